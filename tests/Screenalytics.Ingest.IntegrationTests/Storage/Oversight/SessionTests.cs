using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Storage.Oversight;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Oversight;

public sealed class SessionTests(PostgresFixture postgres)
{
    private const string Table = "screenalytics_ingest.console_session";

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_found_by_its_token_s_hash_as_it_was_opened()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var sessions = StoreOf(database);
        var session = Of("ann@example.test") with { Address = "192.0.2.7", Browser = "Some \0 browser" };
        await sessions.OpenAsync(session, Hash(1), Token);
        await sessions.OpenAsync(Of("operator"), Hash(2), Token);

        var found = (await sessions.FindAsync(Hash(1), Hour, Token)).ShouldNotBeNull();

        found.ShouldBe(
            session with
            {
                Browser = "Some \uFFFD browser",
                CreatedAt = found.CreatedAt,
                SeenAt = found.CreatedAt,
                ExpiresAt = found.CreatedAt + 8 * Hour,
            }
        );
        (await sessions.FindAsync(Hash(3), Hour, Token)).ShouldBeNull();
        (await sessions.ListAsync(Hour, Token)).Select(one => one.Name).ShouldBe(["operator", "ann@example.test"]);
    }

    [Fact]
    public async Task Times_are_the_database_s_whatever_the_worker_s_clock_says()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var sessions = StoreOf(database);
        var wrong = new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await sessions.OpenAsync(
            Of("ann") with
            {
                CreatedAt = wrong,
                SeenAt = wrong,
                ExpiresAt = wrong + Hour,
            },
            Hash(1),
            Token
        );

        (await sessions.FindAsync(Hash(1), Hour, Token)).ShouldNotBeNull();
        (await database.CountAsync($"{Table} WHERE created_at > now() - interval '1 minute'")).ShouldBe(1);
    }

    [Theory]
    [InlineData("expires_at = now() - interval '1 second'")]
    [InlineData("seen_at = now() - interval '61 minutes'")]
    [InlineData("ended_at = now()")]
    public async Task One_that_is_over_is_neither_found_nor_listed(string how)
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var sessions = StoreOf(database);
        await sessions.OpenAsync(Of("ann"), Hash(1), Token);
        await database.ExecuteAsync($"UPDATE {Table} SET {how}");

        (await sessions.FindAsync(Hash(1), Hour, Token)).ShouldBeNull();
        (await sessions.ListAsync(Hour, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_noted_as_heard_of_once_a_minute_at_most_and_then_lasts_on()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var sessions = StoreOf(database);
        await sessions.OpenAsync(Of("ann"), Hash(1), Token);
        await SetSeenAsync("50 seconds");
        await sessions.FindAsync(Hash(1), Hour, Token);
        (await database.CountAsync($"{Table} WHERE seen_at < now() - interval '49 seconds'")).ShouldBe(1);

        await SetSeenAsync("59 minutes");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => sessions.FindAsync(Hash(1), Hour, Token)));
        (await database.CountAsync($"{Table} WHERE seen_at > now() - interval '49 seconds'")).ShouldBe(1);

        Task SetSeenAsync(string ago) =>
            database.ExecuteAsync($"UPDATE {Table} SET seen_at = now() - interval '{ago}'");
    }

    [Fact]
    public async Task A_session_is_ended_once_and_who_did_it_is_known()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var sessions = StoreOf(database);
        var session = Of("ann");
        await sessions.OpenAsync(session, Hash(1), Token);

        var ended = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => sessions.EndAsync(session.SessionId, "bob", Token))
        );

        var before = ended.OfType<SessionView>().ShouldHaveSingleItem();
        (before.Name, before.EndedAt, before.EndedBy).ShouldBe(("ann", null, null));
        (await sessions.FindAsync(Hash(1), Hour, Token)).ShouldBeNull();
        (await sessions.EndAsync(Guid.NewGuid(), "bob", Token)).ShouldBeNull();
        (await database.CountAsync($"{Table} WHERE ended_by = 'bob' AND ended_at <= now()")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_sessions_never_share_what_proves_them()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var sessions = StoreOf(database);
        var session = Of("ann");
        await sessions.OpenAsync(session, Hash(1), Token);
        await sessions.OpenAsync(session, Hash(1), Token);

        await Should.ThrowAsync<Ingest.Sync.RunStoppedException>(() => sessions.OpenAsync(Of("bob"), Hash(1), Token));

        (await sessions.FindAsync(Hash(1), Hour, Token))!.Name.ShouldBe("ann");
        (await database.CountAsync(Table)).ShouldBe(1);
    }

    private static ISessionStore StoreOf(StorageDatabase database) => new PostgresSessions(database.Source, () => 0.5);

    private static byte[] Hash(byte of) => [.. Enumerable.Repeat(of, 32)];

    private static SessionView Of(string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new SessionView
        {
            SessionId = Guid.CreateVersion7(),
            Name = name,
            Method = SignInMethods.Token,
            Role = ConsoleRole.Operator,
            CreatedAt = now,
            SeenAt = now,
            ExpiresAt = now + 8 * Hour,
        };
    }
}
