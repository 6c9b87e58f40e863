using System.Globalization;
using System.Text;

namespace Screenalytics.Sandbox.Http;

/// <summary>Gathers what is wrong with a request, in the words of the backend's validator.</summary>
internal sealed class Validation
{
    private readonly StringBuilder _errors = new();

    public bool Failed => _errors.Length > 0;

    public Answer Answer() => Answers.Of(422, $$"""{"detail":[{{_errors}}]}""");

    public void Add(string location, string message, string type, string context = "")
    {
        _errors.Append(Failed ? "," : "");
        _errors.Append(
            CultureInfo.InvariantCulture,
            $$"""{"loc":[{{location}}],"msg":"{{message}}","type":"{{type}}"{{context}}}"""
        );
    }

    public Guid Id(string text, string name)
    {
        if (Guid.TryParseExact(text, "D", out var id) || TryParsePython(text, out id))
        {
            return id;
        }

        Add($"\"path\",\"{name}\"", "value is not a valid uuid", "type_error.uuid");
        return default;
    }

    /// <summary>An optional whole number; beyond 64 bits it is as good as the largest.</summary>
    public long Number(string? text, string name, long missing, long? least = null, long? most = null)
    {
        if (text is null)
        {
            return missing;
        }

        var location = $"\"query\",\"{name}\"";
        if (!TryParseWhole(text, out var value))
        {
            Add(location, "value is not a valid integer", "type_error.integer");
        }
        else if (value < least)
        {
            var context = $$""","ctx":{"limit_value":{{least}}}""";
            Add(
                location,
                $"ensure this value is greater than or equal to {least}",
                "value_error.number.not_ge",
                context
            );
        }
        else if (value > most)
        {
            var context = $$""","ctx":{"limit_value":{{most}}}""";
            Add(location, $"ensure this value is less than or equal to {most}", "value_error.number.not_le", context);
        }

        return value;
    }

    public bool Boolean(string? text, string location, bool missing)
    {
        if (text is null || TryParseBoolean(text, out missing))
        {
            return missing;
        }

        Add(location, "value could not be parsed to a boolean", "type_error.bool");
        return false;
    }

    private static bool TryParseBoolean(string text, out bool value)
    {
        var word = text.ToLowerInvariant();
        value = word is "1" or "on" or "t" or "true" or "y" or "yes";
        return value || word is "0" or "off" or "f" or "false" or "n" or "no";
    }

    private static bool TryParseWhole(string text, out long value)
    {
        var digits = text.Trim();
        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        var negative = digits.StartsWith('-');
        var rest = negative || digits.StartsWith('+') ? digits[1..] : digits;
        value = negative ? long.MinValue : long.MaxValue;
        return rest.Length > 0 && rest.All(char.IsAsciiDigit);
    }

    // Python takes an id with or without hyphens, in braces, and as a URN.
    private static bool TryParsePython(string text, out Guid id)
    {
        var digits = text.Replace("urn:", "", StringComparison.Ordinal).Replace("uuid:", "", StringComparison.Ordinal);
        return Guid.TryParseExact(digits.Trim('{', '}').Replace("-", "", StringComparison.Ordinal), "N", out id);
    }
}
