namespace Screenalytics.Sandbox.App;

/// <summary>What the backend answered the app.</summary>
internal sealed record AppReply(int Status, string Body);
