using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

/// <summary>Whichever way a filter's people are found, they are the same as one would find by looking at all.</summary>
public sealed class PeopleFilterTests(PostgresFixture postgres)
{
    private const int BatchSize = 100;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public async Task Every_filter_finds_whom_looking_at_all_finds(int seed, bool batchesNoteFew)
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var random = new Random(seed);
        var run = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Running);
        var all = Enumerable.Range(0, 12).SelectMany(batch => BatchOf(batch, random)).ToArray();
        foreach (var batch in all.Chunk(BatchSize))
        {
            await runs.Database.FileAsync(run, batch);
        }

        if (!batchesNoteFew)
        {
            await runs.ExecuteAsync("UPDATE screenalytics_ingest.run_batch SET few_ids = NULL, few_outcomes = NULL");
        }

        Array.Sort(all, (a, b) => a.PersonId.CompareTo(b.PersonId));
        foreach (var filter in Filters(all))
        {
            var expected = all.Where(person => Means(filter, person)).Select(person => person.PersonId);
            (await ReadAsync(runs.History, run, filter)).ShouldBe(expected, filter.ToString());
        }
    }

    [Fact]
    public async Task Of_a_purged_run_those_who_are_left_are_found_by_their_outcome()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget());
        var person = Guid.NewGuid();
        await runs.Database.FileAsync(run, StorageDatabase.Seeded(person, "https://x.test/a.jpg"));
        await runs.ExecuteAsync("DELETE FROM screenalytics_ingest.run_batch");

        (await ReadAsync(runs.History, run, new PeopleFilter { Outcome = PersonOutcome.Seeded })).ShouldBe([person]);
        (await ReadAsync(runs.History, run, new PeopleFilter { Outcome = PersonOutcome.Held })).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_that_is_not_there_has_no_page_and_one_without_such_people_an_empty_one()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget());

        foreach (var outcome in Enum.GetValues<PersonOutcome>())
        {
            var filter = new PeopleFilter { Outcome = outcome };
            (await runs.History.PeopleAsync(Guid.NewGuid(), filter, Token)).ShouldBeNull();
            (await runs.History.PeopleAsync(run, filter, Token))!.Items.ShouldBeEmpty();
        }

        (await runs.History.PeopleAsync(run, new PeopleFilter { IdPrefix = "no id" }, Token))!.Items.ShouldBeEmpty();
    }

    private static IEnumerable<PeopleFilter> Filters(PersonResult[] all)
    {
        var prefix = all[500].PersonId.ToString();
        var filters = new List<PeopleFilter>
        {
            new(),
            new() { PersonId = all[17].PersonId },
            new() { PersonId = Guid.NewGuid() },
            new() { People = [] },
            new() { People = [all[900].PersonId, all[3].PersonId, Guid.NewGuid(), all[4].PersonId] },
            new() { IdPrefix = prefix[..1] },
            new() { IdPrefix = prefix[..2].ToUpperInvariant() },
            new() { IdPrefix = prefix[..9] },
            new() { IdPrefix = prefix },
            new() { IdPrefix = "" },
            new() { IdPrefix = "-" },
            new() { Failure = FailureCode.BackendTimeout },
            new() { Failure = FailureCode.BodyMalformed, IdPrefix = "1" },
            new() { Failure = FailureCode.None },
            new() { Failure = FailureCode.BackendTimeout, Outcome = PersonOutcome.Seeded },
        };
        foreach (var outcome in Enum.GetValues<PersonOutcome>())
        {
            filters.Add(new() { Outcome = outcome });
            filters.Add(new() { Outcome = outcome, IdPrefix = prefix[..1] });
            filters.Add(new() { Outcome = outcome, People = [.. all[..50].Select(person => person.PersonId)] });
        }

        return filters;
    }

    private static bool Means(PeopleFilter filter, PersonResult person) =>
        (filter.Outcome is null || filter.Outcome == person.Outcome)
        && (filter.Failure is null || filter.Failure == person.Failure)
        && (filter.PersonId is null || filter.PersonId == person.PersonId)
        && (filter.People is null || filter.People.Contains(person.PersonId))
        && (
            filter.IdPrefix is null
            || person.PersonId.ToString().StartsWith(filter.IdPrefix, StringComparison.OrdinalIgnoreCase)
        );

    private static async Task<List<Guid>> ReadAsync(IRunHistory history, Guid run, PeopleFilter filter)
    {
        List<Guid> read = [];
        Guid? after = null;
        do
        {
            var page = (await history.PeopleAsync(run, filter with { After = after, Limit = 37 }, Token))!;
            read.AddRange(page.Items.Select(person => person.PersonId));
            after = page.Next is null ? null : Guid.Parse(page.Next);
        } while (after is not null);

        return read;
    }

    // Most fall back; a batch is all empty, a few here and there are something else.
    private static IEnumerable<PersonResult> BatchOf(int batch, Random random)
    {
        for (var i = 0; i < BatchSize; i++)
        {
            var outcome =
                batch == 7 && i < 30 ? PersonOutcome.Seeded
                : random.Next(120) != 0 ? PersonOutcome.Fallback
                : (PersonOutcome)random.Next(1, 6);
            yield return new PersonResult
            {
                PersonId = Guid.NewGuid(),
                Outcome = outcome,
                Failure =
                    outcome != PersonOutcome.Failed ? FailureCode.None
                    : random.Next(2) == 0 ? FailureCode.BackendTimeout
                    : FailureCode.BodyMalformed,
                Calls = [],
            };
        }
    }
}
