namespace Screenalytics.Sandbox;

/// <summary>A cast to generate; the same specification always gives the same people, photos and ids.</summary>
public sealed record CastSpec
{
    /// <summary>How many people stand in it.</summary>
    public required int People { get; init; }

    /// <summary>The share of people with flagged photos (default: 0.6).</summary>
    public double SeededShare { get; init; } = 0.6;

    /// <summary>The share of people without any photo (default: 0.025).</summary>
    public double EmptyShare { get; init; } = 0.025;

    /// <summary>Another number gives other people.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>What the photos' URLs start with; nothing answers at the default.</summary>
    public string UrlBase { get; init; } = "https://cdn.example.test/media";

    internal string Name => FormattableString.Invariant($"{People}/{SeededShare:R}/{EmptyShare:R}/{Seed}/{UrlBase}");
}
