using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>A caller whom the toggle has to refuse.</summary>
/// <param name="Id">The check.</param>
/// <param name="Caller">Who, in words.</param>
/// <param name="Token">What it authenticates with, or null for nothing.</param>
/// <param name="Secret">What it sends as the shared secret, or null for nothing.</param>
/// <param name="Statuses">The statuses that are right.</param>
/// <param name="Missing">The setting without which it can't be seen, or null.</param>
internal sealed record GuardCase(
    string Id,
    string Caller,
    RawSecret? Token,
    RawSecret? Secret,
    int[] Statuses,
    string? Missing = null
)
{
    /// <summary>What is expected, in words.</summary>
    public string Expected => $"{Caller} is refused with {string.Join(" or ", Statuses)}";
}
