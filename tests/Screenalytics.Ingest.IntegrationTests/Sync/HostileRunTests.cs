using Microsoft.Extensions.DependencyInjection;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.IntegrationTests.TrrBackend;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.IntegrationTests.Sync;

/// <summary>One run in which everybody but one person gets a hostile answer of another kind.</summary>
public sealed class HostileRunTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Each_hostile_answer_is_one_classified_failure_without_rows_and_without_a_second_call()
    {
        var cases = HostileBodies
            .All.Values.Select(body => new HostileCase(WireAnswer.Json(body), FailureCode.BodyMalformed))
            .Concat(HostileHeads.All.Values)
            .Concat(HostileStatuses.All.Values)
            .Where(hostile => !FailureCatalog.Describe(hostile.Expected).StopsRun)
            .ToDictionary(_ => Guid.NewGuid());
        cases.Count.ShouldBeGreaterThan(100);
        var good = Guid.NewGuid();
        await using var server = WireServer.Start(exchange =>
            PersonOf(exchange.Request) == good
                ? exchange.SendAsync(WireAnswer.Json(WireAnswer.OneRow))
                : cases[PersonOf(exchange.Request)].Script(exchange)
        );
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var client = TestClient.Of(server, options => options.CircuitMinimumThroughput = 10_000);
        await using var doors = database.NewDoor(client);

        var report = await doors
            .GetRequiredService<IRunDoor>()
            .RunAsync(new SyncRequest(PeopleTarget.Of([good, .. cases.Keys])), new Nobody(), CancellationToken.None);

        report.Status.ShouldBe(RunStatus.Partial);
        report.SeededPeople.ShouldBe(1);
        report
            .Errors.OrderBy(error => error.PersonId)
            .Select(error => (error.PersonId, error.Code))
            .ShouldBe(cases.OrderBy(person => person.Key).Select(person => (person.Key, person.Value.Expected)));
        server.Requests.ShouldAllBe(request => request.Target.Contains("seed_only=true"));
        (
            await database.ScalarAsync<string>(
                "SELECT string_agg(person_id::text, ',') FROM screenalytics.face_bank_images"
            )
        ).ShouldBe($"{good}");
    }

    private static Guid PersonOf(WireRequest request) => Guid.Parse(request.Target.Split('/')[5]);

    private sealed class Nobody : ISyncObserver
    {
        public void OnStarted(RunStart start) { }

        public void OnAttached(Guid runId, string? node) { }

        public void OnPeopleKnown(int people, bool final) { }

        public void OnPerson(PersonResult result, PersonCommit commit) { }

        public void OnIntake(bool paused) { }

        public void OnWarning(string warning) { }
    }
}
