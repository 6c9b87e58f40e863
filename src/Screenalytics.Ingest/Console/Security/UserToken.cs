namespace Screenalytics.Ingest.Console.Security;

/// <summary>What a user's token says.</summary>
/// <param name="Email">Whose it is; null when it does not tell.</param>
/// <param name="Fault">Why not.</param>
internal readonly record struct UserToken(string? Email, TokenFault? Fault);
