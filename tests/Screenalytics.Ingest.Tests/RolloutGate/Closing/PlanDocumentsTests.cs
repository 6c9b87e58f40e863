using System.Text;
using Screenalytics.Ingest.RolloutGate.Closing;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.RolloutGate.Closing;

public sealed class PlanDocumentsTests : IDisposable
{
    private const string Old = "Status: In progress\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("plans-").FullName;

    public PlanDocumentsTests()
    {
        File.WriteAllText(First, Old);
        File.WriteAllText(Second, Old);
    }

    private string First => Path.Combine(_folder, "first.md");

    private string Second => Path.Combine(_folder, "second.md");

    private IReadOnlyList<PlanEdit> Edits => PlanDocuments.Edit([First, Second], ClosingSamples.Proof());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_document_stays_the_same_file_so_that_it_stays_its_owners()
    {
        using var open = new FileStream(First, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        PlanDocuments.Write(Edits);

        using var reader = new StreamReader(open);
        reader.ReadToEnd().ShouldStartWith("Status: Completed\n");
        Directory.GetFiles(_folder).Order().ShouldBe([First, Second]);
    }

    [Fact]
    public void When_one_can_not_be_written_all_are_as_they_were()
    {
        var failure = Should.Throw<GateFileException>(() =>
            PlanDocuments.Write(
                Edits,
                (path, bytes) =>
                {
                    File.WriteAllBytes(path, bytes.Length > Old.Length && path == Second ? bytes[..9] : bytes);
                    if (path == Second && bytes.Length > Old.Length)
                    {
                        throw new IOException("No space left.");
                    }
                }
            )
        );

        failure.Message.ShouldBe("The documents can't be written: No space left. None is changed.");
        File.ReadAllText(First).ShouldBe(Old);
        File.ReadAllText(Second).ShouldBe(Old);
        Directory.GetFiles(_folder).Order().ShouldBe([First, Second]);
    }

    [Fact]
    public void One_that_can_not_be_taken_back_is_named_with_the_place_of_its_old_text()
    {
        var failure = Should.Throw<GateFileException>(() =>
            PlanDocuments.Write(
                Edits,
                (path, bytes) =>
                {
                    if (path == Second || Encoding.UTF8.GetString(bytes) == Old)
                    {
                        throw new IOException("The disk is gone.");
                    }

                    File.WriteAllBytes(path, bytes);
                }
            )
        );

        var copy = Directory.GetFiles(_folder).Except([First, Second]).ShouldHaveSingleItem();
        failure.Message.ShouldStartWith(
            $"The documents can't be written: The disk is gone. Not as before: {First} (its old text lies in {copy});"
        );
        File.ReadAllText(copy).ShouldBe(Old);
        File.ReadAllText(Second).ShouldBe(Old);
    }
}
