using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Sync;

public sealed class EmptyCastTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task A_cast_that_is_empty_all_at_once_makes_the_run_suspect()
    {
        await using var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        string[] sync = ["sync", "--episode", $"{SandboxIds.HarbourRowEpisode1}"];
        (await CliProcess.RunAsync(environment, sync)).ExitCode.ShouldBe(ExitCodes.Ok);
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.EmptyWhenSick, Endpoint = BackendEndpoint.EpisodeCast });

        var empty = await CliProcess.RunAsync(environment, sync);

        empty.ExitCode.ShouldBe(ExitCodes.Suspect, empty.Error);
        empty.Error.ShouldContain("people before");
    }

    [Fact]
    public async Task A_mistyped_id_is_a_loud_warning()
    {
        await using var sandbox = await StartAsync();

        var empty = await CliProcess.RunAsync(
            EnvironmentOf(sandbox, await MigratedDatabaseAsync()),
            "sync",
            "--season",
            $"{Guid.NewGuid()}"
        );

        empty.ExitCode.ShouldBe(ExitCodes.Ok);
        empty.Error.ShouldContain("is empty");
    }
}
