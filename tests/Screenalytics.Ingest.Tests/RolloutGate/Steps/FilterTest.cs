using System.Text.Json;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

/// <summary>A backend whose photo reads can be made wrong in one way or another, and the step that has to find it.</summary>
public abstract class FilterTest : IDisposable
{
    private protected GateScene Scene { get; } = new();

    public void Dispose()
    {
        Scene.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected IEnumerable<GalleryPhoto> Of(SceneRequest request) =>
        Scene.Photos.Where(photo => photo.PersonId == request.Ids[0]);

    private protected void Seeds(Func<IEnumerable<GalleryPhoto>, IEnumerable<GalleryPhoto>> change) =>
        Scene.Backend.Instead = request =>
            request is { IsRead: true, SeedOnly: "true" }
                ? new SceneAnswer(200, SceneBackend.Rows(change(Of(request))))
                : null;

    private protected void All(Func<IEnumerable<GalleryPhoto>, IEnumerable<GalleryPhoto>> change) =>
        Scene.Backend.Instead = request =>
            request.IsRead && request.SeedOnly != "true"
                ? new SceneAnswer(200, SceneBackend.Rows(change(Of(request))))
                : null;

    private protected void Reads(Func<IEnumerable<GalleryPhoto>, IEnumerable<GalleryPhoto>> change) =>
        Scene.Backend.Instead = request =>
            request.IsRead
                ? new SceneAnswer(
                    200,
                    SceneBackend.Rows(
                        change(Of(request).Where(photo => request.SeedOnly != "true" || photo.FacebankSeed))
                    )
                )
                : null;

    private protected void Spoil(Func<IEnumerable<JsonElement>, IEnumerable<JsonElement>> change) =>
        Scene.Backend.Spoil = (request, answer) =>
            request.IsRead
                ? answer with
                {
                    Body = JsonSerializer.Serialize(
                        change([.. JsonDocument.Parse(answer.Body).RootElement.EnumerateArray()])
                    ),
                }
                : answer;

    private protected Task<StepRecord> RunAsync() =>
        Scene.RunAsync(new FilterStep(), TestContext.Current.CancellationToken);
}
