using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Syncing;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;

namespace Screenalytics.Ingest.Tests.RolloutGate.Syncing;

public sealed class ExpectedPhotosTests : IDisposable
{
    private readonly GateScene _scene = new();

    [Fact]
    public async Task The_first_usable_photos_are_due_and_stay_so_while_the_backend_answers_the_same()
    {
        await _scene.RunAsync(
            new Reading(
                async (photos, cancellationToken) =>
                {
                    var (seeded, _) = await photos.OfAsync(GateScene.Seeded, true, cancellationToken);
                    var (unseeded, _) = await photos.OfAsync(GateScene.Unseeded, false, cancellationToken);

                    seeded!.Photos.Select(photo => photo.Rank).ShouldBe([1, 2, 3]);
                    unseeded!.Photos.Count.ShouldBe(4);
                    (await photos.HaveMovedAsync([seeded, unseeded], cancellationToken)).ShouldBeFalse();
                }
            ),
            TestContext.Current.CancellationToken
        );
    }

    [Fact]
    public async Task An_edit_between_two_readings_is_seen_and_a_backend_that_fails_then_has_not_moved()
    {
        await _scene.RunAsync(
            new Reading(
                async (photos, cancellationToken) =>
                {
                    var (seeded, _) = await photos.OfAsync(GateScene.Seeded, true, cancellationToken);

                    _scene.Backend.Write(_scene.Photos[5].LinkId, true);
                    (await photos.HaveMovedAsync([seeded!], cancellationToken)).ShouldBeTrue();

                    _scene.Backend.Instead = _ => new SceneAnswer(502, "{\"detail\":\"Database error\"}");
                    (await photos.HaveMovedAsync([seeded!], cancellationToken)).ShouldBeFalse();
                    (await photos.OfAsync(GateScene.Seeded, true, cancellationToken)).Problem!.ShouldContain(
                        "502 (Database error)"
                    );
                }
            ),
            TestContext.Current.CancellationToken
        );
    }

    public void Dispose() => _scene.Dispose();

    private sealed class Reading(Func<ExpectedPhotos, CancellationToken, Task> read) : IGateStep
    {
        public GateStepInfo Info { get; } = new("reading", "", "", []);

        public Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken) =>
            read(new ExpectedPhotos(gate, record), cancellationToken);
    }
}
