using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Json;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Sync;

namespace Screenalytics.Ingest.Tests.Runs.Logging;

/// <summary>The lines of people: the files' and all other logs' say the same.</summary>
public sealed class PeopleFinishedTests
{
    private static readonly RunStart Run = new(
        Guid.CreateVersion7(),
        new SyncRequest(new SeasonTarget(Guid.NewGuid())) { DryRun = true },
        "backend:1",
        "database:2",
        "faces"
    );

    private static readonly PhotoCall Seed = Calls.ProvenEmptySeedCall with
    {
        Duration = TimeSpan.FromMicroseconds(1234),
    };

    private static readonly PhotoCall All = Calls.AllCall with { Rows = 10, Bytes = 1833 };

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, People.Length)];

    private static (string Pattern, PersonResult Result, uint Inserted, FailureCode Refusal)[] People =>
        [
            ("seed:0 -> all:10", Result(PersonOutcome.Fallback, PhotoSource.All, Seed, All), 3, FailureCode.None),
            ("seed:3", Result(PersonOutcome.Seeded, PhotoSource.Seed, Seed with { Rows = 3 }), 1, FailureCode.None),
            (
                "seed:500 -> seed@500:7",
                Result(
                    PersonOutcome.Seeded,
                    PhotoSource.Seed,
                    Seed with
                    {
                        Rows = 500,
                    },
                    Seed with
                    {
                        Offset = 500,
                        Rows = 7,
                    }
                ),
                0,
                FailureCode.None
            ),
            (
                "seed+profile:0 -> seed:0 -> all:503",
                Result(
                    PersonOutcome.Failed,
                    PhotoSource.None,
                    Seed with
                    {
                        Profiled = true,
                    },
                    Seed,
                    Calls.Failed(FailureCode.BackendUnavailable, 503, seedOnly: false)
                ) with
                {
                    Failure = FailureCode.BackendUnavailable,
                    Detail = "odd \"words\" \u2028 and\nlines 😀",
                },
                0,
                FailureCode.None
            ),
            (
                "seed:backend_timeout",
                Result(PersonOutcome.Failed, PhotoSource.None, Calls.Failed(FailureCode.BackendTimeout, 0)) with
                {
                    Failure = FailureCode.BackendTimeout,
                },
                0,
                FailureCode.None
            ),
            (
                "seed:3",
                Result(PersonOutcome.Seeded, PhotoSource.Seed, Seed with { Rows = 3 }),
                0,
                FailureCode.ImageRejected
            ),
        ];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_line_says_what_the_properties_say(int number)
    {
        var (pattern, result, inserted, refusal) = People[number];
        var people = new PeopleFinished(
            new PersonEventHead(Run, "node-1"),
            [result],
            [new PersonCommit(inserted, refusal)]
        );

        var line = LineOf(people);
        var properties = people.PropertiesOf(0);

        line.GetProperty("@i").GetInt32().ShouldBe(RunEventIds.PersonFinished);
        line.GetProperty("@tr").GetString().ShouldBe(Run.RunId.ToString("n"));
        line.GetProperty(LogProperties.Event).GetString().ShouldBe(nameof(RunEventIds.PersonFinished));
        line.GetProperty(LogProperties.Pattern).GetString().ShouldBe(pattern);
        line.EnumerateObject()
            .Select(field => field.Name)
            .Where(name => !name.StartsWith('@') && name != LogProperties.Event)
            .ShouldBe(properties.Keys, ignoreOrder: true);
        properties.Keys.ShouldBeSubsetOf(
            LogEventCatalog.All.Single(info => info.Id == RunEventIds.PersonFinished).Properties
        );
        foreach (var (name, value) in properties.Where(pair => pair.Key != LogProperties.Calls))
        {
            line.GetProperty(name).ToString().ShouldBe($"{value}", name);
        }

        var calls = line.GetProperty(LogProperties.Calls).EnumerateArray().ToArray();
        calls.Length.ShouldBe(result.Calls.Length);
        for (var i = 0; i < calls.Length; i++)
        {
            var expected = CallProperties.Of(result.Calls[i]);
            calls[i].EnumerateObject().Select(field => field.Name).ShouldBe(expected.Keys, ignoreOrder: true);
            foreach (var (name, value) in expected.Where(pair => pair.Key != LogProperties.DurationMs))
            {
                calls[i].GetProperty(name).ToString().ShouldBe($"{value}", name);
            }

            calls[i]
                .GetProperty(LogProperties.DurationMs)
                .GetDouble()
                .ShouldBe((double)expected[LogProperties.DurationMs]!);
        }
    }

    [Fact]
    public void A_refusal_of_the_database_makes_a_person_failed()
    {
        var people = new PeopleFinished(
            new PersonEventHead(Run, "node-1"),
            [Result(PersonOutcome.Seeded, PhotoSource.Seed, Seed with { Rows = 3 })],
            [new PersonCommit(0, FailureCode.ImageRejected, "no")]
        );

        var properties = people.PropertiesOf(0);
        properties[LogProperties.Outcome].ShouldBe("failed");
        properties[LogProperties.Failure].ShouldBe("image_rejected");
        properties[LogProperties.Detail].ShouldBe("no");
        ((IEventBatch)people).Describe(0).ShouldContain("image_rejected");
    }

    private static JsonElement LineOf(PeopleFinished people)
    {
        using var lines = new JsonLines(static text => text);
        lines.Raw("{\"@t\":0"u8);
        lines.Raw(people.Head);
        people.Write(0, lines);
        lines.Raw("}"u8);
        lines.Written.IndexOf((byte)'\n').ShouldBe(-1);
        return JsonDocument.Parse(lines.Written.ToArray()).RootElement;
    }

    private static PersonResult Result(PersonOutcome outcome, PhotoSource source, params PhotoCall[] calls) =>
        new()
        {
            PersonId = Calls.Person,
            Outcome = outcome,
            Source = source,
            Calls = calls,
            Chosen =
                source == PhotoSource.None
                    ? []
                    :
                    [
                        new ChosenPhoto("https://a.test/1", 0 + 1),
                        new ChosenPhoto("https://a.test/2", 1 + 1),
                        new ChosenPhoto("https://a.test/3", 2 + 1),
                    ],
            Rows = new RowCounts(10, 3, 0, 7, null),
        };
}
