using System.Text.Json;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.Tests.RolloutGate.Closing;
using Screenalytics.Ingest.Tests.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.Cli.Gates;

public sealed class CloseVerbTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("close-").FullName;

    private string Root => Path.Combine(_data, EvidenceFolder.Root);

    private string Plan => Path.Combine(_data, "plan.md");

    private FakeHost Host =>
        new() { Gates = new GateAccess(_data, new GateOptions { SigningKey = SampleGate.Secret }) };

    public CloseVerbTests()
    {
        File.WriteAllText(Plan, ClosingSamples.SeedPlan);
        SampleGate.Write(Root, SampleGate.Proven());
        SampleGate.Write(Root, SampleGate.Proven(GateStage.Production, ClosingSamples.Later));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task The_latest_gates_close_documents_after_the_difference_was_shown()
    {
        var shown = await CliRun.OfAsync(["gate", "close", "--docs", Plan], Host);
        File.ReadAllText(Plan).ShouldBe(ClosingSamples.SeedPlan);
        var refused = await CliRun.OfAsync(["gate", "close", "--docs", Plan], Host, "n\n", terminal: true);
        File.ReadAllText(Plan).ShouldBe(ClosingSamples.SeedPlan);
        var written = await CliRun.OfAsync(["gate", "close", "--docs", Plan], Host, "y\n", terminal: true);
        var again = await CliRun.OfAsync(["gate", "close", "--docs", Plan, "--yes"], Host);

        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldContain("\n-| TRR-Backend | Complete | In progress | Local auth");
        shown.Output.ShouldContain("\n+| TRR-Backend | Complete | Completed | Local auth");
        shown.Error.ShouldBe("Nothing was changed: --yes writes it.\n");
        refused.Error.ShouldStartWith("Write 1 document? [y/N] ");
        written.Output.ShouldEndWith("1 document is set to completed.\n");
        File.ReadAllText(Plan).ShouldContain("](gates/staging-20261122-100000-6a819621/evidence.html#criterion-1)");
        again.Output.ShouldBe($"{Plan}: closed already, with this evidence.\n");
        Directory.GetFiles(_data).ShouldBe([Plan]);
    }

    [Fact]
    public async Task All_documents_are_written_or_none()
    {
        var other = Path.Combine(_data, "other.md");
        File.WriteAllText(other, "Nothing of this.\n");

        var missing = await CliRun.OfAsync(["gate", "close", "--docs", Plan, "no-such.md", "--yes"], Host);
        File.ReadAllText(Plan).ShouldBe(ClosingSamples.SeedPlan);
        var json = await CliRun.OfAsync(
            ["gate", "close", "--docs", Plan, "--docs", other, Plan, "--yes", "--output", "json"],
            Host
        );

        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldStartWith("error: There is no document ");
        json.ExitCode.ShouldBe(0, json.Error);
        using var value = JsonDocument.Parse(json.Output);
        value.RootElement.GetProperty("written").GetBoolean().ShouldBeTrue();
        value
            .RootElement.GetProperty("documents")
            .EnumerateArray()
            .Select(document => document.GetProperty("state").GetString())
            .ShouldBe(["closes", "nothing_to_close"]);
        File.ReadAllText(other).ShouldBe("Nothing of this.\n");
    }

    [Fact]
    public async Task Evidence_that_proves_too_little_closes_nothing_and_every_reason_is_told()
    {
        var late = SampleGate.Proven(GateStage.Production, ClosingSamples.Later.AddDays(1));
        var folder = SampleGate.Write(
            Root,
            SampleGate.With(late with { Order = new GateOrder() }, "filter", GateVerdict.Disproven, "it is ignored")
        );
        File.AppendAllText(Path.Combine(folder, EvidenceFiles.Html), " ");

        var run = await CliRun.OfAsync(["gate", "close", "--docs", Plan, "--yes"], Host);

        run.ExitCode.ShouldBe(4, run.Error);
        run.Output.ShouldStartWith("may not be closed\n- production's evidence\n");
        run.Output.ShouldContain("\n- production: nobody attested");
        run.Output.ShouldContain("\n- production: step filter is disproven: it is ignored\n");
        File.ReadAllText(Plan).ShouldBe(ClosingSamples.SeedPlan);
    }

    [Fact]
    public async Task Links_have_to_be_links_and_hold_no_password()
    {
        var run = await CliRun.OfAsync(
            ["gate", "close", "--docs", Plan, "--staging-url", "https://ann:hidden-word@example.org/"],
            Host
        );

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("--staging-url: that is no link");
        run.Error.ShouldNotContain("hidden-word");
    }

    [Fact]
    public async Task A_link_and_its_permissions_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var link = Path.Combine(_data, "link.md");
        File.CreateSymbolicLink(link, Plan);
        File.SetUnixFileMode(Plan, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var run = await CliRun.OfAsync(["gate", "close", "--docs", link, "--yes"], Host);

        run.ExitCode.ShouldBe(0, run.Error);
        new FileInfo(link).LinkTarget.ShouldBe(Plan);
        File.ReadAllText(Plan).ShouldContain("| Completed |");
        File.GetUnixFileMode(Plan).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
    }
}
