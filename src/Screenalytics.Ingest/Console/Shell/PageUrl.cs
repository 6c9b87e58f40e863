using Microsoft.AspNetCore.Http.Extensions;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>Addresses of pages with what they ask for.</summary>
internal static class PageUrl
{
    /// <summary>An address; what is null or empty is left out.</summary>
    public static string Of(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var builder = new QueryBuilder();
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                builder.Add(name, value);
            }
        }

        return path + builder.ToQueryString();
    }
}
