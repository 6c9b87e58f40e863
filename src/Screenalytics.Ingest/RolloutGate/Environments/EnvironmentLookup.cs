using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Finds the environment that <c>--environment NAME|PATH</c> means.</summary>
internal static class EnvironmentLookup
{
    /// <summary>The folder that environments are looked for in, in the working folder and in the data folder.</summary>
    public const string Folder = "environments";

    private const long MostBytes = 256 * 1024;

    private static readonly string[] Endings = [".yaml", ".yml", ".json"];

    /// <summary>Finds and reads it; a name that has no file is an environment of what the configuration says.</summary>
    /// <param name="given">The name, or a file's path.</param>
    /// <param name="workingFolder">The working folder.</param>
    /// <param name="dataFolder">The program's data folder.</param>
    public static EnvironmentReading Find(string given, string workingFolder, string dataFolder)
    {
        if (IsPath(given))
        {
            return Open(given, name: null);
        }

        if (!EnvironmentNames.IsOne(given))
        {
            return Wrong(
                $"--environment: '{EnvironmentErrors.Shown(given)}' is {EnvironmentNames.Form}; or give a file's path"
            );
        }

        string[] folders = [Path.Combine(workingFolder, Folder), Path.Combine(dataFolder, Folder)];
        string[] found =
        [
            .. folders
                .Select(Path.GetFullPath)
                .Distinct(StringComparer.Ordinal)
                .SelectMany(folder => Endings.Select(ending => Path.Combine(folder, given + ending)))
                .Where(File.Exists),
        ];
        return found switch
        {
            [] => Named(given),
            [var file] => Open(file, given),
            _ => Wrong(
                $"--environment: '{given}' may be {string.Join(" or ", found)}: give the path of the one that is meant, or remove the other"
            ),
        };
    }

    // A name that was mistyped must not pass for a developer's own environment, which wants no proof of staging.
    private static EnvironmentReading Named(string name)
    {
        if (EnvironmentNames.KnownStageOf(name) is { } stage)
        {
            return new EnvironmentReading(new GateEnvironment { Name = name, Stage = stage }, []);
        }

        var near = NearestName.Of(name, EnvironmentNames.Known) is { } known ? $"; {known} may be meant" : "";
        return Wrong(
            $"--environment: '{name}' is described by no file in ./{Folder} or {Folder}/ of the data folder, and says no stage by itself as {string.Join(", ", EnvironmentNames.Known)} do: write {Folder}/{name}.yaml with its stage, or give a file's path{near}"
        );
    }

    private static bool IsPath(string given) =>
        Endings.Any(ending => given.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || given.Contains('/', StringComparison.Ordinal)
        || given.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static EnvironmentReading Open(string path, string? name)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Wrong($"--environment: '{path}' is a folder: give a file");
            }

            if (!File.Exists(path))
            {
                return Wrong(
                    $"--environment: there is no file '{path}': give a file that is there, or a name without '/'"
                );
            }

            return new FileInfo(path).Length > MostBytes
                ? Wrong($"--environment: '{path}' is over 256 KiB, which no environment's file is")
                : EnvironmentFile.Read(path, File.ReadAllText(path), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Wrong($"--environment: '{path}' can't be read: {e.Message.TrimEnd('.')}");
        }
    }

    private static EnvironmentReading Wrong(string error) => new(null, [error + "."]);
}
