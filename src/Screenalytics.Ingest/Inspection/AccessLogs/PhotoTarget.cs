using System.Globalization;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>What a request's path and query ask for, read as the backend reads them.</summary>
internal readonly record struct PhotoTarget
{
    private const string Before = "/screenalytics/people/";
    private const string After = "/photos";
    private const string GateMark = "rollout-gate";

    /// <summary>The person.</summary>
    public Guid PersonId { get; private init; }

    /// <summary>The value of <c>seed_only</c>, false when it is absent.</summary>
    public bool SeedOnly { get; private init; }

    /// <summary>The value of <c>offset</c>, 0 when it is absent.</summary>
    public long Offset { get; private init; }

    /// <summary>Whether <c>limit=0</c> was asked.</summary>
    public bool AsksForNothing { get; private init; }

    /// <summary>Whether a <c>selection_profile</c> was asked.</summary>
    public bool Profiled { get; private init; }

    /// <summary>Whether a rollout gate asked, which marks its own requests: <c>via=rollout-gate</c>.</summary>
    public bool IsGates { get; private init; }

    /// <summary>The names of the query's parameters in their order, and the limit.</summary>
    public string Shape { get; private init; }

    /// <summary>Reads a target; null when it asks for no person's photos.</summary>
    public static PhotoTarget? Read(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        if (path.Contains('%', StringComparison.Ordinal))
        {
            path = Uri.UnescapeDataString(path);
        }

        var slash = path.EndsWith('/');
        path = slash ? path[..^1] : path;
        var at = path.LastIndexOf(Before, StringComparison.Ordinal);
        if (
            at < 0
            || !path.EndsWith(After, StringComparison.Ordinal)
            || path.Length - After.Length <= at + Before.Length
        )
        {
            return null;
        }

        var id = path.AsSpan((at + Before.Length)..^After.Length);
        return Guid.TryParseExact(id, "D", out var personId) || Guid.TryParseExact(id, "N", out personId)
            ? Query(personId, slash, mark < 0 ? "" : target[(mark + 1)..])
            : null;
    }

    private static PhotoTarget Query(Guid personId, bool slash, string query)
    {
        var (seedOnly, offset, limit, profiled, isGates) = (false, 0L, "", false, false);
        var names = new List<string>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = Decode(equals < 0 ? "" : pair[(equals + 1)..]);
            switch (name)
            {
                // Of a name that comes twice the backend takes the last.
                case "seed_only":
                    seedOnly = value.ToLowerInvariant() is "true" or "1" or "on" or "yes" or "t" or "y";
                    break;
                case "offset":
                    _ = long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out offset);
                    break;
                case "limit":
                    limit = value;
                    break;
                case "via":
                    isGates = value == GateMark;
                    break;
                case "selection_profile":
                    profiled = value.Length > 0;
                    continue;
                case "show_id" or "show_name":
                    continue;
            }

            names.Add(name);
        }

        return new PhotoTarget
        {
            PersonId = personId,
            SeedOnly = seedOnly,
            Offset = offset,
            AsksForNothing = limit == "0",
            Profiled = profiled,
            IsGates = isGates,
            Shape = $"{string.Join(',', names)} {limit}{(slash ? " /" : "")}",
        };
    }

    private static string Decode(string text) =>
        text.AsSpan().ContainsAny('%', '+') ? Uri.UnescapeDataString(text.Replace('+', ' ')) : text;
}
