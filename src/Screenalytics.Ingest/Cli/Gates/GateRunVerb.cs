using System.CommandLine;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;
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
        if (!TryOrder(call, environment, root, access.Keys, out var order))
        {
            return ExitCodes.Error;
        }

        GateRequest request = new(environment, order)
        {
            ReadOnly = readOnly,
            KeepsImages = _options.KeepsImages(call.Parsed),
            Actor = Environment.UserName,
        };
        await using var session = await call.Host.OpenGateAsync(call.Settings, request, call.Token);
        var table = call.Format == OutputFormats.Table ? new GateTable(call.Console, palette) : null;
        table?.WriteHead(session.Head!);
        GateRunner runner = new(
            session.Gate!,
            GateSteps.For(environment),
            new RestoredStep(session.Restorer, session.Journal!),
            (IGateWatcher?)table ?? new QuietWatcher()
        );
        var evidence = await runner.RunAsync(session.Head!, call.Token);
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

    private bool TryOrder(
        GateCall call,
        GateEnvironment environment,
        string root,
        IReadOnlyList<SigningKey> keys,
        out GateOrder order
    )
    {
        var attested = _options.IsAttested(call.Parsed);
        order = new GateOrder
        {
            DeployedInOrder = attested,
            AttestedBy = attested ? Environment.UserName : null,
            WithoutStagingReason =
                environment.Stage == GateStage.Production ? _options.WithoutStagingOf(call.Parsed) : null,
        };
        if (environment.Stage != GateStage.Production || order.WithoutStagingReason is not null)
        {
            return true;
        }

        var staging = StagingProof.Find(_options.StagingOf(call.Parsed), root, keys);
        if (staging.Evidence is not { } evidence)
        {
            call.Console.Error.WriteLine($"error: production is checked after staging, and {staging.Refusal}");
            call.Console.Error.WriteLine(
                "Run the gate of staging first, name its evidence with --staging FOLDER, or say --without-staging REASON."
            );
            return false;
        }

        order = order with
        {
            StagingGateId = evidence.Evidence.GateId,
            StagingManifestSha256 = evidence.ManifestSha256,
        };
        return true;
    }
}
