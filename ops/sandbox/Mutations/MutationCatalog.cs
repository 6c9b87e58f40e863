namespace Screenalytics.Sandbox.Mutations;

/// <summary>What each mutation does.</summary>
internal static class MutationCatalog
{
    private static readonly Dictionary<BackendMutation, Func<SandboxOptions, Mutation>> _all = new[]
    {
        GuardMutations.All,
        PhotoMutations.All,
        AnswerMutations.All,
        ToggleMutations.All,
        AppMutations.All,
    }
        .SelectMany(group => group)
        .ToDictionary();

    /// <summary>Makes one, which remembers nothing of its like.</summary>
    public static Mutation Make(BackendMutation mutation, SandboxOptions options) =>
        _all.TryGetValue(mutation, out var make)
            ? make(options)
            : throw new ArgumentException($"There is no mutation {mutation}.");
}
