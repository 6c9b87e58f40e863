namespace Screenalytics.Ingest.Tests.Runs;

public sealed class PaceTests : RunTestBase
{
    [Fact]
    public async Task People_are_fetched_many_at_a_time_and_never_more_than_the_backend_takes()
    {
        Backend = new FakeBackend { MaxConcurrency = 4 };
        Guid[] people = [.. Enumerable.Range(0, 200).Select(i => Seeded($"s{i}"))];
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = 0;
        Backend.Gate = (_, _) =>
        {
            if (Interlocked.Increment(ref entered) == 4)
            {
                full.TrySetResult();
            }

            return full.Task;
        };

        await RunAsync(people);

        Backend.MostInFlight.ShouldBe(4);
    }

    [Fact]
    public async Task A_call_that_waits_for_its_retry_gives_its_place_to_another_person()
    {
        Backend = new FakeBackend { MaxConcurrency = 1 };
        var slow = Seeded("slow");
        Guid[] others = [.. Enumerable.Range(0, 20).Select(i => Seeded($"s{i}"))];
        var othersDone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var done = 0;
        Backend.Gate = async (person, _) =>
        {
            if (person != slow)
            {
                if (Interlocked.Increment(ref done) == others.Length)
                {
                    othersDone.TrySetResult();
                }

                return;
            }

            Backend.BackingOff = 1;
            Backend.FreePlace();
            await othersDone.Task;
            Backend.BackingOff = 0;
        };

        var report = await RunAsync([slow, .. others]);

        report.SeededPeople.ShouldBe(21);
    }

    [Fact]
    public async Task Batches_hold_many_people_and_no_more_than_allowed()
    {
        Options.BatchSize = 64;
        Options.BatchLinger = TimeSpan.FromSeconds(10);
        Options.Writers = 1;

        await RunAsync(Enumerable.Range(0, 1000).Select(i => Seeded($"s{i}")));

        Store.Batches.Sum().ShouldBe(1000);
        Store.Batches.ShouldAllBe(size => size <= 64);
        Store.Batches.Count.ShouldBe(16);
    }
}
