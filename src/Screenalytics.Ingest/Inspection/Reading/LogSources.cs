namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>The logs that a command was given: files, folders, standard input.</summary>
internal sealed record LogSources
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Files and folders; <c>-</c> for standard input.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether standard input is among them.</summary>
    public bool HasInput => Paths.Contains(StandardInput, StringComparer.Ordinal);

    /// <summary>The files that there are now, ordered by the time of their first event, then by name.</summary>
    /// <exception cref="LogSourceException">One that was named is not there or can't be read.</exception>
    public IReadOnlyList<string> Files()
    {
        var names = Names();
        if (names.Count == 1)
        {
            return names;
        }

        return
        [
            .. names
                .Select(file => (File: file, Time: LogFiles.FirstTime(file)))
                .OrderBy(pair => pair.Time)
                .ThenBy(pair => pair.File, StringComparer.Ordinal)
                .Select(pair => pair.File),
        ];
    }

    /// <summary>The files that there are now, each once.</summary>
    /// <exception cref="LogSourceException">One that was named is not there or can't be read.</exception>
    public IReadOnlyList<string> Names()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Paths.Where(path => path != StandardInput))
        {
            foreach (var file in LogFiles.Of(path))
            {
                files.TryAdd(Path.GetFullPath(file), file);
            }
        }

        return [.. files.Values];
    }
}
