using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Tests.RolloutGate.Evidence;

public sealed class EvidenceVerifierTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("verify-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_folder_as_it_was_written_is_genuine()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());

        var check = Verify(folder);

        check.Problems.ShouldBeEmpty();
        check.ExitCode.ShouldBe(0);
        var verified = check.Verified.ShouldNotBeNull();
        verified.KeyId.ShouldBe(SampleGate.Key.Id);
        verified.Evidence.GateId.ShouldBe(SampleGate.Proven().GateId);
        verified.ManifestSha256.ShouldBe(FolderReader.DigestOf(File.ReadAllBytes(In(folder, EvidenceFiles.Manifest))));
    }

    [Theory]
    [InlineData(EvidenceFiles.Manifest)]
    [InlineData(EvidenceFiles.Signature)]
    public void Every_byte_of_a_small_file_matters(string name)
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var bytes = File.ReadAllBytes(In(folder, name));

        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var bit in (byte[])[0x01, 0x20, 0x80])
            {
                var changed = bytes.ToArray();
                changed[at] ^= bit;
                File.WriteAllBytes(In(folder, name), changed);

                var check = Verify(folder);

                check.Verified.ShouldBeNull($"{name}, byte {at}");
                check.ExitCode.ShouldBe(4, $"{name}, byte {at}");
            }
        }

        File.WriteAllBytes(In(folder, name), bytes);
        Verify(folder).Verified.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(EvidenceFiles.Json)]
    [InlineData(EvidenceFiles.Markdown)]
    [InlineData(EvidenceFiles.Html)]
    public void No_change_of_a_large_file_goes_unseen(string name)
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var bytes = File.ReadAllBytes(In(folder, name));

        Prop.ForAll(
                Gen.Choose(0, (bytes.Length * 255) - 1).ToArbitrary(),
                chosen =>
                {
                    var changed = bytes.ToArray();
                    changed[chosen / 255] ^= (byte)(1 + (chosen % 255));
                    File.WriteAllBytes(In(folder, name), changed);
                    var check = Verify(folder);
                    return check is { Verified: null, ExitCode: 4 }
                        && check.Problems.Any(problem =>
                            problem is { Fault: EvidenceFault.ContentWrong, File: { } file } && file == name
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));
    }

    [Theory]
    [InlineData(EvidenceFiles.Json)]
    [InlineData(EvidenceFiles.Markdown)]
    [InlineData(EvidenceFiles.Html)]
    [InlineData(EvidenceFiles.Manifest)]
    [InlineData(EvidenceFiles.Signature)]
    public void A_file_that_is_missing_longer_empty_or_a_link_is_told(string name)
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var path = In(folder, name);
        var bytes = File.ReadAllBytes(path);

        File.Delete(path);
        FaultsOf(folder).ShouldContain(EvidenceFault.FileMissing);

        File.WriteAllBytes(path, [.. bytes, (byte)'\n']);
        Verify(folder).ExitCode.ShouldBe(4);

        File.WriteAllBytes(path, []);
        FaultsOf(folder).ShouldContain(EvidenceFault.SizeWrong);

        File.Delete(path);
        var elsewhere = Path.Combine(_root, "elsewhere");
        File.WriteAllBytes(elsewhere, bytes);
        File.CreateSymbolicLink(path, elsewhere);
        FaultsOf(folder).ShouldContain(EvidenceFault.NoFile);

        File.Delete(path);
        Directory.CreateDirectory(path);
        FaultsOf(folder).ShouldContain(EvidenceFault.NoFile);
        Verify(folder).ExitCode.ShouldBe(4);
    }

    [Fact]
    public void What_does_not_belong_there_is_told()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        File.WriteAllText(In(folder, "notes.txt"), "");

        FaultsOf(folder).ShouldBe([EvidenceFault.FileExtra]);
        Verify(folder).ExitCode.ShouldBe(4);
    }

    [Fact]
    public void A_folder_that_is_not_there_or_no_folder_is_told()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");

        Verify(Path.Combine(_root, "none")).ExitCode.ShouldBe(1);
        FaultsOf(Path.Combine(_root, "none")).ShouldBe([EvidenceFault.FolderMissing]);
        Verify(file).ExitCode.ShouldBe(1);
    }

    [Fact]
    public void A_key_that_is_not_here_is_no_forgery()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var other = SigningKey.FromSecret("another-key-altogether");

        var check = EvidenceVerifier.Verify(folder, [other]);

        check.ExitCode.ShouldBe(3);
        check.Verified.ShouldBeNull();
        var problem = check.Problems.ShouldHaveSingleItem();
        problem.Sentence.ShouldContain(SampleGate.Key.Id);
        problem.Sentence.ShouldContain(other.Id);
        problem.Sentence.ShouldContain("SCREENALYTICS_GATE_KEY");
        EvidenceVerifier.Verify(folder, []).ExitCode.ShouldBe(3);
        EvidenceVerifier.Verify(folder, [other, SampleGate.Key]).ExitCode.ShouldBe(0);
        File.AppendAllText(In(folder, EvidenceFiles.Json), " ");
        EvidenceVerifier.Verify(folder, [other]).ExitCode.ShouldBe(4);
    }

    [Fact]
    public void What_was_signed_has_to_follow_from_itself()
    {
        var proven = SampleGate.Proven();
        var disproven = SampleGate.With(proven, "filter", GateVerdict.Disproven, "the filter is ignored");

        Signed(disproven with { Verdict = GateVerdict.Proven }).ShouldBe([EvidenceFault.VerdictWrong]);
        Signed(disproven with { Criteria = proven.Criteria }).ShouldBe([EvidenceFault.CriteriaWrong]);
        Signed(proven with { Criteria = [.. proven.Criteria.Take(5)] }).ShouldBe([EvidenceFault.CriteriaWrong]);
        Signed(proven with { Format = 2 }).ShouldBe([EvidenceFault.EvidenceMalformed]);
        Signed(
                proven with
                {
                    Steps = [.. proven.Steps.Select(step => step with { Checks = disproven.Steps[5].Checks })],
                }
            )
            .Distinct()
            .ShouldBe([EvidenceFault.VerdictWrong]);
        Signed(SampleGate.Judged(proven with { Steps = [] })).ShouldBeEmpty();
    }

    [Fact]
    public void Evidence_of_another_gate_is_told()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var json = File.ReadAllText(In(folder, EvidenceFiles.Json));
        var other = Encoding.UTF8.GetBytes(
            json.Replace($"{SampleGate.Proven().GateId}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
        );
        Resign(folder, other);

        FaultsOf(folder).ShouldBe([EvidenceFault.OtherGate]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"\\ud800\"")]
    public void What_is_no_evidence_is_told(string json)
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        Resign(folder, Encoding.UTF8.GetBytes(json));

        FaultsOf(folder).ShouldBe([EvidenceFault.EvidenceMalformed]);
    }

    [Theory]
    [InlineData("\"steps\": [", "\"steps\": [ null,")]
    [InlineData("\"checks\": [", "\"checks\": [ null,")]
    [InlineData("\"criteria\": [", "\"criteria\": [ null,")]
    [InlineData("\"place\": {", "\"place\": null, \"was\": {")]
    [InlineData("\"actor\": \"", "\"actor\": null, \"was\": \"")]
    public void Holes_in_evidence_are_told(string text, string instead)
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var json = File.ReadAllText(In(folder, EvidenceFiles.Json));
        var at = json.IndexOf(text, StringComparison.Ordinal);
        at.ShouldBeGreaterThan(0);
        Resign(folder, Encoding.UTF8.GetBytes(json[..at] + instead + json[(at + text.Length)..]));

        FaultsOf(folder).ShouldBe([EvidenceFault.EvidenceMalformed]);
    }

    [Fact]
    public void A_manifest_that_names_other_files_is_none()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        var manifest = EvidenceJson.ReadManifest(File.ReadAllBytes(In(folder, EvidenceFiles.Manifest)))!;
        Sign(folder, manifest with { Files = [.. manifest.Files, new GateFile("../../etc/passwd", 1, "ab")] });

        FaultsOf(folder).ShouldContain(EvidenceFault.ManifestMalformed);
        Verify(folder).ExitCode.ShouldBe(4);
    }

    [Fact]
    public void The_latest_of_a_stage_is_found_and_none_that_is_being_written()
    {
        var early = SampleGate.Proven();
        SampleGate.Write(_root, early);
        var late = SampleGate.Write(_root, SampleGate.Proven(startedAt: early.StartedAt.AddDays(1)));
        SampleGate.Write(_root, SampleGate.Proven(GateStage.Production, early.StartedAt.AddDays(2)));
        Directory.CreateDirectory(Path.Combine(_root, "journal"));
        var draft = SampleGate.Write(_root, SampleGate.Proven(startedAt: early.StartedAt.AddDays(3)));
        Directory.Move(draft, Path.Combine(_root, ".writing-1"));

        EvidenceFolders.Latest(_root, GateStage.Staging).ShouldBe(late);
        EvidenceFolders.Latest(_root, GateStage.Development).ShouldBeNull();
        EvidenceFolders.Latest(Path.Combine(_root, "none"), GateStage.Staging).ShouldBeNull();
    }

    private EvidenceFault[] Signed(GateEvidence evidence)
    {
        var folder = SampleGate.Write(_root, evidence);
        return FaultsOf(folder);
    }

    private static void Resign(string folder, byte[] json)
    {
        File.WriteAllBytes(In(folder, EvidenceFiles.Json), json);
        var manifest = EvidenceJson.ReadManifest(File.ReadAllBytes(In(folder, EvidenceFiles.Manifest)))!;
        Sign(
            folder,
            manifest with
            {
                Files =
                [
                    .. manifest.Files.Select(file =>
                        file.Name == EvidenceFiles.Json
                            ? new GateFile(file.Name, json.Length, FolderReader.DigestOf(json))
                            : file
                    ),
                ],
            }
        );
    }

    private static void Sign(string folder, GateManifest manifest)
    {
        var bytes = EvidenceJson.Write(manifest);
        File.WriteAllBytes(In(folder, EvidenceFiles.Manifest), bytes);
        var key = SampleGate.Key;
        File.WriteAllBytes(
            In(folder, EvidenceFiles.Signature),
            EvidenceJson.Write(new GateSignature(SigningKey.Algorithm, key.Id, key.Sign(bytes)))
        );
    }

    private static EvidenceFault[] FaultsOf(string folder) =>
        [.. Verify(folder).Problems.Select(problem => problem.Fault)];

    private static EvidenceCheck Verify(string folder) => EvidenceVerifier.Verify(folder, [SampleGate.Key]);

    private static string In(string folder, string name) => Path.Combine(folder, name);
}
