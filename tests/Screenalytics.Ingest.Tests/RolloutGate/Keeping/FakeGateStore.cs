using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.RolloutGate.Keeping;

/// <summary>Claims and people in memory.</summary>
internal sealed class FakeGateStore : IGateStore
{
    public List<GateClaim> Claims { get; } = [];

    public List<Guid> People { get; } = [];

    /// <summary>Images that were made no seeds again.</summary>
    public List<Guid> Lowered { get; } = [];

    /// <summary>Whether the database is away.</summary>
    public bool IsAway { get; set; }

    public Task<GateClaim> ClaimAsync(GateClaim claim, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        if (Claims.Find(held => held.LinkId == claim.LinkId && held.Backend == claim.Backend) is { } holder)
        {
            return Task.FromResult(holder);
        }

        Claims.Add(claim);
        return Task.FromResult(claim);
    }

    public Task ReleaseAsync(GateClaim claim, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        Claims.RemoveAll(held => held.LinkId == claim.LinkId && held.GateId == claim.GateId);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<GateClaim>> ClaimsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GateClaim>>([.. Claims]);

    public Task<IReadOnlyList<BankRow>> BankRowsAsync(
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<BankRow>>([]);

    public Task<IReadOnlyList<BankRow>> BankImagesAsync(
        IReadOnlyList<Guid> images,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<BankRow>>([]);

    public Task<IReadOnlyList<BankRow>?> ApprovedSampleAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<BankRow>?>([]);

    public Task<string?> MissingGrantAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<IReadOnlyList<Guid>?> KnownPeopleAsync(
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<Guid>?>([.. people.Intersect(People)]);

    public Task<int> LowerSeedsAsync(IReadOnlyList<Guid> images, CancellationToken cancellationToken)
    {
        Lowered.AddRange(images);
        return Task.FromResult(images.Count);
    }

    public Task<int> RemovePeopleAsync(IReadOnlyList<Guid> people, CancellationToken cancellationToken) =>
        Task.FromResult(People.RemoveAll(people.Contains));

    private void ThrowIfAway()
    {
        if (IsAway)
        {
            throw new RunStoppedException(FailureCode.DatabaseUnavailable, "The database is away.");
        }
    }
}
