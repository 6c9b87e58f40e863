using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>The reads' guard, as the mutations have it.</summary>
internal sealed class MutatedReadGuard(IReadGuard guard, MutationBook mutations) : IReadGuard
{
    public Answer? Refuse(string? authorization)
    {
        var refusal = guard.Refuse(authorization);
        foreach (var change in mutations.At(mutation => mutation.ReadGuard))
        {
            refusal = change(new GuardCall(authorization), refusal);
        }

        return refusal;
    }
}
