using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.IntegrationTests.Sandbox;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>The steps that look at the backend and the app, against a sandbox and its database.</summary>
public sealed class BackendStepsTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    [Theory]
    [InlineData(BackendVersion.February2026)]
    [InlineData(BackendVersion.Later2026)]
    public async Task A_sandbox_is_proven_and_left_as_it_was(BackendVersion version)
    {
        var sandbox = await StartAsync(options => options with { Version = version });
        await using var bank = await StorageDatabase.CreateMigratedAsync(Postgres);
        var before = await FlagsAsync(sandbox);

        foreach (var (step, record) in await BackendSteps.RunAsync(sandbox, bank))
        {
            record
                .Checks.Where(check => check.Verdict != GateVerdict.Proven)
                .Select(check => $"{step}.{check.Id}: {check.Verdict}: {check.Observed}")
                .ShouldBeEmpty();
        }

        (await FlagsAsync(sandbox)).ShouldBe(before);
    }

    [Fact]
    public async Task In_read_only_nothing_is_disproven_and_nothing_written()
    {
        var sandbox = await StartAsync();
        await using var bank = await StorageDatabase.CreateMigratedAsync(Postgres);
        var before = await FlagsAsync(sandbox);

        foreach (var (step, record) in await BackendSteps.RunAsync(sandbox, bank, readOnly: true))
        {
            record
                .Checks.Where(check => check.Verdict is not (GateVerdict.Proven or GateVerdict.LeftOut))
                .Select(check => $"{step}.{check.Id}: {check.Verdict}: {check.Observed}")
                .ShouldBeEmpty();
        }

        (await FlagsAsync(sandbox)).ShouldBe(before);
        sandbox
            .Journal.Entries()
            .Where(entry => entry.Endpoint is BackendEndpoint.Toggle or BackendEndpoint.AppToggle)
            .ShouldAllBe(entry => entry.Status != 200);
    }

    private static async Task<string> FlagsAsync(SandboxServer sandbox)
    {
        await using var command = sandbox.Database.CreateCommand(
            "select string_agg(l::text, E'\\n' order by id) from core.media_links l"
        );
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
