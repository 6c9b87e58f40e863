using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Progress;

/// <summary>Counts what a display shows; any number of threads add without a lock.</summary>
internal sealed class ProgressTally
{
    private int _known;
    private int _seeded;
    private int _fallback;
    private int _empty;
    private int _held;
    private int _failed;
    private int _images;
    private volatile bool _final;
    private volatile bool _paused;

    /// <summary>Whether the intake is paused.</summary>
    public bool Paused
    {
        get => _paused;
        set => _paused = value;
    }

    /// <summary>Says how many people are known.</summary>
    public void SetKnown(int people, bool final)
    {
        Volatile.Write(ref _known, people);
        _final = final;
    }

    /// <summary>Takes over what somebody else has counted.</summary>
    public void Set(RunCounts counts)
    {
        SetKnown(counts.People, counts.CastComplete);
        Volatile.Write(ref _seeded, counts.Seeded);
        Volatile.Write(ref _fallback, counts.Fallback);
        Volatile.Write(ref _empty, counts.Empty);
        Volatile.Write(ref _held, counts.Held);
        Volatile.Write(ref _failed, counts.Failed);
        Volatile.Write(ref _images, counts.ImportedImages);
    }

    /// <summary>Counts a person.</summary>
    public void Add(PersonResult result, PersonCommit commit)
    {
        if (commit.Failure != FailureCode.None)
        {
            Interlocked.Increment(ref _failed);
            return;
        }

        switch (result.Outcome)
        {
            case PersonOutcome.Seeded:
                Interlocked.Increment(ref _seeded);
                break;
            case PersonOutcome.Fallback:
                Interlocked.Increment(ref _fallback);
                break;
            case PersonOutcome.Empty:
                Interlocked.Increment(ref _empty);
                break;
            case PersonOutcome.Held:
                Interlocked.Increment(ref _held);
                break;
            case PersonOutcome.Failed:
                Interlocked.Increment(ref _failed);
                break;
            default:
                return;
        }

        if (commit.Inserted != 0)
        {
            Interlocked.Add(ref _images, commit.InsertedCount);
        }
    }

    /// <summary>The numbers now.</summary>
    public SyncCounts Read() =>
        new(
            Volatile.Read(ref _known),
            _final,
            Volatile.Read(ref _seeded),
            Volatile.Read(ref _fallback),
            Volatile.Read(ref _empty),
            Volatile.Read(ref _held),
            Volatile.Read(ref _failed),
            Volatile.Read(ref _images),
            _paused
        );
}
