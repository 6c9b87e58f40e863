using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

/// <summary>A profile's empty answer may be a sick backend's: the plain call has to confirm it, of either kind.</summary>
public sealed class ProfileTests
{
    private static readonly ScriptedAnswer Empty = ScriptedAnswer.Of();
    private static readonly ScriptedAnswer Rows = ScriptedAnswer.Of(PhotoRow.Of("https://cdn.example.test/a.jpg"));

    [Theory]
    [InlineData("R", "seed+profile", PersonOutcome.Seeded)]
    [InlineData("ER", "seed+profile seed", PersonOutcome.Seeded)]
    [InlineData("EER", "seed+profile seed all+profile", PersonOutcome.Fallback)]
    [InlineData("EEER", "seed+profile seed all+profile all", PersonOutcome.Fallback)]
    [InlineData("EEEE", "seed+profile seed all+profile all", PersonOutcome.Empty)]
    [InlineData("F", "seed+profile", PersonOutcome.Failed)]
    [InlineData("EF", "seed+profile seed", PersonOutcome.Failed)]
    [InlineData("EEF", "seed+profile seed all+profile", PersonOutcome.Failed)]
    [InlineData("EEEF", "seed+profile seed all+profile all", PersonOutcome.Failed)]
    public async Task Calls_in_order(string answers, string calls, PersonOutcome outcome)
    {
        var client = new ScriptedClient([
            .. answers.Select(answer =>
                answer switch
                {
                    'E' => Empty,
                    'R' => Rows,
                    _ => ScriptedAnswer.NoMore,
                }
            ),
        ]);
        var profile = new SelectionProfile(SelectionProfile.FacebankInitial, null, null);

        var result = await new PersonFetcher(client, 5, () => profile).FetchAsync(Calls.Person, CancellationToken.None);

        result.ShouldNotBeNull().Outcome.ShouldBe(outcome);
        string.Join(
                ' ',
                client.Journal.Select(call => (call.SeedOnly ? "seed" : "all") + (call.Profiled ? "+profile" : ""))
            )
            .ShouldBe(calls);
    }
}
