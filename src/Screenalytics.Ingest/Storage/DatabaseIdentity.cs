namespace Screenalytics.Ingest.Storage;

/// <summary>Which database was spoken to, and as whom.</summary>
/// <param name="Host">Host and port.</param>
/// <param name="Database">The database's name.</param>
/// <param name="User">The user that statements run as.</param>
/// <param name="ServerVersion">The server's version.</param>
internal sealed record DatabaseIdentity(string Host, string Database, string User, string ServerVersion);
