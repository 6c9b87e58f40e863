using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>The toggle's guard, as the mutations have it.</summary>
internal sealed class MutatedToggleGuard(IToggleGuard guard, MutationBook mutations) : IToggleGuard
{
    public Answer? Refuse(string? authorization, string? internalSecret)
    {
        var refusal = guard.Refuse(authorization, internalSecret);
        foreach (var change in mutations.At(mutation => mutation.ToggleGuard))
        {
            refusal = change(new GuardCall(authorization, internalSecret), refusal);
        }

        return refusal;
    }
}
