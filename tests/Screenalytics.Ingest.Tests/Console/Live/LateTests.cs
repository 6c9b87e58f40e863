using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console.Live;

namespace Screenalytics.Ingest.Tests.Console.Live;

public sealed class LateTests
{
    private static readonly IResult UnderWay = Results.Text("under way");

    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<IResult> _look = new();

    [Fact]
    public async Task What_is_found_within_a_moment_is_the_answer()
    {
        var answer = AnswerAsync();
        _time.Advance(TimeSpan.FromMilliseconds(9));
        answer.IsCompleted.ShouldBeFalse();

        var found = Results.Text("found");
        _look.SetResult(found);

        (await answer).ShouldBeSameAs(found);
    }

    [Fact]
    public async Task What_takes_longer_is_announced_and_looked_for_on()
    {
        var answer = AnswerAsync();

        _time.Advance(TimeSpan.FromMilliseconds(10));

        (await answer).ShouldBeSameAs(UnderWay);
        _look.Task.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task What_goes_wrong_within_a_moment_goes_wrong_for_whoever_asked()
    {
        _look.SetException(new InvalidOperationException("the database is away"));

        (await Should.ThrowAsync<InvalidOperationException>(AnswerAsync)).Message.ShouldBe("the database is away");
    }

    private Task<IResult> AnswerAsync() => Late.AnswerAsync(_look.Task, found => found, () => UnderWay, _time);
}
