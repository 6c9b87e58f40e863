using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Cli.Seeds;

public sealed class SeedsVerbTests
{
    private static readonly Guid Person = new("0a000000-0000-0000-0000-000000000001");
    private static readonly Guid Link = new("0b000000-0000-0000-0000-000000000001");
    private static readonly Guid Other = new("0c000000-0000-0000-0000-000000000001");

    [Theory]
    [InlineData("set", true, "is a facebank seed now")]
    [InlineData("clear", false, "is no facebank seed now")]
    public async Task What_is_done_is_said(string verb, bool flag, string words)
    {
        var seeds = new FakeSeeds
        {
            Result = new(new SeedToggleAnswer(Link, Person, flag), 200, FailureCode.None, null),
        };

        var run = await RunAsync(seeds, verb, "--person", $"{Person}", "--link", $"{Link}");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain(words);
        run.Error.ShouldBeEmpty();
        seeds.Called.ShouldBe((Person, Link, flag));
    }

    [Theory]
    [InlineData(401, FailureCode.BackendUnauthorized, "Invalid token", "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY")]
    [InlineData(
        403,
        FailureCode.BackendForbidden,
        "Allowlist admin access required",
        "TRR_INTERNAL_ADMIN_SHARED_SECRET"
    )]
    [InlineData(404, FailureCode.BackendNotFound, "Media link not found", "There is no gallery link")]
    [InlineData(404, FailureCode.BackendNotFound, "Not Found", "Check TRR_API_URL")]
    [InlineData(409, FailureCode.BackendRejected, "Media link is not a person gallery image", "of the kind 'gallery'")]
    [InlineData(409, FailureCode.BackendRejected, "Media link does not belong to this person", "is not of person")]
    [InlineData(409, FailureCode.BackendRejected, "Something else", "sees a conflict")]
    [InlineData(422, FailureCode.BackendRejected, "[{\"loc\":[\"path\"]}]", "refused the ids")]
    [InlineData(502, FailureCode.BackendError, "Database error", "could not reach its database")]
    [InlineData(500, FailureCode.BackendError, null, "server error (500)")]
    [InlineData(503, FailureCode.BackendError, null, "server error (503)")]
    [InlineData(429, FailureCode.BackendBusy, null, "stayed busy (429)")]
    [InlineData(307, FailureCode.BackendRedirected, null, "redirected")]
    [InlineData(204, FailureCode.UnexpectedStatus, null, "other than 200")]
    [InlineData(0, FailureCode.BackendTimeout, null, "trr.test did not answer in time")]
    [InlineData(0, FailureCode.ConnectionFailed, "refused", "trr.test could not be reached: refused")]
    [InlineData(200, FailureCode.BodyMalformed, null, "can't be read")]
    [InlineData(200, FailureCode.BodyTooLarge, null, "size limit")]
    [InlineData(200, FailureCode.None, null, "can't be read")]
    public async Task Every_failure_is_told_with_its_way_out(
        int status,
        FailureCode failure,
        string? detail,
        string words
    )
    {
        var seeds = new FakeSeeds { Result = new(null, status, failure, detail) };

        var run = await RunAsync(seeds, "set", "--person", $"{Person}", "--link", $"{Link}");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("error: ");
        run.Error.ShouldContain(words);
        run.Error.ShouldContain(detail ?? "");
        run.Error.ShouldNotContain("seed now");
    }

    [Theory]
    [InlineData(502, FailureCode.BackendError)]
    [InlineData(0, FailureCode.BackendTimeout)]
    [InlineData(0, FailureCode.ConnectionFailed)]
    [InlineData(200, FailureCode.BodyMalformed)]
    public async Task What_is_not_known_is_not_claimed(int status, FailureCode failure)
    {
        var seeds = new FakeSeeds { Result = new(null, status, failure, null) };

        var run = await RunAsync(seeds, "clear", "--person", $"{Person}", "--link", $"{Link}");

        run.Error.ShouldContain("Whether the flag has changed is not known");
        run.Error.ShouldContain($"seeds list --person {Person}");
    }

    [Fact]
    public async Task An_answer_of_something_else_is_never_said_to_be_done()
    {
        SeedToggleAnswer[] answers = [new(Other, Person, true), new(Link, Other, true), new(Link, Person, false)];
        foreach (var answer in answers)
        {
            var seeds = new FakeSeeds { Result = new(answer, 200, FailureCode.None, null) };

            var run = await RunAsync(seeds, "set", "--person", $"{Person}", "--link", $"{Link}", "--output", "json");

            run.ExitCode.ShouldBe(1);
            run.Error.ShouldContain("something else than was asked for");
            JsonDocument.Parse(run.Output).RootElement.GetProperty("done").GetBoolean().ShouldBeFalse();
        }
    }

    [Fact]
    public async Task Json_says_what_was_done()
    {
        var seeds = new FakeSeeds
        {
            Result = new(new SeedToggleAnswer(Link, Person, true), 200, FailureCode.None, null),
        };

        var run = await RunAsync(seeds, "set", "--person", $"{Person}", "--link", $"{Link}", "--output", "json");

        var root = JsonDocument.Parse(run.Output).RootElement;
        root.GetProperty("link_id").GetGuid().ShouldBe(Link);
        root.GetProperty("facebank_seed").GetBoolean().ShouldBeTrue();
        root.GetProperty("done").GetBoolean().ShouldBeTrue();
        root.GetProperty("failure").GetString().ShouldBe("none");
    }

    [Fact]
    public async Task A_gallery_is_listed()
    {
        var seeds = new FakeSeeds
        {
            Links =
            [
                new SeedLink
                {
                    LinkId = Link,
                    Kind = "gallery",
                    FacebankSeed = true,
                    CanBeFlagged = true,
                    IsPrimary = true,
                    Width = 640,
                    Height = 480,
                    ServedUrl = "https://cdn.test/a.jpg",
                },
                new SeedLink
                {
                    LinkId = Other,
                    Kind = "promo\e[2J",
                    Obstacle = "can't be flagged",
                },
            ],
        };

        var table = await RunAsync(seeds, "list", "--person", $"{Person}");
        var json = await RunAsync(seeds, "list", "--person", $"{Person}", "--output", "json");

        table.ExitCode.ShouldBe(0);
        table.Output.ShouldContain($"{Link}  seed  primary  gallery       640x480\n  https://cdn.test/a.jpg\n");
        table.Output.ShouldContain("can't be flagged");
        table.Output.ShouldContain("2 photos, 1 flagged as seed.");
        table.Output.ShouldNotContain("\e");
        var links = JsonDocument.Parse(json.Output).RootElement.GetProperty("links");
        links[0].GetProperty("facebank_seed").GetBoolean().ShouldBeTrue();
        links[1].GetProperty("can_be_flagged").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_has_no_photos() =>
        (await RunAsync(new FakeSeeds(), "list", "--person", $"{Person}")).Output.ShouldContain("has no photos");

    [Theory]
    [InlineData("list")]
    [InlineData("set", "--person", "0a000000-0000-0000-0000-000000000001")]
    [InlineData("set", "--person", "Ann", "--link", "0b000000-0000-0000-0000-000000000001")]
    [InlineData("clear", "--link", "0b000000-0000-0000-0000-000000000001")]
    [InlineData("list", "--person", "0a000000-0000-0000-0000-000000000001", "--output", "xml")]
    public async Task A_wrong_command_line_is_told(params string[] arguments)
    {
        var run = await RunAsync(new FakeSeeds(), arguments);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("error: ");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_can_not_be_opened_is_told()
    {
        var wrong = new BadConfigurationException(["TrrDatabase:Url (TRR_DB_URL) is missing."]);
        var away = new RunStoppedException(FailureCode.DatabaseError, "TRR's database cannot be reached.");
        string[] arguments = ["list", "--person", $"{Person}"];

        (await RunAsync(new FakeHost { Failure = wrong }, arguments)).ExitCode.ShouldBe(78);
        var run = await RunAsync(new FakeHost { Failure = away }, arguments);
        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("cannot be reached");
    }

    private static Task<VerbRun> RunAsync(FakeSeeds seeds, params string[] arguments) =>
        RunAsync(new FakeHost { Seeds = seeds }, arguments);

    private static async Task<VerbRun> RunAsync(FakeHost host, string[] arguments)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var exitCode = await CliApplication.RunAsync(
            [SeedsCommand.Verb, .. arguments],
            host,
            VerbRun.ConsoleOf(output, error)
        );
        return new VerbRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
