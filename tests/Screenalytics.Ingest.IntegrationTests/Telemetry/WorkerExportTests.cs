using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>What a worker exports: all that the dashboard and the alert rules ask for, and traces that carry the run.</summary>
public sealed class WorkerExportTests(PostgresFixture postgres) : CliTest(postgres)
{
    private const string Header = "canary-of-the-collector-4711";

    // What Prometheus makes of the resource, and of buckets.
    private static readonly string[] OwnLabels = ["job", "instance", "le"];

    [Fact]
    public async Task Every_metric_that_the_dashboard_and_the_rules_name_arrives_with_its_labels()
    {
        var (rules, recorded) = OpsFiles.Rules();
        var queries = OpsFiles.DashboardExpressions().Concat(rules).Select(PromQuery.Parse).ToList();
        var wanted = queries.SelectMany(query => query.Metrics).Where(name => !recorded.Contains(name)).ToHashSet();
        wanted.Count.ShouldBeGreaterThan(30);
        await using var stage = await SetAsync();
        Dictionary<string, OtlpMetric> Arrived() =>
            stage
                .Collector.Metrics.Values.SelectMany(metric => PromNames.Of(metric).Select(name => (name, metric)))
                .ToDictionary(pair => pair.name, pair => pair.metric);

        await stage.TriggerAsync();
        await stage.Worker.UntilAsync(
            () => Task.FromResult(wanted.IsSubsetOf(Arrived().Keys)),
            () => $"Missing: {string.Join(", ", wanted.Except(Arrived().Keys))}"
        );

        var series = Arrived();
        foreach (var query in queries)
        {
            var labels = query.Metrics.Where(series.ContainsKey).SelectMany(name => LabelsOf(series[name])).ToHashSet();
            query
                .Labels.Where(pair => series.ContainsKey(pair.Metric))
                .ShouldAllBe(pair =>
                    OwnLabels.Contains(pair.Label) || LabelsOf(series[pair.Metric]).Contains(pair.Label)
                );
            if (!query.Metrics.Any(recorded.Contains))
            {
                query.Groups.ShouldAllBe(label => OwnLabels.Contains(label) || labels.Contains(label));
            }
        }

        foreach (var metric in stage.Collector.Metrics.Values.Where(metric => metric.Scope == TelemetryNames.Source))
        {
            var info = IngestInstruments.All.Single(info => info.Name == metric.Name);
            (metric.Unit, metric.Description).ShouldBe((info.Unit, info.Description));
            metric.Points.SelectMany(point => point.Attributes.Keys).ShouldAllBe(key => info.Attributes.Contains(key));
        }

        IngestInstruments.All.Select(info => info.Name).ShouldBeSubsetOf(stage.Collector.Metrics.Keys);
    }

    [Fact]
    public async Task A_runs_trace_has_its_id_and_its_spans_are_nested_and_the_request_that_asked_for_it_leads_there()
    {
        await using var stage = await SetAsync();

        var run = await stage.TriggerAsync();
        var trace = run.ToString("N");
        OtlpSpan[] OfRun() => [.. stage.Collector.Spans.Where(span => span.Trace == trace)];
        OtlpSpan? Asking() => stage.Collector.Spans.FirstOrDefault(span => span.Links.Contains(trace));
        await stage.Worker.UntilAsync(
            () => Task.FromResult(OfRun().Any(span => span.Parent.Length == 0) && Asking() is not null),
            () => string.Join('\n', stage.Collector.Spans)
        );

        var spans = OfRun();
        var root = spans.Single(span => span.Parent.Length == 0);
        root.Name.ShouldBe(TelemetryNames.RunSpan);
        root.Attributes[TelemetryAttributes.RunId].ShouldBe($"{run}");
        root.Attributes[TelemetryAttributes.Status].ShouldBe("partial");
        var part = spans.Single(span => span.Name == TelemetryNames.PartSpan);
        part.Parent.ShouldBe(root.Id);
        var batches = spans.Where(span => span.Name == TelemetryNames.BatchSpan).ToList();
        batches.ShouldNotBeEmpty();
        batches.ShouldAllBe(span => span.Parent == part.Id);
        var calls = spans.Where(span => span.Name == TelemetryNames.CallSpan).ToDictionary(span => span.Id);
        calls.Count.ShouldBeGreaterThan(Stage.People);
        calls.Values.ShouldAllBe(span => span.Parent == part.Id);
        calls.Values.Count(span => span.IsError).ShouldBe(1);
        var requests = spans.Where(span => span.Scope == "System.Net.Http").ToList();
        requests.Count.ShouldBe(calls.Count + 1);
        requests.ShouldAllBe(span => calls.ContainsKey(span.Parent));
        spans.ShouldContain(span => span.Scope == "Npgsql" && batches.Exists(batch => batch.Id == span.Parent));
        Asking()!.Attributes["url.path"].ShouldBe("/jobs/sync_cast_from_trr");
        stage.Collector.Spans.ShouldNotContain(span =>
            span.Attributes.GetValueOrDefault("url.path", "").Contains("health")
        );
        stage.Collector.Spans.ShouldNotContain(span => span.Scope == "Npgsql" && span.Parent.Length == 0);
        stage.Collector.Holds(stage.Password).ShouldBeFalse();
        stage.Collector.Holds(stage.Sandbox.Tokens.ServiceToken).ShouldBeFalse();
        stage.Collector.Holds(Header).ShouldBeFalse();
        stage.Collector.Headers["x-key"].ShouldBe(Header);
    }

    private static IEnumerable<string> LabelsOf(OtlpMetric metric) =>
        (
            IngestInstruments.All.FirstOrDefault(info => info.Name == metric.Name)?.Attributes
            ?? metric.Points.SelectMany(point => point.Attributes.Keys)
        ).Select(PromNames.LabelOf);

    private async Task<Stage> SetAsync()
    {
        var collector = await OtlpReceiver.StartAsync();
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(Stage.People));
        var healthy = await sandbox.Casts.GenerateAsync(new CastSpec(20, Seed: 2));
        var failing = (await ExpectedAsync(sandbox, cast.SeasonId)).First().Person;
        sandbox.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Status,
                Status = 503,
                Target = failing,
            }
        );
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Http;
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        environment["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-key={Header}";
        environment["OTEL_METRIC_EXPORT_INTERVAL"] = "250";
        environment["OTEL_BSP_SCHEDULE_DELAY"] = "100";
        var worker = await WorkerProcess.StartReadyAsync(
            environment,
            "--Trr:MaxRetries=1",
            "--Trr:RetryBaseDelay=10ms",
            "--Schedules:0:Name=often",
            "--Schedules:0:Cron=* * * * * ?",
            $"--Schedules:0:Target:Episode_Id={healthy.EpisodeId}"
        );
        var password = new NpgsqlConnectionStringBuilder(environment["DB_URL"]).Password.ShouldNotBeNull();
        return new Stage(collector, sandbox, cast, worker, password);
    }

    private sealed record Stage(
        OtlpReceiver Collector,
        SandboxServer Sandbox,
        GeneratedCast Cast,
        WorkerProcess Worker,
        string Password
    ) : IAsyncDisposable
    {
        public const int People = 60;

        public async Task<Guid> TriggerAsync()
        {
            using var answer = await Worker.Http.PostAsJsonAsync(
                "/jobs/sync_cast_from_trr",
                new { season_id = Cast.SeasonId }
            );
            var text = await answer.Content.ReadAsStringAsync();
            ((int)answer.StatusCode).ShouldBe(202, text);
            return JsonDocument.Parse(text).RootElement.GetProperty("run_id").GetGuid();
        }

        public async ValueTask DisposeAsync()
        {
            await Worker.DisposeAsync();
            await Collector.DisposeAsync();
        }
    }
}
