using Npgsql;

namespace Screenalytics.Sandbox.Data;

/// <summary>Three invented shows and their people; putting them in again changes nothing but the portraits' address.</summary>
internal static class FictionalCast
{
    private const int Ordinary = 110;

    public static async Task PutAsync(NpgsqlDataSource database, string baseUrl, CancellationToken cancellationToken)
    {
        var cast = new CastWriter();
        for (var number = 0; number < Ordinary; number++)
        {
            AddPerson(cast, number, baseUrl);
        }

        cast.Show(SandboxIds.HarbourRow, "Harbour Row");
        AddSeason(cast, SandboxIds.HarbourRow, "harbour-row", 1, 4, 0, 40);
        AddSeason(cast, SandboxIds.HarbourRow, "harbour-row", 2, 4, 25, 45);
        cast.Show(SandboxIds.LanternKitchen, "The Lantern Kitchen");
        AddSeason(cast, SandboxIds.LanternKitchen, "lantern-kitchen", 1, 3, 70, 40);
        OddPeople.Add(cast, baseUrl);
        await cast.PutAsync(database, cancellationToken);
    }

    // Of five people three have flagged photos and two have none flagged; one in twenty has no photo at all.
    private static void AddPerson(CastWriter cast, int number, string baseUrl)
    {
        var id = SandboxIds.Ordinary(number);
        cast.Person(id, FictionalNames.Of(number));
        var photos = number % 20 == 19 ? 0 : 4 + (number * 7 % 9);
        var seeds = number % 5 < 3 ? 1 + (number % 6) : 0;
        for (var photo = 1; photo <= photos; photo++)
        {
            var key = $"media/people/{number:000}/{photo:00}.svg";
            cast.Add(
                new Photo(id, photo, $"{baseUrl}/{key}")
                {
                    HostedKey = key,
                    IsPrimary = photo == 1,
                    Seed = photo > 1 && photo <= 1 + seeds,
                    Width = 960,
                    Height = 1200,
                }
            );
        }
    }

    private static void AddSeason(
        CastWriter cast,
        Guid show,
        string slug,
        int number,
        int episodes,
        int first,
        int count
    )
    {
        var season = StableHash.Id($"season/{slug}/{number}");
        cast.Season(season, show, number);
        var appearances = new int[count];
        for (var episode = 1; episode <= episodes; episode++)
        {
            var id = StableHash.Id($"episode/{slug}/{number}/{episode}");
            cast.Episode(id, show, season, episode, $"Part {episode}");
            for (var place = 0; place < 16; place++)
            {
                // The first six are in every episode, the others come and go.
                var member = place < 6 ? place : (place + (episode - 1) * 10) % count;
                var person = SandboxIds.Ordinary(first + member);
                var category = place < 12 ? "Self" : "Guest";
                cast.InEpisode(id, person, category, place % 4 == 3 ? null : $"Rôle {place + 1}", place + 1);
                appearances[member]++;
            }
        }

        for (var member = 0; member < count; member++)
        {
            cast.InSeason(season, SandboxIds.Ordinary(first + member), Math.Max(appearances[member], 1));
        }
    }
}
