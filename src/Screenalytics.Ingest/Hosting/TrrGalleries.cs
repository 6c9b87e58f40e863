using Screenalytics.Ingest.Hosting.Configuration;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Opens TRR's own database where it is configured; nothing is connected before it is asked.</summary>
internal static class TrrGalleries
{
    /// <summary>The galleries, or null without <c>TRR_DB_URL</c>.</summary>
    public static ITrrGallery? Open(EffectiveConfiguration configuration) =>
        configuration.TrrPlace is { } url
            ? new TrrGallery(new TrrPlace(url.ConnectionString, url.Host, url.Database, url.User, url.Redactor))
            : null;
}
