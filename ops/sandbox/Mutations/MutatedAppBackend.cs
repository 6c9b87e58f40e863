using Screenalytics.Sandbox.App;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>How the app asks the backend, as the first mutation of it has it.</summary>
internal sealed class MutatedAppBackend(IAppBackend backend, MutationBook mutations) : IAppBackend
{
    public Task<AppReply?> ToggleAsync(string personId, string linkId, bool flag) =>
        mutations.At(mutation => mutation.AppBackend).FirstOrDefault() is { } ask
            ? ask(new AppCall(personId, linkId, flag), backend)
            : backend.ToggleAsync(personId, linkId, flag);
}
