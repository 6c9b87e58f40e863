using System.CommandLine;
using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Cli.Logs;

/// <summary>The verb <c>logs verify</c>.</summary>
internal sealed class VerifyVerb(TimeProvider time) : ILogsVerb
{
    /// <summary>Its name.</summary>
    public const string Verb = "verify";

    private readonly LogPaths _paths = new();
    private readonly VerifyFilter _filter = new(time);

    private readonly Option<string[]> _access = new("--access-log")
    {
        Description =
            "An access log of the backend (uvicorn, nginx, Apache or JSON; packed or not), a folder of them, or - for the standard input; may be given again. Without PATH it is judged by itself.",
        HelpName = "PATH",
    };

    private readonly Option<bool> _whole = new("--access-log-whole")
    {
        Description = "The access logs hold every request of the runs: nothing is before their beginning.",
    };

    /// <inheritdoc/>
    public string Name => Verb;

    /// <inheritdoc/>
    public string Description => "Checks the strict rule over what was logged, and over the backend's access log.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json, OutputFormats.Ndjson];

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        _access.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("--access-log: a path is empty; give a file, a folder or -.");
            }
        });
        _paths.AddTo(command);
        _filter.AddTo(command);
        command.Add(_access);
        command.Add(_whole);
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(LogsCall call)
    {
        var access = call.Parsed.GetValue(_access) ?? [];
        var options = _filter.OptionsOf(call.Parsed);
        var sources = access.Length == 0 || _paths.AreGiven(call) ? _paths.SourcesOf(call) : null;
        if (sources is { HasInput: true } && access.Contains(LogSources.StandardInput))
        {
            throw new UsageException([
                "--access-log: the standard input can't be both logs: name a file for one of them.",
            ]);
        }

        var (log, own) = sources is null ? (null, null) : await VerifyAsync(sources, options, call.Token);
        CheckRuns(options, log);
        var beside =
            access.Length == 0
                ? null
                : await AccessReader.VerifyAsync(
                    access,
                    call.Console.OpenInput,
                    call.Parsed.GetValue(_whole),
                    own,
                    options.Limit,
                    call.Token
                );
        var answer = new VerifyAnswer(log, beside);
        VerifyOutput.Write(call, answer);
        return answer.ExitCode;
    }

    private static async Task<(VerificationReport Log, OwnCalls Own)> VerifyAsync(
        LogSources sources,
        VerificationOptions options,
        CancellationToken token
    )
    {
        var verifier = new LogVerifier(options);
        var own = new OwnCalls();
        await LogReader.ReadAsync(sources, new PairedVisitor(verifier, own), token);
        var report = verifier.Finish();
        own.IsWhole = options is { Runs: null, Since: null, Until: null } && report.TellsAllCalls;
        return (report, own);
    }

    private static void CheckRuns(VerificationOptions options, VerificationReport? log)
    {
        var missing = (options.Runs ?? new HashSet<Guid>()).Except(log?.Runs.Select(run => run.RunId) ?? []).ToArray();
        if (missing.Length > 0)
        {
            throw new LogSourceException(
                $"--run: the log tells of no run {string.Join(", ", missing)}: without --run it shows which there are.",
                isMissing: false
            );
        }
    }
}
