using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A face bank in memory that behaves as the unique index makes the real one.</summary>
internal sealed class FakeStore : IRunStore, IFaceBank
{
    public string DatabaseHost => "db.example.test";

    public string DatabaseName => "screenalytics";

    public HashSet<(Guid Person, string Url)> Images { get; } = [];

    public List<int> Batches { get; } = [];

    public HashSet<Guid> Unknown { get; } = [];

    public List<string> Recorded { get; } = [];

    public RunStoppedException? NotReady { get; set; }

    /// <summary>How many batches succeed before the database fails for good.</summary>
    public int FailsAfter { get; set; } = int.MaxValue;

    public Task CheckReadyAsync(bool forWriting, CancellationToken cancellationToken) =>
        NotReady is null ? Task.CompletedTask : Task.FromException(NotReady);

    public Task BeginAsync(RunStart start, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        Recorded.Add("begin");
        return Task.CompletedTask;
    }

    public Task CompleteAsync(SyncReport report, CancellationToken cancellationToken)
    {
        Recorded.Add($"complete {report.Status}");
        return Task.CompletedTask;
    }

    public int? LastPeople { get; set; }

    public Task<int?> LastPeopleAsync(string targetKey, CancellationToken cancellationToken) =>
        Task.FromResult(LastPeople);

    public IFaceBank OpenFaceBank(Guid runId, bool dryRun) => this;

    public Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken)
    {
        lock (Images)
        {
            if (Batches.Count >= FailsAfter)
            {
                throw new RunStoppedException(FailureCode.DatabaseUnavailable, "The database went away.");
            }

            Batches.Add(batch.Count);
            return Task.FromResult(batch.Select(File).ToArray());
        }
    }

    private PersonCommit File(PersonResult result)
    {
        if (Unknown.Contains(result.PersonId))
        {
            return new PersonCommit(0, FailureCode.PersonUnknown, "not in core.people");
        }

        uint inserted = 0;
        for (var i = 0; i < result.Chosen.Length; i++)
        {
            if (Images.Add((result.PersonId, result.Chosen[i].ServedUrl)))
            {
                inserted |= 1u << i;
            }
        }

        return new PersonCommit(inserted);
    }
}
