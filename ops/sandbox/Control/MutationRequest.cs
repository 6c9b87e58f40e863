using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Sandbox.Control;

/// <summary>A mutation to switch on.</summary>
internal sealed record MutationRequest
{
    public required BackendMutation Mutation { get; init; }
}
