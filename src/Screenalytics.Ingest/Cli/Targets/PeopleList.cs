using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Targets;

/// <summary>Makes a target of a list that lies in a file or comes through the input.</summary>
internal static class PeopleList
{
    private const string Input = "-";

    /// <summary>Reads the list.</summary>
    /// <exception cref="UsageException">It can't be read, holds a bad line, or names nobody.</exception>
    public static async Task<PeopleTarget> ReadAsync(
        string path,
        string option,
        CliConsole console,
        CancellationToken cancellationToken
    )
    {
        var file = new PeopleFile(path == Input ? "input" : path);
        try
        {
            await using var stream = Open(path, console);

            // A terminal's input can't be cancelled in the middle of a read; the wait for it can.
            await file.ReadAsync(stream, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException([$"{option}: '{path}' can't be read: {e.Message}"]);
        }

        if (file.Errors.Count > 0)
        {
            throw new UsageException(file.Errors);
        }

        return file.Ids.Count > 0
            ? PeopleTarget.Of(file.Ids)
            : throw new UsageException([$"{option}: '{path}' names nobody: write a person's id on each line."]);
    }

    private static Stream Open(string path, CliConsole console) =>
        path == Input
            ? console.OpenInput()
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
}
