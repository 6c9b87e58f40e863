using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>The sandbox answers every recorded request as the real backend answered it.</summary>
public sealed class RecordedExchangesTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private static readonly IReadOnlyList<RecordedExchange> _recorded = RecordedExchange.All();

    [Fact]
    public void All_recordings_are_there() => _recorded.Count.ShouldBe(46);

    [Theory]
    [InlineData("february-2026", BackendVersion.February2026, false)]
    [InlineData("february-2026", BackendVersion.February2026, true)]
    [InlineData("later-2026", BackendVersion.Later2026, false)]
    [InlineData("later-2026", BackendVersion.Later2026, true)]
    public async Task Answers_as_recorded(string server, BackendVersion version, bool cached)
    {
        var sandbox = await StartAsync(options => Recorded(options) with { Version = version, CacheReads = cached });
        var differences = new List<string>();
        foreach (var exchange in _recorded.Where(e => e.Server == server && !e.DatabaseWasDown))
        {
            await CompareAsync(sandbox, exchange, differences);
        }

        differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_as_recorded_with_the_database_down()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        var database = await server.CreateDatabaseAsync();
        await using var sandbox = await SandboxServer.StartAsync(
            Recorded(new SandboxOptions { ConnectionString = database })
        );
        await server.StopServerAsync();
        var differences = new List<string>();
        foreach (var exchange in _recorded.Where(e => e.DatabaseWasDown))
        {
            await CompareAsync(sandbox, exchange, differences);
        }

        differences.ShouldBeEmpty();
    }

    // The recordings caught one order of the ties; the sandbox's steady order is the same one.
    private static SandboxOptions Recorded(SandboxOptions options) =>
        options with
        {
            FictionalCast = false,
            RecordedCast = true,
            TieShuffle = 0,
        };

    private static async Task CompareAsync(SandboxServer sandbox, RecordedExchange exchange, List<string> differences)
    {
        using var client = new SandboxClient(sandbox);
        using var response = await client.SendAsync(
            new HttpMethod(exchange.Method),
            exchange.Path,
            Unmask(sandbox, exchange.RequestHeaders.GetValueOrDefault("Authorization")),
            exchange.RequestBody?.GetRawText(),
            Unmask(sandbox, exchange.RequestHeaders.GetValueOrDefault("X-TRR-Internal-Admin-Secret"))
        );
        var text = await response.Content.ReadAsStringAsync();
        void Compare(string what, string? actual, string? expected)
        {
            if (actual != expected)
            {
                differences.Add($"{exchange.Name}: {what} is {actual}, was recorded as {expected}");
            }
        }

        Compare("status", $"{(int)response.StatusCode}", $"{exchange.Status}");
        foreach (var (name, value) in exchange.ResponseHeaders)
        {
            var headers = response.Headers.Concat(response.Content.Headers);
            var header = headers.FirstOrDefault(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
            Compare(name, header is null ? null : string.Join(",", header), value);
        }

        if (exchange.Body.ValueKind == JsonValueKind.String)
        {
            Compare("body", text, exchange.Body.GetString());
            return;
        }

        using var body = JsonDocument.Parse(text);
        if (exchange.BodyItemCount is not { } count)
        {
            Compare("body", body.RootElement.GetRawText(), Compact(exchange.Body));
            return;
        }

        Compare("row count", $"{body.RootElement.GetArrayLength()}", $"{count}");
        foreach (var (row, recorded) in body.RootElement.EnumerateArray().Zip(exchange.Body.EnumerateArray()))
        {
            Compare("row", row.GetRawText(), Compact(recorded));
        }

        foreach (var shape in body.RootElement.EnumerateArray().Select(Shape).Distinct())
        {
            Compare("row's fields", shape, Shape(exchange.Body[0]));
        }
    }

    // Names and their order; the types are those of the rows that are compared whole.
    private static string Shape(JsonElement row) => string.Join(",", row.EnumerateObject().Select(field => field.Name));

    private static string Compact(JsonElement element)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            element.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string? Unmask(SandboxServer sandbox, string? header) =>
        header
            ?.Replace("<SCREENALYTICS_SERVICE_TOKEN>", sandbox.Tokens.ServiceToken, StringComparison.Ordinal)
            .Replace("<TRR_INTERNAL_ADMIN_SHARED_SECRET>", sandbox.Tokens.InternalAdminSecret, StringComparison.Ordinal)
            .Replace("<JWT_SERVICE_ROLE>", sandbox.Tokens.ServiceRole(), StringComparison.Ordinal)
            .Replace("<JWT_SERVICE_ROLE_EXPIRED>", sandbox.Tokens.ExpiredServiceRole(), StringComparison.Ordinal)
            .Replace("<JWT_USER_ALLOWLISTED>", sandbox.Tokens.User(), StringComparison.Ordinal)
            .Replace("<JWT_USER_NOT_ALLOWLISTED>", sandbox.Tokens.User("nobody@example.test"), StringComparison.Ordinal)
            .Replace("<JWT_INTERNAL_ADMIN>", sandbox.Tokens.InternalAdmin(), StringComparison.Ordinal);
}
