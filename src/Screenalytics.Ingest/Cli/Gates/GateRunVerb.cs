using System.CommandLine;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Steps;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The verb <c>gate run</c>.</summary>
internal sealed class GateRunVerb : IGateVerb
{
    private readonly RunOptions _options = new();

    /// <inheritdoc/>
    public string Name => "run";

    /// <inheritdoc/>
    public string Description =>
        "Proves on a live environment that toggle, guard, filter, fallback and face bank work; puts everything back, and writes the evidence.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public string Stopping => "Stopping: everything is put back first.";

    /// <inheritdoc/>
    public void AddTo(Command command) => _options.AddTo(command);

    /// <inheritdoc/>
    public async Task<int> RunAsync(GateCall call)
    {
        var environment = _options.Apply(
            call.Parsed,
            call.Host.ReadGateEnvironment(call.Settings, _options.EnvironmentOf(call.Parsed))
        );
        var readOnly = _options.IsReadOnly(call.Parsed);
        var palette = new Palette(call.Console.OutputIsTerminal && !call.Console.NoColor);
        if (_options.IsPlan(call.Parsed))
        {
            PlanTable.Write(call.Console, palette, environment, readOnly, GateSteps.PlanOf(environment));
            return ExitCodes.Ok;
        }

        var access = call.Host.ReadGateAccess(call.Settings);
        var root = _options.EvidenceOf(call.Parsed) ?? access.Folder;
        if (RunOrder.Take(call, _options, environment, root, access.Keys) is not { } order)
        {
            return ExitCodes.Error;
        }

        EvidenceFolder.Probe(root);
        GateRequest request = new(environment, order.Order)
        {
            ReadOnly = readOnly,
            KeepsImages = _options.KeepsImages(call.Parsed),
            Actor = Environment.UserName,
        };
        await using var session = await call.Host.OpenGateAsync(call.Settings, request, call.Token);
        if (!order.Allows(call, session.Head!))
        {
            return ExitCodes.Error;
        }

        EvidenceCleaner cleaner = new(session.Redactor);
        var table = call.Format == OutputFormats.Table ? new GateTable(call.Console, palette, cleaner) : null;
        table?.WriteHead(session.Head!);
        GateRunner runner = new(
            session.Gate!,
            GateSteps.For(environment),
            new RestoredStep(session.Restorer, session.Journal!),
            (IGateWatcher?)table ?? new QuietWatcher()
        );
        var evidence = cleaner.Clean(await runner.RunAsync(session.Head!, call.Token));
        var folder = EvidenceFolder.Write(root, evidence, session.Key, session.Redactor, call.Console.Time);
        if (table is not null)
        {
            table.WriteEnd(evidence, folder);
        }
        else
        {
            JsonSerializer.Serialize(call.Console.Output, evidence, GateJson.Default.GateEvidence);
            call.Console.Output.WriteByte((byte)'\n');
            call.Console.Error.WriteLine($"Evidence: {folder}");
        }

        return evidence.ExitCode;
    }
}
