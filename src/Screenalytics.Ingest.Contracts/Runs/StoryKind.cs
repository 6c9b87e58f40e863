using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>What a line of a person's story is about.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<StoryKind>))]
public enum StoryKind
{
    /// <summary>The run: who asked for it, and when.</summary>
    Run,

    /// <summary>A call, and what it was answered.</summary>
    Call,

    /// <summary>What the rule made of an answer.</summary>
    Decision,

    /// <summary>Rows that were passed over, and why.</summary>
    Skipped,

    /// <summary>What was written, and what became of it.</summary>
    Written,

    /// <summary>What else is to be known.</summary>
    Note,
}
