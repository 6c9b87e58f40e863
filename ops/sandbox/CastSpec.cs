namespace Screenalytics.Sandbox;

/// <summary>A cast to generate; the same specification always gives the same people, photos and ids.</summary>
/// <param name="People">How many people stand in it.</param>
/// <param name="SeededShare">The share of people with flagged photos (default: 0.6).</param>
/// <param name="EmptyShare">The share of people without any photo (default: 0.025).</param>
/// <param name="Seed">Another number gives other people.</param>
/// <param name="UrlBase">What the photos' URLs start with; nothing answers at the default.</param>
public sealed record CastSpec(
    int People,
    double SeededShare = 0.6,
    double EmptyShare = 0.025,
    int Seed = 1,
    string UrlBase = "https://cdn.example.test/media"
)
{
    internal string Name => FormattableString.Invariant($"{People}/{SeededShare:R}/{EmptyShare:R}/{Seed}/{UrlBase}");
}
