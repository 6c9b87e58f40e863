using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Reflection;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Cli.Logs;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Cli.Schedules;
using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Cli.Working;

namespace Screenalytics.Ingest.Cli;

/// <summary>What <c>--help</c> says beyond the options, and <c>--version</c>.</summary>
internal static class HelpText
{
    private const string Settings = """
        Settings:
          --Section:Key=value sets any setting that is no secret, such as
          --Trr:AttemptTimeout=5s. 'screenalytics-ingest config show' lists them all
          with where each value is from.
          Secrets are refused on the command line, where other users could read them:
          pass them in the environment as SCREENALYTICS_SERVICE_TOKEN or
          TRR_INTERNAL_ADMIN_SHARED_SECRET, and DB_URL. TRR_API_URL names the backend.
        """;

    private const string SyncExitCodes = """
        Exit codes, the first that applies:
          130  interrupted (Ctrl-C): what was committed stays and is reported
            1  error: all people failed, or the run could not begin or go on
            5  suspect: its empty answers may be a sick backend's
            3  partial: some people failed
            0  ok
            2  the command line is wrong
           78  the configuration is wrong
        """;

    private const string TriggerExitCodes = """
        Exit codes, those of the run as 'sync' has them; the first that applies:
          130  interrupted (Ctrl-C): the run goes on; or it was cancelled
            1  error, or the worker can't be reached or refused
            5  suspect: its empty answers may be a sick backend's
            3  partial: some people failed
            0  ok; with --no-wait: the run is asked for
            2  the command line is wrong
           78  the configuration is wrong, or there is no admin secret
        The secret is read from SCREENALYTICS_ADMIN_SECRET, as the worker's own.
        """;

    private const string WorkerExitCodes = """
        Exit codes:
            0  stopped as it was told to (SIGTERM, Ctrl-C), within Worker:GracePeriod
          130  a second signal: it left at once, and others take over what it had
            1  it could not listen, or a defect ended it
            2  the command line is wrong
           78  the configuration is wrong
        """;

    private const string RunsExitCodes = """
        Exit codes:
            0  done, or there was nothing to do
            1  no such run, one that is not in a state for it, or no database
            2  the command line is wrong
           78  the configuration is wrong
          130  interrupted (Ctrl-C)
        """;

    private const string VerifyExitCodes = """
        Exit codes:
            0  proven: every second call was permitted, and everything agrees
            4  violated: something breaks the rule or contradicts itself
            3  undecided: evidence is missing, or an access log can't tell
            1  no such run in the log, no log yet, or one that can't be read
            2  the command line is wrong, a file that is not there among it
           78  the configuration is wrong
          130  interrupted (Ctrl-C)
        """;

    private const string LogsExitCodes = """
        Exit codes:
            0  read; with --follow also when Ctrl-C ended it
            1  no such run in the log, no log yet, or one that can't be read
            2  the command line is wrong, a file that is not there among it
           78  the configuration is wrong
          130  interrupted (Ctrl-C)
        """;

    private const string SeedsExitCodes = """
        Exit codes:
            0  done: the backend says that the flag stands so; or listed
            1  refused or failed; the message says whether the flag may have changed
            2  the command line is wrong
           78  the configuration is wrong, a secret that is missing among it
          130  interrupted (Ctrl-C)
        """;

    private const string GateExitCodes = """
        Exit codes:
            0  run: all proven; verify: genuine; compare: both could be read;
               close: the documents are closed, or could be
            4  run: something is disproven; verify: not genuine; close: refused
            3  run: some steps are not judged or left out; verify: signed with a
               key that is not here
            1  it could not begin, or a file can't be used
            2  the command line is wrong
           78  the configuration is wrong
          130  interrupted (Ctrl-C)
        """;

    private const string DatabaseExitCodes = """
        Exit codes:
            0  nothing is missing or in the way
            1  something is, or the database can't be used
            2  the command line is wrong
           78  the configuration is wrong
          130  interrupted (Ctrl-C)
        """;

    private const string ConfigurationExitCodes = """
        Exit codes:
            0  the configuration is right
            2  the command line is wrong
           78  the configuration is wrong
        """;

    /// <summary>The program's version.</summary>
    public static string Version =>
        typeof(HelpText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    /// <summary>The words of the command that a command line chose, as one types them.</summary>
    public static string PathOf(ParseResult parsed)
    {
        var words = new Stack<string>();
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as System.CommandLine.Parsing.CommandResult)
        {
            words.Push(at.Parent is null ? CliApplication.Name : at.Command.Name);
        }

        return string.Join(' ', words);
    }

    /// <summary>Replaces what the options <c>--help</c> and <c>--version</c> do.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Action = new LongHelp(help);
            }
            else if (option is VersionOption)
            {
                option.Action = new ShowVersion();
            }
        }
    }

    private sealed class LongHelp(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = inner.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            if (ExitCodesOf(parseResult) is { } codes)
            {
                output.WriteLine(codes);
                output.WriteLine();
            }

            output.WriteLine(Settings);
            return result;
        }

        private static string? ExitCodesOf(ParseResult parsed) =>
            PathOf(parsed).Split(' ') switch
            {
                [_, SyncCommand.Verb, ..] => SyncExitCodes,
                [_, RunCommand.Verb, ..] => WorkerExitCodes,
                [_, TriggerCommand.Verb, ..] => TriggerExitCodes,
                [_, RunsCommand.Verb, ..] => RunsExitCodes,
                [_, LogsCommand.Verb, VerifyVerb.Verb, ..] => VerifyExitCodes,
                [_, LogsCommand.Verb, ..] => LogsExitCodes,
                [_, GateCommand.Verb, ..] => GateExitCodes,
                [_, "db" or ScheduleCommand.Verb, ..] => DatabaseExitCodes,
                [_, SeedsCommand.Verb, ..] => SeedsExitCodes,
                [_, "config", ..] => ConfigurationExitCodes,
                _ => null,
            };
    }

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(Version);
            return 0;
        }
    }
}
