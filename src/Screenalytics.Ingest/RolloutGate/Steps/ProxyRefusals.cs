using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Judges what the app's proxy refuses, on a link that nobody has: nothing can change by it.</summary>
internal sealed class ProxyRefusals(GateContext gate, StepRecord record, AppPatch app, LeakWatch leaks)
{
    private const string WayOut = "See that the app's version is the one that was tested, and its list of admins";

    private readonly GateSecrets _secrets = new(gate);
    private readonly Guid _person = GalleryLook.PeopleOf(gate).LastOrDefault(Guid.NewGuid());

    /// <summary>Judges them.</summary>
    /// <returns>Whether there is an admin to go on with.</returns>
    public async Task<bool> JudgeAsync(CancellationToken cancellationToken)
    {
        var off = TogglePatch.BodyOf(flagged: false);
        Refused("no_token", "A caller without a token", 401, "unauthorized", await SendAsync(off, null));
        Refused(
            "garbage_token",
            "A token of random letters",
            401,
            "unauthorized",
            await SendAsync(off, GateSecrets.WrongToken())
        );
        if (_secrets.User is { } user)
        {
            User(await SendAsync(off, user));
        }
        else
        {
            Missing("user", "A user who is not on the list is answered 403 (forbidden)", GateSecrets.UserSetting);
        }

        if (_secrets.Admin is not { } admin)
        {
            Missing("admin", "An allowlisted admin sets and clears a flag through the proxy", GateSecrets.AdminSetting);
            return false;
        }

        var odd = await SendAsync(ProxyStep.BodyOfNoBoolean, admin);
        if (odd.Status == 401)
        {
            record.NotJudged(
                "admin",
                "An allowlisted admin sets and clears a flag through the proxy",
                AppPatch.CauseOf(odd),
                $"Set {GateSecrets.AdminSetting} to a fresh token"
            );
            return false;
        }

        NoBoolean(odd);
        UnknownLink(await SendAsync(off, admin));
        return true;

        async Task<RawAnswer> SendAsync(string body, RawSecret? token)
        {
            var answer = await gate.Client.SendAsync(
                app.Of(_person, Guid.NewGuid(), body, token),
                record,
                cancellationToken
            );
            leaks.Look(answer);
            return answer;
        }
    }

    private void Missing(string id, string expected, string setting) =>
        record.NotJudged(id, expected, $"without {setting} it can't be asked so", $"Set {setting}");

    private void User(RawAnswer answer)
    {
        if (answer.Status == 401)
        {
            record.NotJudged(
                "user",
                "A user who is not on the list is answered 403 (forbidden)",
                $"{AnswerWords.Of(answer)}: {GateSecrets.UserSetting} is not a token of this app's users, or its time is over",
                $"Set {GateSecrets.UserSetting} to a fresh token"
            );
        }
        else
        {
            Refused("user", "A user who is not on the list", 403, "forbidden", answer);
        }
    }

    private void Refused(string id, string who, int status, string error, RawAnswer answer)
    {
        var holds = answer.Status == status && AppPatch.ErrorOf(answer) == error;
        record.Expect(
            holds,
            id,
            $"{who} is answered {status} ({error})",
            holds ? AnswerWords.Of(answer)
                : answer.Status == status
                    ? $"{AnswerWords.Of(answer)}: refused, but not in the app's words: something before the app may have answered"
                : answer.Status is >= 200 and < 300 || ToggleCauses.Says(answer, ToggleCauses.UnknownLink)
                    ? $"{AnswerWords.Of(answer)}: the app's guard is open, it passes on what this caller asks"
                : answer.Status is 401 or 403 ? $"{AnswerWords.Of(answer)}: refused, but with a wrong status"
                : AppPatch.CauseOf(answer),
            WayOut
        );
    }

    private void NoBoolean(RawAnswer answer)
    {
        var holds = answer.Status == 400 && AppPatch.ErrorOf(answer) is not null;
        record.Expect(
            holds,
            "no_boolean",
            "A facebank_seed that is no boolean is answered 400 with an error",
            holds ? AnswerWords.Of(answer)
                : answer.Status == 400 ? $"{AnswerWords.Of(answer)}: refused, but without an error in the app's way"
                : answer.Status is >= 200 and < 300
                || ToggleCauses.Says(answer, ToggleCauses.UnknownLink)
                || answer.Status == 422
                    ? $"{AnswerWords.Of(answer)}: the app does not look at the body, and takes what is no boolean"
                : AppPatch.CauseOf(answer),
            WayOut
        );
    }

    private void UnknownLink(RawAnswer answer)
    {
        var error = AppPatch.ErrorOf(answer);
        var holds = answer.Status == 404 && error?.Contains(ToggleCauses.UnknownLink, StringComparison.Ordinal) == true;
        record.Expect(
            holds,
            "backend_error",
            $"The backend's 404 ({ToggleCauses.UnknownLink}) is passed through as an error",
            holds ? AnswerWords.Of(answer)
                : answer.Status is >= 200 and < 300
                    ? $"{AnswerWords.Of(answer)} for a link that nobody has: the app hides the backend's errors, or asks no backend"
                : answer.Status == 404 && error is not null
                    ? $"{AnswerWords.Of(answer)}: the status is passed through, and the backend's words are not"
                : AppPatch.CauseOf(answer),
            WayOut
        );
    }
}
