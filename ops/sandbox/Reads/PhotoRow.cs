namespace Screenalytics.Sandbox.Reads;

/// <summary>One row of the gallery view, with what the later backend's profile adds.</summary>
internal sealed record PhotoRow(
    Guid MediaAssetId,
    string? ServedUrl,
    string? SourceUrl,
    string? HostedUrl,
    string? HostedKey,
    bool IsPrimary,
    int? Width,
    int? Height,
    string Kind,
    string Source,
    bool FacebankSeed
);
