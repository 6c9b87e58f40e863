using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>The link that a step may change, or why there is none.</summary>
/// <param name="Subject">The link; its flag is what it is now.</param>
/// <param name="Reason">Why there is none, in words.</param>
internal sealed record TakenSubject(ToggleSubject? Subject, string Reason = "")
{
    /// <summary>What is said where nothing may be written.</summary>
    public const string ReadOnly = "nothing may be written (--read-only)";

    /// <summary>Takes the gate's link, unless it may not be changed.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="look">What TRR's database has of it.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    public static async Task<TakenSubject> TakeAsync(
        GateContext gate,
        GalleryLook look,
        CancellationToken cancellationToken
    )
    {
        if (gate.ReadOnly)
        {
            return new TakenSubject(null, ReadOnly);
        }

        if (gate.People?.Toggle is not { } subject)
        {
            return new TakenSubject(null, "there is no gallery link to toggle: see the step people");
        }

        if (gate.Gallery is not null && look.Problem is { } problem)
        {
            return new TakenSubject(null, $"link {subject.LinkId} is not changed unseen: {problem}");
        }

        if (look.IsTold && WhyNot(subject, look) is { } reason)
        {
            return new TakenSubject(null, reason);
        }

        try
        {
            return await gate.Toggles.TakeAsync(subject, cancellationToken) is { } refusal
                ? new TakenSubject(null, refusal)
                : new TakenSubject(subject);
        }
        catch (TrrDatabaseException failure)
        {
            return new TakenSubject(null, $"link {subject.LinkId} is not changed unseen: {failure.Message}");
        }
        catch (IOException failure)
        {
            return new TakenSubject(
                null,
                $"the journal can't be written, so that link {subject.LinkId} is not changed: {failure.Message}"
            );
        }
    }

    // Put back is what the flag was when it was chosen: another's change since must not be undone.
    private static string? WhyNot(ToggleSubject subject, GalleryLook look) =>
        look.Of(subject.PersonId).FirstOrDefault(photo => photo.LinkId == subject.LinkId) is not { } photo
            ? $"TRR's database has no link {subject.LinkId} of person {subject.PersonId}"
        : photo.FacebankSeed != subject.Flagged
            ? $"the flag of link {subject.LinkId} is {ToggleAnswers.Flag(photo.FacebankSeed)} now and was {ToggleAnswers.Flag(subject.Flagged)} when it was chosen: a step before left it so, or somebody else is at work on it"
        : null;
}
