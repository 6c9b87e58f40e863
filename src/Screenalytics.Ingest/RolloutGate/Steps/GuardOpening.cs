using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Judges whether the toggle opens to whom it has to.</summary>
internal static class GuardOpening
{
    private const string Behind = "which shows that the guard opened";

    /// <summary>The service role with the shared secret.</summary>
    public static void JudgeService(StepRecord record, GuardTarget target, RawAnswer? answer, string? missing)
    {
        const string Id = "with_secret";
        var expected = $"The service role with the right secret is answered {ToggleAnswers.Expected(target.Flagged)}";
        if (answer is null)
        {
            record.NotJudged(Id, expected, $"without {missing} it can't be asked so", $"Set {missing}");
            return;
        }

        Judge(record, target, answer, Id, expected, ToggleCauses.Of(answer), SecretsWayOut);
    }

    /// <summary>An allowlisted user without the secret.</summary>
    public static void JudgeAdmin(StepRecord record, GuardTarget target, RawAnswer? answer)
    {
        const string Id = "admin_without_secret";
        var expected = $"An allowlisted admin without the secret is answered {ToggleAnswers.Expected(target.Flagged)}";
        var setting = GateSecrets.AdminSetting;
        switch (answer)
        {
            case null:
                record.NotJudged(Id, expected, $"without {setting} it can't be asked so", $"Set {setting}");
                break;
            case { Status: 401 }:
                record.NotJudged(
                    Id,
                    expected,
                    $"{AnswerWords.Of(answer)}: {setting} is not a token of this backend's users, or its time is over",
                    $"Set {setting} to a fresh token"
                );
                break;
            default:
                Judge(
                    record,
                    target,
                    answer,
                    Id,
                    expected,
                    answer.Status == 403
                        ? $"{AnswerWords.Of(answer)}: the admin is not on the backend's ADMIN_EMAIL_ALLOWLIST, or {setting} is no longer good"
                        : ToggleCauses.Of(answer),
                    $"Set {setting} to a fresh token of an admin on ADMIN_EMAIL_ALLOWLIST"
                );
                break;
        }
    }

    private const string SecretsWayOut =
        $"Set {GateSecrets.ServiceRoleSetting} and {GateSecrets.SharedSecretSetting} to what the backend was deployed with";

    private static void Judge(
        StepRecord record,
        GuardTarget target,
        RawAnswer answer,
        string id,
        string expected,
        string cause,
        string wayOut
    )
    {
        if (target.IsReal)
        {
            var problem =
                answer.Status == 200
                    ? ToggleAnswers.ProblemOf(answer, target.PersonId, target.LinkId, target.Flagged)
                    : cause;
            record.Expect(problem is null, id, expected, problem ?? ToggleAnswers.Expected(target.Flagged), wayOut);
        }
        else if (answer.Status == 404 && ToggleCauses.Says(answer, ToggleCauses.UnknownLink))
        {
            Leave(record, id, expected, target.WhyNotReal!, AnswerWords.Of(answer));
        }
        else
        {
            record.Disproven(
                id,
                $"On a link that nobody has it is answered 404 ({ToggleCauses.UnknownLink}), {Behind}",
                answer.Status is >= 200 and < 300
                    ? $"{AnswerWords.Of(answer)} for a link that nobody has: the toggle does not look whether there is one"
                    : cause,
                wayOut
            );
        }
    }

    private static void Leave(StepRecord record, string id, string expected, string why, string words)
    {
        var observed = $"{why}; on a link that nobody has: {words}, {Behind}";
        if (why == TakenSubject.ReadOnly)
        {
            record.LeftOut(id, expected, observed);
        }
        else
        {
            record.NotJudged(id, expected, observed);
        }
    }
}
