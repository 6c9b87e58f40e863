using Microsoft.AspNetCore.WebUtilities;

namespace Screenalytics.Sandbox.Http;

/// <summary>The query of a read as it was sent; of a repeated name the last value counts.</summary>
internal readonly record struct ReadQuery(
    string? SeedOnly,
    string? Limit,
    string? Offset,
    string? CreditCategory,
    string? Profile
)
{
    public static ReadQuery Parse(string? queryString)
    {
        var query = default(ReadQuery);
        if (string.IsNullOrEmpty(queryString))
        {
            return query;
        }

        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            query = pair.DecodeName().Span switch
            {
                "seed_only" => query with { SeedOnly = Value(pair) },
                "limit" => query with { Limit = Value(pair) },
                "offset" => query with { Offset = Value(pair) },
                "credit_category" => query with { CreditCategory = Value(pair) },
                "selection_profile" => query with { Profile = Value(pair) },
                _ => query,
            };
        }

        return query;
    }

    private static string Value(QueryStringEnumerable.EncodedNameValuePair pair) => pair.DecodeValue().ToString();
}
