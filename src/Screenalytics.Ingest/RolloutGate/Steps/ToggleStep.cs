using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the backend's toggle sets and clears exactly the flag that it is asked for, and that the next read sees it.</summary>
internal sealed class ToggleStep : IGateStep
{
    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "toggle",
            "A flag is set and cleared through the backend, and put back",
            "As the service role with the right secret, turns the flag of the gate's link around and back, each twice: the answer, the very next read and TRR's database have to agree, and nothing else may change. A refused request in between may change nothing.",
            [1, 3],
            Writes: true
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        const string Id = "subject";
        const string Expected = "There is a gallery link whose flag may be changed";
        if (gate.ReadOnly)
        {
            record.LeftOut(Id, Expected, TakenSubject.ReadOnly);
            return;
        }

        TogglePatch patch = new(gate);
        if (patch.MissingSetting is { } missing)
        {
            record.NotJudged(Id, Expected, $"without {missing} the toggle can't be asked", $"Set {missing}");
            return;
        }

        var look = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        var taken = await TakenSubject.TakeAsync(gate, look, cancellationToken);
        if (taken.Subject is not { } subject)
        {
            record.NotJudged(Id, Expected, taken.Reason);
            return;
        }

        record.Uses("person", subject.PersonId.ToString());
        record.Uses("link", subject.LinkId.ToString());
        record.Uses("flagged_before", ToggleAnswers.Flag(subject.Flagged));
        GateSecrets secrets = new(gate);
        ToggleDoor door = new(
            Party.Backend,
            flagged => patch.Rightly(subject.PersonId, subject.LinkId, TogglePatch.BodyOf(flagged)),
            ToggleCauses.Of,
            "See the backend's log of this time, and that its version is the one that was tested"
        )
        {
            Refused = flagged =>
                patch.Of(subject.PersonId, subject.LinkId, TogglePatch.BodyOf(flagged), secrets.ServiceRole, null),
        };
        await new ToggleRound(gate, record, subject, door).RunAsync(cancellationToken);
        AnswerTimes.Judge(gate, record);
    }
}
