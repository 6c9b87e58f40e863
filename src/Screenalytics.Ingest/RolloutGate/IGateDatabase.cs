namespace Screenalytics.Ingest.RolloutGate;

/// <summary>The face bank's database as a gate looks at it.</summary>
internal interface IGateDatabase
{
    /// <summary>Host and port, or the socket's folder.</summary>
    string Host { get; }

    /// <summary>The database's name.</summary>
    string Name { get; }

    /// <summary>Looks at connection, schema, grants and rows, as <c>db check</c> does; changes nothing.</summary>
    /// <exception cref="Sync.RunStoppedException">The database can't be asked; the message is for the operator.</exception>
    Task<IReadOnlyList<GateFinding>> CheckAsync(CancellationToken cancellationToken);
}
