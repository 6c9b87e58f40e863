using System.Globalization;
using Npgsql;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>
/// Looks for people whom somebody names at a page: by the beginning of an id, which an index answers, and by name, which
/// may be a scan and so ends with the first few matches or after two seconds.
/// </summary>
internal sealed class NameSearch(TrrSession session, PeopleNames names)
{
    // "Ada" and "Dee" are names more often than ids.
    private const int LeastIdDigits = 4;

    private const int IdDigits = 32;

    // More than are wanted, so that the best of them can be chosen.
    private const int Choice = 8;

    /// <summary>Looks.</summary>
    public async Task<PeopleMatches> FindAsync(string text, int most, CancellationToken cancellationToken)
    {
        var hasNames = await names.AreThereAsync(cancellationToken);
        var (byId, slowIds) = await ByIdAsync(text, hasNames, most + 1, cancellationToken);
        if (!hasNames)
        {
            return Matches(byId, most, slowIds ? NameSearched.TookTooLong : NameSearched.NoNames);
        }

        var (byName, slowNames) = await ByNameAsync(text, most * Choice, cancellationToken);
        var best = byName
            .OrderByDescending(person => BeginsWith(person.Name!, text.Trim()))
            .ThenBy(person => person.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(person => person.PersonId);
        return Matches(
            [.. byId.Concat(best).DistinctBy(person => person.PersonId)],
            most,
            slowNames || slowIds ? NameSearched.TookTooLong : NameSearched.Searched
        );
    }

    /// <summary>The ids that begin like a text, or null when none can.</summary>
    internal static (Guid First, Guid Last)? SpanOf(string text, int leastDigits)
    {
        var digits = text.Trim().Replace("-", "", StringComparison.Ordinal);
        return digits.Length >= leastDigits && digits.Length <= IdDigits && digits.All(char.IsAsciiHexDigit)
            ? (Fill(digits, '0'), Fill(digits, 'f'))
            : null;
    }

    /// <summary>A pattern for each word of a text.</summary>
    internal static string[] PatternsOf(string text) =>
        [
            .. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(word =>
                    $"%{word.Replace("\\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal)}%"
                ),
        ];

    private async Task<(List<PersonMatch> People, bool TookTooLong)> ByIdAsync(
        string text,
        bool hasNames,
        int most,
        CancellationToken cancellationToken
    ) =>
        SpanOf(text, hasNames ? LeastIdDigits : 1) is var (first, last)
            ? await AskAsync(hasNames ? NamesSql.ById : GallerySql.ById, [first, last, most], cancellationToken)
            : ([], false);

    private async Task<(List<PersonMatch> People, bool TookTooLong)> ByNameAsync(
        string text,
        int most,
        CancellationToken cancellationToken
    ) =>
        PatternsOf(text) is { Length: > 0 } patterns && !text.Contains('\0', StringComparison.Ordinal)
            ? await AskAsync(NamesSql.ByName, [patterns, most], cancellationToken)
            : ([], false);

    private async Task<(List<PersonMatch> People, bool TookTooLong)> AskAsync(
        string sql,
        object[] parameters,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await session.AskBrieflyAsync(sql, parameters, MatchOf, cancellationToken), false);
        }
        catch (TrrDatabaseException e) when (e.TookTooLong)
        {
            return ([], true);
        }
    }

    private static PeopleMatches Matches(List<PersonMatch> people, int most, NameSearched names) =>
        new([.. people.Take(most)], people.Count > most, names);

    private static bool BeginsWith(string name, string text) =>
        CultureInfo.InvariantCulture.CompareInfo.IsPrefix(name, text, CompareOptions.IgnoreCase);

    private static Guid Fill(string digits, char rest) => Guid.ParseExact(digits.PadRight(IdDigits, rest), "N");

    private static PersonMatch MatchOf(NpgsqlDataReader row) =>
        new(row.GetGuid(0), row.IsDBNull(1) ? null : row.GetString(1));
}
