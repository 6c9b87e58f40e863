using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console.Logs;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>Whether whoever follows the log still may.</summary>
public sealed class AdmittanceTests
{
    private readonly FakeTimeProvider _time = new();
    private Func<Task<bool>> _answer = () => Task.FromResult(true);
    private int _asked;

    [Fact]
    public async Task It_is_asked_now_and_then_and_a_no_ends_it()
    {
        var admittance = Begin();

        (await LaterAsync(admittance, 4)).ShouldBe(true);
        _asked.ShouldBe(0);
        (await LaterAsync(admittance, 1)).ShouldBe(true);
        _asked.ShouldBe(1);
        _answer = () => Task.FromResult(false);
        (await LaterAsync(admittance, 5)).ShouldBe(true);
        (await LaterAsync(admittance, 1)).ShouldBe(false);
    }

    [Fact]
    public async Task While_the_database_is_away_they_stay_for_a_minute()
    {
        var admittance = Begin();
        _answer = () => Task.FromException<bool>(new RunStoppedException(FailureCode.DatabaseUnavailable, "away"));

        (await LaterAsync(admittance, 59)).ShouldBe(true);
        (await LaterAsync(admittance, 0)).ShouldBe(true);
        (await LaterAsync(admittance, 1)).ShouldBeNull();
    }

    [Fact]
    public async Task Once_it_answers_again_the_minute_begins_anew()
    {
        var admittance = Begin();
        _answer = () => Task.FromException<bool>(new RunStoppedException(FailureCode.DatabaseUnavailable, "away"));
        (await LaterAsync(admittance, 50)).ShouldBe(true);
        _answer = () => Task.FromResult(true);

        (await LaterAsync(admittance, 5)).ShouldBe(true);
        (await LaterAsync(admittance, 1)).ShouldBe(true);
        (await LaterAsync(admittance, 50)).ShouldBe(true);
    }

    [Fact]
    public async Task An_answer_that_takes_long_holds_up_nobody()
    {
        var admittance = Begin();
        _answer = () => new TaskCompletionSource<bool>().Task;

        (await LaterAsync(admittance, 5)).ShouldBe(true);
        (await LaterAsync(admittance, 50)).ShouldBe(true);
        _asked.ShouldBe(1);
        (await LaterAsync(admittance, 5)).ShouldBeNull();
    }

    private Admittance Begin() =>
        new(
            () =>
            {
                _asked++;
                return _answer();
            },
            _time
        );

    private ValueTask<bool?> LaterAsync(Admittance admittance, int seconds)
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return admittance.LastsAsync();
    }
}
