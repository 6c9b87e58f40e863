namespace Screenalytics.Ingest.Runs;

/// <summary>What a rollout gate keeps in the database, and the rows that it judges.</summary>
internal interface IGateStore
{
    /// <summary>Claims a gallery link for a gate, with the flag that it has to be put back to; a gate may claim what it holds.</summary>
    /// <returns>The claim that holds it: the one that was asked for, or another gate's.</returns>
    Task<GateClaim> ClaimAsync(GateClaim claim, CancellationToken cancellationToken);

    /// <summary>Lets go of a claim.</summary>
    Task ReleaseAsync(GateClaim claim, CancellationToken cancellationToken);

    /// <summary>All claims, the oldest first.</summary>
    Task<IReadOnlyList<GateClaim>> ClaimsAsync(CancellationToken cancellationToken);

    /// <summary>The face bank's rows of people, just as they are.</summary>
    Task<IReadOnlyList<BankRow>> BankRowsAsync(IReadOnlyList<Guid> people, CancellationToken cancellationToken);

    /// <summary>The face bank's rows of images, just as they are; one that is gone is left out.</summary>
    Task<IReadOnlyList<BankRow>> BankImagesAsync(IReadOnlyList<Guid> images, CancellationToken cancellationToken);

    /// <summary>The approved rows of the whole face bank that were created last.</summary>
    /// <returns>As many as asked for, or all that there are; null where looking for them takes too long.</returns>
    Task<IReadOnlyList<BankRow>?> ApprovedSampleAsync(int most, CancellationToken cancellationToken);

    /// <summary>Whether images that a run filed can be removed again: that needs a right that a sync does without.</summary>
    /// <returns>The <c>GRANT</c> that is missing, or null.</returns>
    Task<string?> MissingGrantAsync(CancellationToken cancellationToken);

    /// <summary>Which of these people the face bank's own table of people has; null where that table is somebody else's.</summary>
    Task<IReadOnlyList<Guid>?> KnownPeopleAsync(IReadOnlyList<Guid> people, CancellationToken cancellationToken);

    /// <summary>Makes images no seeds again that a sync made seeds, unless they are approved by now.</summary>
    /// <returns>How many were.</returns>
    Task<int> LowerSeedsAsync(IReadOnlyList<Guid> images, CancellationToken cancellationToken);

    /// <summary>Removes people from the own table whom no image refers to; does nothing where it is somebody else's.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> RemovePeopleAsync(IReadOnlyList<Guid> people, CancellationToken cancellationToken);
}
