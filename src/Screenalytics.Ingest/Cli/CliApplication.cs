using System.CommandLine;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Database;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Cli.Logs;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Cli.Schedules;
using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Cli.Working;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli;

/// <summary>The command line: parses it, runs its verb, and turns whatever happens into one line and an exit code.</summary>
internal static class CliApplication
{
    /// <summary>The program's name, as one types it.</summary>
    public const string Name = "screenalytics-ingest";

    /// <summary>Runs a command line to its end.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, ICommandHost host, CliConsole console)
    {
        using var watched = new WatchedOutput(console.Output);
        var exitCode = await RunVerbAsync(arguments, host, console with { Output = watched });
        if (watched.Fault is not { } fault)
        {
            return exitCode;
        }

        console.Error.WriteLine($"error: the output can't be written, so that it is lost in part: {fault.Message}");
        return exitCode == ExitCodes.Ok ? ExitCodes.Error : exitCode;
    }

    private static async Task<int> RunVerbAsync(IReadOnlyList<string> arguments, ICommandHost host, CliConsole console)
    {
        var rest = OverrideArguments.Split(arguments, out var overrides);
        var common = new CommonOptions();
        var root = new RootCommand("Syncs TRR-Backend's casts into the face bank: seed-first with strict fallback.")
        {
            new SyncCommand(common, overrides, host, console).Command,
            new RunCommand(common, overrides, host, console).Command,
            new TriggerCommand(common, overrides, host, console).Command,
            new RunsCommand(common, overrides, host, console).Command,
            new LogsCommand(common, overrides, host, console).Command,
            new ScheduleCommand(common, overrides, host, console).Command,
            new SeedsCommand(common, overrides, host, console).Command,
            new DatabaseCommand(common, overrides, host, console).Command,
            new GateCommand(common, overrides, host, console).Command,
            new DoctorCommand(common, overrides, host, console).Command,
            new ConfigurationCommand(common, overrides, host, console).Command,
        };
        common.AddTo(root);
        HelpText.Install(root);
        var parsed = root.Parse(rest, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is not { ClearsParseErrors: true } && Misused(parsed, overrides, console))
        {
            return ExitCodes.Usage;
        }

        using var output = new StreamWriter(console.Output, leaveOpen: true) { AutoFlush = true };
        return await GuardAsync(
            () =>
                parsed.InvokeAsync(
                    new InvocationConfiguration
                    {
                        EnableDefaultExceptionHandler = false,
                        ProcessTerminationTimeout = null,
                        Output = output,
                        Error = console.Error.Writer,
                    }
                ),
            console,
            parsed.GetValue(common.Verbose)
        );
    }

    private static bool Misused(ParseResult parsed, List<SettingOverride> overrides, CliConsole console)
    {
        // An option that is not understood makes the others look missing: it alone is told.
        string[] messages =
            parsed.UnmatchedTokens.Count > 0
                ? [NotUnderstood(parsed, overrides)]
                : [.. parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)];
        foreach (var message in messages)
        {
            console.Error.WriteLine($"error: {message}");
        }

        if (messages.Length > 0)
        {
            console.Error.WriteLine($"'{HelpText.PathOf(parsed)} --help' tells how to use it.");
        }

        return messages.Length > 0;
    }

    private static string NotUnderstood(ParseResult parsed, List<SettingOverride> overrides)
    {
        if (overrides.Find(setting => setting.Value is null) is { } bare)
        {
            return $"{bare.Argument} has no value: write {bare.Argument}=value.";
        }

        var token = parsed.UnmatchedTokens[0];
        var command = parsed.CommandResult.Command;
        var names = command
            .Options.Concat(parsed.RootCommandResult.Command.Options.Where(option => option.Recursive))
            .Select(option => option.Name)
            .Concat(command.Subcommands.Select(verb => verb.Name));
        var near = NearestName.Of(token, names);
        return $"'{token}' is not understood{(near is null ? "." : $"; did you mean {near}?")}";
    }

    private static async Task<int> GuardAsync(Func<Task<int>> run, CliConsole console, bool verbose)
    {
        try
        {
            return await run();
        }
        catch (UsageException e)
        {
            foreach (var error in e.Errors)
            {
                console.Error.WriteLine($"error: {error}");
            }

            return ExitCodes.Usage;
        }
        catch (BadConfigurationException e)
        {
            foreach (var error in e.Errors)
            {
                console.Error.WriteLine($"error: {error}");
            }

            console.Error.WriteLine($"'{Name} config show' tells where each setting is from.");
            return ExitCodes.Configuration;
        }
        catch (RunStoppedException e)
        {
            console.Error.WriteLine($"error: {e.Message}");
            return FailureCatalog.Describe(e.Code).ExitCode;
        }
#pragma warning disable CA1031 // The edge of the process: a defect must end as one line, not as a stack trace.
        catch (Exception e)
#pragma warning restore CA1031
        {
            console.Error.WriteLine(
                verbose
                    ? $"error: a defect of this program, please report it: {e}"
                    : $"error: a defect of this program, please report it: {e.GetType().Name}; --verbose shows where."
            );
            return ExitCodes.Error;
        }
    }
}
