using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>The gate as an operator runs it, between a sandbox and a face bank of the test's own.</summary>
public abstract class GateTest(PostgresFixture postgres) : CliTest(postgres)
{
    /// <summary>Everything that a gate can use, and a data folder of its own.</summary>
    internal static Dictionary<string, string> GateEnvironmentOf(
        SandboxServer sandbox,
        string database,
        TestFolder data
    )
    {
        var environment = EnvironmentOf(sandbox, database);
        environment["TRR_INTERNAL_ADMIN_SHARED_SECRET"] = sandbox.Tokens.InternalAdminSecret;
        environment["TRR_CORE_SUPABASE_SERVICE_ROLE_KEY"] = sandbox.Tokens.ServiceRole();
        environment["TRR_DB_URL"] = sandbox.DatabaseUrl;
        environment["TRR_APP_URL"] = sandbox.Address;
        environment["TRR_APP_ADMIN_TOKEN"] = sandbox.Tokens.User();
        environment["TRR_APP_USER_TOKEN"] = sandbox.Tokens.User(SandboxTokens.Stranger);
        environment["SCREENALYTICS_DATA_DIR"] = data.Path;
        return environment;
    }

    /// <summary>Runs a gate to its end; the answer's output is its evidence.</summary>
    internal static Task<CliResult> RunGateAsync(
        IReadOnlyDictionary<string, string> environment,
        params IEnumerable<string> arguments
    ) =>
        CliProcess.RunAsync(environment, ["gate", "run", "--environment", "staging", "--output", "json", .. arguments]);

    /// <summary>Everything that a gate may touch, as it stands: flags of all galleries, the face bank, its people, claims.</summary>
    internal static async Task<IReadOnlyList<string>> TouchableAsync(SandboxServer sandbox, string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        return
        [
            .. await FlagsOfAsync(sandbox),
            .. await LinesAsync(source, "select b::text from screenalytics.face_bank_images b order by 1"),
            .. await LinesAsync(source, PeopleSql),
            .. await LinesAsync(source, "select c::text from screenalytics_ingest.gate_claim c order by 1"),
        ];
    }

    /// <summary>The links of all galleries, with their flags.</summary>
    internal static Task<IReadOnlyList<string>> FlagsOfAsync(SandboxServer sandbox) =>
        LinesAsync(
            sandbox.Database,
            "select l::text from (select id, kind, position, is_primary, facebank_seed from core.media_links) l order by 1"
        );

    private const string PeopleSql = """
        select case when to_regclass('screenalytics.person') is null then ''
            else (select string_agg(p.id::text, ' ' order by p.id) from screenalytics.person p) end
        """;

    /// <summary>The first column of what a query gives.</summary>
    internal static async Task<IReadOnlyList<string>> LinesAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.IsDBNull(0) ? "" : reader.GetString(0));
        }

        return lines;
    }
}
