using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class CastTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Who_is_pending_goes_by_what_is_committed_in_the_cast_s_order()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var people = People(2300);
        var lease = await store.BeginAsync(Of(Episode(), owner: "a"));
        await store.AddPeopleAsync(lease, 0, people.AsMemory(..1500), None);
        await store.AddPeopleAsync(lease, 0, ReadOnlyMemory<Guid>.Empty, None);
        await store.AddPeopleAsync(lease, 0, people.AsMemory(1500..), None);
        (await store.PendingPeopleAsync(lease, None)).ShouldBe(people);

        var done = people.Where((_, index) => index % 3 == 0).ToHashSet();
        foreach (var batch in done.Chunk(256))
        {
            await store.OpenFaceBank(lease).FileAsync([.. batch.Select(person => Seeded(person, "k"))], None);
        }

        await store.ReleaseAsync([lease], None);
        var again = await store.MustClaimAsync("b");
        (await store.PendingPeopleAsync(again, None)).ShouldBe(people.Where(person => !done.Contains(person)));
        (await store.KnownPeopleAsync(lease.Run.RunId, None)).ShouldBe(people);
        await store.EndAsync(again);
    }

    [Fact]
    public async Task A_retry_takes_the_failed_the_held_and_those_without_a_turn()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var people = People(6);
        var lease = await store.BeginAsync(OfPeople(people, "a"));
        await store
            .OpenFaceBank(lease)
            .FileAsync(
                [
                    Seeded(people[0], "k"),
                    Seeded(people[1]) with
                    {
                        Outcome = PersonOutcome.Failed,
                        Failure = FailureCode.BackendError,
                    },
                    Seeded(people[2]) with
                    {
                        Outcome = PersonOutcome.Held,
                    },
                    Seeded(people[3], "k") with
                    {
                        Outcome = PersonOutcome.Fallback,
                    },
                    Seeded(people[4]) with
                    {
                        Outcome = PersonOutcome.Empty,
                    },
                ],
                None
            );
        await store.EndAsync(lease);

        (await store.UnfinishedPeopleAsync(lease.Run.RunId, None)).ShouldBe([people[1], people[2], people[5]]);
        (await store.UnfinishedPeopleAsync(Guid.NewGuid(), None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_face_bank_s_people_come_in_pages_each_once()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await database.ExecuteAsync(
            """
            INSERT INTO screenalytics.person (id) SELECT gen_random_uuid() FROM generate_series(1, 12000);
            INSERT INTO screenalytics.face_bank_images (image_id, person_id, s3_original_key, is_seed, approved)
            SELECT gen_random_uuid(), id, key, true, false FROM screenalytics.person, unnest(ARRAY['a', 'b']) AS key
            """
        );
        List<int> pages = [];
        HashSet<Guid> people = [];

        await foreach (var page in database.NewStore().FaceBankPeopleAsync(None))
        {
            pages.Add(page.Length);
            people.UnionWith(page.ToArray());
        }

        pages.ShouldBe([5000, 5000, 2000]);
        people.Count.ShouldBe(12000);
    }

    [Fact]
    public async Task A_recorded_dry_run_leaves_history_and_no_image()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var (ann, bob) = (Guid.NewGuid(), Guid.NewGuid());
        await database.FileAsync(Guid.NewGuid(), Seeded(ann, "1"));
        var run = OfPeople([ann, bob], "a");
        var lease = await store.BeginAsync(run with { Request = run.Request with { DryRun = true } });

        var commits = await store.OpenFaceBank(lease).FileAsync([Seeded(ann, "0", "1", "2"), Seeded(bob, "1")], None);
        var report = (await store.EndAsync(lease)).ShouldNotBeNull();

        commits.ShouldBe([new PersonCommit(0b101), new PersonCommit(0b1)]);
        report.DryRun.ShouldBeTrue();
        (report.ImportedFacebankImages, report.ImportedFacebankPeople, report.AlreadyPresentImages).ShouldBe((3, 2, 1));
        (await database.CountAsync()).ShouldBe(1);
        (await database.CountAsync("screenalytics.person")).ShouldBe(1);
        (
            await database.ScalarAsync<string>(
                $"SELECT string_agg(concat_ws('|', chosen, inserted, image_ids), ' ' ORDER BY chosen) FROM screenalytics_ingest.person_result WHERE run_id = '{run.RunId}'"
            )
        ).ShouldBe("1|1 3|2");
    }
}
