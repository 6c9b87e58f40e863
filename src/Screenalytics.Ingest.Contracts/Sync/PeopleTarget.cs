using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>A list of people.</summary>
/// <param name="Count">How many distinct people the list names.</param>
/// <param name="Hash">The list's identity: lower-case hex of the SHA-256 over its sorted distinct ids.</param>
public sealed record PeopleTarget(int Count, string Hash) : SyncTarget
{
    private const int IdBytes = 16;

    /// <summary>The ids, distinct, in the order given; they are not part of a report.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<Guid> PersonIds { get; init; }

    /// <inheritdoc/>
    public override string Key => $"people:{Hash}";

    /// <summary>Makes a target of a list.</summary>
    /// <param name="personIds">The ids; one that stands twice counts once, at its first place.</param>
    public static PeopleTarget Of(IReadOnlyCollection<Guid> personIds)
    {
        Guid[] ids = [.. personIds];
        Guid[] sorted = [.. ids];
        Array.Sort(sorted);
        if (HasDuplicates(sorted))
        {
            ids = [.. ids.Distinct()];
            sorted = [.. ids];
            Array.Sort(sorted);
        }

        return new PeopleTarget(ids.Length, HashOf(sorted)) { PersonIds = ids };
    }

    /// <inheritdoc/>
    public bool Equals(PeopleTarget? other) => other is not null && other.Hash == Hash;

    /// <inheritdoc/>
    public override int GetHashCode() => Hash.GetHashCode(StringComparison.Ordinal);

    private static bool HasDuplicates(Guid[] sorted)
    {
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] == sorted[i - 1])
            {
                return true;
            }
        }

        return false;
    }

    private static string HashOf(Guid[] sorted)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[IdBytes];
        foreach (var id in sorted)
        {
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
