using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>What is told of fallbacks when not all of a log is read.</summary>
public sealed class FallbackPartTests : IDisposable
{
    private readonly LogFolderOfTests _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_strict_rule_is_judged_by_the_whole_log_of_a_run_only(bool isPacked)
    {
        _folder.Write("ingest-20261122.jsonl", LogFolderOfTests.Line(0, "any"));
        if (isPacked)
        {
            _folder.Write("ingest-20261121.jsonl.gz", "no matter what");
        }

        var model = FallbackReader.Read(ModelOf(new LogQuery { Run = Guid.NewGuid() }), _folder.Path, default);

        (model.Verdict is null).ShouldBe(isPacked);
        model.Packed.ShouldBe(isPacked ? 1 : 0);
    }

    [Fact]
    public void It_is_told_when_there_is_more_and_how_to_look_further()
    {
        var run = Guid.NewGuid();
        var model = ModelOf(new LogQuery { Run = run }) with { IsPartial = true };

        model.FurtherUrl.ShouldBe($"/console/logs/fallback?run={run}&further=1");
        (model with { Further = 2 }).FurtherUrl.ShouldBeNull();
        (model with { IsPartial = false }).FurtherUrl.ShouldBeNull();
        (model with { Further = 2 }).MostBytes.ShouldBe(512 * 1024 * 1024);
    }

    private static FallbackModel ModelOf(LogQuery query) =>
        new()
        {
            Query = query,
            Now = LogFolderOfTests.Begin,
            Node = "node",
            LookedAt = LogFolderOfTests.Begin,
        };
}
