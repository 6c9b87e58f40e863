using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Renders what runs made of a person for people, at 80 columns.</summary>
internal sealed class ExplanationTable
{
    private const int TextColumn = 11;

    private readonly StringBuilder _text = new();
    private readonly Palette _palette;
    private readonly TimeProvider _time;

    private ExplanationTable(Palette palette, TimeProvider time) => (_palette, _time) = (palette, time);

    /// <summary>Renders.</summary>
    public static string Render(PersonExplanation person, Palette palette, TimeProvider time)
    {
        var table = new ExplanationTable(palette, time);
        table.Write(person);
        return table._text.ToString();
    }

    private void Write(PersonExplanation person)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{_palette.Strong($"Person {person.PersonId}")}\n");
        _text.Append(
            CultureInfo.InvariantCulture,
            $"Face bank: {person.Images:N0} image{S(person.Images)}, {person.SeedImages:N0} seed{S(person.SeedImages)}, {person.ApprovedImages:N0} approved\n"
        );
        foreach (var story in person.Runs)
        {
            Write(story);
        }

        if (person.Runs.Count == 0)
        {
            _text.Append("\nNo run that is kept had this person.\n");
        }
        else if (person.More)
        {
            _text.Append(
                CultureInfo.InvariantCulture,
                $"\nEarlier runs had this person too: --limit shows more, and so does\nruns list --person {person.PersonId}\n"
            );
        }
    }

    private void Write(PersonStory story)
    {
        _text.Append(CultureInfo.InvariantCulture, $"\n{_palette.Strong($"Run {story.Run.RunId}")}\n");
        _text.Append(
            CultureInfo.InvariantCulture,
            $"of {RunText.Target(story.Run.Target)}: {Outcome(story)}{Notes(story.Run)}\n"
        );
        StoryKind? last = null;
        foreach (var line in story.Lines)
        {
            Write(line, isNew: line.Kind != last);
            last = line.Kind;
        }
    }

    private void Write(StoryLine line, bool isNew)
    {
        var name = isNew ? Names(line.Kind) : "";
        var text = line.At is { } at ? $"{line.Text} ({TimeText.Of(at, _time)})" : line.Text;
        _text.Append(
            CultureInfo.InvariantCulture,
            $"  {_palette.Dim(name.PadRight(TextColumn - 2))}{WordWrap.Of(text, TextColumn)}\n"
        );
    }

    private string Outcome(PersonStory story)
    {
        var outcome = story.Result?.Outcome ?? (story.Run.FinishedAt is null ? null : PersonOutcome.NotAttempted);
        return outcome switch
        {
            null => "waiting",
            PersonOutcome.Failed => _palette.Bad(EnumNames.Of(PersonOutcome.Failed)),
            PersonOutcome.Held or PersonOutcome.NotAttempted => _palette.Warn(EnumNames.Of(outcome.Value)),
            { } known => _palette.Good(EnumNames.Of(known)),
        };
    }

    private static string Notes(RunSummary run)
    {
        var notes = string.Join(", ", RunText.Notes(run));
        return notes.Length == 0 ? "" : $" ({notes})";
    }

    private static string S(int count) => count == 1 ? "" : "s";

    private static string Names(StoryKind kind) =>
        kind switch
        {
            StoryKind.Run => "Run",
            StoryKind.Call => "Asked",
            StoryKind.Decision => "Decided",
            StoryKind.Skipped => "Skipped",
            StoryKind.Written => "Written",
            _ => "Note",
        };
}
