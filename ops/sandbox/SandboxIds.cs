namespace Screenalytics.Sandbox;

/// <summary>The ids of the fictional cast that demos, documents and tests name; the same in every sandbox.</summary>
public static class SandboxIds
{
    /// <summary>The show "Harbour Row": two seasons of four episodes.</summary>
    public static Guid HarbourRow { get; } = StableHash.Id("show/harbour-row");

    /// <summary>Its first season: forty people, seeded and unseeded.</summary>
    public static Guid HarbourRowSeason1 { get; } = StableHash.Id("season/harbour-row/1");

    /// <summary>Its first episode: a cast of sixteen.</summary>
    public static Guid HarbourRowEpisode1 { get; } = StableHash.Id("episode/harbour-row/1/1");

    /// <summary>The show "The Lantern Kitchen": one season of three episodes.</summary>
    public static Guid LanternKitchen { get; } = StableHash.Id("show/lantern-kitchen");

    /// <summary>Its season.</summary>
    public static Guid LanternKitchenSeason1 { get; } = StableHash.Id("season/lantern-kitchen/1");

    /// <summary>The show "Odd Rows", whose people have awkward galleries.</summary>
    public static Guid OddRows { get; } = StableHash.Id("show/odd-rows");

    /// <summary>Its season: every awkward person, one of them twice.</summary>
    public static Guid OddRowsSeason1 { get; } = StableHash.Id("season/odd-rows/1");

    /// <summary>Its episode: every awkward person, one of them twice.</summary>
    public static Guid OddRowsEpisode1 { get; } = StableHash.Id("episode/odd-rows/1/1");

    /// <summary>An ordinary person with flagged photos.</summary>
    public static Guid Seeded { get; } = Ordinary(0);

    /// <summary>An ordinary person with photos, none flagged.</summary>
    public static Guid Unseeded { get; } = Ordinary(3);

    /// <summary>A person without photos.</summary>
    public static Guid NoPhotos { get; } = Odd("no-photos");

    /// <summary>Flagged photos, some of whose URLs are null or empty.</summary>
    public static Guid NullAndEmptyUrls { get; } = Odd("null-and-empty-urls");

    /// <summary>The same URL several times among the flagged photos.</summary>
    public static Guid RepeatedUrls { get; } = Odd("repeated-urls");

    /// <summary>Photos that are not mirrored yet: the origin's URL is served.</summary>
    public static Guid NotMirrored { get; } = Odd("not-mirrored");

    /// <summary>URLs with raw spaces, non-ASCII letters and characters that JSON escapes.</summary>
    public static Guid RawUrls { get; } = Odd("raw-urls");

    /// <summary>Photos of kinds that nobody has heard of.</summary>
    public static Guid OddKinds { get; } = Odd("odd-kinds");

    /// <summary>Several primary photos, and several at one position.</summary>
    public static Guid SeveralPrimaries { get; } = Odd("several-primaries");

    /// <summary>450 photos, 230 of them flagged.</summary>
    public static Guid ManyPhotos { get; } = Odd("many-photos");

    /// <summary>URLs around the limit of 2,048 bytes: exactly it, one more, and far more.</summary>
    public static Guid LongUrls { get; } = Odd("long-urls");

    /// <summary>URLs that are neither http nor https, or not absolute.</summary>
    public static Guid OtherSchemes { get; } = Odd("other-schemes");

    /// <summary>Flagged photos that are all unusable, and usable ones that are not flagged.</summary>
    public static Guid UnusableSeeds { get; } = Odd("unusable-seeds");

    /// <summary>Flagged photos whose first 510 rows hold one URL: the fifth usable one is on the second page.</summary>
    public static Guid SecondPage { get; } = Odd("second-page");

    /// <summary>A person who stands twice in the casts of "Odd Rows".</summary>
    public static Guid TwiceInCast { get; } = Odd("twice-in-cast");

    /// <summary>A photo of <see cref="Unseeded"/> that can be flagged: the first.</summary>
    public static Guid UnseededLink { get; } = Link(Unseeded, 1);

    /// <summary>A photo of <see cref="OddKinds"/> that can't be flagged, since it is no gallery photo.</summary>
    public static Guid OddKindLink { get; } = Link(OddKinds, 1);

    /// <summary>An ordinary person by number, from 0.</summary>
    public static Guid Ordinary(int number) => StableHash.Id($"person/{number}");

    /// <summary>The link id of a person's photo, counted from 1.</summary>
    public static Guid Link(Guid person, int photo) => StableHash.Id($"link/{person}/{photo}");

    private static Guid Odd(string what) => StableHash.Id($"person/odd/{what}");
}
