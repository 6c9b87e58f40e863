namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>Something that is wrong with a database, and where a gate has to find it.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Sql">What makes it so.</param>
/// <param name="Step">The step that has to be disproven.</param>
/// <param name="Cause">Words that its finding has to hold.</param>
internal sealed record BankMutation(string Name, string Sql, string Step, string Cause)
{
    /// <summary>Whether it is done to the shared table; else to the own one.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether what was done to the bank by the mutation itself stays.</summary>
    public bool LeavesTraces { get; init; }

    /// <summary>Whether anything can have been filed at all.</summary>
    public bool Files { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
