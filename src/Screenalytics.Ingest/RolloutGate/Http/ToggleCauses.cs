using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Why TRR-Backend does not toggle though it was asked rightly.</summary>
internal static class ToggleCauses
{
    /// <summary>What an unknown link is answered with.</summary>
    public const string UnknownLink = "Media link not found";

    /// <summary>What another person's link is answered with.</summary>
    public const string OtherPerson = "Media link does not belong to this person";

    /// <summary>What a link of another kind is answered with.</summary>
    public const string OtherKind = "Media link is not a person gallery image";

    /// <summary>Whether an answer's words hold these.</summary>
    public static bool Says(RawAnswer answer, string words) =>
        answer.Detail?.Contains(words, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The answer, and its cause when the service role asked with the shared secret.</summary>
    public static string Of(RawAnswer answer) => $"{AnswerWords.Of(answer)}: {CauseOf(answer)}";

    private static string CauseOf(RawAnswer answer) =>
        answer.Status switch
        {
            401 => $"{GateSecrets.ServiceRoleSetting} is not this backend's service role key, or its time is over",
            403 => $"{GateSecrets.ServiceRoleSetting} or {GateSecrets.SharedSecretSetting} is not this backend's",
            404 when Says(answer, UnknownLink) =>
                "the backend's database does not have the link: the ids are another environment's",
            404 => "the backend has no such endpoint: it is older than the toggle, or TRR_API_URL is wrong",
            409 when Says(answer, OtherPerson) => "the link is another person's: the ids are another environment's",
            409 when Says(answer, OtherKind) => "the link is of a kind that can't be flagged",
            502 => "the backend's database failed: see the backend's log",
            _ => AnswerWords.MeaningOf(answer, Party.Backend),
        };
}
