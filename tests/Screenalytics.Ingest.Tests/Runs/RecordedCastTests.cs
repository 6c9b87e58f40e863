using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class RecordedCastTests : RunTestBase
{
    [Fact]
    public async Task Parts_that_begin_before_the_cast_is_read_know_its_show()
    {
        var show = Guid.NewGuid();
        Guid[] people = [.. Enumerable.Range(0, PhotoQuery.PageSize).Select(i => Seeded($"s{i}"))];
        Backend.CastReads.Add([
            new CastPage([.. people.Select(id => new CastRow(id, show))], 1, 200, FailureCode.None, null),
            FakeBackend.Broken(FailureCode.BackendError, 500),
        ]);
        RunOptions.PartSize = 1 + (people.Length / 3);
        var request = new SyncRequest(new SeasonTarget(Guid.NewGuid())) { Trigger = RunTriggers.Http };
        await NewDoor().SubmitAsync(new RunSubmission(request), default);
        var first = (await Store.ClaimAsync("one", null, default)).ShouldNotBeNull();

        await NewParts().RunAsync(first, new Sitting(Observer, default, IsOperators: false));
        var later = (await Store.ClaimAsync("two", null, default)).ShouldNotBeNull();

        (later.Part, later.CastComplete, later.ShowId).ShouldBe((1, false, show));
    }
}
