using System.Globalization;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Requests;

/// <summary>The query of a request, by the parameters that its endpoint knows; gathers everything that is wrong.</summary>
internal sealed class QueryFields
{
    private const int MostText = 300;
    private const DateTimeStyles TimeStyle = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private readonly IQueryCollection _query;
    private readonly IReadOnlyList<QueryParameter> _known;
    private readonly List<FieldError> _errors = [];

    private QueryFields(IQueryCollection query, IReadOnlyList<QueryParameter> known) =>
        (_query, _known) = (query, known);

    /// <summary>Reads with a reader, and refuses when anything is wrong.</summary>
    /// <exception cref="RefusedException">Something is.</exception>
    public static T Read<T>(HttpContext context, Func<QueryFields, T> read)
    {
        var known = context.GetEndpoint()?.Metadata.GetOrderedMetadata<QueryParameter>() ?? [];
        var fields = new QueryFields(context.Request.Query, known);
        fields.CheckNames();
        var value = read(fields);
        return fields._errors.Count == 0 ? value : throw RefusedException.Of(fields._errors);
    }

    /// <summary>A text.</summary>
    public string? Text(string name) => One(name);

    /// <summary>An id.</summary>
    public Guid? Id(string name)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        if (IdText.TryParse(text, out var id))
        {
            return id;
        }

        Refuse(name, text, $"give a UUID with its hyphens, such as {IdText.Example}.");
        return null;
    }

    /// <summary>A point in time.</summary>
    public DateTimeOffset? Time(string name)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        if (
            DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, TimeStyle, out var time)
            && char.IsAsciiDigit(text[0])
        )
        {
            return time;
        }

        Refuse(name, text, "give a time such as 2026-03-01T09:30:00Z (a + in a query is written %2B).");
        return null;
    }

    /// <summary>true or false.</summary>
    public bool? Flag(string name)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        if (text is "true" or "false")
        {
            return text == "true";
        }

        Refuse(name, text, "give true or false.");
        return null;
    }

    /// <summary>A whole number from 1 on, within the parameter's bound.</summary>
    public int? Number(string name)
    {
        if (One(name) is not { } text)
        {
            return null;
        }

        var most = _known.First(parameter => parameter.Name == name).Most ?? int.MaxValue;
        if (
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= most
        )
        {
            return number;
        }

        Refuse(name, text, $"give a whole number from 1 to {most}.");
        return null;
    }

    /// <summary>A value of an enum.</summary>
    public TEnum? Value<TEnum>(string name)
        where TEnum : struct, Enum => One(name) is { } text ? ValueOf<TEnum>(name, text) : null;

    /// <summary>Values of an enum, given one by one or between commas.</summary>
    public IReadOnlyList<TEnum>? Values<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (!_query.TryGetValue(name, out var given))
        {
            return null;
        }

        var values = given.SelectMany(text => (text ?? "").Split(',')).Select(text => ValueOf<TEnum>(name, text));
        return [.. values.OfType<TEnum>().Distinct()];
    }

    /// <summary>One of a few texts.</summary>
    public string? OneOf(string name)
    {
        var values = _known.First(parameter => parameter.Name == name).Values;
        if (One(name) is not { } text || values.Contains(text, StringComparer.Ordinal))
        {
            return One(name);
        }

        Refuse(name, text, $"give one of {string.Join(", ", values)}.");
        return null;
    }

    private TEnum? ValueOf<TEnum>(string name, string text)
        where TEnum : struct, Enum
    {
        if (EnumNames.Find<TEnum>(text) is { } value)
        {
            return value;
        }

        Refuse(name, text, $"give one of {string.Join(", ", EnumNames.All<TEnum>())}.");
        return null;
    }

    private string? One(string name)
    {
        if (!_query.TryGetValue(name, out var given))
        {
            return null;
        }

        var text = given[0] ?? "";
        if (given.Count == 1 && text.Length is > 0 and <= MostText && !text.Any(char.IsControl))
        {
            return text;
        }

        Refuse(name, text, given.Count > 1 ? "give it once." : $"give 1 to {MostText} characters, or leave it out.");
        return null;
    }

    private void CheckNames()
    {
        foreach (var name in _query.Keys.Where(name => !_known.Any(parameter => parameter.Name == name)))
        {
            var names = _known.Count == 0 ? "none" : string.Join(", ", _known.Select(parameter => parameter.Name));
            Refuse(ShownValue.Of(name), null, $"there is no such parameter; there are {names}.");
        }
    }

    private void Refuse(string field, string? value, string message)
    {
        if (!_errors.Exists(error => error.Field == field && error.Message == message))
        {
            _errors.Add(new FieldError(field, value is null ? null : ShownValue.Of(value), message));
        }
    }
}
