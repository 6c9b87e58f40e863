namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>A server that answers, and whether it had to be started for that.</summary>
internal sealed record RunningServer(ServerEndpoint Endpoint, int ProcessId, bool StartedNow);
