namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>Differences between listed rows and TRR's database, in words that name the cause.</summary>
internal static class RowDifferenceWords
{
    /// <summary>What differs.</summary>
    /// <param name="difference">The difference.</param>
    /// <param name="listed">The rows.</param>
    /// <param name="owners">Whose photos known URLs are, for rows that are not this person's.</param>
    public static string Of(
        RowDifference difference,
        IReadOnlyList<PhotoSeen> listed,
        IReadOnlyDictionary<string, Guid> owners
    )
    {
        if (difference.Rows == 0)
        {
            return $"[] though TRR's database has {difference.Photos} photos: a sick backend answers so";
        }

        var figures = $"{difference.Rows} rows, and TRR's database has {difference.Photos} photos";
        return $"{figures}: {string.Join("; ", Parts(difference, listed, owners))}";
    }

    private static IEnumerable<string> Parts(
        RowDifference difference,
        IReadOnlyList<PhotoSeen> listed,
        IReadOnlyDictionary<string, Guid> owners
    )
    {
        if (difference.Doubled > 0)
        {
            yield return $"{difference.Doubled} rows are doubled";
        }

        if (difference.Changed.Count > 0)
        {
            var fields = difference.Changed.SelectMany(fields => fields).Distinct().Order();
            yield return $"in {difference.Changed.Count} rows {string.Join(", ", fields)} is not what TRR's database has";
        }

        if (difference.Addresses > 0)
        {
            var nulls = listed.Count(row => row.ServedUrl is null);
            yield return nulls >= difference.Addresses
                ? $"{difference.Addresses} rows have no served_url where TRR's database has one"
                : $"in {difference.Addresses} rows served_url is changed: the backend does not serve it as TRR's database has it";
        }

        if (difference.Unknown.Count > 0)
        {
            yield return Strangers(difference.Unknown, owners);
        }

        if (difference.Missing.Count > 0)
        {
            yield return $"{difference.Missing.Count} photos of TRR's database are missing";
        }
    }

    private static string Strangers(IReadOnlyList<PhotoSeen> unknown, IReadOnlyDictionary<string, Guid> owners)
    {
        var whose = unknown
            .Select(row => row.ServedUrl is { } url && owners.TryGetValue(url, out var owner) ? owner : Guid.Empty)
            .Where(owner => owner != Guid.Empty)
            .ToList();
        return whose.Count > 0
            ? $"{unknown.Count} rows are not this person's, {whose.Count} of them are photos of person {whose[0]}: another person's rows"
            : $"{unknown.Count} rows are no photos of this person in TRR's database: another person's rows, or TRR_DB_URL is another database";
    }
}
