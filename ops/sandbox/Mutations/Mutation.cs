using Screenalytics.Sandbox.App;
using Screenalytics.Sandbox.Flags;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>What is done differently, each where it belongs; null leaves the truth.</summary>
internal sealed record Mutation
{
    /// <summary>From the reads' guard's refusal, or null for none, to another.</summary>
    public Func<GuardCall, Answer?, Answer?>? ReadGuard { get; init; }

    /// <summary>The same of the toggle's guard.</summary>
    public Func<GuardCall, Answer?, Answer?>? ToggleGuard { get; init; }

    /// <summary>The same of the app's guard.</summary>
    public Func<GuardCall, Answer?, Answer?>? AppGuard { get; init; }

    /// <summary>Other rows.</summary>
    public Func<PhotoRows, IReadOnlyList<string>>? Photos { get; init; }

    /// <summary>What else is done when the toggle's guard refuses.</summary>
    public Func<Exchange, ISeedFlags, Task>? Refused { get; init; }

    /// <summary>From what a link is, with the person who was asked for, to what it is taken for.</summary>
    public Func<Guid, SeedLink?, SeedLink?>? Link { get; init; }

    /// <summary>Writes a flag in another way.</summary>
    public Func<FlagWrite, ISeedFlags, Task>? Write { get; init; }

    /// <summary>Asks the backend in another way.</summary>
    public Func<AppCall, IAppBackend, Task<AppReply?>>? AppBackend { get; init; }

    /// <summary>How long an answer takes.</summary>
    public Func<Exchange, TimeSpan>? Delay { get; init; }

    /// <summary>Another answer.</summary>
    public Func<Exchange, Answer, Answer>? Answer { get; init; }
}
