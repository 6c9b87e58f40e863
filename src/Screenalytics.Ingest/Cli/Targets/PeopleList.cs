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
            throw new UsageException([$"{option}: '{path}' can't be read: {WhyNot(path, e)}"]);
        }

        if (file.Errors.Count > 0)
        {
            throw new UsageException(file.Errors);
        }

        return file.Ids.Count > 0
            ? PeopleTarget.Of(file.Ids)
            : throw new UsageException([
                $"{option}: {(path == Input ? "the input" : $"'{path}'")} names nobody: write a person's id on each line.",
            ]);
    }

    private static string WhyNot(string path, Exception exception) =>
        string.IsNullOrWhiteSpace(path) ? "give a file's path, or - for the input."
        : Directory.Exists(path) ? "it is a folder; give a file's path."
        : exception switch
        {
            FileNotFoundException or DirectoryNotFoundException => "there is no such file.",
            UnauthorizedAccessException => $"user '{Environment.UserName}' may not read it.",
            _ => exception.Message,
        };

    private static Stream Open(string path, CliConsole console) =>
        path == Input
            ? console.OpenInput()
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
}
