using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>
/// Does a gate's steps in order. Whatever happens on the way, the last step puts everything back, and its verdict counts like
/// the others'.
/// </summary>
/// <param name="gate">The gate.</param>
/// <param name="steps">The steps.</param>
/// <param name="last">Puts everything back; an interruption does not stop it.</param>
/// <param name="watcher">Who watches.</param>
internal sealed class GateRunner(GateContext gate, IReadOnlyList<IGateStep> steps, IGateStep last, IGateWatcher watcher)
{
    /// <summary>Does them.</summary>
    /// <param name="head">What is known of the gate before; steps, criteria, times and verdict are filled in.</param>
    /// <param name="cancellationToken">The operator's interruption: what has begun is put back, and reported.</param>
    public async Task<GateEvidence> RunAsync(GateEvidence head, CancellationToken cancellationToken)
    {
        var startedAt = gate.Time.GetUtcNow();
        var results = new List<GateStepResult>();
        var interrupted = false;
        try
        {
            foreach (var step in steps)
            {
                var result = await DoAsync(step, cancellationToken);
                interrupted |= cancellationToken.IsCancellationRequested;
                results.Add(result);
            }
        }
        finally
        {
            results.Add(await DoAsync(last, CancellationToken.None));
        }

        return head with
        {
            StartedAt = startedAt,
            FinishedAt = gate.Time.GetUtcNow(),
            Interrupted = interrupted,
            Steps = results,
            Criteria = GateCriteria.Of(results),
            Verdict = GateVerdicts.Worst(results.Select(result => result.Verdict)),
            Changes = gate.Changes,
        };
    }

    private async Task<GateStepResult> DoAsync(IGateStep step, CancellationToken cancellationToken)
    {
        var info = step.Info;
        var (startedAt, begun) = (gate.Time.GetUtcNow(), gate.Time.GetTimestamp());
        var record = new StepRecord();
        if (cancellationToken.IsCancellationRequested)
        {
            record.NotJudged("interrupted", info.Title, "The gate was interrupted before.");
        }
        else if (gate.ReadOnly && info is { Writes: true, InReadOnly: false })
        {
            record.LeftOut(
                "read_only",
                info.Title,
                "It changes something, and --read-only was given: it is not proven."
            );
        }
        else
        {
            Tell(() => watcher.OnStep(info));
            await LookAsync(step, record, cancellationToken);
        }

        if (record.Verdict == GateVerdict.Disproven)
        {
            gate.Disproven.Add(info.Id);
        }

        var result = new GateStepResult
        {
            Id = info.Id,
            Title = info.Title,
            Criteria = info.Criteria,
            Writes = info.Writes,
            Verdict = record.Verdict,
            Summary = record.Summary,
            StartedAt = startedAt,
            DurationMs = Math.Round(gate.Time.GetElapsedTime(begun).TotalMilliseconds, 1),
            Input = record.Input,
            Checks = record.Checks,
            Exchanges = record.Exchanges,
        };
        Tell(() => watcher.OnDone(result));
        return result;
    }

    private async Task LookAsync(IGateStep step, StepRecord record, CancellationToken cancellationToken)
    {
        try
        {
            await step.RunAsync(gate, record, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            record.NotJudged("interrupted", step.Info.Title, "The gate was interrupted here.");
        }
        catch (RunStoppedException failure)
        {
            record.Disproven("went_through", step.Info.Title, failure.Message);
        }
        catch (TrrDatabase.TrrDatabaseException failure)
        {
            record.NotJudged("trr_database", "TRR's database answers", failure.Message);
        }
        catch (IOException failure)
        {
            record.NotJudged("journal", "The journal in the data folder can be written", failure.Message);
        }
#pragma warning disable CA1031 // A defect of a step must not keep what was changed from being put back.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            record.NotJudged(
                "defect",
                step.Info.Title,
                $"A defect of this program, please report it: {defect.GetType().Name} at {Place(defect)}."
            );
        }
    }

    // A terminal that is gone keeps nothing from being put back.
    private static void Tell(Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody is left to tell; the evidence is written all the same.
        }
    }

    private static string Place(Exception defect) =>
        defect.StackTrace?.Split('\n') is [var first, ..] ? first.Trim() : "an unknown place";
}
