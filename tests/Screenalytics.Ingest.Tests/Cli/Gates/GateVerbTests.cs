using System.Text.Json;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.Tests.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.Cli.Gates;

public sealed class GateVerbTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("gates-").FullName;

    private string Root => Path.Combine(_data, EvidenceFolder.Root);

    private FakeHost Host =>
        new() { Gates = new GateAccess(_data, new GateOptions { SigningKey = SampleGate.Secret }) };

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Genuine_evidence_verifies()
    {
        var folder = SampleGate.Write(Root, SampleGate.Proven());

        var run = await CliRun.OfAsync(["gate", "verify", folder], Host);
        var json = await CliRun.OfAsync(["gate", "verify", folder, "--output", "json"], Host);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith(
            $"""
            genuine
            Folder       {folder}
            Gate         01a2048b-cd4d-7c21-9b3e-6a819621e5a9
            Environment  staging
            Verdict      proven in full (12 proven)
            When         2026-11-22 10:00:00 to 10:00:42 UTC, by ann
            Signed       2026-11-22 10:00:43 UTC with key {SampleGate.Key.Id}

            """.ReplaceLineEndings("\n")
        );
        using var value = JsonDocument.Parse(json.Output);
        value.RootElement.GetProperty("verified").GetBoolean().ShouldBeTrue();
        value.RootElement.GetProperty("result").GetString().ShouldBe("genuine");
        value.RootElement.GetProperty("stage").GetString().ShouldBe("staging");
    }

    [Fact]
    public async Task Changed_evidence_and_another_key_are_told_apart()
    {
        var folder = SampleGate.Write(Root, SampleGate.Proven());
        var without = new FakeHost { Gates = new GateAccess(_data, new GateOptions()) };

        var unknown = await CliRun.OfAsync(["gate", "verify", folder], without);
        File.AppendAllText(Path.Combine(folder, EvidenceFiles.Markdown), "\n");
        var changed = await CliRun.OfAsync(["gate", "verify", folder], Host);
        var none = await CliRun.OfAsync(["gate", "verify", Path.Combine(Root, "none")], Host);

        unknown.ExitCode.ShouldBe(3);
        unknown.Output.ShouldStartWith("signed by another key\n");
        unknown.Output.ShouldContain("SCREENALYTICS_GATE_KEY");
        changed.ExitCode.ShouldBe(4);
        changed.Output.ShouldStartWith("not genuine\n");
        changed.Output.ShouldContain("\nsize_wrong\n  evidence.md has ");
        none.ExitCode.ShouldBe(1);
        none.Output.ShouldContain("There is no folder");
    }

    [Fact]
    public async Task Two_gates_are_compared_the_older_first()
    {
        var before = SampleGate.Proven();
        var after = SampleGate.With(
            SampleGate.Proven(startedAt: before.StartedAt.AddDays(1)),
            "filter",
            GateVerdict.Disproven,
            "10 rows; 3 of them are flagged"
        );
        var (old, now) = (SampleGate.Write(Root, before), SampleGate.Write(Root, after));

        var table = await CliRun.OfAsync(["gate", "compare", now, old], Host);
        var json = await CliRun.OfAsync(["gate", "compare", old, now, "--output", "json"], Host);
        var same = await CliRun.OfAsync(["gate", "compare", old, old], Host);

        table.ExitCode.ShouldBe(0, table.Error);
        table.Output.ShouldStartWith("Before     staging, 2026-11-22 10:00 UTC, proven in full\n");
        table.Output.ShouldContain("\nstep verdict  filter\n  before   proven\n  after    disproven\n");
        using var value = JsonDocument.Parse(json.Output);
        value.RootElement.GetProperty("differences")[0].GetProperty("what").GetString().ShouldBe("verdict");
        value.RootElement.GetProperty("after").GetProperty("verified").GetBoolean().ShouldBeTrue();
        same.Output.ShouldEndWith("\nNothing that matters is different.\n");
    }

    [Fact]
    public async Task What_can_not_be_read_is_not_compared()
    {
        var folder = SampleGate.Write(Root, SampleGate.Proven());

        var run = await CliRun.OfAsync(["gate", "compare", folder, _data], Host);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldStartWith($"error: {_data} holds no evidence that can be compared: ");
    }
}
