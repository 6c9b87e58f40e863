using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Sandbox;

/// <summary>What one sandbox serves, where, and how unruly it is.</summary>
public sealed record SandboxOptions
{
    /// <summary>The PostgreSQL database to use; it is created when the server has none of that name.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The loopback port; 0 (the default) takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Which backend to play (default: February 2026).</summary>
    public BackendVersion Version { get; init; } = BackendVersion.February2026;

    /// <summary>Whether the reads of February 2026 take an internal-admin JWT as well (default: yes).</summary>
    public bool AcceptInternalAdminJwt { get; init; } = true;

    /// <summary>The secrets to check.</summary>
    public SandboxSecrets Secrets { get; init; } = new();

    /// <summary>What is wrong from the start (default: nothing).</summary>
    public IReadOnlyList<BackendMutation> Mutations { get; init; } = [];

    /// <summary>How long answers take under a mutation that slows them down (default: 6 s).</summary>
    public TimeSpan SlowAnswer { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Whether the app knows its secrets (default: yes); without them it says 500 and asks nobody.</summary>
    public bool AppHasSecrets { get; init; } = true;

    /// <summary>Where the app looks for the backend; null (the default) is this sandbox.</summary>
    public string? AppBackendUrl { get; init; }

    /// <summary>What the fictional portraits' URLs start with; default: the sandbox's own address.</summary>
    public string? PublicBaseUrl { get; init; }

    /// <summary>Whether the fictional cast is put into the database at start (default: yes).</summary>
    public bool FictionalCast { get; init; } = true;

    /// <summary>Whether the people and casts of the recorded exchanges are put in as well (default: no).</summary>
    public bool RecordedCast { get; init; }

    /// <summary>Whether photos and casts are answered from memory (default: no).</summary>
    public bool CacheReads { get; init; }

    /// <summary>Whether requests are kept in the journal (default: yes).</summary>
    public bool Journal { get; init; } = true;

    /// <summary>How many requests the journal keeps before the oldest go (default: 1,000,000).</summary>
    public int JournalCapacity { get; init; } = 1_000_000;

    /// <summary>A file for access lines in uvicorn's format; <c>-</c> is stdout; null (the default) writes none.</summary>
    public string? AccessLog { get; init; }

    /// <summary>Pages at least this long (default: 500) keep one order within ties; shorter ones are shuffled.</summary>
    public int StablePageSize { get; init; } = 500;

    /// <summary>How many ranks a row of a tie may move in a short page (default: 3; 0 switches shuffling off).</summary>
    public int TieShuffle { get; init; } = 3;

    /// <summary>The seed of everything random in the sandbox (default: 1).</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many database connections reads may use (default: 16).</summary>
    public int DatabaseConnections { get; init; } = 16;

    /// <summary>The clock for the journal, token lifetimes and delays.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
