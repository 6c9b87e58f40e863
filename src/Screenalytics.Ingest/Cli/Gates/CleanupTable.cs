using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Prints what cleaning up came to.</summary>
internal sealed class CleanupTable(CliConsole console, Palette palette, EvidenceCleaner cleaner)
{
    /// <summary>Prints a gate.</summary>
    public void Write(CleanedGate gate)
    {
        var table = new GateTable(console, palette, cleaner);
        var environment = gate.Environment is { } name ? $" of {name}" : "";
        RunsOutput.Write(console, $"{palette.Strong($"Gate {gate.GateId}")}{environment}\n");
        foreach (var check in gate.Checks.Select(cleaner.Clean))
        {
            if (check.Verdict == GateVerdict.Proven)
            {
                RunsOutput.Write(console, $"{table.Mark(check.Verdict)}{check.Expected}: {check.Observed}\n");
            }
            else
            {
                RunsOutput.Write(console, $"{table.Mark(check.Verdict)}{check.Id}\n");
                table.WriteCheck(check);
            }
        }
    }

    /// <summary>Prints what another machine's gates hold.</summary>
    public void WriteElsewhere(IReadOnlyList<GateClaim> claims)
    {
        foreach (var claim in claims)
        {
            RunsOutput.Write(
                console,
                $"{palette.Warn("elsewhere")}    link {claim.LinkId} is held by gate {claim.GateId} of {claim.ClaimedBy}, since {claim.ClaimedAt:u}: 'gate cleanup {claim.GateId}' when it is no more\n"
            );
        }
    }
}
