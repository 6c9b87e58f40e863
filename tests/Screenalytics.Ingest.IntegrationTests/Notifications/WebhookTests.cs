using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Notifications;
using Screenalytics.Ingest.Storage.Targets;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Notifications;

/// <summary>Events in a real database, posted to a real receiver.</summary>
public sealed class WebhookTests(PostgresFixture postgres)
{
    private const string Secret = "webhook-secret-of-tests";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task An_event_is_posted_once_and_its_receiver_can_verify_it()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var receiver = WireServer.Start(WireAnswer.Of("204 No Content"));
        var id = await AddAsync(database, "season:1", "{\"name\":\"Zoë\"}");

        await DeliverAsync(database, receiver);
        await DeliverAsync(database, receiver);

        var request = receiver.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target, request.Body).ShouldBe(("POST", "/hook?key=1", "{\"name\":\"Zoë\"}"));
        request.Header("Content-Type").ShouldBe("application/json; charset=utf-8");
        request.Header("X-Screenalytics-Event-Id").ShouldBe($"{id}");
        var timestamp = request.Header("X-Screenalytics-Timestamp").ShouldNotBeNull();
        var sent = DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture));
        (TimeProvider.System.GetUtcNow() - sent).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(5));
        var hmac = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Secret),
            Encoding.UTF8.GetBytes($"{timestamp}.{request.Body}")
        );
        request.Header("X-Screenalytics-Signature").ShouldBe($"sha256={Convert.ToHexStringLower(hmac)}");
        (await database.CountAsync("screenalytics_ingest.webhook_event WHERE delivered_at IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_refused_or_led_elsewhere_is_sent_again_as_it_was_when_it_is_due()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var elsewhere = WireServer.Start(WireAnswer.Of("200 OK"));
        await using var receiver = WireServer.Start(
            WireAnswer.Of("500 Internal Server Error", body: "canary"),
            WireAnswer.Of("302 Found", $"Location: {elsewhere.Url}/"),
            WireAnswer.Of("200 OK")
        );
        await AddAsync(database, "season:1", "{}");

        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await DeliverAsync(database, receiver);
            await DeliverAsync(database, receiver);
            receiver.Requests.Length.ShouldBe(attempt);
            await DueAsync(database);
        }

        elsewhere.Requests.ShouldBeEmpty();
        receiver
            .Requests.Select(request => (request.Header("X-Screenalytics-Event-Id"), request.Body))
            .Distinct()
            .Count()
            .ShouldBe(1);
        (
            await database.CountAsync(
                "screenalytics_ingest.webhook_event WHERE delivered_at IS NOT NULL AND attempts = 3"
            )
        ).ShouldBe(1);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_given_its_time_and_no_more()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var receiver = WireServer.Start(exchange => exchange.HangAsync());
        await AddAsync(database, "season:1", "{}");
        var time = new RecordingTime();
        using var sender = new WebhookSender(OptionsOf(receiver), time);

        var delivering = NewDeliverer(database, sender, OptionsOf(receiver)).DeliverAsync(None, None);
        (await time.NextWaitAsync()).ShouldBe(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));
        await delivering;

        (await LastErrorAsync(database)).ShouldContain("within 10 s");
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_is_told_without_its_address()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var receiver = WireServer.Start(WireAnswer.Of("200 OK"));
        await receiver.DisposeAsync();
        await AddAsync(database, "season:1", "{}");

        await DeliverAsync(database, receiver);

        var error = await LastErrorAsync(database);
        error.ShouldContain("could not be reached");
        error.ShouldNotContain("key=1");
        error.ShouldNotContain("127.0.0.1");
    }

    [Fact]
    public async Task The_answer_s_body_is_not_waited_for()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var receiver = WireServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nfirst");
            await exchange.HangAsync();
        });
        await AddAsync(database, "season:1", "{}");

        await DeliverAsync(database, receiver);

        (await database.CountAsync("screenalytics_ingest.webhook_event WHERE delivered_at IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_killed_deliverer_had_taken_is_told_by_another_with_the_same_id()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var receiver = WireServer.Start(WireAnswer.Of("200 OK"));
        var id = await AddAsync(database, "season:1", "{}");
        var outbox = new PostgresOutbox(database.Source, () => 0.5);
        (await outbox.ClaimAsync(TimeSpan.FromMinutes(1), None)).ShouldNotBeNull().EventId.ShouldBe(id);

        await DeliverAsync(database, receiver);
        receiver.Requests.ShouldBeEmpty();
        await DueAsync(database);
        await DeliverAsync(database, receiver);

        receiver.Requests.ShouldHaveSingleItem().Header("X-Screenalytics-Event-Id").ShouldBe($"{id}");
    }

    [Fact]
    public async Task Several_deliverers_share_the_work_and_a_target_s_events_keep_their_order()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var refused = 0;
        await using var receiver = WireServer.Start(exchange =>
            exchange.SendAsync(
                exchange.Request.Body == "0:0" && Interlocked.Exchange(ref refused, 1) == 0
                    ? WireAnswer.Of("503 Service Unavailable")
                    : WireAnswer.Of("200 OK")
            )
        );
        for (var number = 0; number < 5; number++)
        {
            for (var target = 0; target < 4; target++)
            {
                await AddAsync(database, $"season:{target}", $"{target}:{number}");
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DeliverAsync(database, receiver)));
        await DeliverAsync(database, receiver);
        receiver.Requests.Count(request => request.Body.StartsWith("0:", StringComparison.Ordinal)).ShouldBe(1);
        await DueAsync(database);
        await DeliverAsync(database, receiver);

        foreach (var told in receiver.Requests.Skip(0).GroupBy(request => request.Body[0]))
        {
            told.Select(request => request.Body)
                .Distinct()
                .ShouldBe(Enumerable.Range(0, 5).Select(number => $"{told.Key}:{number}"));
        }

        receiver.Requests.Length.ShouldBe(21);
    }

    [Fact]
    public async Task What_waited_behind_another_for_longer_than_a_day_is_told_after_it()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var receiver = WireServer.Start(
            WireAnswer.Of("500 Internal Server Error"),
            WireAnswer.Of("200 OK"),
            WireAnswer.Of("200 OK")
        );
        await AddAsync(database, "season:1", "broken");
        await DeliverAsync(database, receiver);
        await AddAsync(database, "season:1", "fixed");
        await DeliverAsync(database, receiver);
        await database.ExecuteAsync(
            """
            UPDATE screenalytics_ingest.webhook_event SET created_at = created_at - interval '30 hours',
                next_attempt_at = now()
            """
        );

        await DeliverAsync(database, receiver);

        receiver.Requests.Select(request => request.Body).ShouldBe(["broken", "broken", "fixed"]);
        (await database.CountAsync("screenalytics_ingest.webhook_event WHERE delivered_at IS NOT NULL")).ShouldBe(2);
    }

    [Fact]
    public async Task What_waited_until_an_older_one_was_given_up_is_sent_still()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var receiver = WireServer.Start(
            WireAnswer.Of("500 Internal Server Error"),
            WireAnswer.Of("200 OK")
        );
        await AddAsync(database, "season:1", "broken");
        await AddAsync(database, "season:1", "fixed");
        await database.ExecuteAsync(
            """
            UPDATE screenalytics_ingest.webhook_event SET created_at = now() - interval '73 hours',
                attempts = CASE payload WHEN 'broken' THEN 40 ELSE 0 END
            """
        );

        await DeliverAsync(database, receiver);

        receiver.Requests.Select(request => request.Body).ShouldBe(["broken", "fixed"]);
        (await database.CountAsync("screenalytics_ingest.webhook_event WHERE failed_at IS NOT NULL")).ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.webhook_event WHERE delivered_at IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_began_to_tell_within_four_days_and_what_failed_for_three_is_given_up()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var receiver = WireServer.Start(WireAnswer.Of("500 Internal Server Error"));
        await AddAsync(database, "season:1", "never begun");
        await database.ExecuteAsync(
            "UPDATE screenalytics_ingest.webhook_event SET created_at = now() - interval '97 hours'"
        );
        await AddAsync(database, "season:1", "begun");
        await database.ExecuteAsync(
            "UPDATE screenalytics_ingest.webhook_event SET created_at = now() - interval '73 hours', attempts = 40 WHERE payload = 'begun'"
        );

        await DeliverAsync(database, receiver);
        await DueAsync(database);
        await DeliverAsync(database, receiver);

        receiver.Requests.ShouldHaveSingleItem().Body.ShouldBe("begun");
        (await database.CountAsync("screenalytics_ingest.webhook_event WHERE failed_at IS NOT NULL")).ShouldBe(2);
        (
            await database.ScalarAsync<string>(
                "SELECT last_error FROM screenalytics_ingest.webhook_event WHERE payload = 'never begun'"
            )
        ).ShouldBe("Nobody began to send it within 4 days.");
    }

    private static async Task DeliverAsync(StorageDatabase database, WireServer receiver)
    {
        var options = OptionsOf(receiver);
        using var sender = new WebhookSender(options, TimeProvider.System);
        await NewDeliverer(database, sender, options).DeliverAsync(None, None);
    }

    private static WebhookDeliverer NewDeliverer(
        StorageDatabase database,
        WebhookSender sender,
        NotificationOptions options
    ) =>
        new(
            new PostgresOutbox(database.Source, () => 0.5),
            sender,
            options,
            () => 0.5,
            NullLogger<WebhookDeliverer>.Instance
        );

    private static NotificationOptions OptionsOf(WireServer receiver) =>
        new() { WebhookUrl = $"{receiver.Url}/hook?key=1", WebhookSecret = Secret };

    private static async Task<Guid> AddAsync(StorageDatabase database, string target, string payload)
    {
        var id = Guid.CreateVersion7();
        await database.ExecuteAsync(
            $"""
            INSERT INTO screenalytics_ingest.webhook_event (event_id, kind, target_key, payload)
            VALUES ('{id}', 'target.broken', '{target}', '{payload}')
            """
        );
        return id;
    }

    private static Task DueAsync(StorageDatabase database) =>
        database.ExecuteAsync("UPDATE screenalytics_ingest.webhook_event SET next_attempt_at = now()");

    private static Task<string> LastErrorAsync(StorageDatabase database) =>
        database.ScalarAsync<string>("SELECT last_error FROM screenalytics_ingest.webhook_event");
}
