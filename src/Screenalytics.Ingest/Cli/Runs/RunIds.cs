using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Ids of runs as operators give them: whole, or the beginning of one.</summary>
internal static class RunIds
{
    /// <summary>The fewest letters that stand for an id.</summary>
    public const int LeastLetters = 8;

    private const string Least = "00000000-0000-0000-0000-000000000000";
    private const string Most = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    /// <summary>Says what is wrong with a text that is no id and no beginning of one; null when it is.</summary>
    public static string? ErrorOf(string name, string text) =>
        text.Length is >= LeastLetters and <= 36 && IdText.TryParse(text + Least[text.Length..], out _)
            ? null
            : $"{name}: '{text}' is no run's id: give a UUID such as {IdText.Example}, or its first {LeastLetters} letters or more.";

    /// <summary>The id; whether there is a run of a whole one shows only when it is asked for.</summary>
    /// <exception cref="RunStoppedException">None or more than one begins so.</exception>
    public static async Task<Guid> FindAsync(string text, IRunHistory history, CancellationToken cancellationToken)
    {
        if (IdText.TryParse(text, out var whole))
        {
            return whole;
        }

        var filter = new RunFilter { After = Guid.Parse(text + Most[text.Length..]), Limit = 2 };
        var found = await history.ListAsync(filter, cancellationToken);
        var ids = found.Items.Select(run => run.RunId).Where(id => IsOf(id, text)).ToArray();
        return ids switch
        {
            [var id] => id,
            [] => throw Unknown(text),
            _ => throw new RunStoppedException(
                FailureCode.BadRequest,
                $"More than one run's id begins with '{text}', such as {ids[0]} and {ids[1]}: give more of it."
            ),
        };
    }

    /// <summary>The failure of a run that is not there.</summary>
    public static RunStoppedException Unknown(string text) =>
        new(
            FailureCode.NotFound,
            $"There is no run '{text}': '{CliApplication.Name} {RunsCommand.Verb} list' shows which there are."
        );

    private static bool IsOf(Guid id, string beginning) =>
        id.ToString().StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
