using System.Text;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.Tests.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.Cli.Gates;

public sealed class GateTableTests : IDisposable
{
    private const string Secret = "internal-secret-of-trr";

    private readonly MemoryStream _output = new();
    private readonly StringWriter _error = new();

    private GateTable Table =>
        new(
            new CliConsole
            {
                Output = _output,
                Error = new ErrorLines(_error),
                OpenInput = () => Stream.Null,
                Time = new FakeTimeProvider(),
            },
            new Palette(false),
            new EvidenceCleaner(new Redactor(Secret))
        );

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void No_secret_is_printed_with_a_step()
    {
        var gate = SampleGate.With(
            SampleGate.Proven(),
            "filter",
            GateVerdict.Disproven,
            $"the answer told {Secret} and more words than a line of a terminal holds"
        );
        var head = gate with { Place = gate.Place with { App = $"app-{Secret}" } };

        Table.WriteHead(head);
        Table.OnDone(gate.Steps.Single(step => step.Id == "filter"));

        var text = Encoding.UTF8.GetString(_output.ToArray());
        text.ShouldContain("the answer told *** and");
        text.ShouldNotContain(Secret);
    }

    [Fact]
    public void What_stays_changed_is_listed_at_the_end()
    {
        var gate = SampleGate.Proven();
        var change = gate.Changes[0] with { What = "face_bank_images", After = "3 kept", Restored = false };

        Table.WriteEnd(gate with { Changes = [change] }, "/evidence");

        Encoding
            .UTF8.GetString(_output.ToArray())
            .ReplaceLineEndings(" ")
            .ShouldContain($"left         face_bank_images {change.Subject}");
    }
}
