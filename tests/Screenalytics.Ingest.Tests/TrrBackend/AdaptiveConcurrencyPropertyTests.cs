using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

/// <summary>Whatever comes and goes: bounds hold, nobody is forgotten, no place is lost.</summary>
public sealed class AdaptiveConcurrencyPropertyTests
{
    private static readonly Gen<Step[]> Histories = Gen.ArrayOf(
        from kind in Gen.Frequency(
            (5, Gen.Constant(StepKind.Enter)),
            (3, Gen.Constant(StepKind.Succeed)),
            (1, Gen.Constant(StepKind.Overload)),
            (1, Gen.Constant(StepKind.Abandon)),
            (1, Gen.Constant(StepKind.CancelWaiting)),
            (1, Gen.Constant(StepKind.SetCeiling))
        )
        from milliseconds in Gen.Frequency((4, Gen.Choose(0, 30)), (1, Gen.Choose(100, 3000)))
        from which in Gen.Choose(0, 1000)
        select new Step(kind, milliseconds, which)
    );

    private enum StepKind
    {
        Enter,
        Succeed,
        Overload,
        Abandon,
        CancelWaiting,
        SetCeiling,
    }

    [Fact]
    public void Bounds_hold_and_nobody_is_forgotten() =>
        Prop.ForAll(
                (from maximum in Gen.Choose(1, 20) from steps in Histories select (maximum, steps)).ToArbitrary(),
                history => Holds(history.maximum, history.steps)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(300));

    [Fact]
    public async Task Many_at_once_never_pass_the_bound_and_all_come_through()
    {
        const int Maximum = 6;
        var places = new AdaptiveConcurrency(Maximum, TimeProvider.System);
        var (inside, most, done) = (0, 0, 0);

        await Task.WhenAll(
                Enumerable
                    .Range(0, 40)
                    .Select(worker =>
                        Task.Run(async () =>
                        {
                            for (var i = 0; i < 200; i++)
                            {
                                using var caller = new CancellationTokenSource();
                                var place = places.EnterAsync(caller.Token);
                                if ((i + worker) % 7 == 0)
                                {
                                    await caller.CancelAsync();
                                }

                                try
                                {
                                    await place;
                                }
                                catch (OperationCanceledException)
                                {
                                    continue;
                                }

                                var now = Interlocked.Increment(ref inside);
                                InterlockedMax(ref most, now);
                                await Task.Yield();
                                Interlocked.Decrement(ref inside);
                                Interlocked.Increment(ref done);
                                places.Leave(TimeProvider.System.GetTimestamp(), overloaded: (i + worker) % 50 == 0);
                            }
                        })
                    )
            )
            .WaitAsync(TimeSpan.FromSeconds(30));

        most.ShouldBeInRange(1, Maximum);
        done.ShouldBeGreaterThan(40 * 150);
        places.Limit.ShouldBeInRange(1, Maximum);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static bool Holds(int maximum, Step[] steps)
    {
        var time = new FakeTimeProvider();
        var places = new AdaptiveConcurrency(maximum, time);
        var inside = new List<long>();
        var waiting = new List<(Task Task, CancellationTokenSource Caller)>();
        foreach (var step in steps)
        {
            var limit = places.Limit;
            var before = inside.Count;
            time.Advance(TimeSpan.FromMilliseconds(step.Milliseconds));
            switch (step.Kind)
            {
                case StepKind.Enter:
                    var caller = new CancellationTokenSource();
                    var place = places.EnterAsync(caller.Token);
                    if (place.IsCompletedSuccessfully != inside.Count < limit)
                    {
                        return false;
                    }

                    if (place.IsCompletedSuccessfully)
                    {
                        inside.Add(time.GetTimestamp());
                    }
                    else
                    {
                        waiting.Add((place.AsTask(), caller));
                    }

                    break;
                case StepKind.CancelWaiting when waiting.Count > 0:
                    var gone = waiting[step.Which % waiting.Count];
                    waiting.Remove(gone);
                    gone.Caller.Cancel();
                    if (!Ended(gone.Task) || !gone.Task.IsCanceled)
                    {
                        return false;
                    }

                    break;
                case StepKind.SetCeiling:
                    var placed = inside.Count;
                    places.Ceiling = step.Which % (maximum + 3);
                    if (places.InFlight < placed || places.Limit > places.Ceiling)
                    {
                        return false;
                    }

                    break;
                case StepKind.Succeed or StepKind.Overload or StepKind.Abandon when inside.Count > 0:
                    var leaving = inside[step.Which % inside.Count];
                    inside.Remove(leaving);
                    if (step.Kind == StepKind.Abandon)
                    {
                        places.Abandon();
                    }
                    else
                    {
                        places.Leave(leaving, step.Kind == StepKind.Overload);
                    }

                    break;
            }

            if (places.Limit < Math.Min(1, places.Ceiling) || places.Limit > Math.Min(maximum, places.Ceiling))
            {
                return false;
            }

            if (!AdmitsAsManyAsFit(places.Limit, inside, waiting, time) || places.InFlight != inside.Count)
            {
                return false;
            }

            // A bound that fell below those inside is no breach; a new one inside above it would be.
            if (inside.Count > before && inside.Count > Math.Max(limit, places.Limit))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AdmitsAsManyAsFit(
        int limit,
        List<long> inside,
        List<(Task Task, CancellationTokenSource Caller)> waiting,
        FakeTimeProvider time
    )
    {
        while (waiting.Count > 0 && inside.Count < limit)
        {
            if (!Ended(waiting[0].Task) || !waiting[0].Task.IsCompletedSuccessfully)
            {
                return false;
            }

            waiting.RemoveAt(0);
            inside.Add(time.GetTimestamp());
        }

        return waiting.TrueForAll(one => !one.Task.IsCompleted);
    }

    // Whoever waited goes on upon a thread of the pool.
    private static bool Ended(Task task) => SpinWait.SpinUntil(() => task.IsCompleted, TimeSpan.FromSeconds(10));

    private sealed record Step(StepKind Kind, int Milliseconds, int Which);
}
