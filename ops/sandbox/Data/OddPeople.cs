namespace Screenalytics.Sandbox.Data;

/// <summary>The people of "Odd Rows": one for every awkward kind of gallery that the contract names.</summary>
internal static class OddPeople
{
    private const int LongestKey = 2048;
    private static readonly string[] _kinds = ["headshot", "", "Gallery", "péché 🎭", "null", "gallery"];
    private static readonly int[] _urlLengths = [LongestKey, LongestKey + 1, 2705, 9000, 400];

    private static readonly string[] _rawPaths =
    [
        "raw space/Porträt nº 1.svg",
        "李/“quoted” – ñandú.svg",
        "plus+and%20escaped?width=200&sig=a b",
        "backslash\\and\"quote\".svg",
        "tab\tand\u2028separator\u007F.svg",
        "emoji/🎬.svg#part",
    ];

    public static void Add(CastWriter cast, string baseUrl)
    {
        cast.Show(SandboxIds.OddRows, "Odd Rows");
        cast.Season(SandboxIds.OddRowsSeason1, SandboxIds.OddRows, 1);
        cast.Episode(SandboxIds.OddRowsEpisode1, SandboxIds.OddRows, SandboxIds.OddRowsSeason1, 1, "Part 1");
        var url = (Guid person, string name) => $"{baseUrl}/media/odd/{person:N}/{name}.svg";
        var people = new (Guid Id, IEnumerable<Photo> Photos)[]
        {
            (SandboxIds.NoPhotos, []),
            (SandboxIds.NullAndEmptyUrls, NullAndEmpty(SandboxIds.NullAndEmptyUrls, url)),
            (SandboxIds.RepeatedUrls, Seeds(SandboxIds.RepeatedUrls, 8, n => $"{(n < 6 ? 1 : n)}", url)),
            (SandboxIds.NotMirrored, NotMirrored(SandboxIds.NotMirrored, url)),
            (SandboxIds.RawUrls, Raw(SandboxIds.RawUrls, baseUrl)),
            (SandboxIds.OddKinds, OddKinds(SandboxIds.OddKinds, url)),
            (SandboxIds.SeveralPrimaries, SeveralPrimaries(SandboxIds.SeveralPrimaries, url)),
            (SandboxIds.ManyPhotos, ManyPhotos(SandboxIds.ManyPhotos, url)),
            (SandboxIds.LongUrls, LongUrls(SandboxIds.LongUrls, baseUrl)),
            (SandboxIds.OtherSchemes, OtherSchemes(SandboxIds.OtherSchemes, url)),
            (SandboxIds.UnusableSeeds, UnusableSeeds(SandboxIds.UnusableSeeds, url)),
            (SandboxIds.SecondPage, Seeds(SandboxIds.SecondPage, 520, n => n <= 510 ? "same" : $"{n}", url)),
            (SandboxIds.TwiceInCast, Seeds(SandboxIds.TwiceInCast, 3, n => $"{n}", url)),
        };
        for (var i = 0; i < people.Length; i++)
        {
            var (id, photos) = people[i];
            cast.Person(id, $"Odd Row {i + 1}");
            cast.InEpisode(SandboxIds.OddRowsEpisode1, id, "Self", $"Nº {i + 1}", i % 3 == 2 ? null : i + 1);
            cast.InSeason(SandboxIds.OddRowsSeason1, id, 1);
            foreach (var photo in photos)
            {
                cast.Add(photo);
            }
        }

        cast.InEpisode(SandboxIds.OddRowsEpisode1, SandboxIds.TwiceInCast, "Guest", "Also as herself", 99);
        cast.InSeason(SandboxIds.OddRowsSeason1, SandboxIds.TwiceInCast, 1);
    }

    private static IEnumerable<Photo> Seeds(
        Guid id,
        int count,
        Func<int, string> name,
        Func<Guid, string, string> url
    ) => Enumerable.Range(1, count).Select(n => new Photo(id, n, url(id, name(n))) { Seed = true, IsPrimary = n == 1 });

    private static IEnumerable<Photo> NullAndEmpty(Guid id, Func<Guid, string, string> url) =>
        [
            new Photo(id, 1, null)
            {
                Seed = true,
                IsPrimary = true,
                Width = null,
                Height = null,
            },
            new Photo(id, 2, "") { Seed = true },
            new Photo(id, 3, url(id, "3")) { Seed = true },
            new Photo(id, 4, null) { Seed = true, SourceUrl = "" },
            new Photo(id, 5, url(id, "5")) { Seed = true, Position = null },
        ];

    private static IEnumerable<Photo> NotMirrored(Guid id, Func<Guid, string, string> url) =>
        Enumerable
            .Range(1, 4)
            .Select(n => new Photo(id, n, n % 2 == 0 ? url(id, $"{n}") : null)
            {
                SourceUrl = $"https://origin.example.test/odd/gallery/{n}.jpg",
            });

    private static IEnumerable<Photo> Raw(Guid id, string baseUrl) =>
        _rawPaths.Select((path, i) => new Photo(id, i + 1, $"{baseUrl}/media/odd/{path}") { Seed = true });

    private static IEnumerable<Photo> OddKinds(Guid id, Func<Guid, string, string> url) =>
        _kinds.Select((kind, i) => new Photo(id, i + 1, url(id, $"{i + 1}")) { Kind = kind, Seed = i % 2 == 0 });

    private static IEnumerable<Photo> SeveralPrimaries(Guid id, Func<Guid, string, string> url) =>
        Enumerable
            .Range(1, 12)
            .Select(n => new Photo(id, n, url(id, $"{n}")) { IsPrimary = n <= 3, Position = n <= 6 ? n : 7 });

    private static IEnumerable<Photo> ManyPhotos(Guid id, Func<Guid, string, string> url) =>
        Enumerable
            .Range(1, 450)
            .Select(n => new Photo(id, n, url(id, $"{n:000}"))
            {
                IsPrimary = n == 1,
                Seed = n % 2 == 0 || n % 90 == 1,
            });

    private static IEnumerable<Photo> LongUrls(Guid id, string baseUrl) =>
        _urlLengths.Select(
            (length, i) => new Photo(id, i + 1, $"{baseUrl}/media/odd/{i}/".PadRight(length, 'x')) { Seed = true }
        );

    private static IEnumerable<Photo> OtherSchemes(Guid id, Func<Guid, string, string> url) =>
        new[]
        {
            "ftp://origin.example.test/1.jpg",
            "data:image/gif;base64,R0lGODlhAQABAAAAACw=",
            "//cdn.example.test/media/3.jpg",
            "/media/4.jpg",
            "media/5.jpg",
            "http://",
            "   ",
            url(id, "8"),
        }.Select((text, i) => new Photo(id, i + 1, text));

    private static IEnumerable<Photo> UnusableSeeds(Guid id, Func<Guid, string, string> url) =>
        [
            new Photo(id, 1, null) { Seed = true },
            new Photo(id, 2, "ftp://origin.example.test/2.jpg") { Seed = true },
            new Photo(id, 3, "") { Seed = true },
            new Photo(id, 4, url(id, "4")),
            new Photo(id, 5, url(id, "5")),
        ];
}
