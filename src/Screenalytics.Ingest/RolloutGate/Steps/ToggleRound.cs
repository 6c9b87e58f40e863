using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Changes a flag and changes it back by one door, and looks each time what became of it.</summary>
internal sealed class ToggleRound(GateContext gate, StepRecord record, ToggleSubject subject, ToggleDoor door)
{
    private readonly PhotoReads _reads = new(gate, record);
    private GalleryLook _before = new(new Dictionary<Guid, IReadOnlyList<TrrDatabase.GalleryPhoto>>());
    private SeedSight? _sight;
    private bool _isTurned;
    private bool _isBack;

    /// <summary>Changes and changes back; the flag is left as it was where that can be had.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _before = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        Dictionary<Guid, PhotoListing> listings = [];
        foreach (var person in new[] { subject.PersonId, gate.People?.Seeded ?? subject.PersonId }.Distinct())
        {
            listings[person] = await _reads.AllAsync(person, true, cancellationToken);
        }

        _sight = SeedSight.Of(listings, _before, subject);
        await SetAsync(!subject.Flagged, cancellationToken);
        if (_isTurned && door.Refused is { } refused)
        {
            await RefusedAsync(refused(subject.Flagged), cancellationToken);
        }

        await SetAsync(subject.Flagged, cancellationToken);
        if (!_isBack)
        {
            await PutBackAsync(cancellationToken);
        }
    }

    private static string IdOf(bool flagged) => flagged ? "on" : "off";

    private async Task SetAsync(bool flagged, CancellationToken cancellationToken)
    {
        var id = IdOf(flagged);
        var expected = $"{door.Party.Name} answers {ToggleAnswers.Expected(flagged)}";
        var answer = await SendAsync(flagged, cancellationToken);
        Answered(id, expected, answer, flagged);
        if (answer.Status is < 200 or >= 300)
        {
            return;
        }

        // The very next read, before anything else is asked.
        var listing = await _reads.AllAsync(subject.PersonId, true, cancellationToken);
        var look = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        var written = Written(look, flagged);
        JudgeDatabase(id, look, await gate.Toggles.NoteAsync(Unasked(look, flagged)), flagged);
        JudgeRead(id, listing, flagged, written);
        var again = await SendAsync(flagged, cancellationToken);
        Answered($"{id}_again", $"Asked for the same again, {expected}", again, flagged);
        var later = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        if (written == true && later.IsTold)
        {
            var changes = await gate.Toggles.NoteAsync(GalleryChanges.Between(look, later));
            JudgeAgain(id, changes, Written(later, flagged) == true);
        }

        _isTurned = flagged != subject.Flagged && Written(later, flagged) != false;
        _isBack = flagged == subject.Flagged && Written(later, flagged) != false && again.Status == 200;
    }

    private async Task<RawAnswer> SendAsync(bool flagged, CancellationToken cancellationToken)
    {
        var answer = await gate.Client.SendAsync(door.Set(flagged), record, cancellationToken);
        door.Seen?.Invoke(answer);
        return answer;
    }

    private void JudgeAgain(string id, IReadOnlyList<GalleryChange> changes, bool isStill) =>
        record.Expect(
            changes.Count == 0,
            $"{id}_again_database",
            "Asking for the same again changes nothing in TRR's database",
            isStill
                ? GalleryChanges.Words(changes)
                : $"{GalleryChanges.Words(changes)}: the toggle turns the flag around instead of setting it",
            door.WayOut
        );

    private void Answered(string id, string expected, RawAnswer answer, bool flagged)
    {
        var problem =
            answer.Status == 200 && answer.Failure == default
                ? ToggleAnswers.ProblemOf(answer, subject.PersonId, subject.LinkId, flagged)
                : door.CauseOf(answer);
        record.Expect(problem is null, id, expected, problem ?? ToggleAnswers.Expected(flagged), door.WayOut);
    }

    private bool? Written(GalleryLook look, bool flagged) =>
        look.IsTold ? look.Find(subject.LinkId)?.FacebankSeed == flagged : null;

    // All that is not as it was, but for the flag that was asked for.
    private IReadOnlyList<GalleryChange> Unasked(GalleryLook look, bool flagged) =>
        [
            .. GalleryChanges
                .Between(_before, look)
                .Where(change =>
                    change.LinkId != subject.LinkId
                    || change.Field != GalleryChange.Flag
                    || change.After != ToggleAnswers.Flag(flagged)
                ),
        ];

    private void JudgeDatabase(string id, GalleryLook look, IReadOnlyList<GalleryChange> changes, bool flagged)
    {
        var expected =
            $"TRR's database has facebank_seed {ToggleAnswers.Flag(flagged)} for this link, and nothing else has changed";
        if ((_before.Problem ?? look.Problem) is { } problem)
        {
            record.NotJudged($"{id}_database", expected, problem, "Set TRR_DB_URL");
            return;
        }

        var written = Written(look, flagged) == true;
        var unasked = changes
            .Where(change => change.LinkId != subject.LinkId || change.Field != GalleryChange.Flag)
            .ToList();
        var lie = written
            ? ""
            : $"{door.Party.Name} said that it is done, and the flag of link {subject.LinkId} is still {ToggleAnswers.Flag(!flagged)}: {door.Lie}";
        var others = unasked.Count == 0 ? "" : $"not asked for: {GalleryChanges.Words(unasked)}";
        record.Expect(
            written && unasked.Count == 0,
            $"{id}_database",
            expected,
            written && unasked.Count == 0
                ? $"facebank_seed is {ToggleAnswers.Flag(flagged)}, and nothing else has changed"
                : string.Join("; ", new[] { lie, others }.Where(words => words.Length > 0)),
            door.WayOut
        );
    }

    private void JudgeRead(string id, PhotoListing listing, bool flagged, bool? written)
    {
        var expected = $"The next read with seed_only=true {(flagged ? "holds" : "does not hold")} this photo";
        if (_sight!.Problem is { } blind)
        {
            record.NotJudged($"{id}_seen", expected, blind);
            return;
        }

        var problem = _sight.ProblemOf(listing, flagged, subject.Flagged, written);
        record.Expect(
            problem is null,
            $"{id}_seen",
            expected,
            problem ?? $"{listing.Rows.Count} rows, after {_sight.Count} before the toggle",
            door.WayOut
        );
    }

    private async Task RefusedAsync(RawRequest request, CancellationToken cancellationToken)
    {
        const string Id = "refused_writes_nothing";
        const string Expected = "A refused request changes nothing";
        var before = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        if (!before.IsTold)
        {
            record.NotJudged(Id, Expected, before.Problem!, "Set TRR_DB_URL");
            return;
        }

        var answer = await gate.Client.SendAsync(request, record, cancellationToken);
        var changes = await gate.Toggles.NoteAsync(
            GalleryChanges.Between(before, await GalleryLook.AtPeopleAsync(gate, cancellationToken))
        );
        record.Expect(
            changes.Count == 0,
            Id,
            Expected,
            changes.Count == 0
                ? $"{AnswerWords.Of(answer)}, and nothing has changed"
                : $"asked without the secret it answered {AnswerWords.Of(answer)}, and {GalleryChanges.Words(changes)}: {(answer.Status is >= 200 and < 300 ? "the guard is open" : "the backend writes before it looks who asks")}",
            "See that the backend's version is the one that was tested"
        );
    }

    private async Task PutBackAsync(CancellationToken cancellationToken)
    {
        var expected = $"The flag is {ToggleAnswers.Flag(subject.Flagged)} again, as before";
        TogglePatch patch = new(gate);
        if (patch.MissingSetting is null)
        {
            await gate.Client.SendAsync(
                patch.Rightly(subject.PersonId, subject.LinkId, TogglePatch.BodyOf(subject.Flagged)),
                record,
                cancellationToken
            );
        }

        var look = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        switch (Written(look, subject.Flagged))
        {
            case true:
                record.Proven("put_back", expected, "TRR's database has it as before");
                break;
            case false:
                record.Disproven(
                    "put_back",
                    expected,
                    $"TRR's database has it {ToggleAnswers.Flag(!subject.Flagged)}: it could not be put back yet",
                    $"'gate cleanup {gate.GateId}' puts it back once the toggle works"
                );
                break;
            default:
                record.NotJudged("put_back", expected, look.Problem!, "Set TRR_DB_URL");
                break;
        }
    }
}
