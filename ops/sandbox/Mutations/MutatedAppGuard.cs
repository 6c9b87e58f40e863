using Screenalytics.Sandbox.App;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>The app's guard, as the mutations have it.</summary>
internal sealed class MutatedAppGuard(IAppGuard guard, MutationBook mutations) : IAppGuard
{
    public Answer? Refuse(string? authorization)
    {
        var refusal = guard.Refuse(authorization);
        foreach (var change in mutations.At(mutation => mutation.AppGuard))
        {
            refusal = change(new GuardCall(authorization), refusal);
        }

        return refusal;
    }
}
