using System.Globalization;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>Whether a run's figures agree with themselves, with its status, and with its people. Pure.</summary>
internal static class FiguresRule
{
    /// <summary>People that a run reports as done.</summary>
    public static long Done(LoggedFigures figures) =>
        (long)figures.Seeded + figures.Fallback + figures.Empty + figures.Held + figures.Failed;

    /// <summary>What a run's end shows by itself.</summary>
    public static IEnumerable<(FindingKind Kind, string Words)> OfEnd(LoggedRun end)
    {
        if (end.Figures is not { } figures)
        {
            yield break;
        }

        var sum = Done(figures) + figures.NotAttempted;
        if (sum != figures.People)
        {
            yield return (
                FindingKind.FiguresDisagree,
                Invariant($"It reports {figures.People} people, and their outcomes add up to {sum}.")
            );
        }

        if (end.Status is { } status && StatusBreach(status, figures) is { } words)
        {
            yield return (FindingKind.StatusDisagrees, words);
        }
    }

    /// <summary>What the people show beside the run's figures: nothing, fewer of them, or a contradiction.</summary>
    public static (FindingKind Kind, string Words)? OfPeople(LoggedFigures figures, RunTotals totals, bool exactRetries)
    {
        var rows = Rows(figures, totals);
        var more = Array.FindAll(rows, row => row.Logged > row.Reported);
        if (more.Length > 0)
        {
            return (FindingKind.CountsDisagree, Compare(more));
        }

        if (totals.Done < Done(figures))
        {
            var missing = Done(figures) - totals.Done;
            return (
                FindingKind.PeopleMissing,
                Invariant(
                    $"The run reported {Done(figures)} people as done, and {missing} of them are not logged here."
                )
            );
        }

        if (!totals.IsWhole)
        {
            return null;
        }

        // The retries that a cast's pages took are among a run's.
        var less = Array.FindAll(rows, row => row.Logged < row.Reported && (exactRetries || row.Name != "retries"));
        return less.Length > 0 ? (FindingKind.CountsDisagree, Compare(less)) : null;
    }

    private static (string Name, long Logged, long Reported)[] Rows(LoggedFigures figures, RunTotals totals) =>
        [
            ("seeded", totals.Of(PersonOutcome.Seeded), figures.Seeded),
            ("fallback", totals.Of(PersonOutcome.Fallback), figures.Fallback),
            ("empty", totals.Of(PersonOutcome.Empty), figures.Empty),
            ("held", totals.Of(PersonOutcome.Held), figures.Held),
            ("failed", totals.Of(PersonOutcome.Failed), figures.Failed),
            ("images", totals.Images, figures.Images),
            ("calls with seed_only=true", totals.SeedCalls, figures.SeedCalls),
            ("calls with seed_only=false", totals.AllCalls, figures.AllCalls),
            ("retries", totals.Retries, figures.Retries),
        ];

    private static string Compare((string Name, long Logged, long Reported)[] rows) =>
        $"Logged of people against reported by the run: {string.Join(", ", rows.Select(row => Invariant($"{row.Name} {row.Logged} against {row.Reported}")))}.";

    private static string? StatusBreach(RunStatus status, LoggedFigures figures) =>
        status switch
        {
            RunStatus.Ok when figures.Failed > 0 || figures.NotAttempted > 0 => Invariant(
                $"Its status is ok, with {figures.Failed} failed and {figures.NotAttempted} not attempted."
            ),
            RunStatus.Partial when figures.Failed == 0 => "Its status is partial, and nobody failed.",
            RunStatus.Queued or RunStatus.Running => "It has ended, and its status says that it has not.",
            _ => null,
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
