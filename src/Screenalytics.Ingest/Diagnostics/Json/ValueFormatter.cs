using System.Globalization;
using System.Text.Json;
using Serilog.Events;

namespace Screenalytics.Ingest.Diagnostics.Json;

/// <summary>Writes an event's properties as JSON: numbers, flags and nulls as such, whatever else as a text.</summary>
internal static class ValueFormatter
{
    /// <summary>Writes a value.</summary>
    public static void Write(LogEventPropertyValue value, JsonLines lines)
    {
        switch (value)
        {
            case ScalarValue scalar:
                WriteScalar(scalar.Value, lines);
                break;
            case SequenceValue sequence:
                WriteAll('[', sequence.Elements, static (element, lines) => Write(element, lines), ']', lines);
                break;
            case StructureValue structure:
                WriteAll(
                    '{',
                    structure.Properties,
                    static (part, lines) => WriteField(part.Name, part.Value, lines),
                    '}',
                    lines
                );
                break;
            case DictionaryValue dictionary:
                WriteAll(
                    '{',
                    dictionary.Elements,
                    static (pair, lines) => WriteField(TextOf(pair.Key.Value), pair.Value, lines),
                    '}',
                    lines
                );
                break;
            default:
                lines.Text(value.ToString());
                break;
        }
    }

    private static void WriteScalar(object? value, JsonLines lines)
    {
        switch (value)
        {
            case null:
                lines.Raw("null"u8);
                break;
            case string text:
                lines.Text(text);
                break;
            case bool flag:
                lines.Flag(flag);
                break;
            case Guid id:
                lines.Id(id);
                break;
            case int or long or short or byte or uint or sbyte or ushort:
                lines.Number(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong or decimal:
            case double number when double.IsFinite(number):
            case float single when float.IsFinite(single):
                lines.Raw(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()));
                break;
            case DateTimeOffset time:
                lines.Time(time);
                break;
            case Enum name:
                lines.Verbatim(JsonNamingPolicy.SnakeCaseLower.ConvertName(name.ToString()));
                break;
            default:
                lines.Text(TextOf(value));
                break;
        }
    }

    private static void WriteAll<T>(
        char open,
        IEnumerable<T> all,
        Action<T, JsonLines> write,
        char close,
        JsonLines lines
    )
    {
        lines.Raw([(byte)open]);
        var first = true;
        foreach (var one in all)
        {
            if (!first)
            {
                lines.Raw(","u8);
            }

            first = false;
            write(one, lines);
        }

        lines.Raw([(byte)close]);
    }

    private static void WriteField(string name, LogEventPropertyValue value, JsonLines lines)
    {
        lines.Text(name);
        lines.Raw(":"u8);
        Write(value, lines);
    }

    private static string TextOf(object? value) =>
        value is IFormattable formattable
            ? formattable.ToString(null, CultureInfo.InvariantCulture)
            : value?.ToString() ?? "";
}
