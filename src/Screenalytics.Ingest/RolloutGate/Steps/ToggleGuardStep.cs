using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the toggle is opened by the service role with the shared secret, and by nobody without it.</summary>
internal sealed class ToggleGuardStep : IGateStep
{
    private const string WayOut =
        "Deploy the backend with TRR_INTERNAL_ADMIN_SHARED_SECRET set, in the version that asks for it";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "toggle_guard",
            "The backend refuses to toggle without the shared secret",
            "Asks the toggle to set the flag that the link has already: without a token (401), with a garbage and with a forged token (401), as the service role without the secret, with an empty and with a wrong one (403), as a user who is not on the list (403), and as the service role with the right secret (200). In read-only on a link that nobody has, where the right secret is answered 404.",
            [2],
            Writes: true,
            InReadOnly: true
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        var before = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        var target = await GuardTarget.TakeAsync(gate, before, record, cancellationToken);
        GuardSession session = new(gate, record, target, cancellationToken);
        GateSecrets secrets = new(gate);

        // All are sent before any is judged: whether the right caller gets through says what a refusal means.
        List<(GuardCase Case, RawAnswer? Answer)> refusals = [];
        foreach (var refused in GuardCases.Of(secrets, gate.Time.GetUtcNow()))
        {
            refusals.Add(
                (refused, refused.Missing is null ? await session.SendAsync(refused.Token, refused.Secret) : null)
            );
        }

        var rightly = secrets is { ServiceRole: { } role, SharedSecret: { } secret }
            ? await session.SendAsync(role, secret)
            : null;
        var keyIsGood = rightly is not null && session.IsThrough(rightly);
        foreach (var (refused, answer) in refusals)
        {
            Judge(record, refused, answer, keyIsGood);
        }

        GuardOpening.JudgeService(record, target, rightly, new TogglePatch(gate).MissingSetting);
        GuardOpening.JudgeAdmin(
            record,
            target,
            secrets.Admin is { } admin ? await session.SendAsync(admin, null) : null
        );
        var after = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        await JudgeFlagsAsync(gate, record, target, before, after);
        AnswerTimes.Judge(gate, record);
    }

    private static void Judge(StepRecord record, GuardCase refused, RawAnswer? answer, bool keyIsGood)
    {
        if (answer is null)
        {
            record.NotJudged(
                refused.Id,
                refused.Expected,
                $"without {refused.Missing} it can't be asked so",
                $"Set {refused.Missing}"
            );
            return;
        }

        if (refused.Id == "user_with_secret" && answer.Status == 401)
        {
            record.NotJudged(
                refused.Id,
                refused.Expected,
                $"{AnswerWords.Of(answer)}: {GateSecrets.UserSetting} is not a token of this backend's users, or its time is over, so that its list was not asked",
                $"Set {GateSecrets.UserSetting} to a fresh token"
            );
            return;
        }

        record.Expect(
            refused.Statuses.Contains(answer.Status),
            refused.Id,
            refused.Expected,
            refused.Statuses.Contains(answer.Status) ? AnswerWords.Of(answer) : CauseOf(refused, answer, keyIsGood),
            WayOut
        );
    }

    private static string CauseOf(GuardCase refused, RawAnswer answer, bool keyIsGood) =>
        answer.Status switch
        {
            >= 200 and < 300 => $"{AnswerWords.Of(answer)}: the guard is open, {Caller(refused)} may toggle",
            404 when ToggleCauses.Says(answer, ToggleCauses.UnknownLink) =>
                $"{AnswerWords.Of(answer)}, which only comes behind the guard: it is open, {Caller(refused)} may toggle",
            409 or 422 =>
                $"{AnswerWords.Of(answer)}, which only comes behind the guard: it is open, {Caller(refused)} may toggle",
            401 when refused.Token is not null && keyIsGood =>
                $"{AnswerWords.Of(answer)}: a wrong status, since the token itself is good",
            401 when refused.Token is not null =>
                $"{AnswerWords.Of(answer)}: {GateSecrets.ServiceRoleSetting} is not this backend's, or its time is over, so that the secret was not asked for",
            401 or 403 or 404 when keyIsGood || answer.Status != 404 =>
                $"{AnswerWords.Of(answer)}: refused, but with a wrong status",
            _ => AnswerWords.WithMeaning(answer, Party.Backend),
        };

    private static string Caller(GuardCase refused) =>
        string.Concat(refused.Caller[..1].ToLowerInvariant(), refused.Caller.AsSpan(1));

    private static async Task JudgeFlagsAsync(
        GateContext gate,
        StepRecord record,
        GuardTarget target,
        GalleryLook before,
        GalleryLook after
    )
    {
        const string Id = "flags_unchanged";
        const string Expected = "TRR's database has every flag as before";
        if ((before.Problem ?? after.Problem) is { } problem)
        {
            record.NotJudged(Id, Expected, problem, "Set TRR_DB_URL");
            return;
        }

        var changes = GalleryChanges.Between(before, after);
        if (changes.Count > 0 && !target.IsReal)
        {
            record.NotJudged(
                Id,
                Expected,
                $"{GalleryChanges.Words(changes)}; this gate asked about a link that nobody has, so that somebody else is at work",
                "Run the gate again while nobody edits these galleries"
            );
            return;
        }

        changes = await gate.Toggles.NoteAsync(changes);
        record.Expect(
            changes.Count == 0,
            Id,
            Expected,
            changes.Count == 0
                ? GalleryChanges.Words(changes)
                : $"{GalleryChanges.Words(changes)}: the backend writes something else than the flag that it was asked for, or somebody else is at work",
            "Run the gate again while nobody edits these galleries"
        );
    }
}
