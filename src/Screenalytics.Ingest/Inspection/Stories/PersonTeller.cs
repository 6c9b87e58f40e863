using System.Globalization;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Inspection.Stories;

/// <summary>Tells in sentences what a run asked about a person, was answered, decided, passed over and wrote. Pure.</summary>
internal sealed class PersonTeller
{
    private readonly RunSummary _run;
    private readonly PersonReport? _result;
    private readonly IReadOnlyDictionary<Guid, FaceBankImage> _images;
    private readonly List<StoryLine> _lines = [];

    private PersonTeller(RunSummary run, PersonReport? result, IReadOnlyDictionary<Guid, FaceBankImage> images) =>
        (_run, _result, _images) = (run, result, images);

    /// <summary>Tells.</summary>
    /// <param name="run">The run.</param>
    /// <param name="result">What it made of the person, or null when their turn did not come.</param>
    /// <param name="images">The person's images in the face bank, by id.</param>
    public static PersonStory Tell(
        RunSummary run,
        PersonReport? result,
        IReadOnlyDictionary<Guid, FaceBankImage> images
    )
    {
        var teller = new PersonTeller(run, result, images);
        teller.TellRun();
        if (result is null)
        {
            teller.TellTurnNotCome();
        }
        else
        {
            teller.TellCalls(result);
            teller.TellPhotos(result);
            teller.TellWritten(result);
        }

        return new PersonStory
        {
            Run = run,
            Result = result,
            Lines = teller._lines,
        };
    }

    private void TellRun()
    {
        var by = _run.Actor is { } actor ? $" ({actor})" : "";
        var schedule = _run.Schedule is { } name ? $", schedule {name}" : "";
        Add(StoryKind.Run, _run.QueuedAt, $"The run was asked for by {_run.Trigger}{by}{schedule}.");
        if (_run.StartedAt is { } started)
        {
            var node = _run.Node is { } on ? $" on {on}" : "";
            var dry = _run.DryRun ? " It is a dry run: nothing is written to the face bank." : "";
            Add(
                StoryKind.Run,
                started,
                $"Work on it began{node}; a person gets at most {Count(_run.MaxImagesPerPerson, "image")}.{dry}"
            );
        }

        if (_run.Suspect)
        {
            var accepted = _run.AcceptedAt is null
                ? ""
                : $" {_run.AcceptedBy ?? "Somebody"} has said that this is right.";
            Add(
                StoryKind.Note,
                _run.AcceptedAt,
                $"The run is suspect: far more of its people came back empty than before.{accepted}"
            );
        }

        if (_run.RetryOf is { } before)
        {
            Add(StoryKind.Note, null, $"It tries the people again whom run {before} left unfinished.");
        }
    }

    private void TellTurnNotCome()
    {
        var text = _run switch
        {
            { FinishedAt: null, StartedAt: null } =>
                "The run waits for a node to take it up: nobody was asked about yet.",
            { FinishedAt: null } =>
                "The person is in the run's cast, and their turn has not come or is not committed yet.",
            { Status: RunStatus.Cancelled } =>
                "The run was cancelled before the person's turn was over: not attempted, nothing written.",
            { Failure: { } failure } =>
                $"The run could not go on before the person's turn was over: not attempted, nothing written. {failure.Message}",
            _ => "The run ended before the person's turn was over: not attempted, nothing written.",
        };
        Add(StoryKind.Decision, _run.FinishedAt, text);
    }

    private void TellCalls(PersonReport result)
    {
        if (result.Calls.Count == 0)
        {
            Add(
                StoryKind.Note,
                null,
                "The calls are not known any more: the run was purged, and only where its images came from was kept."
            );
            return;
        }

        for (var i = 0; i < result.Calls.Count; i++)
        {
            Add(StoryKind.Call, null, CallText.Of(result.Calls[i]));
            Add(StoryKind.Decision, null, DecisionText.After(result, i, _run));
        }
    }

    private void TellPhotos(PersonReport result)
    {
        if (result.Outcome is PersonOutcome.Seeded or PersonOutcome.Fallback)
        {
            Add(StoryKind.Decision, null, DecisionText.OfChoice(result, _run.MaxImagesPerPerson));
        }

        foreach (var (reason, rows) in result.Skipped)
        {
            Add(StoryKind.Skipped, null, $"{Count(rows, "row")} could not be used: {SkipText.Of(reason)}.");
        }

        if (result.Duplicates > 0)
        {
            Add(
                StoryKind.Skipped,
                null,
                $"{Count(result.Duplicates, "row")} repeated a photo that stood before in the same answer."
            );
        }

        if (result.OverCap > 0)
        {
            Add(
                StoryKind.Skipped,
                null,
                $"{Count(result.OverCap, "usable photo")} past the cap {(result.OverCap == 1 ? "was" : "were")} left."
            );
        }
    }

    private void TellWritten(PersonReport result)
    {
        Add(StoryKind.Written, result.FinishedAt, WrittenText.Of(result, _run));
        for (var i = 0; i < result.ImageIds.Count; i++)
        {
            Add(StoryKind.Written, null, WrittenText.OfImage(result, i, _images, _run));
        }
    }

    private void Add(StoryKind kind, DateTimeOffset? at, string text) => _lines.Add(new StoryLine(kind, at, text));

    private static string Count(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
