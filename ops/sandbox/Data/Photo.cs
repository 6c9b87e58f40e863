namespace Screenalytics.Sandbox.Data;

/// <summary>A photo of the fictional or recorded casts, before it becomes a link and an asset.</summary>
internal sealed record Photo(Guid PersonId, int Number, string? HostedUrl)
{
    public Guid Link { get; init; } = SandboxIds.Link(PersonId, Number);

    public Guid Asset { get; init; } = StableHash.Id($"asset/{PersonId}/{Number}");

    public string? SourceUrl { get; init; }

    public string? HostedKey { get; init; }

    public int? Width { get; init; } = 1200;

    public int? Height { get; init; } = 1600;

    public string Kind { get; init; } = "gallery";

    public string Source { get; init; } = "imdb";

    public int? Position { get; init; } = Number;

    public bool IsPrimary { get; init; }

    public bool Seed { get; init; }
}
