namespace Screenalytics.Ingest.TrrBackend;

/// <summary>The ways to authenticate reads, as <c>Trr:Auth</c> names them.</summary>
internal static class TrrAuthModes
{
    /// <summary>The static <c>SCREENALYTICS_SERVICE_TOKEN</c>.</summary>
    public const string ServiceToken = "service_token";

    /// <summary>A short-lived HS256 JWT signed with <c>TRR_INTERNAL_ADMIN_SHARED_SECRET</c>.</summary>
    public const string InternalJwt = "internal_jwt";
}
