using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>One schedule.</summary>
internal sealed class FakeBoard : IScheduleBoard
{
    public const string Name = "nightly";

    public ScheduleView View { get; private set; } =
        new()
        {
            Name = Name,
            Cron = "0 0 3 * * ?",
            TimeZone = "UTC",
            Target = new FaceBankTarget(),
            MaxImagesPerPerson = 5,
        };

    public (string Trigger, string? Actor, IdempotencyKey? Key) Triggered { get; private set; }

    /// <summary>What is wrong with the schedule's list of people.</summary>
    public string? Unusable { get; set; }

    public Task<IReadOnlyList<ScheduleView>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ScheduleView>>([View]);

    public Task<ScheduleView?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(name == Name ? View : null);

    public Task<bool?> PauseAsync(string name, string? reason, string? actor, CancellationToken cancellationToken)
    {
        if (name == Name)
        {
            View = View with { Paused = true, PausedBy = actor, PauseReason = reason };
        }

        return Task.FromResult<bool?>(name == Name ? true : null);
    }

    public Task<bool?> ResumeAsync(string name, string? actor, CancellationToken cancellationToken)
    {
        if (name == Name)
        {
            View = View with { Paused = false };
        }

        return Task.FromResult<bool?>(name == Name ? true : null);
    }

    public Task<Admission?> TriggerAsync(
        string name,
        string actorTrigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    )
    {
        if (Unusable is { } reason)
        {
            throw new ScheduleRefusedException(reason);
        }

        Triggered = (actorTrigger, actor, key);
        return Task.FromResult(name == Name ? new Admission(AdmissionKind.Started, ApiSamples.RunId) : null);
    }
}
