using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Compares what a gate leaves with what was there before it.</summary>
internal static class EndState
{
    private const int MostInWords = 3;

    // A step of these that failed has seen that the toggle writes what it was not asked for.
    private static readonly string[] Togglers = ["toggle_guard", "toggle_errors", "toggle", "proxy"];

    /// <summary>Compares galleries and face bank.</summary>
    public static async Task JudgeAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        await JudgeGalleriesAsync(gate, record, cancellationToken);
        if (gate.Synced is not null && !gate.KeepsImages && !gate.ReadOnly)
        {
            await JudgeBankAsync(gate, record, gate.Synced.Before, gate.Synced.People, cancellationToken);
        }
    }

    private static async Task JudgeGalleriesAsync(
        GateContext gate,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        const string Id = "galleries_as_before";
        const string Expected = "The galleries of the people whom the gate worked on are as before";
        if (gate.GalleriesBefore is not { IsTold: true } before)
        {
            return;
        }

        var after = await GalleryLook.AtAsync(gate, [.. before.Galleries.Keys], cancellationToken);
        if (after.Problem is { } problem)
        {
            record.NotJudged(Id, Expected, problem);
            return;
        }

        var changes = GalleryChanges.Between(before, after);
        if (changes.Count == 0)
        {
            record.Proven(Id, Expected, "every link of TRR's database is as before.");
        }
        else if (gate.Disproven.Overlaps(Togglers))
        {
            record.Disproven(
                Id,
                Expected,
                $"{GalleryChanges.Words(changes)}: a step above saw the toggle write what it was not asked for",
                "mend the toggle, then put these back: 'seeds set' and 'seeds clear' do it for flags"
            );
        }
        else
        {
            record.NotJudged(
                Id,
                Expected,
                $"{GalleryChanges.Words(changes)}; no request of this gate was seen to do that, so that it is left to whoever did",
                "Run the gate again while nobody edits these galleries"
            );
        }
    }

    private static async Task JudgeBankAsync(
        GateContext gate,
        StepRecord record,
        IReadOnlyList<BankRow> before,
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    )
    {
        const string Id = "face_bank_as_before";
        const string Expected = "The face bank's rows of these people are as before";
        try
        {
            var were = before.ToDictionary(row => row.ImageId, row => row.Digest);
            var are = (await gate.Store.BankRowsAsync(people, cancellationToken)).ToDictionary(
                row => row.ImageId,
                row => row.Digest
            );
            Guid[] other =
            [
                .. were
                    .Keys.Union(are.Keys)
                    .Where(image => were.GetValueOrDefault(image) != are.GetValueOrDefault(image)),
            ];
            if (other.Length == 0)
            {
                record.Proven(Id, Expected, $"{are.Count} rows, as before.");
                return;
            }

            var more = other.Length > MostInWords ? ", ..." : "";
            record.NotJudged(
                Id,
                Expected,
                $"{other.Length} rows are not as before: images {string.Join(", ", other.Take(MostInWords))}{more}; they are none that this gate may change",
                "look at them: somebody else is at work, or a trigger is"
            );
        }
        catch (RunStoppedException failure)
        {
            record.NotJudged(Id, Expected, failure.Message);
        }
    }
}
