namespace Screenalytics.Ingest.Sync;

/// <summary>Where results go: a face bank that files them, or one that only compares (a dry run).</summary>
internal interface IFaceBank
{
    /// <summary>
    /// Files a batch of results in one transaction: images, where they came from, and each person's result. A person
    /// whose data the database refuses fails alone. Safe to call from several writers at once; transient database
    /// failures are retried inside, and a lost answer to COMMIT doubles nothing.
    /// </summary>
    /// <param name="batch">Results of distinct people, failed ones among them; at most 256.</param>
    /// <param name="cancellationToken">Ends the wait for a database that is away.</param>
    /// <returns>One entry a result, in the batch's order.</returns>
    /// <exception cref="RunStoppedException">The database failed in a way that every further batch would meet.</exception>
    Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken);
}
