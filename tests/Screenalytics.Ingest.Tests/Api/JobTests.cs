using System.Net;
using System.Text.Json.Nodes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Api;

public sealed class JobTests
{
    private const string Path = "/jobs/sync_cast_from_trr";
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Other = "3F2504E0-4F89-41D3-9A0C-0305E82C3302";

    [Fact]
    public async Task A_job_is_asked_for_and_answered_with_its_run()
    {
        await using var api = await ApiServer.StartAsync();

        var (head, body) = await api.PostAsync(
            Path,
            $$"""{"episode_id": "{{Id}}", "credit_category": "Guest Star", "max_images_per_person": 3, "dry_run": true}""",
            ("X-Screenalytics-Actor", "ops@example")
        );

        head.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        head.Headers.Location!.OriginalString.ShouldBe($"/runs/{ApiSamples.RunId}");
        body.ToJsonString()
            .ShouldBe(
                $$"""{"run_id":"{{ApiSamples.RunId}}","status_url":"/runs/{{ApiSamples.RunId}}","events_url":"/runs/{{ApiSamples.RunId}}/events","attached":false,"replayed":false}"""
            );
        var submission = api.Door.Submissions.ShouldHaveSingleItem();
        submission.Key.ShouldBeNull();
        submission.Request.ShouldBe(
            new SyncRequest(new EpisodeTarget(Guid.Parse(Id), "Guest Star"))
            {
                MaxImagesPerPerson = 3,
                DryRun = true,
                Trigger = RunTriggers.Http,
                Actor = "ops@example",
            }
        );
    }

    public static TheoryData<string, string> Targets =>
        new()
        {
            { $$"""{"season_id": "{{Other}}"}""", $"season:{Other}" },
            { """{"face_bank": true, "episode_id": null, "dry_run": null}""", "face_bank" },
            {
                $$"""{"person_ids": ["{{Other}}", "{{Id}}", "{{Other}}"]}""",
                PeopleTarget.Of([Guid.Parse(Id), Guid.Parse(Other)]).Key
            },
        };

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Every_kind_of_target_is_understood(string body, string key)
    {
        await using var api = await ApiServer.StartAsync();

        (await api.PostAsync(Path, body)).Head.StatusCode.ShouldBe(HttpStatusCode.Accepted);

        var request = api.Door.Submissions.ShouldHaveSingleItem().Request;
        request.Target.Key.ShouldBe(key, StringCompareShould.IgnoreCase);
        request.MaxImagesPerPerson.ShouldBe(api.MaxImagesPerPerson);
        request.DryRun.ShouldBeFalse();
    }

    [Theory]
    [InlineData("{}", "episode_id", "exactly one")]
    [InlineData($$"""{"season_id": "{{Id}}", "face_bank": true}""", "season_id", "exactly one")]
    [InlineData("""{"season_id": "12"}""", "season_id", "UUID", "12")]
    [InlineData("""{"season_id": 12}""", "season_id", "UUID", "12")]
    [InlineData($$"""{"seasonId": "{{Id}}"}""", "seasonId", "no such field")]
    [InlineData($$"""{"season_id": "{{Id}}", "season_id": "{{Id}}"}""", "season_id", "twice")]
    [InlineData($$"""{"season_id": "{{Id}}", "credit_category": "Cast"}""", "credit_category", "episode_id", "Cast")]
    [InlineData($$"""{"episode_id": "{{Id}}", "credit_category": " "}""", "credit_category", "leave it out")]
    [InlineData($$"""{"episode_id": "{{Id}}", "credit_category": "a\u0000"}""", "credit_category", "control", "a?")]
    [InlineData($$"""{"season_id": "{{Id}}", "max_images_per_person": 1.5}""", "max_images_per_person", "whole", "1.5")]
    [InlineData($$"""{"season_id": "{{Id}}", "max_images_per_person": "5"}""", "max_images_per_person", "whole")]
    [InlineData($$"""{"season_id": "{{Id}}", "dry_run": "yes"}""", "dry_run", "true or false")]
    [InlineData("""{"face_bank": false}""", "face_bank", "leave it out", "false")]
    [InlineData("""{"person_ids": []}""", "person_ids", "1 to 100000", "0 ids")]
    [InlineData($$"""{"person_ids": "{{Id}}"}""", "person_ids", "list")]
    [InlineData($$"""{"person_ids": ["{{Id}}", "nobody"]}""", "person_ids", "UUID", "nobody")]
    public async Task A_wrong_request_names_the_field_and_the_way_out(
        string body,
        string field,
        string message,
        string? value = null
    )
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.PostAsync(Path, body);

        head.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
        var error = problem["errors"]!.AsArray().First(item => ((string)item!["field"]!).Contains(field))!;
        ((string)error["message"]!).ShouldContain(message);
        if (value is not null)
        {
            ((string?)error["value"]).ShouldBe(value);
        }

        api.Door.Submissions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "exactly one")]
    [InlineData("[]", "JSON object")]
    [InlineData("{", "line 1")]
    [InlineData("""{"season_id": "\ud800"}""", "no Unicode")]
    [InlineData("""{"a":{"b":{"c":{"d":{"e":{"f":{"g":{"h":{}}}}}}}}}""", "line 1")]
    public async Task A_body_that_is_no_object_is_refused(string body, string detail)
    {
        await using var api = await ApiServer.StartAsync();

        var (head, problem) = await api.PostAsync(Path, body);

        head.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
        ((string)problem["detail"]!).ShouldContain(detail);
    }

    [Theory]
    [InlineData("99999999999999999999", int.MaxValue)]
    [InlineData("-3", -3)]
    public async Task The_cap_is_passed_on_since_the_door_clamps_and_warns(string number, int wanted)
    {
        await using var api = await ApiServer.StartAsync();

        await api.PostAsync(Path, $$"""{"face_bank": true, "max_images_per_person": {{number}}}""");

        api.Door.Submissions.ShouldHaveSingleItem().Request.MaxImagesPerPerson.ShouldBe(wanted);
    }

    [Fact]
    public async Task A_hundred_thousand_people_are_taken_and_one_more_is_not()
    {
        await using var api = await ApiServer.StartAsync();
        var ids = Enumerable.Range(0, 100_001).Select(number => $"\"{ApiSamples.Person(number).PersonId}\"").ToArray();

        var (head, _) = await api.PostAsync(Path, $$"""{"person_ids": [{{string.Join(",", ids[1..])}}]}""");
        var (refused, problem) = await api.PostAsync(Path, $$"""{"person_ids": [{{string.Join(",", ids)}}]}""");

        head.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        api.Door.Submissions.ShouldHaveSingleItem()
            .Request.Target.ShouldBeOfType<PeopleTarget>()
            .PersonIds.Length.ShouldBe(100_000);
        refused.ShouldBeProblem(HttpStatusCode.BadRequest, problem, FailureCode.BadRequest);
    }

    [Theory]
    [InlineData(AdmissionKind.Attached, true, false)]
    [InlineData(AdmissionKind.Replayed, false, true)]
    public async Task A_run_that_was_there_says_so(object kind, bool attached, bool replayed)
    {
        await using var api = await ApiServer.StartAsync();
        api.Door.Says = () => new Admission((AdmissionKind)kind, ApiSamples.RunId);

        var (head, body) = await api.PostAsync(Path, """{"face_bank": true}""");

        head.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        ((bool)body["attached"]!).ShouldBe(attached);
        ((bool)body["replayed"]!).ShouldBe(replayed);
    }

    [Theory]
    [InlineData(AdmissionKind.Busy, FailureCode.TargetBusy)]
    [InlineData(AdmissionKind.KeyReused, FailureCode.IdempotencyKeyReused)]
    public async Task What_stands_in_the_way_is_a_conflict(object kind, FailureCode code)
    {
        await using var api = await ApiServer.StartAsync();
        api.Door.Says = () => new Admission((AdmissionKind)kind, ApiSamples.RunId);

        var (head, problem) = await api.PostAsync(Path, """{"face_bank": true}""");

        head.ShouldBeProblem(HttpStatusCode.Conflict, problem, code);
        if (code == FailureCode.TargetBusy)
        {
            ((Guid)problem["run_id"]!).ShouldBe(ApiSamples.RunId);
        }
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_in_the_words_of_its_failure()
    {
        await using var api = await ApiServer.StartAsync();
        api.Door.Says = () => throw new RunStoppedException(FailureCode.DatabaseUnavailable, "No database: start it.");

        var (head, problem) = await api.PostAsync(Path, """{"face_bank": true}""");

        head.ShouldBeProblem(HttpStatusCode.ServiceUnavailable, problem, FailureCode.DatabaseUnavailable);
        ((string)problem["detail"]!).ShouldBe("No database: start it.");
    }
}
