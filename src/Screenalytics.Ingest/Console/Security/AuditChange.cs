using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Console.Security;

/// <summary>A change that somebody is about to make.</summary>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Subject">To what, such as <c>schedule nightly</c>.</param>
internal sealed record AuditChange(string Action, string Subject)
{
    /// <summary>The person it is about, or null.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The run it is about, or null.</summary>
    public Guid? RunId { get; init; }

    /// <summary>How it stands, in words, or null.</summary>
    public string? Before { get; init; }

    /// <summary>What is asked for or the reason that was given, or null.</summary>
    public string? Detail { get; init; }
}
