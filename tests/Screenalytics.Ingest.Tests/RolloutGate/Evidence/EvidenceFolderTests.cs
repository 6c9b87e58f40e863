using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.RolloutGate.Evidence;

public sealed class EvidenceFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("evidence-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_holds_the_five_files_and_is_its_owners()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());

        Path.GetFileName(folder).ShouldBe("staging-20261122-100000-6a819621");
        Directory.GetFileSystemEntries(_root).ShouldBe([folder]);
        Directory
            .GetFiles(folder)
            .Select(Path.GetFileName)
            .Order()
            .ShouldBe(["evidence.html", "evidence.json", "evidence.md", "manifest.json", "manifest.sig.json"]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder)
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in Directory.GetFiles(folder))
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }

    [Fact]
    public void One_that_is_there_is_never_overwritten()
    {
        var first = SampleGate.Write(_root, SampleGate.Proven());
        var before = File.ReadAllBytes(Path.Combine(first, EvidenceFiles.Manifest));

        var second = SampleGate.Write(_root, SampleGate.Proven() with { Actor = "bob" });

        second.ShouldBe(first + "-2");
        File.ReadAllBytes(Path.Combine(first, EvidenceFiles.Manifest)).ShouldBe(before);
    }

    [Fact]
    public void What_could_not_be_written_leaves_nothing_behind()
    {
        var blocked = Path.Combine(_root, "file");
        File.WriteAllText(blocked, "");

        Should
            .Throw<GateFileException>(() => SampleGate.Write(blocked, SampleGate.Proven()))
            .Message.ShouldStartWith($"The evidence can't be written to {blocked}: ");
        Directory.GetFileSystemEntries(_root).ShouldBe([blocked]);
    }

    [Theory]
    [InlineData("../../etc", "------etc")]
    [InlineData("", "gate")]
    [InlineData("a b/c", "a-b-c")]
    public void A_name_never_leads_elsewhere(string environment, string name) =>
        EvidenceFolder
            .NameOf(SampleGate.Proven() with { Environment = environment })
            .ShouldBe($"{name}-20261122-100000-6a819621");

    [Fact]
    public void No_text_keeps_a_secret()
    {
        const string secret = "internal-secret-of-trr";
        var tree = JsonNode.Parse(EvidenceJson.Write(WithEverything()))!;
        Put(tree, secret);

        var folder = SampleGate.Write(_root, EvidenceJson.ReadEvidence(JsonSerializer.SerializeToUtf8Bytes(tree))!);

        foreach (var file in Directory.GetFiles(folder))
        {
            File.ReadAllText(file).ShouldNotContain(secret);
        }

        File.ReadAllText(Path.Combine(folder, EvidenceFiles.Json)).ShouldContain("***");
    }

    [Fact]
    public void Evidence_reads_back_as_it_was()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var bytes = File.ReadAllBytes(Path.Combine(folder, EvidenceFiles.Json));

        EvidenceJson.Write(EvidenceJson.ReadEvidence(bytes).ShouldNotBeNull()).ShouldBe(bytes);
    }

    [Fact]
    public void The_page_is_well_formed_and_loads_and_runs_nothing()
    {
        var evidence = SampleGate.With(
            WithEverything(),
            "filter",
            GateVerdict.Disproven,
            "<script>alert(1)</script> & \"quotes\" ' \u202e \ud800 \u0007 ]]> <!--"
        );

        var folder = SampleGate.Write(_root, evidence);

        var text = File.ReadAllText(Path.Combine(folder, EvidenceFiles.Html));
        var page = XDocument.Parse(text[text.IndexOf('\n', StringComparison.Ordinal)..]);
        var names = page.Descendants().Select(element => element.Name.LocalName).ToHashSet();
        names.ShouldNotContain("script");
        names.ShouldNotContain("img");
        names.ShouldNotContain("link");
        page.Descendants().SelectMany(element => element.Attributes("id")).Select(id => id.Value).ShouldBeUnique();
        var anchors = page.Descendants().SelectMany(element => element.Attributes("id")).Select(id => $"#{id.Value}");
        page.Descendants()
            .SelectMany(element => element.Attributes("href"))
            .Select(link => link.Value)
            .Distinct()
            .Except(anchors)
            .ShouldBeEmpty();
        text.ShouldContain("default-src 'none'");
        page.Descendants()
            .SelectMany(element => element.Attributes())
            .ShouldAllBe(attribute =>
                attribute.Name.LocalName != "style" && !attribute.Name.LocalName.StartsWith("on")
            );
    }

    // Every text that there can be is there, so that none is forgotten.
    private static GateEvidence WithEverything()
    {
        var proven = SampleGate.Proven();
        return proven with
        {
            Order = new GateOrder
            {
                DeployedInOrder = true,
                AttestedBy = "ann",
                StagingGateId = SampleGate.Seeded,
                StagingManifestSha256 = "ab12",
                WithoutStagingReason = "an urgent fix",
            },
            Steps =
            [
                .. proven.Steps.Select(step =>
                    step with
                    {
                        Checks = [.. step.Checks.Select(check => check with { WayOut = "a way out" })],
                        Exchanges =
                        [
                            .. step.Exchanges.Select(exchange =>
                                exchange with
                                {
                                    RequestBody = "{}",
                                    Excerpt = "an excerpt",
                                    Failure = "a failure",
                                }
                            ),
                        ],
                    }
                ),
            ],
        };
    }

    // Into every text but this program's own words: ids of steps and checks, enums, methods, digests.
    private static void Put(JsonNode node, string secret)
    {
        string[] own =
        [
            "id",
            "stage",
            "verdict",
            "gate_id",
            "method",
            "sha256",
            "text",
            "what",
            "subject",
            "person_id",
            "steps",
            "started_at",
            "finished_at",
            "sent_at",
            "staging_gate_id",
            "staging_manifest_sha256",
        ];
        switch (node)
        {
            case JsonObject values:
                foreach (
                    var (name, value) in values
                        .Where(pair => !own.Contains(pair.Key) || pair.Value is JsonArray)
                        .ToArray()
                )
                {
                    if (value?.GetValueKind() == JsonValueKind.String)
                    {
                        values[name] = $"{value} {secret}";
                    }
                    else if (value is not null)
                    {
                        Put(value, secret);
                    }
                }

                break;
            case JsonArray list:
                foreach (var value in list.OfType<JsonNode>().Where(value => value is JsonObject))
                {
                    Put(value, secret);
                }

                break;
        }
    }
}
