using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Tests.Inspection;

namespace Screenalytics.Ingest.Tests.Cli.Logs;

public sealed partial class FallbackVerbTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("logs-").FullName;
    private readonly SampleRun _run = SampleRun.Of(5, 120, Start);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_program_s_own_logs_are_read_when_none_are_given()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(_folder, "a.jsonl"),
            Lines(_run),
            TestContext.Current.CancellationToken
        );

        var run = await CliRun.OfAsync(["logs", "fallback"], new FakeHost { Logs = _folder });

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain($"{_run.Started.RunId}            120");
        run.Output.ShouldContain("2026-11-22 08:00 +00:00");
        run.Output.ShouldContain("Fell back: the latest 10 of");
        run.Output.Split('\n').Max(line => line.Length).ShouldBeLessThanOrEqualTo(82);
    }

    [Fact]
    public async Task No_log_yet_an_empty_one_and_a_missing_one_are_said()
    {
        var none = await CliRun.OfAsync(["logs", "fallback"]);
        var empty = await CliRun.OfAsync(["logs", "fallback", _folder]);
        var missing = await CliRun.OfAsync(["logs", "fallback", "/nowhere/x.jsonl"]);

        (none.ExitCode, empty.ExitCode, missing.ExitCode).ShouldBe((1, 0, 2));
        none.Error.ShouldContain("No log was written yet");
        empty.Output.ShouldBe("The log is empty.\n");
        missing.Error.ShouldStartWith("error: '/nowhere/x.jsonl' is not there");
    }

    [Theory]
    [InlineData("--outcome", "falied", "Did you mean failed?")]
    [InlineData("--reason", "backend_timeot", "Did you mean backend_timeout?")]
    [InlineData("--person", "ann", "'ann' is no id")]
    [InlineData("--run", "0193a00", "'0193a00' is no run's id")]
    [InlineData("--since", "yesterday", "'yesterday' is no time")]
    [InlineData("--until", "2000-01-01", "--since: it is not before --until")]
    [InlineData("--output", "pdf", "'pdf' is none of table, json, ndjson, html")]
    [InlineData("--folow", "-", "did you mean --follow?")]
    public async Task A_value_that_can_not_be_is_one_error(string option, string value, string told)
    {
        string[] since = option == "--until" ? ["--since", "1h"] : [];
        var run = await CliRun.OfAsync(["logs", "fallback", "-", option, value, .. since]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(told);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_narrow_and_a_run_that_is_not_there_is_named()
    {
        var failed = _run.People.First(person => person.Outcome == PersonOutcome.Failed);
        var one = await TellAsync("--person", $"{failed.PersonId}", "--output", "json");
        var byRun = await TellAsync("--run", $"{_run.Started.RunId}"[..8], "--outcome", "FAILED", "--output", "json");
        var other = await TellAsync("--run", "00000000");

        Totals(one).GetProperty("people").GetInt32().ShouldBe(1);
        Totals(byRun).GetProperty("people").GetInt32().ShouldBe(_run.Finished.Figures!.Failed);
        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain("no run '00000000'");
    }

    [Fact]
    public async Task Json_is_one_value_with_the_people_when_they_are_asked_for()
    {
        var plain = JsonDocument.Parse((await TellAsync("--output", "json")).Output).RootElement;
        var people = JsonDocument.Parse((await TellAsync("--output", "json", "--people")).Output).RootElement;
        var nobody = (await TellAsync("--output", "json", "--people", "--outcome", "held")).Output;

        plain.TryGetProperty("people", out _).ShouldBeFalse();
        people.GetProperty("people").GetArrayLength().ShouldBe(120);
        people.GetProperty("hours")[0].GetProperty("from").GetDateTimeOffset().ShouldBe(Start);
        JsonDocument.Parse(nobody).RootElement.GetProperty("people").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Ndjson_is_a_line_a_person_and_the_report()
    {
        var lines = (await TellAsync("--output", "ndjson")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        var parsed = lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        parsed[..^1].ShouldAllBe(line => line.GetProperty("type").GetString() == "person");
        parsed[^1].GetProperty("type").GetString().ShouldBe("report");
        parsed[..^1]
            .Select(line => line.GetProperty("person_id").GetGuid())
            .ShouldBe(_run.People.Select(person => person.PersonId));
        parsed[0].GetProperty("line").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task The_table_lists_everybody_when_asked_and_what_could_not_be_read_is_noted()
    {
        var text = string.Concat(_run.Lines()) + "   at X.Y()\n{\"@t\":\"20";

        var run = await CliRun.OfAsync(["logs", "fallback", "-", "--people"], input: text);

        _run.People.ShouldAllBe(person => run.Output.Contains($"{person.PersonId}  ", StringComparison.Ordinal));
        run.Error.ShouldBe(
            "note: 1 line is cut off or malformed and left out: -:124 (cut off)\n"
                + "note: 1 line is no event of this program and left out: -:123\n"
        );
    }

    [Fact]
    public async Task The_page_is_well_formed_and_no_value_of_the_log_becomes_markup()
    {
        const string Hostile = "</script><script>alert('x')</script><img src=x onerror=\"y\">\u001b[31m&\u202e";
        var people = _run.People.Select(person =>
            person with
            {
                Target = Hostile,
                Detail = Hostile,
                Failure = Hostile,
            }
        );
        var text = string.Concat(people.Select(LogText.Of));

        var run = await CliRun.OfAsync(["logs", "fallback", "-", "--output", "html"], input: text);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldNotContain("<img");
        run.Output.ShouldNotContain("\u001b");
        run.Output.Split("<script").Length.ShouldBe(2);
        run.Output.ShouldContain("&lt;/script&gt;&lt;script&gt;alert(&#39;x&#39;)");
        Attribute().Matches(run.Output).ShouldBeEmpty();
        External().Matches(run.Output).ShouldBeEmpty();
        var body = Code().Replace(run.Output[run.Output.IndexOf("<body>", StringComparison.Ordinal)..], "");
        var tree = XDocument.Parse(
            body.Replace("</html>", "", StringComparison.Ordinal)
                .Replace(" hidden>", ">", StringComparison.Ordinal)
                .Replace("autocomplete=\"off\">", "/>", StringComparison.Ordinal)
        );
        tree.Descendants("tr").Count(row => row.Attribute("data-kind") is not null).ShouldBe(120);
    }

    [Fact]
    public async Task The_page_of_nobody_says_so() =>
        (await CliRun.OfAsync(["logs", "fallback", "-", "--output", "html"])).Output.ShouldContain(
            "The log tells of nobody like that."
        );

    [Fact]
    public async Task What_a_log_says_steers_no_terminal()
    {
        var person = _run.People[0] with
        {
            Outcome = PersonOutcome.Failed,
            Failure = "x\u001b[2J",
            Detail = "a\u0007b",
        };

        var run = await CliRun.OfAsync(["logs", "fallback", "-"], input: LogText.Of(person));

        run.Output.ShouldContain("x\ufffd[2J");
        run.Output.ShouldContain("a\ufffdb");
        run.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Help_tells_the_exit_codes()
    {
        var run = await CliRun.OfAsync(["logs", "fallback", "--help"]);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("with --follow also when Ctrl-C ended it");
    }

    private static string[] Lines(SampleRun run) => [.. run.Lines().Select(line => line.TrimEnd())];

    private static JsonElement Totals(CliRun run) => JsonDocument.Parse(run.Output).RootElement.GetProperty("totals");

    private Task<CliRun> TellAsync(params string[] arguments) =>
        CliRun.OfAsync(["logs", "fallback", "-", .. arguments], input: string.Concat(_run.Lines()));

    [GeneratedRegex("""<[a-z]+[^>]*\son[a-z]+=""")]
    private static partial Regex Attribute();

    [GeneratedRegex("""<[a-z]+[^>]*\s(src|href)=|url\(|@import""")]
    private static partial Regex External();

    [GeneratedRegex("<script>.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Code();
}
