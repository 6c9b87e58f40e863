using System.Text.Json;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Writes requests to TRR-APP's proxy of the toggle, and reads its errors.</summary>
internal sealed class AppPatch
{
    private readonly string _root = "";

    /// <summary>Takes the app's address from the configuration, else from the environment's file.</summary>
    public AppPatch(GateContext gate)
    {
        if (gate.AppUrl is not { } given)
        {
            Problem = $"without {Party.App.AddressSetting} the app's proxy can't be asked";
        }
        else if (!AppAddress.TryParse(given, out var url))
        {
            Problem = $"{Party.App.AddressSetting} is no address of TRR-APP: {AppAddress.Form}";
        }
        else
        {
            _root = AppAddress.RootOf(url);
            Origin = url.GetLeftPart(UriPartial.Authority);
        }
    }

    /// <summary>Why the app can't be asked, in words, or null.</summary>
    public string? Problem { get; }

    /// <summary>The app's origin, as a browser names it; null when the app can't be asked.</summary>
    public string? Origin { get; }

    /// <summary>A request with whatever token.</summary>
    public RawRequest Of(Guid personId, Guid linkId, string body, RawSecret? token) =>
        new(HttpMethod.Patch, $"{_root}/api/admin/trr-api/people/{personId}/gallery/{linkId}/facebank-seed")
        {
            Authorization = token,
            Body = body,
        };

    /// <summary>The error that the app tells, or null when it tells none in its way.</summary>
    public static string? ErrorOf(RawAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.String
                ? error.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The answer, and what it means of an app that was asked by an allowlisted admin.</summary>
    public static string CauseOf(RawAnswer answer) => $"{AnswerWords.Of(answer)}: {MeaningOf(answer)}";

    private static string MeaningOf(RawAnswer answer) =>
        answer.Status switch
        {
            401 => $"{GateSecrets.AdminSetting} is not a token of this app's users, or its time is over",
            403 when ToggleCauses.Says(answer, "allowlist admin access") =>
                "the backend refuses the app: its service role key or its shared secret is not the backend's",
            403 => $"the app does not have the user of {GateSecrets.AdminSetting} on its list of admins",
            404 when ToggleCauses.Says(answer, ToggleCauses.UnknownLink) =>
                "the app's backend does not have the link: the app points to another backend",
            404 => "the app has no such route: it is older than the proxy, or TRR_APP_URL is wrong",
            409 => "the app's backend has another person or kind for the link: the app points to another backend",
            500 => "the app's secrets are not configured, or it broke: see its log",
            502 => "the app can't reach its backend, or the backend's database failed",
            _ => AnswerWords.MeaningOf(answer, Party.App),
        };
}
