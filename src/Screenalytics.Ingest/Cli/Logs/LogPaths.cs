using System.CommandLine;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>The logs that a verb is to read: files, folders, standard input, or the program's own folder of them.</summary>
internal sealed class LogPaths
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description =
            "Log files, folders that hold *.jsonl and *.jsonl.gz, or - for the standard input."
            + " [default: the folder 'logs' of the program's data folder]",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Adds the argument to a verb.</summary>
    public void AddTo(Command command)
    {
        _paths.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("PATH: a path is empty; give a file or a folder, or leave it out.");
            }

            foreach (var token in result.Tokens.Where(token => IsMistypedOption(token.Value)))
            {
                var near = NearestName.Of(token.Value, command.Options.Select(option => option.Name));
                result.AddError($"'{token.Value}' is not understood{(near is null ? "." : $"; did you mean {near}?")}");
            }
        });
        command.Add(_paths);
    }

    /// <summary>Whether any are named.</summary>
    public bool AreGiven(LogsCall call) => call.Parsed.GetValue(_paths) is { Length: > 0 };

    /// <summary>The logs.</summary>
    /// <exception cref="LogSourceException">None are given, and the program has written none.</exception>
    public LogSources SourcesOf(LogsCall call)
    {
        var paths = call.Parsed.GetValue(_paths) ?? [];
        if (paths.Length == 0)
        {
            var folder = call.Host.LogFolder(call.Settings);
            paths = Directory.Exists(folder)
                ? [folder]
                : throw new LogSourceException(
                    $"No log was written yet: there is no folder '{folder}'. Give the files' path, or the program's data folder as --data-dir.",
                    isMissing: false
                );
        }

        if (paths.Contains(LogSources.StandardInput) && call.Console.InputIsTerminal)
        {
            call.Console.Error.WriteLine("Reading what is typed; Ctrl-D ends it.");
        }

        return new LogSources { Paths = paths, OpenInput = call.Console.OpenInput };
    }

    private static bool IsMistypedOption(string path) =>
        path.Length > 1 && path[0] == '-' && !File.Exists(path) && !Directory.Exists(path);
}
