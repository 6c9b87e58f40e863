using System.Text.Json;
using Screenalytics.Ingest.Api.Problems;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Api.Requests;

/// <summary>The fields of a JSON object, read one by one; gathers everything that is wrong.</summary>
internal sealed class JsonFields
{
    private const int MostErrors = 20;

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldError> _errors = [];

    private JsonFields() { }

    /// <summary>Reads with a reader, and refuses when anything is wrong.</summary>
    /// <param name="document">The body; null when there is none, which is as an empty object.</param>
    /// <param name="known">The names that there are.</param>
    /// <param name="read">Reads the fields.</param>
    /// <exception cref="RefusedException">Something is wrong.</exception>
    public static T Read<T>(JsonDocument? document, IReadOnlyList<string> known, Func<JsonFields, T> read)
    {
        var fields = new JsonFields();
        try
        {
            fields.Take(document, known);
            var value = read(fields);
            return fields._errors.Count == 0 ? value : throw RefusedException.Of(fields._errors);
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException(
                FailureCode.BadRequest,
                "The body holds text that is no Unicode: look for broken UTF-8 and for halves of surrogate pairs."
            );
        }
    }

    /// <summary>Whether a field is there.</summary>
    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>Adds an error.</summary>
    public void Refuse(string field, string? value, string message)
    {
        if (_errors.Count < MostErrors)
        {
            _errors.Add(new FieldError(field, value is null ? null : ShownValue.Of(value), message));
        }
    }

    /// <summary>An id.</summary>
    public Guid? Id(string name) => _fields.TryGetValue(name, out var value) ? IdOf(name, value) : null;

    /// <summary>A list of ids, each once, in order.</summary>
    public IReadOnlyList<Guid>? Ids(string name, int most)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (
            value.ValueKind != JsonValueKind.Array
            || value.GetArrayLength() is var count && (count < 1 || count > most)
        )
        {
            var told = value.ValueKind == JsonValueKind.Array ? $"{value.GetArrayLength()} ids" : value.GetRawText();
            Refuse(name, told, $"give a list of 1 to {most} ids; split a longer one.");
            return null;
        }

        var ids = new List<Guid>(count);
        foreach (var item in value.EnumerateArray())
        {
            if (IdOf(name, item) is { } id)
            {
                ids.Add(id);
            }
            else if (_errors.Count >= MostErrors)
            {
                break;
            }
        }

        return ids;
    }

    /// <summary>Yes or no.</summary>
    public bool? Flag(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Refuse(name, value.GetRawText(), "give true or false.");
            return null;
        }

        return value.GetBoolean();
    }

    /// <summary>A whole number of any size; one past an int's bounds is the nearest bound.</summary>
    public int? Number(string name)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        var text = value.GetRawText();
        if (value.ValueKind != JsonValueKind.Number || text.AsSpan().ContainsAny('.', 'e', 'E'))
        {
            Refuse(name, text, "give a whole number such as 5.");
            return null;
        }

        return value.TryGetInt32(out var number) ? number
            : text[0] == '-' ? int.MinValue
            : int.MaxValue;
    }

    /// <summary>A text that says something.</summary>
    public string? Text(string name, int most)
    {
        if (!_fields.TryGetValue(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > most || text.Any(char.IsControl))
        {
            Refuse(
                name,
                text ?? value.GetRawText(),
                $"give a text of 1 to {most} characters, none of them a control character, or leave it out."
            );
            return null;
        }

        return text;
    }

    private void Take(JsonDocument? document, IReadOnlyList<string> known)
    {
        if (document is null)
        {
            return;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw new RefusedException(FailureCode.BadRequest, "The body has to be one JSON object.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in document.RootElement.EnumerateObject())
        {
            if (!known.Contains(field.Name, StringComparer.Ordinal))
            {
                Refuse(field.Name, null, $"there is no such field; there are {string.Join(", ", known)}.");
            }
            else if (!seen.Add(field.Name))
            {
                Refuse(field.Name, null, "the field stands twice: give it once.");
            }
            else if (field.Value.ValueKind != JsonValueKind.Null)
            {
                _fields.Add(field.Name, field.Value);
            }
        }
    }

    private Guid? IdOf(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && IdText.TryParse(value.GetString(), out var id))
        {
            return id;
        }

        var shown = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
        Refuse(name, shown, $"give a UUID with its hyphens, such as {IdText.Example}.");
        return null;
    }
}
