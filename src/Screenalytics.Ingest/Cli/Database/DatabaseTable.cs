using Screenalytics.Ingest.Cli.Output;

namespace Screenalytics.Ingest.Cli.Database;

/// <summary>Prints the answer of a <c>db</c> verb for people; a script alone is left ready for <c>psql</c>.</summary>
internal static class DatabaseTable
{
    /// <summary>Prints.</summary>
    public static async Task WriteAsync(DatabaseAnswer answer, Palette palette, TextWriter writer)
    {
        // In a script the words about it are comments, so that all of it can be piped on.
        var prefix = answer.Script is null ? "" : "-- ";
        await writer.WriteLineAsync($"{prefix}{palette.Strong(answer.Database)}");
        foreach (var line in answer.Lines)
        {
            await writer.WriteLineAsync($"{prefix}{Paint(palette, line.Mark)}  {line.Text}");
            foreach (var detail in line.Details)
            {
                foreach (var row in detail.Split('\n'))
                {
                    await writer.WriteLineAsync($"{prefix}         {row.TrimEnd('\r')}");
                }
            }
        }

        await writer.WriteLineAsync($"{prefix}{answer.Verdict}");
        if (answer.Script is { } script)
        {
            await writer.WriteLineAsync();
            await writer.WriteLineAsync(script.TrimEnd());
        }
    }

    private static string Paint(Palette palette, string mark)
    {
        var padded = mark.PadRight(7);
        return mark switch
        {
            "ok" => palette.Good(padded),
            "warning" => palette.Warn(padded),
            "failed" => palette.Bad(padded),
            _ => padded,
        };
    }
}
