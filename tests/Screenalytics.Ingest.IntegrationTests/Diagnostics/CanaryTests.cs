using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Diagnostics;

/// <summary>
/// Secrets are planted in every setting that is one, and in every place that an error could carry one to; none is found
/// in whatever the program leaves behind.
/// </summary>
public sealed class CanaryTests(PostgresFixture postgres) : IDisposable
{
    private const int People = 16;

    private readonly Canaries _canaries = new();
    private readonly TestFolder _folder = TestFolder.Create();
    private readonly List<(string Where, string Text)> _left = [];
    private readonly Guid[] _people = [.. Enumerable.Range(0, People).Select(_ => Guid.NewGuid())];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task No_secret_leaves_the_program()
    {
        var service = _canaries.Plant("Service");
        var secrets = new Dictionary<string, string>
        {
            ["SCREENALYTICS_SERVICE_TOKEN"] = service,
            ["TRR_INTERNAL_ADMIN_SHARED_SECRET"] = _canaries.Plant("Internal", odd: true),
            ["TRR_CORE_SUPABASE_SERVICE_ROLE_KEY"] = _canaries.PlantJwt("Role"),
            ["SCREENALYTICS_ADMIN_SECRET"] = _canaries.Plant("Admin"),
        };
        var password = _canaries.Plant("Password", odd: true);
        string[] echoes =
        [
            .. secrets.Values,
            password,
            .. secrets.Values.Select(Uri.EscapeDataString),
            .. secrets.Values.Select(secret => Convert.ToBase64String(Encoding.UTF8.GetBytes("me:" + secret))),
            .. Shapes(),
        ];
        await using var backend = WireServer.Start(exchange => exchange.SendAsync(AnswerTo(exchange, echoes)));
        var database = await DatabaseAsync(password, echoes);
        var environment = new Dictionary<string, string>(secrets)
        {
            ["TRR_API_URL"] = backend.Url,
            ["DB_URL"] = database,
            ["SCREENALYTICS_DATA_DIR"] = _folder.Path,
        };
        string[] quick = ["--Trr:MaxRetries=0", "--Database:Patience=1s", "--Trr:CircuitMinimumThroughput=10000"];
        string[] people = [.. _people.SelectMany(id => new[] { "--person", $"{id}" })];

        foreach (var format in new[] { "table", "json", "ndjson" })
        {
            await RunAsync(environment, ["sync", .. people, "--output", format, "--verbose", "--debug", .. quick]);
            await RunAsync(environment, ["sync", .. people, "--dry-run", "--output", format, .. quick]);
        }

        await RunAsync(environment, ["runs", "list", "--output", "json"]);
        await RunAsync(environment, ["runs", "explain", "--person", $"{_people[0]}"]);
        await RunAsync(environment, ["config", "show"]);
        await RunAsync(environment, ["doctor", .. quick]);
        await RunAsync(environment, ["sync", "--season", $"{Guid.NewGuid()}", "--verbose", .. quick]);
        await WorkAsync(environment, echoes, quick);
        await FailAsync(environment, password, people, quick);
        await DumpAsync(database);
        foreach (var file in Directory.GetFiles(Path.Combine(_folder.Path, "logs"), "*.jsonl"))
        {
            _left.Add((Path.GetFileName(file), await File.ReadAllTextAsync(file)));
        }

        // What errors say has come through as such: nothing was found for want of anything to look at.
        _left.ShouldContain(left => left.Where.EndsWith(".jsonl") && left.Text.Contains("***"));
        _left.ShouldContain(left => left.Where == "pg_dump" && left.Text.Contains("***"));
        _left.ShouldContain(left => left.Where.StartsWith("sync") && left.Text.Contains("***"));
        _left.SelectMany(left => _canaries.FoundIn(left.Where, left.Text)).ShouldBeEmpty();
    }

    // Secrets that no setting holds: only their shape gives them away.
    private string[] Shapes() =>
        [
            $"jwt {_canaries.PlantJwt("Jwt")}",
            $"Authorization: Bearer {_canaries.Plant("Bearer")}",
            $"postgres://me:{_canaries.Plant("UserInfo")}@db.test/faces",
            $"Host=db;Username=me;Password={_canaries.Plant("Connection")};Database=x",
            $"https://s3.test/x?X-Amz-Credential={_canaries.Plant("Credential")}&X-Amz-Signature={_canaries.Plant("Signature")}",
            $"https://blob.test/x?sv=1&sig={_canaries.Plant("Sig")}",
            $"https://cdn.test/x?Policy={_canaries.Plant("Policy")}&Key-Pair-Id={_canaries.Plant("KeyPair")}",
            $"X-TRR-Internal-Admin-Secret: {_canaries.Plant("Header")}",
        ];

    // Each person another echo, and another place for it.
    private byte[] AnswerTo(WireExchange exchange, string[] echoes)
    {
        var index = Array.FindIndex(_people, id => exchange.Request.Target.Contains($"{id}"));
        if (index == 0)
        {
            return WireAnswer.Json(WireAnswer.OneRow);
        }

        var echo =
            index < 0
                ? string.Join(' ', echoes)
                : $"{echoes[exchange.Index % echoes.Length]} {echoes[index % echoes.Length]}";
        var line = echo.Replace('"', '\'');
        return (index % 5) switch
        {
            0 => WireAnswer.Of(
                "500 Internal Server Error",
                "Content-Type: text/plain",
                $"sent {exchange.Request.Header("Authorization")} and {echo}"
            ),
            1 => WireAnswer.Of(
                "422 Unprocessable Entity",
                "Content-Type: application/json",
                JsonSerializer.Serialize(new { detail = echo })
            ),
            2 => WireAnswer.Of(
                "404 Not Found",
                "Content-Type: application/json",
                JsonSerializer.Serialize(new { detail = new[] { new { input = echo } } })
            ),
            3 => WireAnswer.Of("200 OK", $"Content-Type: text/html; x={line}", "[]"),
            4 => WireAnswer.Of("200 OK", $"Content-Type: application/json\r\nContent-Encoding: {line}", "[]"),
            _ => WireAnswer.Of("503 Service Unavailable", "Content-Type: text/plain", echo),
        };
    }

    private async Task<string> DatabaseAsync(string password, string[] echoes)
    {
        var database = await postgres.CreateDatabaseAsync("canary");
        var role = $"canary_{Guid.NewGuid():n}";
        await ExecuteAsync(database, $"CREATE ROLE {role} SUPERUSER LOGIN PASSWORD '{password}'");
        var named = new NpgsqlConnectionStringBuilder(database)
        {
            Username = role,
            Password = password,
        }.ConnectionString;
        var migrated = await CliProcess.RunAsync(
            new Dictionary<string, string> { ["DB_URL"] = named },
            "db",
            "migrate"
        );
        migrated.ExitCode.ShouldBe(0, migrated.Error + migrated.Output);
        var words = string.Join(' ', echoes).Replace("'", "''");
        await ExecuteAsync(
            database,
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              RAISE EXCEPTION USING ERRCODE = '23514', MESSAGE = 'refused: {words}';
            END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON screenalytics.face_bank_images FOR EACH ROW EXECUTE FUNCTION refuse();
            """
        );
        return named;
    }

    private async Task WorkAsync(Dictionary<string, string> environment, string[] echoes, string[] quick)
    {
        await using var worker = await WorkerProcess.StartReadyAsync(environment, [.. quick, "--verbose"]);
        using var asked = await worker.Http.PostAsJsonAsync(
            "/jobs/sync_cast_from_trr",
            new { person_ids = _people, debug = true }
        );
        var run = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run_id").GetGuid();
        await worker.UntilAsync(async () =>
            (await worker.Http.GetStringAsync($"/runs/{run}")).Contains("\"finished_at\":\"2")
        );
        foreach (var path in new[] { $"/runs/{run}", $"/runs/{run}/people", "/runs", "/nodes", "/log-level" })
        {
            _left.Add((path, await worker.Http.GetStringAsync(path)));
        }

        foreach (var echo in echoes)
        {
            using var refused = await worker.Http.PostAsJsonAsync("/jobs/sync_cast_from_trr", new { season_id = echo });
            _left.Add(("problem", await refused.Content.ReadAsStringAsync()));
            using var unknown = await worker.Http.GetAsync(
                $"/runs?status={Uri.EscapeDataString(echo)}&{Uri.EscapeDataString(echo)}=1"
            );
            _left.Add(("problem", await unknown.Content.ReadAsStringAsync()));
        }

        await worker.SignalAsync("TERM");
        await worker.EndAsync();
        _left.Add(("worker", worker.Log));
    }

    private async Task FailAsync(
        Dictionary<string, string> environment,
        string password,
        string[] people,
        string[] quick
    )
    {
        var escaped = Uri.EscapeDataString(password);
        foreach (
            var url in new[]
            {
                $"postgres://me:{escaped}@127.0.0.1:1/faces",
                $"postgres://me:{password}@127.0.0.1:1/faces",
                $"postgres://me:{escaped}@:bad:/faces",
                $"postgres://me:{escaped}%ZZ@127.0.0.1/faces",
                $"Host=127.0.0.1;Port=1;Username=me;Password={password.Replace("\"", "")};Nonsense=1",
            }
        )
        {
            var broken = new Dictionary<string, string>(environment) { ["DB_URL"] = url };
            await RunAsync(broken, ["sync", .. people, "--verbose", "--Database:ConnectTimeout=1s", .. quick]);
            await RunAsync(broken, ["db", "check"]);
            await RunAsync(broken, ["config", "show", "--output", "json"]);
        }
    }

    private async Task RunAsync(IReadOnlyDictionary<string, string> environment, string[] line)
    {
        var run = await CliProcess.RunAsync(environment, line);
        _left.Add((line[0], run.Output));
        _left.Add((line[0], run.Error));
    }

    private async Task DumpAsync(string database)
    {
        var settings = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(
            "pg_dump",
            [
                "-h",
                settings.Host!,
                "-p",
                $"{settings.Port}",
                "-U",
                settings.Username!,
                "-n",
                "screenalytics_ingest",
                settings.Database!,
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment["PGPASSWORD"] = settings.Password;
        using var dump = Process.Start(start).ShouldNotBeNull();
        _left.Add(("pg_dump", await dump.StandardOutput.ReadToEndAsync()));
        await dump.WaitForExitAsync();
        dump.ExitCode.ShouldBe(0);
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
