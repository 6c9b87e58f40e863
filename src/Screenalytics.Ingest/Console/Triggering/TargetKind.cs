using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>What somebody wants to sync.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TargetKind>))]
public enum TargetKind
{
    /// <summary>The cast of an episode.</summary>
    Episode = 1,

    /// <summary>The cast of a season.</summary>
    Season = 2,

    /// <summary>People whose ids are given.</summary>
    People = 3,

    /// <summary>The people of an earlier run.</summary>
    PeopleOfRun = 4,

    /// <summary>Everybody in the face bank.</summary>
    FaceBank = 5,
}
