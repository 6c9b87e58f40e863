using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Environments;
using Screenalytics.Ingest.Tests.Architecture;

namespace Screenalytics.Ingest.Tests.RolloutGate.Environments;

public sealed class EnvironmentFileTests
{
    private const string Path = "/gates/environments/staging.yaml";
    private static readonly Guid Ann = new("0a000000-0000-0000-0000-000000000001");
    private static readonly Guid Bob = new("0a000000-0000-0000-0000-000000000002");
    private static readonly Guid Link = new("0b000000-0000-0000-0000-000000000001");

    private static readonly GateEnvironment Whole = new()
    {
        Name = "staging",
        Stage = GateStage.Staging,
        File = Path,
        BackendUrl = "https://trr.example/api/v1/",
        AppUrl = "https://app.example",
        Database = "db.example:5433/faces",
        SeededPerson = Ann,
        UnseededPerson = Bob,
        TogglePerson = Ann,
        ToggleLink = Link,
        ToggleFlagged = false,
        AccessLogs = ["/gates/environments/uvicorn.log", "/var/log/trr"],
        MaxAnswerTime = TimeSpan.FromMilliseconds(1500),
    };

    [Fact]
    public void Everything_is_read_from_yaml() =>
        Read(
                $"""
                # A comment.
                name: staging
                stage: staging
                backend_url: https://trr.example/api/v1/
                app_url: "https://app.example"
                database: db.example:5433/faces
                people: {"{"} seeded: {Ann}, unseeded: '{Bob}' {"}"}
                toggle:
                  person: {Ann}
                  link: {Link}
                  flagged: false
                access_logs: [uvicorn.log, /var/log/trr]
                max_answer_time: 1500ms
                """
            )
            .ShouldBeSame(Whole);

    [Fact]
    public void Everything_is_read_from_json()
    {
        const string File = "/gates/environments/staging.json";
        var text = $$"""
            {
            	"stage": "staging", "backend_url": "https:\/\/trr.example/api/v1/", "app_url": "https://app.example",
            	"database": "db.example:5433/faces",
            	"people": { "seeded": "{{Ann}}", "unseeded": "{{Bob}}" },
            	"toggle": { "person": "{{Ann}}", "link": "{{Link}}", "flagged": false },
            	"access_logs": [ "uvicorn.log", "/var/log/trr" ], "max_answer_time": "1500ms"
            }
            """;

        EnvironmentFile.Read(File, text, "staging").ShouldBeSame(Whole with { File = File });
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    [InlineData("people:\ntoggle: ~\nname:\naccess_logs: null\n")]
    public void Nothing_has_to_be_said(string text) =>
        Read(text)
            .ShouldBeSame(
                new GateEnvironment
                {
                    Name = "staging",
                    Stage = GateStage.Staging,
                    File = Path,
                }
            );

    [Theory]
    [InlineData("bakend_url: https://x.example", 1, "bakend_url", "did you mean backend_url?")]
    [InlineData("name: staging\nseeded: x", 2, "'seeded'", "did you mean people.seeded?")]
    [InlineData("people:\n  sedeed: x", 2, "people.sedeed", "did you mean people.seeded?")]
    [InlineData("wholly_other: x", 1, "wholly_other", "the keys are name, stage")]
    [InlineData("name: staging\nstage: staging\nname: staging", 3, "name stands here again", "first in line 1")]
    [InlineData("stage: live", 1, "stage: 'live'", "staging, production, development")]
    [InlineData("name: a/b", 1, "'a/b'", "letters, digits")]
    [InlineData("name: [a]", 1, "name is a list", "give one value")]
    [InlineData("name: ''", 1, "name is empty", "leave the key out")]
    [InlineData("backend_url: trr.example", 1, "backend_url: 'trr.example'", "http or https base URL")]
    [InlineData("app_url: https://app.example/?a=b", 1, "app_url: 'https://app.example/?a=b'", "without credentials")]
    [InlineData("database: faces", 1, "database: 'faces'", "HOST/NAME")]
    [InlineData("database: h:x/faces", 1, "database: 'h:x/faces'", "HOST/NAME")]
    [InlineData("people: Ann", 1, "people is one value", "people.seeded, people.unseeded")]
    [InlineData("people:\n  seeded: Ann", 2, "people.seeded: 'Ann'", "give a UUID such as")]
    [InlineData("toggle:\n  flagged: yes", 2, "toggle.flagged: 'yes'", "without quotes")]
    [InlineData("toggle:\n  flagged: 'true'", 2, "toggle.flagged: 'true'", "without quotes")]
    [InlineData("toggle:\n  link: 0b000000-0000-0000-0000-000000000001", 2, "toggle.link", "needs toggle.person")]
    [InlineData("access_logs:\n  - a.log\n  - [b]", 3, "access_logs", "list files and folders")]
    [InlineData("max_answer_time: 3", 1, "max_answer_time: '3'", "such as 3s")]
    [InlineData("max_answer_time: 2h", 1, "max_answer_time: '2h'", "10min")]
    [InlineData("- a", 1, "no keys", "name: staging")]
    [InlineData("name: staging\n  stage: x", 2, "well-formed", "YAML")]
    [InlineData("a: &x b", 1, "anchors", "leave them out")]
    [InlineData("a: *x", 1, "", "")]
    [InlineData("name: staging\n---\nname: b", 2, "second document", "one")]
    [InlineData("name: production", 1, "name: 'production'", "'staging' that was asked for")]
    public void One_error_names_file_line_key_value_and_the_way_out(string text, int line, string what, string wayOut)
    {
        var reading = Read(text);

        reading.Environment.ShouldBeNull();
        var error = reading.Errors[0];
        error.ShouldStartWith($"{Path}, line {line}: ");
        error.ShouldContain(what);
        error.ShouldContain(wayOut);
        reading.Errors.Count(other => other.StartsWith($"{Path}, line {line}: ")).ShouldBe(1);
    }

    [Fact]
    public void All_errors_are_told_at_once_in_the_files_order()
    {
        var errors = Read("max_answer_time: 3\nstage: live\npeople:\n  seeded: Ann\n").Errors;

        errors
            .Select(error => error.Split(": ")[0])
            .ShouldBe([$"{Path}, line 1", $"{Path}, line 2", $"{Path}, line 4"]);
    }

    [Theory]
    [InlineData("service_token: canary-of-mine")]
    [InlineData("toggle:\n  admin_secret: canary-of-mine")]
    [InlineData("gate_key: canary-of-mine")]
    [InlineData("trr_db_url: postgres://u:canary-of-mine@db.example/trr")]
    [InlineData("people:\n  password: [canary-of-mine]")]
    [InlineData("backend_url: https://me:canary-of-mine@trr.example")]
    [InlineData("app_url: https://app.example/?token=canary-of-mine")]
    [InlineData("# Authorization: Bearer canary-of-mine-1234567890")]
    [InlineData("name: eyJhbGciOiJIUzI1NiJ9.canary-of-mine.c2ln")]
    [InlineData("access_logs: ['https://logs.example/?sig=canary-of-mine']")]
    public void A_secret_is_refused_and_not_repeated(string text)
    {
        var errors = Read(text).Errors;

        errors.ShouldNotBeEmpty();
        string.Join('\n', errors).ShouldContain("environment variable");
        string.Join('\n', errors).ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("staging", GateStage.Staging)]
    [InlineData("stage", GateStage.Staging)]
    [InlineData("production", GateStage.Production)]
    [InlineData("Prod", GateStage.Production)]
    [InlineData("prod-eu", GateStage.Production)]
    [InlineData("products", GateStage.Development)]
    [InlineData("mine", GateStage.Development)]
    public void A_name_tells_the_stage(string name, GateStage stage) =>
        EnvironmentFile.Read(Path, $"name: {name}", null).Environment.ShouldNotBeNull().Stage.ShouldBe(stage);

    [Fact]
    public void Production_can_not_pass_as_anything_else()
    {
        var reading = EnvironmentFile.Read(Path, "name: production\nstage: development", null);

        reading.Errors.ShouldHaveSingleItem().ShouldContain("line 2: stage");
        EnvironmentFile
            .Read(Path, "name: copy\nstage: production", null)
            .Environment!.Stage.ShouldBe(GateStage.Production);
    }

    [Fact]
    public void Two_people_are_two()
    {
        var reading = Read($"people:\n  seeded: {Ann}\n  unseeded: {Ann}");

        reading.Errors.ShouldHaveSingleItem().ShouldContain("line 3: people.unseeded");
    }

    [Fact]
    public void The_example_is_one()
    {
        var path = ReadmeTests.Find("ops/gate/environment.example.yaml");
        var text = File.ReadAllText(path);

        var environment = EnvironmentFile.Read(path, text, "staging").Environment.ShouldNotBeNull();

        environment.Stage.ShouldBe(GateStage.Staging);
        environment.ToggleLink.ShouldNotBeNull();
        environment.ToggleFlagged.ShouldBe(false);
        environment.AccessLogs.ShouldHaveSingleItem();
        environment.MaxAnswerTime.ShouldBe(GateEnvironment.DefaultMaxAnswerTime);
        EnvironmentKeys
            .All.Select(key => key.Split('.')[^1])
            .ShouldAllBe(key => text.Contains($"{key}:", StringComparison.Ordinal));
    }

    private static EnvironmentReading Read(string text) => EnvironmentFile.Read(Path, text, "staging");
}
