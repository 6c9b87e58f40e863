namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>A change that somebody made by the console, or tried to.</summary>
public sealed record AuditEntry
{
    /// <summary>Its number; later ones are greater. 0 before it is recorded.</summary>
    public long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who: an email address, <c>operator</c>, or <c>nobody</c> for a sign-in that was refused.</summary>
    public required string Actor { get; init; }

    /// <summary>What they might do then, or null without a session.</summary>
    public ConsoleRole? Role { get; init; }

    /// <summary>Their session, or null.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The address that they came from, or null.</summary>
    public string? Address { get; init; }

    /// <summary>What: one of <see cref="AuditActions"/>.</summary>
    public required string Action { get; init; }

    /// <summary>To what, such as <c>run 0199...</c>, <c>schedule nightly</c>, <c>link 3f25...</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>The person it is about, or null.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The run it is about or that came of it, or null.</summary>
    public Guid? RunId { get; init; }

    /// <summary>How it stood before, in words, or null when that is not known.</summary>
    public string? Before { get; init; }

    /// <summary>How it stands afterwards, in words, or null when nothing changed or that is not known.</summary>
    public string? After { get; init; }

    /// <summary>What came of it.</summary>
    public AuditOutcome Outcome { get; init; } = AuditOutcome.Begun;

    /// <summary>What was asked for or the reason that was given, then why it was refused or failed; or null.</summary>
    public string? Detail { get; init; }
}
