using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>What a sync is for. Exactly one of the shapes below; its key tells targets apart.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EpisodeTarget), "episode")]
[JsonDerivedType(typeof(SeasonTarget), "season")]
[JsonDerivedType(typeof(PeopleTarget), "people")]
[JsonDerivedType(typeof(FaceBankTarget), "face_bank")]
public abstract record SyncTarget
{
    private protected SyncTarget() { }

    /// <summary>The target's identity over processes and nodes: kind, id and category, or a list's hash.</summary>
    public abstract string Key { get; }
}
