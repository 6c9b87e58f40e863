using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Refuses an environment that says otherwise than the configuration: the gate would judge another one.</summary>
internal static class GateEnvironmentRules
{
    /// <summary>What contradicts each other in addresses, each with the way out; empty when nothing does.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="apiUrl">The configured <c>TRR_API_URL</c>, or null.</param>
    /// <param name="appUrl">The configured <c>TRR_APP_URL</c>, or null.</param>
    public static IReadOnlyList<string> Contradictions(GateEnvironment environment, string? apiUrl, string? appUrl)
    {
        var errors = new List<string>();
        if (
            environment.BackendUrl is { } backend
            && BackendAddress.TryParse(backend, out var wanted, out _)
            && BackendAddress.TryParse(apiUrl, out var configured, out _)
            && !string.Equals(wanted.ApiRoot, configured.ApiRoot, StringComparison.Ordinal)
        )
        {
            errors.Add(
                $"{environment.File}: backend_url is {wanted.ApiRoot}, but TRR_API_URL is {configured.ApiRoot}: the "
                    + $"secrets would be those of another backend than '{environment.Name}'; set those of one."
            );
        }

        if (
            environment.AppUrl is { } app
            && !string.IsNullOrWhiteSpace(appUrl)
            && AppAddress.TryParse(appUrl, out _)
            && !AppAddress.AreSame(app, appUrl)
        )
        {
            errors.Add(
                $"{environment.File}: app_url is {app}, but TRR_APP_URL is {appUrl.Trim()}: unset TRR_APP_URL, or correct one of them."
            );
        }

        return errors;
    }

    /// <summary>How the face bank's database contradicts the environment, with the way out, or null.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="hosts">The configured host and port, or several with commas between.</param>
    /// <param name="name">The configured database's name.</param>
    public static string? DatabaseContradiction(GateEnvironment environment, string hosts, string name) =>
        environment.Database is { } database
        && DatabasePlace.TryParse(database, out var place)
        && !place.Holds(hosts, name)
            ? $"{environment.File}: database is {database}, but DB_URL leads to {hosts}/{name}: the gate would look at "
                + $"another face bank than that of '{environment.Name}'; correct one of them."
            : null;
}
