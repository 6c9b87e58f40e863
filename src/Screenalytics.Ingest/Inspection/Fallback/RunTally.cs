using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>Gathers what is told of one run.</summary>
internal sealed class RunTally(Guid runId)
{
    private const int MostWords = 24;

    private readonly WordCounts _patterns = new(MostWords);
    private readonly WordCounts _reasons = new(MostWords);
    private DateTimeOffset? _started;
    private DateTimeOffset? _finished;
    private RunStatus? _status;
    private string? _failure;
    private bool _suspect;
    private bool _dryRun;

    /// <summary>Its target's key, when it was told.</summary>
    public string? Target { get; private set; }

    /// <summary>Its people.</summary>
    public FallbackTally People { get; } = new();

    /// <summary>When something was last told of it.</summary>
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Counts a person.</summary>
    public void Add(LoggedPerson person, string reason, ReadOnlySpan<char> shape)
    {
        People.Add(person, reason != FallbackReason.NotProven);
        _patterns.Add(shape);
        _reasons.Add(reason);
        _dryRun |= person.DryRun;
        Hear(person.Target, person.Time);
    }

    /// <summary>Takes what an event tells.</summary>
    public void Add(LoggedRun run)
    {
        _dryRun |= run.DryRun;
        _suspect |= run.Suspect || run.EventId == RunEventIds.RunSuspect;
        Hear(run.Target, run.Time);
        if (run.EventId == RunEventIds.RunStarted)
        {
            _started = run.Time;
        }
        else if (run.EventId == RunEventIds.RunFinished)
        {
            (_finished, _status, _failure) = (run.Time, run.Status, run.Failure);
        }
    }

    /// <summary>The run so far.</summary>
    public FallbackRun ToRun() =>
        new()
        {
            RunId = runId,
            Target = Target,
            DryRun = _dryRun,
            Started = _started ?? (People.First == DateTimeOffset.MaxValue ? Last : People.First),
            Finished = _finished,
            Status = _status,
            Suspect = _suspect,
            Failure = _failure,
            Figures = People.ToFigures(),
            Patterns = _patterns.ToList(),
            Reasons = _reasons.ToList(),
        };

    private void Hear(string? target, DateTimeOffset time)
    {
        Target ??= target;
        Last = time > Last ? time : Last;
    }
}
