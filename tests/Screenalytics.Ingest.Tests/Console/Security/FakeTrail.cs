using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Tests.Console.Security;

/// <summary>An audit trail in memory.</summary>
internal sealed class FakeTrail : IAuditTrail
{
    private readonly Lock _gate = new();
    private readonly List<AuditEntry> _entries = [];

    public IReadOnlyList<AuditEntry> Entries
    {
        get
        {
            lock (_gate)
            {
                return [.. _entries];
            }
        }
    }

    /// <summary>What it fails with, if with anything.</summary>
    public Exception? Fault { get; set; }

    public Task<long> RecordAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        lock (_gate)
        {
            _entries.Add(entry with { Number = _entries.Count + 1 });
            return Task.FromResult<long>(_entries.Count);
        }
    }

    public Task EndAsync(
        long number,
        AuditOutcome outcome,
        string? after,
        Guid? runId,
        string? detail,
        CancellationToken cancellationToken
    )
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        lock (_gate)
        {
            var entry = _entries[(int)number - 1];
            _entries[(int)number - 1] = entry with
            {
                Outcome = outcome,
                After = after,
                RunId = runId ?? entry.RunId,
                Detail = entry.Detail is null || detail is null ? detail ?? entry.Detail : $"{entry.Detail}; {detail}",
            };
        }

        return Task.CompletedTask;
    }

    public Task<AuditPage> ListAsync(AuditFilter filter, CancellationToken cancellationToken)
    {
        var found = Entries
            .Reverse()
            .Where(entry => filter.After is not { } after || entry.Number < after)
            .Where(entry =>
                filter.Actor is not { } actor || entry.Actor.Contains(actor, StringComparison.OrdinalIgnoreCase)
            )
            .Where(entry => filter.Action is null || entry.Action == filter.Action)
            .Where(entry => filter.PersonId is null || entry.PersonId == filter.PersonId)
            .Where(entry => filter.RunId is null || entry.RunId == filter.RunId)
            .ToArray();
        var page = found.Take(filter.Limit).ToArray();
        return Task.FromResult(new AuditPage(page, found.Length > page.Length ? page[^1].Number : null));
    }
}
