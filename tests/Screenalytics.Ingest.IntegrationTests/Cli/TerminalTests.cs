using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary>What a person at a terminal sees.</summary>
public sealed class TerminalTests(PostgresFixture postgres) : CliTest(postgres)
{
    private const string Color = "\e[38;5;";
    private const string ShowCursor = "\e[?25h";

    [Fact]
    public async Task A_terminal_shows_progress_and_is_left_as_it_was()
    {
        var screen = await ScreenAsync();

        screen.ShouldContain("/300");
        screen.ShouldContain("people/s");
        screen.ShouldContain("images imported");
        screen.ShouldContain(Color);
        screen.LastIndexOf(ShowCursor, StringComparison.Ordinal).ShouldBeGreaterThan(0);
        screen.ShouldContain("Sync of season");
    }

    [Theory]
    [InlineData("NO_COLOR=1 ", "")]
    [InlineData("", " --no-color")]
    public async Task Nobody_gets_colours_who_wants_none(string variable, string option)
    {
        var screen = await ScreenAsync(variable, option);

        screen.ShouldContain("images imported");
        screen.ShouldNotContain(Color);
        screen.ShouldNotContain("\e[3");
    }

    [Fact]
    public async Task Lines_that_stream_onto_the_terminal_are_not_torn_by_a_display()
    {
        var screen = await ScreenAsync(option: " --dry-run --no-color");

        screen.ShouldContain("would insert");
        screen.ShouldNotContain("\e[1A");
    }

    private async Task<string> ScreenAsync(string variable = "", string option = "")
    {
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(300));
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Latency, DelayMs = 20 });
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["TERM"] = "xterm-256color";

        // script gives its command a terminal of its own.
        await using var terminal = CliProcess.StartFile(
            "script",
            environment,
            "-qec",
            $"{variable}'{CliProcess.Program}' sync --season {cast.SeasonId}{option}",
            "/dev/null"
        );
        var run = await terminal.EndAsync();
        run.ExitCode.ShouldBe(0, run.Output);
        return run.Output;
    }
}
