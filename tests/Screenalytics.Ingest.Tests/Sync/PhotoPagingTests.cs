using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

/// <summary>Pages after the first: read only while they are wanted, at their offsets, and each may fail the person.</summary>
public sealed class PhotoPagingTests
{
    private const int Cap = 2;

    private static readonly ScriptedAnswer Empty = ScriptedAnswer.Of();
    private static readonly ScriptedAnswer Two = ScriptedAnswer.Of(Photo("a"), Photo("b"));

    // As many rows as a page holds, none of them usable.
    private static readonly ScriptedAnswer Full = FullOf(new PhotoRow(ServedUrlKind.Null, null));

    [Fact]
    public async Task Pages_follow_at_their_offsets_until_one_is_not_full()
    {
        var (result, calls) = await FetchAsync([Full, Full, Two]);

        calls.ShouldBe("seed@0 seed@500 seed@1000");
        result.Outcome.ShouldBe(PersonOutcome.Seeded);
        result.Chosen.Select(photo => photo.Rank).ShouldBe([1001, 1002]);
        result.Rows.Fetched.ShouldBe(1002);
    }

    [Fact]
    public async Task Pages_of_all_photos_follow_under_the_same_proof()
    {
        var (result, calls) = await FetchAsync([Empty, Full, Two]);

        calls.ShouldBe("seed@0 all@0 all@500");
        result.Outcome.ShouldBe(PersonOutcome.Fallback);
    }

    [Fact]
    public async Task An_empty_page_after_a_full_one_proves_nothing_but_the_end()
    {
        var (result, calls) = await FetchAsync([Full, Empty]);

        calls.ShouldBe("seed@0 seed@500");
        result.Outcome.ShouldBe(PersonOutcome.Seeded);
        result.Chosen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Paging_stops_once_enough_usable_photos_are_in_hand()
    {
        var (result, calls) = await FetchAsync([FullOf(Photo("a"), Photo("b"))]);

        calls.ShouldBe("seed@0");
        result.Chosen.Length.ShouldBe(Cap);
    }

    [Fact]
    public async Task A_page_that_fails_fails_the_person_whatever_came_before()
    {
        var (result, calls) = await FetchAsync([FullOf(Photo("a")), ScriptedAnswer.NoMore]);

        calls.ShouldBe("seed@0 seed@500");
        result.Outcome.ShouldBe(PersonOutcome.Failed);
        result.Failure.ShouldBe(FailureCode.ConnectionFailed);
        result.Chosen.ShouldBeEmpty();
        result.Source.ShouldBe(PhotoSource.None);
    }

    [Fact]
    public async Task Photos_without_an_end_fail_the_person()
    {
        var (result, calls) = await FetchAsync(Enumerable.Repeat(Full, 200));

        calls.Split(' ').Length.ShouldBe(PersonFetcher.MaxPages);
        result.Outcome.ShouldBe(PersonOutcome.Failed);
        result.Failure.ShouldBe(FailureCode.TooManyPages);
    }

    [Fact]
    public async Task A_profiles_answer_has_no_further_page()
    {
        var profile = new SelectionProfile(SelectionProfile.FacebankInitial, null, null);

        var (result, calls) = await FetchAsync([Full, Two], profile);

        calls.ShouldBe("seed@0");
        result.Outcome.ShouldBe(PersonOutcome.Seeded);
    }

    private static async Task<(PersonResult Result, string Calls)> FetchAsync(
        IEnumerable<ScriptedAnswer> answers,
        SelectionProfile? profile = null
    )
    {
        var client = new ScriptedClient([.. answers]);
        var fetcher = new PersonFetcher(client, Cap, () => profile);
        var result = await fetcher.FetchAsync(Calls.Person, CancellationToken.None);
        result.ShouldNotBeNull().Calls.ShouldBe(client.Journal);
        return (
            result,
            string.Join(' ', client.Journal.Select(call => $"{(call.SeedOnly ? "seed" : "all")}@{call.Offset}"))
        );
    }

    private static PhotoRow Photo(string name) => PhotoRow.Of($"https://cdn.example.test/{name}.jpg");

    private static ScriptedAnswer FullOf(params PhotoRow[] first) =>
        ScriptedAnswer.Of([
            .. first,
            .. Enumerable.Repeat(new PhotoRow(ServedUrlKind.Null, null), PhotoQuery.PageSize - first.Length),
        ]);
}
