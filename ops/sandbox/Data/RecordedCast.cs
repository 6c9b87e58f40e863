using Npgsql;

namespace Screenalytics.Sandbox.Data;

/// <summary>The people and casts of the recorded exchanges, so that the same paths can be asked for again.</summary>
internal static class RecordedCast
{
    private static readonly Guid _show = Guid.Parse("2f7e7b88-cc02-5bba-822b-cf33f1f627a0");
    private static readonly Guid _largeShow = Guid.Parse("2ba581d8-c03c-5c45-b01f-fa39c095b5ee");
    private static readonly Guid _episode = Guid.Parse("3620bfdd-8a71-5098-924d-a0993fe93462");
    private static readonly Guid _season = Guid.Parse("565c92a7-7b32-5a6b-a841-1493e68a52bd");
    private static readonly Guid _largeSeason = Guid.Parse("a4a8b2a2-13b4-59d1-b438-d2bf6db64265");
    private static readonly Guid _seeded = Guid.Parse("551c8e8f-9714-43ef-a93b-26400eeffb91");
    private static readonly Guid _unseeded = Guid.Parse("a9df125f-f210-4dbd-8ca5-244c2c9a886c");
    private static readonly Guid _noPhotos = Guid.Parse("31f1fb0e-65d7-5087-8626-d613830c02e8");
    private static readonly Guid _big = Guid.Parse("8e4c910e-b546-5a5d-8f77-44aff1d125cb");
    private static readonly Guid _nullUrls = Guid.Parse("773e64ba-ffed-5d86-b5ab-98b9b3298f15");
    private static readonly Guid _duplicates = Guid.Parse("b594027b-419c-5e0c-9ccf-49409bf8f2e5");
    private static readonly Guid _otherKind = Guid.Parse("c9a76b77-b5c6-5f6f-b5ce-c31fd62308dd");

    public static async Task PutAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var cast = new CastWriter();
        foreach (var photo in Photos())
        {
            cast.Add(photo);
        }

        AddEpisode(cast);
        AddSeason(cast);
        AddLargeSeason(cast);
        await cast.PutAsync(database, cancellationToken);
    }

    private static IEnumerable<Photo> Photos()
    {
        for (var n = 1; n <= 20; n++)
        {
            yield return Hosted(_seeded, n) with
            {
                Link = n == 7 ? Guid.Parse("1b3cb751-e6d0-594c-acdb-57958c463495") : SandboxIds.Link(_seeded, n),
                Asset = n switch
                {
                    7 => Guid.Parse("f9e8f13b-8c2e-5e3a-992b-50cc4c776f3e"),
                    20 => Guid.Parse("c3eb08af-567b-5146-be22-3b081c0b8038"),
                    19 => Guid.Parse("3520bb2d-3465-5fea-90b3-ee5ba9773959"),
                    _ => StableHash.Id($"asset/{_seeded}/{n}"),
                },
                Width = 800 + n,
                Height = 1000 + n,
                Seed = n == 7,
            };
        }

        for (var n = 1; n <= 10; n++)
        {
            var first = Guid.Parse("0f1ec933-21ef-59f9-9768-e00f11536fe7");
            yield return Hosted(_unseeded, n) with
            {
                Link = n == 1 ? first : SandboxIds.Link(_unseeded, n),
            };
        }

        for (var n = 1; n <= 450; n++)
        {
            yield return Hosted(_big, n) with
            {
                Seed = n % 2 == 0 || n is 81 or 161 or 241 or 321 or 401,
            };
        }

        foreach (var photo in Awkward())
        {
            yield return photo with
            {
                Seed = true,
            };
        }
    }

    private static IEnumerable<Photo> Awkward()
    {
        yield return new Photo(_nullUrls, 1, null)
        {
            IsPrimary = true,
            Width = null,
            Height = null,
        };
        yield return new Photo(_nullUrls, 2, null) { SourceUrl = "https://origin.example.test/773e64ba/gallery/2.jpg" };
        yield return Hosted(_nullUrls, 3);
        yield return new Photo(_nullUrls, 4, "");
        const string raw = "https://cdn.example.test/media/773e64ba/gallery-0005 mit Leerzeichen und Ümlaute.jpg";
        yield return Hosted(_nullUrls, 5) with
        {
            HostedUrl = raw,
        };
        for (var n = 1; n <= 6; n++)
        {
            var key = n switch
            {
                <= 3 => "media/dup/shared.jpg",
                6 => "media/dup/shared-2.jpg",
                _ => $"media/b594027b/gallery-{n:0000}.jpg",
            };
            yield return new Photo(_duplicates, n, $"https://cdn.example.test/{key}") { HostedKey = key };
        }

        var link = Guid.Parse("928c88b6-f836-562b-a1c5-6a8c53c49011");
        yield return Hosted(_otherKind, 1) with
        {
            Kind = "headshot",
            Link = link,
        };
    }

    private static Photo Hosted(Guid person, int number)
    {
        var folder = person.ToString("N")[..8];
        var key = $"media/{folder}/gallery-{number:0000}.jpg";
        return new Photo(person, number, $"https://cdn.example.test/{key}")
        {
            HostedKey = key,
            SourceUrl = $"https://origin.example.test/{folder}/gallery/{number}.jpg",
            IsPrimary = number == 1,
        };
    }

    private static void AddEpisode(CastWriter cast)
    {
        cast.Show(_show, "The recorded show");
        cast.Season(_season, _show, 1);
        cast.Episode(_episode, _show, _season, 1, "The recorded episode");
        var members = new[]
        {
            _seeded,
            _unseeded,
            _noPhotos,
            _big,
            _nullUrls,
            _duplicates,
            _otherKind,
            StableHash.Id("recorded/7"),
            Guid.Parse("9cbda67b-0c89-5cfe-bdbd-fe2d9f435092"),
            StableHash.Id("recorded/9"),
            Guid.Parse("b2e4cd0e-06a8-5ad7-b321-98260d530e76"),
            Guid.Parse("1ba109dd-d814-54a1-9468-e7c9f0ce8ef9"),
        };
        for (var i = 0; i < members.Length; i++)
        {
            cast.Person(members[i], $"Recorded {i}");
            var role = i % 3 != 0 ? $"Herself – “Rôle” № {i} 李" : null;
            cast.InEpisode(_episode, members[i], i < 8 ? "Self" : "Guest", role, role is null ? null : i + 1);
        }
    }

    private static void AddSeason(CastWriter cast)
    {
        cast.InSeason(_season, _big, 9);
        cast.InSeason(_season, Guid.Parse("52de956d-335d-5766-a3a0-3603180a57c4"), 8);
        cast.InSeason(_season, Guid.Parse("b29db004-5187-5d40-a63a-62d51a9771f3"), 8);
        for (var i = 3; i < 40; i++)
        {
            cast.InSeason(_season, StableHash.Id($"recorded/season/{i}"), 1 + (i % 7));
        }
    }

    // All of equal rank, so that the ids alone order them; the recorded page begins at row 1,500.
    private static void AddLargeSeason(CastWriter cast)
    {
        cast.Show(_largeShow, "The recorded large show");
        cast.Season(_largeSeason, _largeShow, 1);
        string[] recorded =
        [
            "c05ffae6-7e84-5f36-9c2a-60b270ccc926",
            "c06f90aa-a903-5488-aa5a-05b60180e8ee",
            "c071f3ce-db3d-5167-b478-169b8f4ba2b0",
        ];
        for (var i = 0; i < 2000; i++)
        {
            var start = i < 1500 ? (uint)i * (0xC05F_0000u / 1500) : 0xC072_0000u + ((uint)i * 0x0001_0000u);
            var tail = StableHash.Id($"recorded/large/{i}").ToString()[8..];
            var id = i is >= 1500 and < 1503 ? Guid.Parse(recorded[i - 1500]) : Guid.Parse($"{start:x8}{tail}");
            cast.Person(id, $"Recorded extra {i}");
            cast.InSeason(_largeSeason, id, 1);
        }
    }
}
