using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Screenalytics.Sandbox.Mutations;

/// <summary>Photo reads that answer other rows than there are.</summary>
internal static class PhotoMutations
{
    private static readonly JsonSerializerOptions _asItIs = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IReadOnlyDictionary<BackendMutation, Func<SandboxOptions, Mutation>> All { get; } =
        new Dictionary<BackendMutation, Func<SandboxOptions, Mutation>>
        {
            [BackendMutation.FilterIgnored] = _ => Seeds(rows => rows.All),
            [BackendMutation.FilterInverted] = _ => Seeds(rows => rows.Unflagged),
            [BackendMutation.FilterMissesRow] = _ => Seeds(rows => [.. rows.Answer.SkipLast(1)]),
            [BackendMutation.FilterAddsRow] = _ => Seeds(rows => [.. rows.Answer, .. rows.Unflagged.Take(1)]),
            [BackendMutation.SeedsAlwaysEmpty] = _ => Seeds(_ => []),
            [BackendMutation.FallbackLacksSeeds] = _ => Fallback(rows => rows.Unflagged),
            [BackendMutation.FallbackOnlySeeds] = _ => Fallback(rows => rows.Flagged),
            [BackendMutation.FallbackLacksRow] = _ => Fallback(rows => [.. rows.Answer.SkipLast(1)]),
            [BackendMutation.FallbackCutAtTwo] = _ => Fallback(rows => [.. rows.Answer.Take(2)]),
            [BackendMutation.OrderReversed] = _ => Any(rows => [.. rows.Answer.Reverse()]),
            [BackendMutation.OrderSwapped] = _ =>
                Any(rows => [.. rows.Answer.SkipLast(2), .. rows.Answer.TakeLast(2).Reverse()]),
            [BackendMutation.PrimaryNotFirst] = _ => Any(rows => [.. rows.Answer.Skip(1), .. rows.Answer.Take(1)]),
            [BackendMutation.OrderUnstable] = _ =>
            {
                var answers = 0;
                return Any(rows =>
                    Interlocked.Increment(ref answers) % 2 == 0 ? [.. rows.Answer.Reverse()] : rows.Answer
                );
            },
            [BackendMutation.OtherPersonsRows] = _ => Any(rows => rows.Others),
            [BackendMutation.ForeignRowMixedIn] = _ => Any(rows => [.. rows.Answer, .. rows.Others.Take(1)]),
            [BackendMutation.RowsDoubled] = _ => Any(rows => [.. rows.Answer.SelectMany(row => (string[])[row, row])]),
            [BackendMutation.ServedUrlEscaped] = _ => Urls(Escaped),
            [BackendMutation.ServedUrlChanged] = _ => Urls(url => url + "?w=1080"),
            [BackendMutation.ServedUrlNull] = _ => Urls(_ => null),
            [BackendMutation.IsPrimaryWrong] = _ =>
                Each(row => row["is_primary"] = !row["is_primary"]!.GetValue<bool>()),
            [BackendMutation.KindMissing] = _ => Each(row => row.Remove("kind")),
            [BackendMutation.KindWrong] = _ => Each(row => row["kind"] = "profile"),
            [BackendMutation.SizesSwapped] = _ =>
                Each(row => (row["width"], row["height"]) = (row["height"]?.DeepClone(), row["width"]?.DeepClone())),
            [BackendMutation.EmptyForEverybody] = _ => Any(_ => []),
            [BackendMutation.ToggleSeenLate] = _ => Remembered(),
        };

    private static Mutation Any(Func<PhotoRows, IReadOnlyList<string>> change) => new() { Photos = change };

    private static Mutation Seeds(Func<PhotoRows, IReadOnlyList<string>> change) =>
        Any(rows => rows.SeedOnly ? change(rows) : rows.Answer);

    private static Mutation Fallback(Func<PhotoRows, IReadOnlyList<string>> change) =>
        Any(rows => rows.SeedOnly ? rows.Answer : change(rows));

    private static Mutation Each(Action<JsonObject> change) =>
        Any(rows =>
            [
                .. rows.Answer.Select(text =>
                {
                    var row = JsonNode.Parse(text)!.AsObject();
                    change(row);
                    return row.ToJsonString(_asItIs);
                }),
            ]
        );

    private static Mutation Urls(Func<string, string?> change) =>
        Each(row => row["served_url"] = row["served_url"]?.GetValue<string>() is { } url ? change(url) : null);

    private static string Escaped(string url)
    {
        var host = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0;
        var path = url.IndexOf('/', host);
        return path < 0 ? url : url[..(path + 1)] + Uri.EscapeDataString(url[(path + 1)..]);
    }

    private static Mutation Remembered()
    {
        var told = new ConcurrentDictionary<(Guid, bool), IReadOnlyList<string>>();
        return Any(rows => told.GetOrAdd((rows.PersonId, rows.SeedOnly), rows.Answer));
    }
}
