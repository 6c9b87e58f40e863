using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>What this program's own log tells of one run.</summary>
internal sealed class LoggedSync : ILogVisitor
{
    private readonly Guid _runId;
    private readonly LogVerifier _verifier;

    private LoggedSync(Guid runId)
    {
        _runId = runId;
        _verifier = new LogVerifier(new VerificationOptions { Runs = new HashSet<Guid> { runId } });
        Report = null!;
    }

    /// <summary>Whether the run's end is there.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>Whether any line of the run is there.</summary>
    public bool HasLines { get; private set; }

    /// <summary>The lines of its people.</summary>
    public List<LoggedPerson> People { get; } = [];

    /// <summary>What the verification of the run came to.</summary>
    public VerificationReport Report { get; private set; }

    /// <summary>Reads what was logged of a run since files were marked.</summary>
    /// <exception cref="LogSourceException">A file can't be read.</exception>
    public static async Task<LoggedSync> ReadAsync(
        string folder,
        FileMarks marks,
        Guid runId,
        CancellationToken cancellationToken
    )
    {
        var logged = new LoggedSync(runId);
        var files = Directory.Exists(folder)
            ? LogFiles.WithoutPackedTwins(FileMarks.FilesOf([folder]).Where(LogFiles.IsLog)).Where(marks.HasNews)
            : [];
        foreach (var file in files.ToList())
        {
            await using var news = marks.OpenNews(file);
            await LogReader.ReadAsync(
                file,
                news,
                isFile: true,
                new PairedVisitor(logged._verifier, logged),
                cancellationToken
            );
        }

        logged.Report = logged._verifier.Finish();
        return logged;
    }

    /// <inheritdoc/>
    public void OnPerson(LoggedPerson person)
    {
        if (person.RunId == _runId)
        {
            HasLines = true;
            People.Add(person);
        }
    }

    /// <inheritdoc/>
    public void OnCall(LoggedCallEvent call) => HasLines |= call.RunId == _runId;

    /// <inheritdoc/>
    public void OnRun(LoggedRun run)
    {
        if (run.RunId == _runId)
        {
            HasLines = true;
            HasEnd |= run.EventId == RunEventIds.RunFinished;
        }
    }
}
