using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>What a line of a gate's journal tells.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<JournalKind>))]
internal enum JournalKind
{
    /// <summary>A gate has begun.</summary>
    Began,

    /// <summary>A flag is about to be changed; the line holds what it has to be put back to.</summary>
    FlagTaken,

    /// <summary>That flag is as it was.</summary>
    FlagPutBack,

    /// <summary>People are about to be synced; the line holds those whom the face bank knew already.</summary>
    SyncTaken,

    /// <summary>The sync is this run.</summary>
    RunStarted,

    /// <summary>What that run filed is removed.</summary>
    RunTakenBack,

    /// <summary>What that run filed stays: the operator wants it.</summary>
    RunKept,
}
