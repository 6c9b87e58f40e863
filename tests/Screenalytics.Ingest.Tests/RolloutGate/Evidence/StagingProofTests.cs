using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Tests.RolloutGate.Evidence;

public sealed class StagingProofTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("staging-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void What_is_wrong_is_told_once()
    {
        var folder = SampleGate.Write(_root, SampleGate.Proven());
        StagingProof.Find(null, _root, [SampleGate.Key]).Refusal.ShouldBeNull();
        File.AppendAllText(Path.Combine(folder, EvidenceFiles.Html), " ");

        var refusal = StagingProof.Find(folder, _root, [SampleGate.Key]).Refusal.ShouldNotBeNull();

        refusal.ShouldStartWith($"staging's evidence in {folder} does not verify: {EvidenceFiles.Html} ");
        refusal.Split(EvidenceFiles.Html).Length.ShouldBe(2);
    }

    [Fact]
    public void A_folder_that_can_not_be_written_is_told_before_there_is_evidence()
    {
        var file = Path.Combine(_root, "a-file");
        File.WriteAllText(file, "");
        var fit = Path.Combine(_root, "new", "evidence");

        EvidenceFolder.Probe(fit);
        Directory.GetFileSystemEntries(fit).ShouldBeEmpty();
        Should
            .Throw<GateFileException>(() => EvidenceFolder.Probe(Path.Combine(file, "evidence")))
            .Message.ShouldContain("--evidence-dir");
    }
}
