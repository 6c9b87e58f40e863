using System.Runtime.CompilerServices;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>Runs and a face bank in memory, which behave as the unique indexes and the fences make the real ones.</summary>
internal sealed class FakeStore : IRunStore
{
    private readonly Lock _lock = new();

    public string DatabaseHost => "db.example.test";

    public string DatabaseName => "screenalytics";

    public HashSet<(Guid Person, string Url)> Images { get; } = [];

    public List<int> Batches { get; } = [];

    public HashSet<Guid> Unknown { get; } = [];

    public List<string> Recorded { get; } = [];

    public List<FakeRun> Runs { get; } = [];

    public RunStoppedException? NotReady { get; set; }

    public int? LastPeople { get; set; }

    public IReadOnlyList<EmptyShare> History { get; set; } = [];

    /// <summary>How many batches succeed before the database fails for good.</summary>
    public int FailsAfter { get; set; } = int.MaxValue;

    /// <summary>How many renewals fail from here on.</summary>
    public int RenewalsThatFail { get; set; }

    public Func<CancellationToken, Task> Filing { get; set; } = _ => Task.CompletedTask;

    public Task CheckReadyAsync(bool forWriting, CancellationToken cancellationToken) =>
        NotReady is null ? Task.CompletedTask : Task.FromException(NotReady);

    public Task<Admission> AdmitAsync(NewRun run, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var key = run.Request.Target.Key;
            if (Runs.Find(one => one.Report is null && one.Start.Request.Target.Key == key) is { } other)
            {
                var same = other.Start.Request.MaxImagesPerPerson == run.Request.MaxImagesPerPerson;
                return Task.FromResult(
                    new Admission(
                        !run.Attaches ? AdmissionKind.Skipped
                            : same ? AdmissionKind.Attached
                            : AdmissionKind.Busy,
                        other.Start.RunId
                    )
                );
            }

            Recorded.Add("begin");
            var start = new RunStart(run.RunId, run.Request, run.BackendHost, DatabaseHost, DatabaseName);
            var admitted = new FakeRun(run, start, TimeProvider.System.GetUtcNow());
            Runs.Add(admitted);
            var part = new FakePart();
            admitted.Parts.Add(part);
            part.People.AddRange(run.People?.ToArray() ?? []);
            admitted.Tally.AddKnown(part.People.Count);
            return Task.FromResult(
                new Admission(
                    AdmissionKind.Started,
                    run.RunId,
                    run.Owner is null ? null : Take(admitted, part, run.Owner)
                )
            );
        }
    }

    public Task<PartLease?> ClaimAsync(string node, Guid? runId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            foreach (var run in Runs.Where(one => one.Report is null && (runId ?? one.Start.RunId) == one.Start.RunId))
            {
                if (run.Parts.Find(one => one is { Done: false, Node: null }) is { } part)
                {
                    return Task.FromResult<PartLease?>(Take(run, part, node));
                }
            }

            return Task.FromResult<PartLease?>(null);
        }
    }

    /// <summary>Lets another node take a part over, as if the lease had run out.</summary>
    public PartLease TakeOver(PartLease lease, string node)
    {
        lock (_lock)
        {
            var (run, part) = Find(lease);
            return Take(run, part, node) with { TakenFrom = lease.Node };
        }
    }

    public Task<LeaseAnswer[]> RenewAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (RenewalsThatFail > 0)
            {
                RenewalsThatFail--;
                throw new RunStoppedException(FailureCode.DatabaseUnavailable, "The database went away.");
            }

            return Task.FromResult(
                leases
                    .Select(lease => new LeaseAnswer(
                        lease,
                        Find(lease).Part.Epoch == lease.Epoch,
                        Find(lease).Run.Stop
                    ))
                    .ToArray()
            );
        }
    }

    public Task ReleaseAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            leases.ToList().ForEach(lease => Fenced(lease).Part.Node = null);
            return Task.CompletedTask;
        }
    }

    public Task<Guid[]> PendingPeopleAsync(PartLease lease, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var (run, part) = Find(lease);
            return Task.FromResult(part.People.Where(id => !run.Committed.Contains(id)).ToArray());
        }
    }

    public Task<Guid[]> KnownPeopleAsync(Guid runId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var run = Runs.Single(one => one.Start.RunId == runId);
            return Task.FromResult(run.Parts.SelectMany(part => part.People).ToArray());
        }
    }

    public Task AddPeopleAsync(
        PartLease lease,
        int part,
        ReadOnlyMemory<Guid> people,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            var run = Fenced(lease).Run;
            run.Parts[part].People.AddRange(people.ToArray());
            run.Tally.AddKnown(people.Length);
            return Task.CompletedTask;
        }
    }

    public Task OpenPartAsync(PartLease lease, ReadOnlyMemory<Guid> people, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var run = Fenced(lease).Run;
            run.Parts.Add(new FakePart());
            return AddPeopleAsync(lease, run.Parts.Count - 1, people, cancellationToken);
        }
    }

    public Task RecordShowAsync(PartLease lease, Guid showId, CancellationToken cancellationToken)
    {
        Fenced(lease).Run.ShowId ??= showId;
        return Task.CompletedTask;
    }

    public Task CompleteCastAsync(
        PartLease lease,
        Guid? showId,
        (int Calls, int Retries) asked,
        IReadOnlyList<string> warnings,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            var run = Fenced(lease).Run;
            (run.CastComplete, run.ShowId, run.Cast) = (true, showId, asked);
            run.Warnings.AddRange(warnings);
            return Task.CompletedTask;
        }
    }

    public Task<SyncReport?> EndPartAsync(
        PartLease lease,
        PartEnd end,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            var (run, part) = Fenced(lease);
            part.Done = true;
            run.Warnings.AddRange(end.Warnings);
            run.Cast = (run.Cast.Calls + end.CastCalls.Calls, run.Cast.Retries + end.CastCalls.Retries);
            run.Cancelled |= end.Cancelled;
            run.Failure ??= end.Failure;
            if (end.Cancelled || end.StopsRun)
            {
                run.Parts.FindAll(one => one.Node is null).ForEach(one => one.Done = true);
            }

            ConcludeIfDone(run, conclude);
            return Task.FromResult(run.Report);
        }
    }

    public Task<Cancellation> CancelAsync(
        Guid runId,
        string? actor,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    )
    {
        lock (_lock)
        {
            if (Runs.Find(one => one.Start.RunId == runId) is not { } run)
            {
                return Task.FromResult(new Cancellation(false, null));
            }

            var hadEnded = run.Report is not null;
            run.Cancelled |= run.Report is null;
            run.Parts.FindAll(one => one.Node is null).ForEach(one => one.Done = true);
            ConcludeIfDone(run, conclude);
            return Task.FromResult(new Cancellation(true, hadEnded ? null : run.Report));
        }
    }

    public Task<Guid[]> UnfinishedPeopleAsync(Guid runId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return Task.FromResult(Runs.Single(one => one.Start.RunId == runId).Unfinished);
        }
    }

    /// <summary>Whether the database goes away once a run has ended.</summary>
    public bool LosesErrors { get; set; }

    public Task<IReadOnlyList<PersonError>> ErrorsAsync(Guid runId, int? most, CancellationToken cancellationToken)
    {
        if (LosesErrors)
        {
            throw new RunStoppedException(FailureCode.DatabaseUnavailable, "The database went away.");
        }

        lock (_lock)
        {
            return Task.FromResult<IReadOnlyList<PersonError>>([
                .. Runs.Single(one => one.Start.RunId == runId).Errors.Take(most ?? int.MaxValue),
            ]);
        }
    }

    /// <summary>Whether the database goes away before a target's history is read.</summary>
    public bool LosesHistory { get; set; }

    public Task<IReadOnlyList<EmptyShare>> EmptySharesAsync(string targetKey, CancellationToken cancellationToken) =>
        LosesHistory
            ? throw new RunStoppedException(FailureCode.DatabaseUnavailable, "The database went away.")
            : Task.FromResult(History);

    public async IAsyncEnumerable<ReadOnlyMemory<Guid>> FaceBankPeopleAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        yield return Images.Select(image => image.Person).Distinct().ToArray();
    }

    public IFaceBank OpenFaceBank(PartLease lease) => new FakeFaceBank(this, lease);

    public IFaceBank OpenComparison() => new FakeFaceBank(this, null);

    public PersonCommit[] File(IReadOnlyList<PersonResult> batch, PartLease? lease)
    {
        lock (_lock)
        {
            if (Batches.Count >= FailsAfter)
            {
                throw new RunStoppedException(FailureCode.DatabaseUnavailable, "The database went away.");
            }

            var run = lease is null ? null : Fenced(lease).Run;
            Batches.Add(batch.Count);
            return [.. batch.Select(result => File(result, run))];
        }
    }

    private PersonCommit File(PersonResult result, FakeRun? run)
    {
        var commit = FakeFaceBank.Judge(result, Unknown, Images);
        run?.Record(result, commit);
        return commit;
    }

    private void ConcludeIfDone(FakeRun run, Func<RunFacts, SyncReport> conclude)
    {
        if (run.Report is null && run.Parts.TrueForAll(part => part.Done))
        {
            run.Conclude(conclude, LastPeople, History);
            Recorded.Add($"complete {run.Report!.Status}");
        }
    }

    private static PartLease Take(FakeRun run, FakePart part, string node)
    {
        part.Node = node;
        part.Epoch++;
        part.Attempts++;
        return run.LeaseOf(part);
    }

    private (FakeRun Run, FakePart Part) Find(PartLease lease)
    {
        var run = Runs.Single(one => one.Start.RunId == lease.Run.RunId);
        return (run, run.Parts[lease.Part]);
    }

    private (FakeRun Run, FakePart Part) Fenced(PartLease lease)
    {
        var found = Find(lease);
        return found.Part.Epoch == lease.Epoch
            ? found
            : throw new RunStoppedException(FailureCode.TakenOver, "taken over");
    }
}
