using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>The keys of an environment's file; those of a group stand behind its name and a full stop.</summary>
internal static class EnvironmentKeys
{
    private static readonly string[] Secrets =
    [
        "token",
        "secret",
        "password",
        "passwd",
        "passphrase",
        "pwd",
        "key",
        "jwt",
        "credential",
        "authorization",
        "bearer",
        "cookie",
        "db_url",
        "dsn",
    ];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "name",
        "stage",
        "backend_url",
        "app_url",
        "database",
        "people",
        "people.seeded",
        "people.unseeded",
        "toggle",
        "toggle.person",
        "toggle.link",
        "toggle.flagged",
        "access_logs",
        "max_answer_time",
    ];

    /// <summary>Whether a key holds others.</summary>
    public static bool IsGroup(string key) => key is "people" or "toggle";

    /// <summary>Whether a key sounds like a secret's.</summary>
    public static bool SoundsSecret(string key) =>
        !All.Contains(key, StringComparer.Ordinal)
        && Secrets.Any(word => key.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>The key that an unknown one most likely meant, in its group or in another, or null.</summary>
    public static string? NearestTo(string key)
    {
        var last = key[(key.LastIndexOf('.') + 1)..];
        return All.FirstOrDefault(known =>
                known.EndsWith($".{last}", StringComparison.OrdinalIgnoreCase)
                || known.Equals(last, StringComparison.OrdinalIgnoreCase)
            ) ?? NearestName.Of(key, All);
    }
}
