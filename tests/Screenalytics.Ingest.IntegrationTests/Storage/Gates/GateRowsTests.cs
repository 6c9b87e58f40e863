using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage.Gates;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Gates;

public sealed class GateRowsTests(PostgresFixture postgres)
{
    private const string Key = "https://x.test/a b ä.jpg";
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_are_told_as_they_are_and_a_digest_tells_any_change(bool shared)
    {
        await using var database = await CreateMigratedAsync(postgres, shared ? SchemaWithPeople : null);
        var store = new PostgresGateStore(database.Source, () => 0.5);
        await database.ExecuteAsync("ALTER TABLE screenalytics.face_bank_images ADD COLUMN added jsonb DEFAULT '{}'");
        await database.FileAsync(Guid.NewGuid(), Seeded(Ann, Key), Seeded(Bob, Key));

        var rows = await store.BankRowsAsync([Ann], None);
        await database.ExecuteAsync("UPDATE screenalytics.face_bank_images SET is_seed = false");
        var lowered = await store.BankRowsAsync([Ann, Bob], None);
        await database.ExecuteAsync("UPDATE screenalytics.face_bank_images SET added = '[1]'");
        var changed = await store.BankRowsAsync([Bob, Ann], None);

        var row = rows.ShouldHaveSingleItem();
        (row.PersonId, row.S3OriginalKey, row.IsSeed, row.Approved).ShouldBe((Ann, Key, true, false));
        (row.ApprovedAt, row.ApprovedBy).ShouldBe((null, null));
        lowered.Select(one => one.PersonId).ShouldBe([Ann, Bob]);
        (lowered[0].Digest == row.Digest, lowered[0].DigestButSeed == row.DigestButSeed).ShouldBe((false, true));
        changed[0].DigestButSeed.ShouldNotBe(row.DigestButSeed);
        (await store.BankRowsAsync([], None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_approved_rows_created_last_are_told_and_found_again(bool shared)
    {
        await using var database = await CreateMigratedAsync(postgres, shared ? SchemaWithPeople : null);
        var store = new PostgresGateStore(database.Source, () => 0.5);
        (await store.ApprovedSampleAsync(2, None)).ShouldBeEmpty();
        await database.ExecuteAsync(
            Row(Ann, "oldest", "2026-01-01", approved: true)
                + Row(Ann, "older", "2026-01-02", approved: true)
                + Row(Bob, "latest", "2026-01-03", approved: true)
                + Row(Bob, "open", "2026-01-04")
        );

        var sample = (await store.ApprovedSampleAsync(2, None)).ShouldNotBeNull();
        await database.ExecuteAsync(
            """
            UPDATE screenalytics.face_bank_images SET approved_by = 'ann' WHERE s3_original_key = 'latest';
            DELETE FROM screenalytics.face_bank_images WHERE s3_original_key = 'older';
            """
        );
        var again = await store.BankImagesAsync([.. sample.Select(row => row.ImageId)], None);

        sample.Select(row => row.S3OriginalKey).ShouldBe(["older", "latest"]);
        var left = again.ShouldHaveSingleItem();
        left.ImageId.ShouldBe(sample[1].ImageId);
        left.Digest.ShouldNotBe(sample[1].Digest);
        (await store.BankRowsAsync([Bob], None)).ShouldContain(left);
    }

    [Fact]
    public async Task A_right_that_a_removal_needs_is_told_as_the_owner_has_to_grant_it()
    {
        await using var owner = await CreateMigratedAsync(postgres, SchemaWithPeople);
        var role = await RightsTests.NewRoleAsync(owner);
        await owner.ExecuteAsync(
            $"""
            GRANT USAGE ON SCHEMA screenalytics, screenalytics_ingest TO {role};
            GRANT SELECT, INSERT, UPDATE ON screenalytics.face_bank_images TO {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA screenalytics_ingest TO {role};
            CREATE POLICY p ON screenalytics.face_bank_images FOR SELECT TO {role} USING (true);
            """
        );
        await using var user = RightsTests.As(owner, role);
        var store = new PostgresGateStore(user.Source, () => 0.5);

        var missing = (await store.MissingGrantAsync(None)).ShouldNotBeNull();
        await owner.ExecuteAsync(missing);

        missing.ShouldStartWith($"GRANT SELECT, DELETE ON screenalytics.face_bank_images TO \"{role}\";");
        missing.ShouldContain("FOR DELETE");
        (await store.MissingGrantAsync(None)).ShouldBeNull();
        (await new PostgresGateStore(owner.Source, () => 0.5).MissingGrantAsync(None)).ShouldBeNull();
    }

    [Fact]
    public async Task People_without_an_image_are_removed_where_people_are_ours()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = new PostgresGateStore(database.Source, () => 0.5);
        await database.FileAsync(Guid.NewGuid(), Seeded(Ann, Key), Seeded(Bob, Key));
        await database.ExecuteAsync($"DELETE FROM screenalytics.face_bank_images WHERE person_id = '{Bob}'");

        (await store.KnownPeopleAsync([Ann, Bob, Guid.NewGuid()], None))!.ShouldBe([Ann, Bob], ignoreOrder: true);
        (await store.RemovePeopleAsync([Ann, Bob], None)).ShouldBe(1);
        (await store.KnownPeopleAsync([Ann, Bob], None)).ShouldBe([Ann]);
        (await store.RemovePeopleAsync([Ann, Bob], None)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_removed_without_the_right_and_where_people_are_somebody_else_s()
    {
        await using var own = await CreateMigratedAsync(postgres);
        await own.ExecuteAsync($"INSERT INTO screenalytics.person (id) VALUES ('{Bob}')");
        var role = await RightsTests.NewRoleAsync(own);
        await own.ExecuteAsync(
            $"""
            GRANT USAGE ON SCHEMA screenalytics, screenalytics_ingest TO {role};
            GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA screenalytics TO {role};
            """
        );
        await using var user = RightsTests.As(own, role);
        await using var shared = await CreateMigratedAsync(postgres, SchemaWithPeople);

        (await new PostgresGateStore(user.Source, () => 0.5).RemovePeopleAsync([Bob], None)).ShouldBe(0);
        (await own.CountAsync("screenalytics.person")).ShouldBe(1);
        var elsewhere = new PostgresGateStore(shared.Source, () => 0.5);
        (await elsewhere.KnownPeopleAsync([Bob], None)).ShouldBeNull();
        (await elsewhere.RemovePeopleAsync([Bob], None)).ShouldBe(0);
        (await shared.CountAsync("core.people")).ShouldBe(2);
    }

    [Fact]
    public async Task Rows_that_can_t_be_read_are_said_so()
    {
        await using var database = await CreateAsync(postgres);

        var stop = await Should.ThrowAsync<RunStoppedException>(() =>
            new PostgresGateStore(database.Source, () => 0.5).BankRowsAsync([Ann], None)
        );

        stop.Code.ShouldBe(FailureCode.DatabaseNotReady);
    }
}
