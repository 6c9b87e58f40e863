namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>A single request, written just as it is said here.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The whole URL.</param>
internal sealed record RawRequest(HttpMethod Method, string Url)
{
    /// <summary>The <c>Authorization</c> header, or null for none.</summary>
    public RawSecret? Authorization { get; init; }

    /// <summary>The header <c>X-TRR-Internal-Admin-Secret</c>, or null for none.</summary>
    public RawSecret? InternalSecret { get; init; }

    /// <summary>A JSON body, or null for none.</summary>
    public string? Body { get; init; }

    /// <summary>What the request names itself, or null.</summary>
    public string? UserAgent { get; init; }

    /// <summary>Further headers, none of them secret.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
