using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>A request with its cap brought into bounds, and what to say of that.</summary>
/// <param name="Request">The request.</param>
/// <param name="Warnings">What an operator should know.</param>
internal sealed record ClampedRequest(SyncRequest Request, IReadOnlyList<string> Warnings)
{
    /// <summary>Brings the cap into its bounds.</summary>
    public static ClampedRequest Of(SyncRequest request)
    {
        var asked = request.MaxImagesPerPerson;
        var applied = SyncRequest.ClampMaxImages(asked);
        return applied == asked
            ? new ClampedRequest(request, [])
            : new ClampedRequest(
                request with
                {
                    MaxImagesPerPerson = applied,
                },
                [$"max_images_per_person {asked} is out of bounds; {applied} applies (1 to 20)."]
            );
    }
}
