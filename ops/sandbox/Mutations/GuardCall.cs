using Screenalytics.Sandbox.Auth;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>What a caller showed a guard.</summary>
internal sealed record GuardCall(string? Authorization, string? InternalSecret = null)
{
    public string? Token => Bearer.Token(Authorization);

    public bool HasSecret => !string.IsNullOrWhiteSpace(InternalSecret);
}
