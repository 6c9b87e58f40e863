namespace Screenalytics.Ingest.Console.Security;

/// <summary>Marks routes whose changes have to carry proof that a page of the console asked for them.</summary>
internal sealed class ChangesProtected;
