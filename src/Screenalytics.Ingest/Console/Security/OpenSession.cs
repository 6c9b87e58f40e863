using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>The session that a request proved.</summary>
/// <param name="View">It, with the role that its user has now.</param>
/// <param name="Proof">What proved it.</param>
internal sealed record OpenSession(SessionView View, SessionProof Proof)
{
    /// <summary>Whose it is.</summary>
    public ConsoleUser User { get; } = new(View.Name, View.Role, View.SessionId);
}
