using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Writes requests to TRR-Backend's toggle.</summary>
internal sealed class TogglePatch(GateContext gate)
{
    private readonly GateSecrets _secrets = new(gate);

    /// <summary>Where the toggle of a link is.</summary>
    public string UrlOf(Guid personId, Guid linkId) =>
        $"{RootOf(gate)}/admin/person/{personId}/gallery/{linkId}/facebank-seed";

    /// <summary>A request with whatever credentials.</summary>
    public RawRequest Of(Guid personId, Guid linkId, string body, RawSecret? authorization, RawSecret? secret) =>
        new(HttpMethod.Patch, UrlOf(personId, linkId))
        {
            Authorization = authorization,
            InternalSecret = secret,
            Body = body,
        };

    /// <summary>A request as it has to be: the service role with the shared secret.</summary>
    public RawRequest Rightly(Guid personId, Guid linkId, string body) =>
        Of(personId, linkId, body, _secrets.ServiceRole, _secrets.SharedSecret);

    /// <summary>The body that sets or clears a flag.</summary>
    public static string BodyOf(bool flagged) => flagged ? """{"facebank_seed":true}""" : """{"facebank_seed":false}""";

    /// <summary>The backend's URL up to and with <c>/api/v1</c>.</summary>
    public static string RootOf(GateContext gate) =>
        BackendAddress.TryParse(gate.Backend.ApiUrl, out var address, out _) ? address.ApiRoot : "";

    /// <summary>The setting without which the service role can't ask, or null.</summary>
    public string? MissingSetting =>
        _secrets.ServiceRole is null ? GateSecrets.ServiceRoleSetting
        : _secrets.SharedSecret is null ? GateSecrets.SharedSecretSetting
        : null;
}
