using System.Net;
using System.Net.Sockets;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>What a <c>sync</c> exports to a collector, and that it needs none.</summary>
public sealed class ExportTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task A_sync_exports_what_it_did_before_it_ends(string protocol)
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(60));
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = protocol == "grpc" ? collector.GrpcAddress : collector.Http;
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;
        environment["OTEL_EXPORTER_OTLP_HEADERS"] = "x-tenant=casting";
        environment["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=tests";

        var result = await CliProcess.RunAsync(environment, "sync", "--season", $"{cast.SeasonId}");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldNotContain("elemetry");
        var people = collector.Metrics[IngestInstruments.People.Name];
        people.Points.Sum(point => point.Value).ShouldBe(60);
        people.Scope.ShouldBe(TelemetryNames.Source);
        people.Points.ShouldAllBe(point => point.Attributes[TelemetryAttributes.TargetKind] == "season");
        var finished = collector.Metrics[IngestInstruments.RunsFinished.Name].Points.ShouldHaveSingleItem();
        finished.Attributes.ShouldBe(
            new Dictionary<string, string>
            {
                [TelemetryAttributes.Status] = "ok",
                [TelemetryAttributes.Suspect] = "false",
                [TelemetryAttributes.Trigger] = "cli",
                [TelemetryAttributes.TargetKind] = "season",
                [TelemetryAttributes.DryRun] = "false",
            },
            ignoreOrder: true
        );
        collector.Resource["service.name"].ShouldBe(TelemetryNames.Service);
        collector.Resource["deployment.environment.name"].ShouldBe("tests");
        collector.Resource.Keys.ShouldContain("service.instance.id");
        collector.Headers["x-tenant"].ShouldBe("casting");
    }

    [Fact]
    public async Task A_variable_that_the_exporter_refuses_costs_a_warning_and_no_run()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1";
        environment["OTEL_EXPORTER_OTLP_HEADERS"] = "abc";

        var result = await CliProcess.RunAsync(environment, "sync", "--person", $"{SandboxIds.Seeded}");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("elemetry");
        result.Output.ShouldContain("1 seeded");
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    public async Task Nothing_is_exported_when_it_is_not_asked_for(string name, string value)
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(5));
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Http;
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        environment[name] = value;

        var result = await CliProcess.RunAsync(environment, "sync", "--season", $"{cast.SeasonId}");

        result.ExitCode.ShouldBe(0, result.Error);
        collector.Requests.ShouldBe(0);
    }

    [Theory]
    [InlineData("always_off", "", false)]
    [InlineData("parentbased_traceidratio", "0", false)]
    [InlineData("traceidratio", "1", true)]
    public async Task Whether_a_run_is_traced_is_the_standard_samplers_to_say(
        string sampler,
        string argument,
        bool traced
    )
    {
        await using var collector = await OtlpReceiver.StartAsync();
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(5));
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = $"{collector.Http}/v1/traces";
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf";
        environment["OTEL_TRACES_SAMPLER"] = sampler;
        environment["OTEL_TRACES_SAMPLER_ARG"] = argument;

        var result = await CliProcess.RunAsync(environment, "sync", "--season", $"{cast.SeasonId}", "--dry-run");

        result.ExitCode.ShouldBe(0, result.Error);
        collector.Spans.Any(span => span.Name == TelemetryNames.RunSpan).ShouldBe(traced);
        (collector.Spans.Count > 0).ShouldBe(traced);
        collector.Metrics.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_collector_that_never_answers_holds_nothing_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(5));
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://{silent.LocalEndpoint}";

        var result = await CliProcess.RunAsync(environment, "sync", "--season", $"{cast.SeasonId}");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.Split('\n').Count(line => line.Contains("elemetry")).ShouldBe(1, result.Error);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "http/protobuf")]
    [InlineData("http://127.0.0.1:1", "grpc")]
    public async Task A_collector_that_is_away_costs_one_warning(string endpoint, string protocol)
    {
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(5));
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint;
        environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol;
        environment["OTEL_METRIC_EXPORT_INTERVAL"] = "100";

        var result = await CliProcess.RunAsync(environment, "sync", "--season", $"{cast.SeasonId}");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.Split('\n').Count(line => line.Contains("elemetry")).ShouldBe(1, result.Error);
        result.Error.ShouldContain("127.0.0.1:1");
    }
}
