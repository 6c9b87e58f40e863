using System.Text;
using System.Text.Json;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>The keys of one JSON object so far; a second one of the same name is malformed.</summary>
internal struct KeySet
{
    // The fields that TRR-Backend is known to send: a bit each, so that a usual row costs no allocation.
    private static readonly byte[][] Known =
    [
        .. new[]
        {
            "served_url",
            "hosted_key",
            "is_primary",
            "width",
            "height",
            "kind",
            "episode_id",
            "season_id",
            "show_id",
            "person_id",
            "credit_category",
            "role",
            "billing_order",
            "episodes_in_season",
            "media_asset_id",
            "source_url",
            "hosted_url",
            "source",
            "selection_bucket",
            "selection_reasons",
            "facebank_seed",
            "rank",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    // An object with more is no row of any backend, and each costs memory.
    private const int MostOthers = 1000;

    private uint _known;
    private int _next;
    private HashSet<string>? _others;

    /// <summary>Adds the property name that the reader stands on.</summary>
    /// <exception cref="JsonException">The name stands there already, is no Unicode text, or is one too many.</exception>
    public void Add(ref Utf8JsonReader reader)
    {
        var index = IndexOf(ref reader);
        if (index >= 0)
        {
            var bit = 1u << index;
            if ((_known & bit) != 0)
            {
                throw new JsonException("A key stands twice in one object.");
            }

            _known |= bit;
            _next = index + 1;
            return;
        }

        _others ??= new HashSet<string>(StringComparer.Ordinal);
        if (!_others.Add(NameOf(ref reader)))
        {
            throw new JsonException("A key stands twice in one object.");
        }

        if (_others.Count > MostOthers)
        {
            throw new JsonException("An object has too many keys.");
        }
    }

    private readonly int IndexOf(ref Utf8JsonReader reader)
    {
        // Rows keep their fields' order, so the next one is nearly always the one after the last.
        if (_next < Known.Length && reader.ValueTextEquals(Known[_next]))
        {
            return _next;
        }

        for (var i = 0; i < Known.Length; i++)
        {
            if (reader.ValueTextEquals(Known[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("A key is no Unicode text.");
        }
    }
}
