using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Console.Pictures;

/// <summary>Takes the pictures of the console that the README shows, of a sandbox with two weeks of history.</summary>
internal static class PictureShow
{
    /// <summary>The argument that asks for it, before the folder.</summary>
    public const string Verb = "take-pictures";

    private const int Days = 12;

    private static readonly FaultRule Flaky = new()
    {
        Kind = FaultKind.Status,
        Status = 404,
        Probability = 0.08,
    };

    /// <summary>Takes them.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var postgres = new PostgresFixture();
        await postgres.InitializeAsync();
        await using var browser = new BrowserFixture();
        await using var site = new ConsoleSite(postgres, browser);
        try
        {
            await site.InitializeAsync();
            await HistoryAsync(site);
            using var flaky = site.With(Flaky);
            using var slow = site.With(new FaultRule { Kind = FaultKind.Latency, DelayMs = 3000 });
            var running = await site.StartAsync(new { season_id = SandboxIds.LanternKitchenSeason1 });
            foreach (var picture in All(site, running))
            {
                await TakeAsync(site, picture, folder);
            }

            return 0;
        }
        finally
        {
            await postgres.DisposeAsync();
        }
    }

    private static IEnumerable<Picture> All(ConsoleSite site, Guid running) =>
        [
            new("run", $"/console/runs/{running}")
            {
                Dark = true,
                Phone = true,
                First = UntilUnderWayAsync,
            },
            new("overview", "/console") { Dark = true, Phone = true },
            new("gallery", $"/console/people/{SandboxIds.Ordinary(1)}/gallery") { Dark = true, Phone = true },
            new("person", $"/console/people/{SandboxIds.Unseeded}") { Phone = true },
            new("plan", $"/console/runs/{site.DryRun}/plan"),
            new("schedules", "/console/schedules") { Dark = true },
        ];

    private static Task UntilUnderWayAsync(ConsolePage page) =>
        Microsoft.Playwright.Assertions.Expect(page.OnPage("#people-of-run")).ToContainTextAsync("all ");

    private static Task TakeAsync(ConsoleSite site, Picture picture, string folder) =>
        Task.WhenAll(
            picture
                .Takes()
                .Select(take =>
                    site.VisitAsync(
                        take.Who,
                        async page =>
                        {
                            await page.GoAsync(picture.Path);
                            if (picture.First is { } first)
                            {
                                await first(page);
                            }

                            await page.Page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
                            await page.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, take.File) });
                        }
                    )
                )
        );

    // Every run is made as runs are, and then said to have been some days ago.
    private static async Task HistoryAsync(ConsoleSite site)
    {
        await using var database = NpgsqlDataSource.Create(site.Database);
        for (var day = Days; day > 0; day--)
        {
            using var flaky = day % 4 == 1 ? site.With(Flaky with { Seed = (ulong)day }) : null;
            var target =
                day % 3 == 0
                    ? (object)new { episode_id = SandboxIds.HarbourRowEpisode1 }
                    : new { season_id = SandboxIds.HarbourRowSeason1 };
            await MoveBackAsync(database, await site.SyncAsync(target), day);
        }
    }

    private static async Task MoveBackAsync(NpgsqlDataSource database, Guid run, int days)
    {
        await using var command = database.CreateCommand(
            """
            update screenalytics_ingest.run set queued_at = queued_at - $2, started_at = started_at - $2,
                finished_at = finished_at - $2 where run_id = $1
            """
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = run });
        command.Parameters.Add(new NpgsqlParameter<TimeSpan> { TypedValue = TimeSpan.FromDays(days) });
        await command.ExecuteNonQueryAsync();
    }
}
