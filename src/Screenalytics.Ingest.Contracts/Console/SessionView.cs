namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>A session of the web console, without what proves it.</summary>
public sealed record SessionView
{
    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>Who: an email address, or <c>operator</c> for whoever knows the admin secret.</summary>
    public required string Name { get; init; }

    /// <summary>How they signed in: one of <see cref="SignInMethods"/>.</summary>
    public required string Method { get; init; }

    /// <summary>What they may do.</summary>
    public required ConsoleRole Role { get; init; }

    /// <summary>The address that they signed in from, or null.</summary>
    public string? Address { get; init; }

    /// <summary>What their browser calls itself, shortened, or null.</summary>
    public string? Browser { get; init; }

    /// <summary>When they signed in.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they were heard of last, to the minute.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When it ends at the latest.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it, or null.</summary>
    public string? EndedBy { get; init; }
}
