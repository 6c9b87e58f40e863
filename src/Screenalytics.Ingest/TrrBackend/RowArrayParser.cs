using System.Text.Json;
using System.Text.Unicode;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>
/// Reads one JSON array of objects as its bytes come in: strict about everything that the rule's table calls
/// malformed, and never holding more than the row under way.
/// </summary>
/// <typeparam name="TRow">The row.</typeparam>
/// <typeparam name="TFormat">How a row is read.</typeparam>
internal struct RowArrayParser<TRow, TFormat>
    where TFormat : struct, IRowFormat<TRow>
{
    private const int MaxDepth = 32;

    private JsonReaderState _state;
    private bool _started;
    private bool _ended;
    private List<TRow>? _rows;

    public RowArrayParser() => _state = new JsonReaderState(new JsonReaderOptions { MaxDepth = MaxDepth });

    /// <summary>The rows so far.</summary>
    public readonly IReadOnlyList<TRow> Rows => _rows ?? (IReadOnlyList<TRow>)[];

    /// <summary>Whether the array has ended; what follows may only be white space.</summary>
    public readonly bool Ended => _ended;

    /// <summary>Reads as many whole rows as the bytes hold.</summary>
    /// <param name="bytes">What came in and was not consumed yet.</param>
    /// <param name="final">Whether nothing more will come.</param>
    /// <returns>How many bytes were consumed; the rest is to be given again, with more behind it.</returns>
    /// <exception cref="JsonException">The bytes are no well-formed array of objects.</exception>
    public int Parse(ReadOnlySpan<byte> bytes, bool final)
    {
        try
        {
            return ParseRows(bytes, final);
        }
        catch (InvalidOperationException)
        {
            // The reader's answer to a key that it compares with and that no Unicode text can hold.
            throw new JsonException("A key is no Unicode text.");
        }
    }

    private int ParseRows(ReadOnlySpan<byte> bytes, bool final)
    {
        var reader = new Utf8JsonReader(bytes, final, _state);
        while (true)
        {
            _state = reader.CurrentState;
            var consumed = (int)reader.BytesConsumed;
            if (!reader.Read())
            {
                // White space may have been passed over without a token.
                _state = reader.CurrentState;
                return (int)reader.BytesConsumed;
            }

            if (!_started)
            {
                _started =
                    reader.TokenType == JsonTokenType.StartArray
                        ? true
                        : throw new JsonException("The body is not an array.");
                continue;
            }

            if (reader.TokenType == JsonTokenType.EndArray)
            {
                _ended = true;
                continue;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new JsonException("The array holds something other than objects.");
            }

            var start = (int)reader.TokenStartIndex;
            if (!TFormat.TryRead(ref reader, out var row))
            {
                return consumed;
            }

            // Everything outside of strings is ASCII by the grammar; inside of them the reader does not look.
            if (!Utf8.IsValid(bytes[start..(int)reader.BytesConsumed]))
            {
                throw new JsonException("The body is not UTF-8.");
            }

            (_rows ??= []).Add(row);
        }
    }
}
