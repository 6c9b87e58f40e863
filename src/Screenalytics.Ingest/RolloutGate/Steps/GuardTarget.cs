using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>What a guard is tried on: the gate's link with the flag that it has, or a link that nobody has.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="LinkId">The link.</param>
/// <param name="Flagged">The flag to send: the one that it has, so that an open guard changes nothing.</param>
/// <param name="WhyNotReal">Why it is a link that nobody has, in words; null when it is the gate's.</param>
internal sealed record GuardTarget(Guid PersonId, Guid LinkId, bool Flagged, string? WhyNotReal)
{
    /// <summary>Whether it is the gate's own link.</summary>
    public bool IsReal => WhyNotReal is null;

    /// <summary>The body to send.</summary>
    public string Body => TogglePatch.BodyOf(Flagged);

    /// <summary>Takes the gate's link, or else one that nobody has.</summary>
    public static async Task<GuardTarget> TakeAsync(
        GateContext gate,
        GalleryLook look,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var taken = await TakenSubject.TakeAsync(gate, look, cancellationToken);
        var target = taken.Subject is { } subject
            ? new GuardTarget(subject.PersonId, subject.LinkId, subject.Flagged, null)
            : new GuardTarget(
                GalleryLook.PeopleOf(gate).LastOrDefault(Guid.NewGuid()),
                Guid.NewGuid(),
                false,
                taken.Reason
            );
        record.Uses("person", target.PersonId.ToString());
        record.Uses("link", target.IsReal ? $"{target.LinkId}" : $"{target.LinkId}, which nobody has");
        return target;
    }
}
