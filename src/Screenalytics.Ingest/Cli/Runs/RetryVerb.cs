using System.CommandLine;
using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs retry-failed</c>.</summary>
internal sealed class RetryVerb : IRunsVerb
{
    private readonly RunIdArgument _id = new();

    /// <inheritdoc/>
    public string Name => "retry-failed";

    /// <inheritdoc/>
    public string Description =>
        "Asks the workers for a run over the failed, held and not attempted people of one that has ended.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => true;

    /// <inheritdoc/>
    public void AddTo(Command command) => _id.AddTo(command);

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var run = await _id.IdAsync(call);
        var admission = await call.Session.Door.RetryFailedAsync(
            run,
            RunTriggers.Cli,
            Environment.UserName,
            key: null,
            call.Token
        );
        Ensure(admission, run, call);
        var nodes = await call.Session.History.NodesAsync(call.Token);
        var workers = nodes.Count(node => node is { Kind: NodeKind.Worker, Alive: true, Draining: false });
        if (call.IsTable)
        {
            RunsOutput.Write(call.Console, $"{Told(admission, run)}\n{Workers(workers)}\n");
        }
        else
        {
            WriteJson(call.Console, admission, run, workers);
        }

        return ExitCodes.Ok;
    }

    private void Ensure(Admission admission, Guid run, RunsCall call)
    {
        FailureCode? failure = admission.Kind switch
        {
            AdmissionKind.Started or AdmissionKind.Attached or AdmissionKind.Replayed => null,
            AdmissionKind.NotFound => throw _id.Unknown(call),
            AdmissionKind.InFlight => FailureCode.RunInFlight,
            AdmissionKind.NothingToRetry => FailureCode.NothingToRetry,
            _ => FailureCode.TargetBusy,
        };
        if (failure is { } code)
        {
            var which = code == FailureCode.TargetBusy ? admission.RunId : run;
            throw new RunStoppedException(code, $"{FailureCatalog.Describe(code).Message.TrimEnd('.')} (run {which}).");
        }
    }

    private static string Told(Admission admission, Guid run) =>
        admission.Kind == AdmissionKind.Started
            ? $"Run {admission.RunId} is queued:\nit retries who failed or was left out in {run}."
            : $"Run {admission.RunId} does this already; no other one was started.";

    private static string Workers(int workers) =>
        workers switch
        {
            0 => $"No worker is alive to take it up: '{CliApplication.Name} run' starts one.",
            1 => "A worker is alive and takes it up when it has room.",
            _ => $"{workers} workers are alive; one of them takes it up when it has room.",
        };

    private static void WriteJson(CliConsole console, Admission admission, Guid run, int workers)
    {
        using (var json = new Utf8JsonWriter(console.Output, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("run_id", admission.RunId);
            json.WriteString("retry_of", run);
            json.WriteBoolean("started", admission.Kind == AdmissionKind.Started);
            json.WriteNumber("live_workers", workers);
            json.WriteEndObject();
        }

        console.Output.WriteByte((byte)'\n');
    }
}
