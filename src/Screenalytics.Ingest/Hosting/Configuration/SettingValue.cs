using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>Turns a setting's text into its value, within the bounds that the options' attributes set.</summary>
internal static class SettingValue
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    private const NumberStyles Fraction = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Reads a value.</summary>
    /// <param name="property">The property that is to hold it.</param>
    /// <param name="text">The text.</param>
    /// <param name="value">The value.</param>
    /// <returns>What is expected, when the text is not that; otherwise null.</returns>
    public static string? Read(PropertyInfo property, string text, out object? value)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        value = null;
        if (type == typeof(string))
        {
            value = text;
            return OneOf(property, text, ref value);
        }

        if (type == typeof(int) && int.TryParse(text, Whole, Culture, out var number))
        {
            value = number;
        }
        else if (type == typeof(double) && double.TryParse(text, Fraction, Culture, out var fraction))
        {
            value = fraction;
        }
        else if (type == typeof(bool) && bool.TryParse(text, out var flag))
        {
            value = flag;
        }
        else if (type == typeof(TimeSpan) && Durations.TryParse(text, out var duration))
        {
            value = duration;
        }

        return value is null ? Expected(type) : OutOfRange(property, (IComparable)value);
    }

    /// <summary>Shows a value the way it can be written.</summary>
    public static string? Show(object? value) =>
        value switch
        {
            null => null,
            TimeSpan duration => Durations.Show(duration),
            bool flag => flag ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, Culture),
            _ => value.ToString(),
        };

    private static string Expected(Type type) =>
        type == typeof(TimeSpan) ? $"expected a duration: {Durations.Forms}"
        : type == typeof(double) ? "expected a number such as 0.9"
        : type == typeof(bool) ? "expected true or false"
        : "expected a whole number";

    private static string? OneOf(PropertyInfo property, string text, ref object? value)
    {
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is not { } allowed)
        {
            return null;
        }

        foreach (var candidate in allowed.Values.OfType<string>())
        {
            if (string.Equals(candidate, text, StringComparison.OrdinalIgnoreCase))
            {
                value = candidate;
                return null;
            }
        }

        return $"expected one of {string.Join(", ", allowed.Values.OfType<string>().Where(name => name.Length > 0))}";
    }

    private static string? OutOfRange(PropertyInfo property, IComparable value)
    {
        if (property.GetCustomAttribute<RangeAttribute>() is not { } range)
        {
            return null;
        }

        var (least, most) = (BoundOf(range.Minimum, value), BoundOf(range.Maximum, value));
        return value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? $"expected {Show(least)} to {Show(most)}"
            : null;
    }

    private static object BoundOf(object bound, IComparable value) =>
        value is TimeSpan ? TimeSpan.Parse((string)bound, Culture) : bound;
}
