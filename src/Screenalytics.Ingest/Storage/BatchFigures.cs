using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>
/// What people of a batch come to, as far as it is known before the database has its say: by <see cref="SyncTally"/>'s
/// rules, so that a run's figures are the same however it got to its end.
/// </summary>
internal sealed class BatchFigures
{
    private static readonly int Reasons = Enum.GetValues<SkipReason>().Length;

    private readonly int[] _values = new int[(int)Figure.Offered + 1];

    private enum Figure
    {
        People,
        Seeded,
        Fallback,
        Empty,
        Held,
        Failed,
        Fetched,
        Chosen,
        Duplicates,
        OverCap,
        SeedCalls,
        AllCalls,
        Retries,
        Offered,
    }

    /// <summary>The figures in the order in which <see cref="BatchSql"/> takes them.</summary>
    public int[] Values => _values;

    /// <summary>Skipped rows by reason; null when there is none.</summary>
    public int[]? Skipped { get; private set; }

    /// <summary>Photos of people who did not fail that are to become images.</summary>
    public int Offered => _values[(int)Figure.Offered];

    /// <summary>Adds a person.</summary>
    public void Add(PersonResult result, FailureCode failure)
    {
        Count(Figure.People);
        foreach (ref readonly var call in result.Calls.AsSpan())
        {
            Count(call.SeedOnly ? Figure.SeedCalls : Figure.AllCalls);
            Count(Figure.Retries, Math.Max(0, call.Attempts - 1));
        }

        if (failure != FailureCode.None)
        {
            Count(Figure.Failed);
            return;
        }

        if (OutcomeOf(result.Outcome) is { } outcome)
        {
            Count(outcome);
        }

        Count(Figure.Fetched, result.Rows.Fetched);
        Count(Figure.Chosen, result.Rows.Chosen);
        Count(Figure.Duplicates, result.Rows.Duplicates);
        Count(Figure.OverCap, result.Rows.OverCap);
        Count(Figure.Offered, result.Chosen.Length);
        for (var i = 0; result.Rows.Skipped is { } skipped && i < skipped.Length; i++)
        {
            (Skipped ??= new int[Reasons])[i] += skipped[i];
        }
    }

    private static Figure? OutcomeOf(PersonOutcome outcome) =>
        outcome switch
        {
            PersonOutcome.Seeded => Figure.Seeded,
            PersonOutcome.Fallback => Figure.Fallback,
            PersonOutcome.Empty => Figure.Empty,
            PersonOutcome.Held => Figure.Held,
            PersonOutcome.Failed => Figure.Failed,
            _ => null,
        };

    private void Count(Figure figure, int by = 1) => _values[(int)figure] += by;
}
