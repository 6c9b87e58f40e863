using System.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Tests.Diagnostics.Telemetry;

/// <summary>What becomes of a span before it is exported.</summary>
public sealed class SpanTidierTests
{
    private const string Canary = "canary-4711-of-a-secret";

    private readonly Redactor _redactor = new(Canary);

    [Fact]
    public void No_secret_is_left_in_attributes_and_the_status()
    {
        using var span = new Activity("span");
        span.SetTag("url.full", $"http://backend/photos?token={Canary}").SetTag("rows", 3).SetTag("node", "here");
        span.SetStatus(ActivityStatusCode.Error, $"refused {Canary}");

        Tidy(span);

        $"{span.GetTagItem("url.full")} {span.StatusDescription}".ShouldNotContain(Canary);
        (span.GetTagItem("rows"), span.GetTagItem("node")).ShouldBe((3, "here"));
        span.Status.ShouldBe(ActivityStatusCode.Error);
    }

    [Fact]
    public void No_secret_is_left_in_exceptions_that_libraries_note()
    {
        using var source = new ActivitySource("Npgsql");
        using var listener = new ActivityListener
        {
            ShouldListenTo = one => ReferenceEquals(one, source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var tidying = ExceptionTidier.Start(_redactor.Redact);
        using var span = source.StartActivity("command").ShouldNotBeNull();

        span.AddException(new InvalidOperationException($"password {Canary} was refused"));

        var noted = span.Events.Single().Tags.ToDictionary();
        noted.Values.ShouldAllBe(value => !$"{value}".Contains(Canary));
        $"{noted["exception.message"]}".ShouldContain("was refused");
        $"{noted["exception.type"]}".ShouldContain(nameof(InvalidOperationException));
    }

    [Fact]
    public void Of_long_sql_the_beginning_is_kept()
    {
        using var span = new Activity("span");
        span.SetTag("db.query.text", "SELECT " + new string('x', 5000));

        Tidy(span);

        span.GetTagItem("db.query.text").ShouldBeOfType<string>().Length.ShouldBe(256);
    }

    [Theory]
    [InlineData("/health/ready", false)]
    [InlineData("/runs", true)]
    public void Requests_for_health_are_not_exported(string path, bool exported)
    {
        using var source = new ActivitySource("tidier-tests");
        using var listener = new ActivityListener
        {
            ShouldListenTo = one => ReferenceEquals(one, source),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var span = source.StartActivity("GET", ActivityKind.Server).ShouldNotBeNull();
        span.SetTag("url.path", path);

        Tidy(span);

        span.Recorded.ShouldBe(exported);
    }

    private void Tidy(Activity span)
    {
        using var tidier = new SpanTidier(_redactor.Redact);
        tidier.OnEnd(span);
    }
}
