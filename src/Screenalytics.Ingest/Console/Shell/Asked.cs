using System.Globalization;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>What a page's address asks for. What can't be read is told on the page, and asks for nothing.</summary>
internal sealed class Asked(IQueryCollection query)
{
    private const int MostLetters = 200;

    private readonly List<string> _errors = [];

    /// <summary>What could not be read, a sentence each.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>A text, trimmed; null when it is empty.</summary>
    public string? Text(string name)
    {
        var text = query[name].FirstOrDefault()?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Any(char.IsControl))
        {
            _errors.Add($"{name} holds a character that can't be seen: type it anew.");
            return null;
        }

        if (text.Length <= MostLetters)
        {
            return text;
        }

        _errors.Add($"{name} is longer than {MostLetters} letters: shorten it.");
        return null;
    }

    /// <summary>A name of an enum's value.</summary>
    public TEnum? Value<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var value = EnumNames.Find<TEnum>(text);
        if (value is null)
        {
            Refuse(name, text, $"there are {string.Join(", ", EnumNames.All<TEnum>())}.");
        }

        return value;
    }

    /// <summary>One of some words.</summary>
    public string? OneOf(string name, IReadOnlyList<string> words)
    {
        if (Text(name) is not { } text || words.Contains(text, StringComparer.Ordinal))
        {
            return Text(name);
        }

        Refuse(name, text, $"there are {string.Join(", ", words)}.");
        return null;
    }

    /// <summary>An id.</summary>
    public Guid? Id(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        Refuse(name, text, "give an id such as 3f2504e0-4f89-41d3-9a0c-0305e82c3301.");
        return null;
    }

    /// <summary>A whole number.</summary>
    public long? Number(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Refuse(name, text, "give a whole number.");
        return null;
    }

    /// <summary>A day, in UTC, as a date field sends it.</summary>
    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Refuse(name, text, "give a day such as 2026-01-31.");
        return null;
    }

    private void Refuse(string name, string value, string wayOut) =>
        _errors.Add($"{name} '{value}' is not understood: {wayOut}");
}
