using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>Who is signed in.</summary>
/// <param name="Name">An email address, or <c>operator</c> for whoever knows the admin secret.</param>
/// <param name="Role">What they may do now.</param>
/// <param name="SessionId">Their session.</param>
public sealed record ConsoleUser(string Name, ConsoleRole Role, Guid SessionId)
{
    /// <summary>Whether they may do what a role may.</summary>
    public bool Can(ConsoleRole role) => Role >= role;

    /// <summary>Who makes a request that authorization has let through.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    internal static ConsoleUser Of(HttpContext context) =>
        Find(context) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Who makes a request, or null.</summary>
    internal static ConsoleUser? Find(HttpContext context) => context.Features.Get<OpenSession>()?.User;
}
