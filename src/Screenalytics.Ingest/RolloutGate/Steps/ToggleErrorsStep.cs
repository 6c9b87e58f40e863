using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the toggle tells what is wrong with a request, and changes nothing then.</summary>
internal sealed class ToggleErrorsStep : IGateStep
{
    private const string WayOut = "See that the backend's version is the one that the contract was made for";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "toggle_errors",
            "The toggle refuses what it can't do, and changes nothing then",
            "As the service role with the right secret: an unknown link (404), another person's link and a link of another kind (409), a body without the flag and one with a flag of a wrong type (422). Nothing of it may change anything.",
            [1],
            Writes: true,
            InReadOnly: true
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        TogglePatch patch = new(gate);
        var before = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        var target = await GuardTarget.TakeAsync(gate, before, record, cancellationToken);
        var otherKind = await OtherKindAsync(gate, before, cancellationToken);
        var nobody = Guid.NewGuid();
        var off = TogglePatch.BodyOf(flagged: false);
        ToggleErrorCase[] cases =
        [
            new("unknown_link", "A link that nobody has", 404, ToggleCauses.UnknownLink)
            {
                Request = patch.Rightly(target.PersonId, nobody, off),
            },
            new("missing_field", "A body without the flag", 422, "facebank_seed")
            {
                Request = patch.Rightly(target.PersonId, nobody, "{}"),
            },
            new("wrong_type", "A flag that is neither true nor false", 422, "facebank_seed")
            {
                Request = patch.Rightly(target.PersonId, nobody, """{"facebank_seed":"maybe"}"""),
            },
            new("other_person", "Another person's link", 409, ToggleCauses.OtherPerson)
            {
                Request = target.IsReal ? patch.Rightly(Guid.NewGuid(), target.LinkId, target.Body) : null,
                WhyNot = target.WhyNotReal,
            },
            new("other_kind", "A link of another kind", 409, ToggleCauses.OtherKind)
            {
                Request =
                    otherKind.Photo is { } photo && !gate.ReadOnly
                        ? patch.Rightly(photo.PersonId, photo.LinkId, TogglePatch.BodyOf(photo.FacebankSeed))
                        : null,
                WhyNot = gate.ReadOnly ? TakenSubject.ReadOnly : otherKind.WhyNot,
            },
        ];
        foreach (var error in cases)
        {
            await JudgeAsync(gate, record, error, patch.MissingSetting, cancellationToken);
        }

        await JudgeUnchangedAsync(gate, record, before, otherKind.Photo, cancellationToken);
        AnswerTimes.Judge(gate, record);
    }

    private static async Task JudgeAsync(
        GateContext gate,
        StepRecord record,
        ToggleErrorCase error,
        string? missing,
        CancellationToken cancellationToken
    )
    {
        if (missing is not null)
        {
            record.NotJudged(error.Id, error.Expected, $"without {missing} it can't be asked so", $"Set {missing}");
        }
        else if (error.Request is not { } request)
        {
            if (error.WhyNot == TakenSubject.ReadOnly)
            {
                record.LeftOut(error.Id, error.Expected, error.WhyNot);
            }
            else
            {
                record.NotJudged(error.Id, error.Expected, error.WhyNot ?? "there is none");
            }
        }
        else
        {
            var answer = await gate.Client.SendAsync(request, record, cancellationToken);
            var problem = error.ProblemOf(answer);
            record.Expect(problem is null, error.Id, error.Expected, problem ?? AnswerWords.Of(answer), WayOut);
        }
    }

    private static async Task<(GalleryPhoto? Photo, string WhyNot)> OtherKindAsync(
        GateContext gate,
        GalleryLook look,
        CancellationToken cancellationToken
    )
    {
        if (gate.Gallery is not { } database)
        {
            return (null, GalleryLook.NotGiven);
        }

        try
        {
            var photo =
                look.Galleries.Values.SelectMany(photos => photos).FirstOrDefault(photo => !photo.CanBeFlagged)
                ?? await database.AnyOfOtherKindAsync(cancellationToken);
            return (photo, "TRR's database has no photo of another kind than gallery");
        }
        catch (TrrDatabaseException failure)
        {
            return (null, failure.Message);
        }
    }

    private static async Task JudgeUnchangedAsync(
        GateContext gate,
        StepRecord record,
        GalleryLook before,
        GalleryPhoto? otherKind,
        CancellationToken cancellationToken
    )
    {
        const string Id = "unchanged";
        const string Expected = "None of the refused requests changes anything in TRR's database";
        var after = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        if ((before.Problem ?? after.Problem) is { } problem)
        {
            record.NotJudged(Id, Expected, problem, "Set TRR_DB_URL");
            return;
        }

        var changes = GalleryChanges.Between(before, after);
        if (otherKind is { } photo && before.Find(photo.LinkId) is null)
        {
            var other = await GalleryLook.AtAsync(gate, [photo.PersonId], cancellationToken);
            if (other.Find(photo.LinkId) is { } now && now.FacebankSeed != photo.FacebankSeed)
            {
                changes =
                [
                    .. changes,
                    new GalleryChange(
                        photo.LinkId,
                        GalleryChange.Flag,
                        ToggleAnswers.Flag(photo.FacebankSeed),
                        ToggleAnswers.Flag(now.FacebankSeed)
                    )
                    {
                        PersonId = photo.PersonId,
                    },
                ];
            }
        }

        changes = await gate.Toggles.NoteAsync(changes);
        record.Expect(
            changes.Count == 0,
            Id,
            Expected,
            changes.Count == 0
                ? GalleryChanges.Words(changes)
                : $"{GalleryChanges.Words(changes)}: the backend writes what it refuses, or somebody else is at work",
            "Run the gate again while nobody edits these galleries"
        );
    }
}
