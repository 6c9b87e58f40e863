using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class CastTests : RunTestBase
{
    private static readonly SyncRequest Season = new(new SeasonTarget(Guid.NewGuid()));

    private static Guid[] People(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    [Fact]
    public async Task A_person_who_stands_twice_is_fetched_once()
    {
        var person = Seeded("s1");
        Backend.CastReads.Add([FakeBackend.Page(person, person, Guid.NewGuid(), person)]);

        var report = await RunAsync(new SyncRequest(new EpisodeTarget(Guid.NewGuid())));

        report.People.ShouldBe(2);
        Backend.Journal.Count(call => call.Person == person).ShouldBe(1);
        report.Calls.Cast.ShouldBe(1);
        report.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_cast_is_a_loud_warning()
    {
        Backend.CastReads.Add([FakeBackend.Page()]);

        var report = await RunAsync(Season);

        report.Status.ShouldBe(RunStatus.Ok);
        report.Warnings.ShouldHaveSingleItem().ShouldContain("empty");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0, false)]
    [InlineData(12, true)]
    public async Task An_empty_cast_is_suspect_when_it_was_not_empty_before(int? before, bool suspect)
    {
        Backend.CastReads.Add([FakeBackend.Page()]);
        Store.LastPeople = before;

        var report = await RunAsync(Season);

        report.Suspect.ShouldBe(suspect);
        report.ExitCode.ShouldBe(suspect ? ExitCodes.Suspect : ExitCodes.Ok);
    }

    [Fact]
    public async Task A_read_in_several_pages_that_shows_somebody_twice_is_done_again_until_nobody_is_new()
    {
        var people = People(600);
        var first = people[..500];

        // One of the first page comes again in place of somebody, who is found by the second read.
        Backend.CastReads.Add([FakeBackend.Page(first), FakeBackend.Page([people[0], .. people[501..]])]);
        Backend.CastReads.Add([FakeBackend.Page(first), FakeBackend.Page(people[500..])]);
        Backend.CastReads.Add([FakeBackend.Page(first), FakeBackend.Page(people[500..])]);

        var report = await RunAsync(Season);

        report.People.ShouldBe(600);
        report.Calls.Cast.ShouldBe(6);
        report.Warnings.ShouldHaveSingleItem().ShouldContain("twice");
    }

    [Fact]
    public async Task A_cast_in_exact_pages_ends_at_the_empty_one()
    {
        var people = People(1000);
        Backend.CastReads.Add([FakeBackend.Page(people[..500]), FakeBackend.Page(people[500..]), FakeBackend.Page()]);

        var report = await RunAsync(Season);

        report.People.ShouldBe(1000);
        report.Calls.Cast.ShouldBe(3);
        report.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cast_that_fails_midway_is_an_error_and_those_known_are_synced()
    {
        var people = People(PhotoQuery.PageSize);
        Backend.CastReads.Add([FakeBackend.Page(people), FakeBackend.Broken(FailureCode.BackendError, 500)]);

        var report = await RunAsync(Season);

        report.Status.ShouldBe(RunStatus.Error);
        report.Failure!.Code.ShouldBe(FailureCode.CastIncomplete);
        report.Failure.Message.ShouldContain("out of order");
        report.EmptyPeople.ShouldBe(PhotoQuery.PageSize);
    }

    [Fact]
    public async Task A_refused_credential_keeps_its_own_name()
    {
        Backend.CastReads.Add([FakeBackend.Broken(FailureCode.BackendUnauthorized, 401)]);

        var report = await RunAsync(Season);

        report.Failure!.Code.ShouldBe(FailureCode.BackendUnauthorized);
        Backend.Journal.ShouldBeEmpty();
    }
}
