using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.RolloutGate.Syncing;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Syncs the seeded and the unseeded person by the program's one door, and judges the run's report.</summary>
internal sealed class SyncStep : IGateStep
{
    /// <summary>The step's id.</summary>
    public const string Id = "sync";

    private const string Begins = "A sync of the seeded and of the unseeded person can be run";
    private const int MostImages = 1000;

    // What a sync must not be built on.
    private static readonly string[] Grounds = [DatabaseStep.Id, "read_guard", "filter"];

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            Id,
            "A sync files the flagged photos of the seeded person and falls back for the unseeded one",
            "Reads which photos have to be chosen, remembers the two people's rows, and syncs both; in read-only mode as a dry run, whose calls are real and which writes nothing. What it files is taken back at the end.",
            [4, 5],
            Writes: true,
            InReadOnly: true
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (gate.People is not { Seeded: { } seeded, Unseeded: { } unseeded })
        {
            record.NotJudged(
                "people",
                Begins,
                "There is no seeded and no unseeded person to sync: see the step 'people'."
            );
            return;
        }

        record.Uses("seeded_person", seeded.ToString());
        record.Uses("unseeded_person", unseeded.ToString());
        if (Grounds.Where(gate.Disproven.Contains).ToList() is { Count: > 0 } broken)
        {
            record.NotJudged("ground", Begins, $"Nothing is filed while {string.Join(" and ", broken)} is disproven.");
            return;
        }

        try
        {
            if (await MayAsync(gate, record, cancellationToken))
            {
                await RunAsync(gate, record, seeded, unseeded, cancellationToken);
            }
        }
        catch (RunStoppedException failure) when (failure.Code == FailureCode.TargetBusy)
        {
            record.NotJudged("begins", Begins, failure.Message, "Wait for that run's end, and run the gate again");
        }
        catch (RunStoppedException failure)
        {
            record.Disproven("begins", Begins, failure.Message);
        }
    }

    // What can't be taken back is not filed.
    private static async Task<bool> MayAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (gate.ReadOnly || gate.KeepsImages || await gate.Store.MissingGrantAsync(cancellationToken) is not { } grant)
        {
            return true;
        }

        record.NotJudged(
            "removal",
            "What the gate files can be removed again",
            $"Nothing is filed, since this user may not remove it again. Missing: {grant}",
            $"Have the owner of the face bank run: {grant}"
        );
        return false;
    }

    private static async Task RunAsync(
        GateContext gate,
        StepRecord record,
        Guid seeded,
        Guid unseeded,
        CancellationToken cancellationToken
    )
    {
        var photos = new ExpectedPhotos(gate, record);
        List<ExpectedPerson> expected = [];
        foreach (var (personId, isSeeded) in new[] { (seeded, true), (unseeded, false) })
        {
            var (person, problem) = await photos.OfAsync(personId, isSeeded, cancellationToken);
            if (person is null)
            {
                record.NotJudged(
                    "expected",
                    "The backend says which photos a sync has to choose",
                    $"The photos of person {personId} could not be read: {problem}."
                );
                return;
            }

            expected.Add(person);
        }

        Guid[] people = [seeded, unseeded];
        var synced = new SyncedPeople
        {
            Expected = expected,
            Before = await gate.Store.BankRowsAsync(people, cancellationToken),
            Approved = gate.ReadOnly
                ? null
                : await gate.Store.ApprovedSampleAsync(ApprovedSample.Most, cancellationToken),
            Log = FileMarks.Of([gate.LogFolder]),
            AccessLogs = FileMarks.Of(gate.Environment.AccessLogs),
            Sync = await SyncAsync(gate, people, cancellationToken),
        };
        cancellationToken.ThrowIfCancellationRequested();
        record.Uses("run", synced.RunId.ToString());
        gate.Synced = synced with
        {
            OthersMeanwhile = await OthersAsync(gate, synced, cancellationToken),
            HasMoved = !synced.IsAsExpected && await photos.HaveMovedAsync(expected, cancellationToken),
        };
        SyncRuling.Judge(gate.Synced, record);
    }

    private static Task<GateSync> SyncAsync(GateContext gate, Guid[] people, CancellationToken cancellationToken) =>
        gate.Syncs.RunAsync(people, dryRun: gate.ReadOnly, cancellationToken);

    private static async Task<IReadOnlyList<Guid>> OthersAsync(
        GateContext gate,
        SyncedPeople synced,
        CancellationToken cancellationToken
    )
    {
        var known = synced.Before.Select(row => row.ImageId).ToHashSet();
        HashSet<Guid> others = [];
        foreach (var person in synced.People)
        {
            var images = await gate.History.FaceBankAsync(person, null, MostImages, cancellationToken);
            others.UnionWith(
                images.Items.Where(image => !known.Contains(image.ImageId)).Select(image => image.RunId).OfType<Guid>()
            );
        }

        others.Remove(synced.RunId);
        return [.. others];
    }
}
