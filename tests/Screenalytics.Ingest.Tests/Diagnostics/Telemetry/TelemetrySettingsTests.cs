using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Tests.Diagnostics.Telemetry;

public sealed class TelemetrySettingsTests
{
    [Fact]
    public void Without_an_endpoint_nothing_is_exported()
    {
        var settings = Read(("OTEL_SERVICE_NAME", "casting"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"));

        settings.IsOn.ShouldBeFalse();
        settings.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void One_endpoint_is_for_both_and_grpc_is_spoken_unless_told_otherwise()
    {
        var settings = Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"));

        settings.Metrics.ShouldNotBeNull().IsGrpc.ShouldBeTrue();
        settings.Traces.ShouldNotBeNull().IsOwn.ShouldBeFalse();
        settings.Traces!.Host.ShouldBe("collector:4317");
    }

    [Fact]
    public void A_signals_own_settings_go_before_the_shared_ones()
    {
        var settings = Read(
            ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://metrics:4318/v1/metrics"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
            ("OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "http/protobuf"),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-key=secret"),
            ("OTEL_EXPORTER_OTLP_TIMEOUT", "1500")
        );

        var metrics = settings.Metrics.ShouldNotBeNull();
        (metrics.IsOwn, metrics.IsGrpc, metrics.Headers).ShouldBe((true, false, "x-key=secret"));
        metrics.Timeout.ShouldBe(TimeSpan.FromMilliseconds(1500));
        metrics.ToString().ShouldNotContain("secret");
        settings.Traces.ShouldBeNull();
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "TRUE")]
    [InlineData("OTEL_METRICS_EXPORTER", "none")]
    public void What_is_switched_off_is_off(string name, string value) =>
        Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), (name, value)).Metrics.ShouldBeNull();

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "http/json")]
    [InlineData("OTEL_METRICS_EXPORTER", "prometheus")]
    public void What_can_not_be_understood_is_named_and_switches_off(string name, string value)
    {
        var settings = Read(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317"), (name, value));

        settings.Metrics.ShouldBeNull();
        settings.Warnings.ShouldContain(warning => warning.Contains(name) && warning.Contains("metrics"));
    }

    [Theory]
    [InlineData(null, null, "ParentBased{AlwaysOnSampler}")]
    [InlineData("always_off", null, "AlwaysOffSampler")]
    [InlineData("traceidratio", "0.25", "TraceIdTailSampler{0.250000}")]
    [InlineData("parentbased_traceidratio", "nonsense", "ParentBased{TraceIdTailSampler{1.000000}}")]
    public void The_sampler_is_the_one_that_is_named(string? name, string? argument, string description) =>
        StandardSampler
            .Of(variable => variable == "OTEL_TRACES_SAMPLER" ? name : argument)
            .Description.ShouldBe(description);

    private static TelemetrySettings Read(params (string Name, string Value)[] variables)
    {
        var named = new Dictionary<string, string>();
        foreach (var (name, value) in variables)
        {
            named[name] = value;
        }

        return TelemetrySettings.Read(named.GetValueOrDefault);
    }

    [Fact]
    public void A_collector_s_keys_are_secrets()
    {
        var secrets = TelemetrySettings.SecretsOf(name =>
            name == "OTEL_EXPORTER_OTLP_HEADERS" ? "api-key=abc%2Fdef, x-tenant=casting" : null
        );

        secrets.Distinct().ShouldBe(["abc%2Fdef", "abc/def", "casting"]);
    }
}
