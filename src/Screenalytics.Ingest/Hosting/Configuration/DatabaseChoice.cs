using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>Which database a program uses: the named one, or a private one of its own.</summary>
/// <param name="Url">The named database, or null for the private one.</param>
/// <param name="Words">The database in words, free of secrets.</param>
/// <param name="Reason">Why it is this one.</param>
internal sealed record DatabaseChoice(DatabaseUrl? Url, string Words, string Reason)
{
    private const string UrlKey = "Database:Url";
    private const string ModeKey = "Database:Mode";

    /// <summary>Chooses; what stands in the way goes to the configuration's errors.</summary>
    /// <remarks>
    /// With a real backend and no database named, none is chosen: nobody shall file faces into a private cluster by
    /// forgetting a variable.
    /// </remarks>
    public static DatabaseChoice? Make(EffectiveConfiguration configuration)
    {
        var options = configuration.Database;
        var named = !string.IsNullOrWhiteSpace(options.Url);
        DatabaseUrl? url = null;
        if (named && !DatabaseUrl.TryParse(options.Url, out url, out var error))
        {
            configuration.Errors.Add($"{configuration.Named(UrlKey)}: {error}");
        }

        if (options.Mode == DatabaseModes.Embedded)
        {
            if (named)
            {
                configuration.Warnings.Add($"{ModeKey} is embedded, so {UrlKey} (DB_URL) is not used.");
            }

            return Private(configuration, "Database:Mode is embedded");
        }

        if (named)
        {
            return url is null
                ? null
                : new DatabaseChoice(
                    url.With(configuration.Redactor),
                    $"{url.Database} on {url.Host}",
                    "named by Database:Url"
                );
        }

        return Unnamed(configuration);
    }

    private static DatabaseChoice? Unnamed(EffectiveConfiguration configuration)
    {
        if (configuration.Database.Mode == DatabaseModes.External)
        {
            configuration.Errors.Add($"{ModeKey} is external, but no database is named: set DB_URL.");
            return null;
        }

        var known = BackendAddress.TryParse(configuration.Trr.ApiUrl, out var backend, out _);
        if (known && backend!.IsLoopback)
        {
            return Private(configuration, "no database is named and the backend is on loopback");
        }

        // A backend that is missing or malformed is an error of its own; with it mended, this one may be gone.
        var about = known ? $", and the backend {backend!.Host} is a real one" : "";
        configuration.Errors.Add(
            $"{UrlKey} (DB_URL) is missing{about}: name the face bank's database, or ask for the program's private one "
                + $"with {ModeKey}=embedded."
        );
        return null;
    }

    private static DatabaseChoice Private(EffectiveConfiguration configuration, string reason) =>
        new(null, $"private PostgreSQL in {configuration.Host.DataDirectory}", reason);
}
