using System.Text.Json;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Reads the properties of one line, whatever their order; those that it does not know are skipped.</summary>
internal sealed class EventParser
{
    private const int MostNameBytes = 64;

    private readonly WordCache _words = new();
    private readonly EventDraft _call = new();

    /// <summary>Reads a line.</summary>
    /// <returns>Null, or why it is no well-formed event.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public string? Read(ReadOnlySpan<byte> line, EventDraft draft)
    {
        draft.Clear();
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return "no object";
        }

        var trouble = ReadObject(ref json, draft);
        if (trouble is null && json.Read())
        {
            return "something stands behind the object";
        }

        return trouble;
    }

    private string? ReadObject(ref Utf8JsonReader json, EventDraft draft)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref json);
            if (field == EventField.None)
            {
                json.Skip();
                continue;
            }

            if (!draft.Name(field))
            {
                return $"{NameOf(field)} stands there twice";
            }

            json.Read();
            var trouble = ReadValue(ref json, field, draft);
            if (trouble is not null)
            {
                return trouble;
            }
        }

        return null;
    }

    private static EventField FieldOf(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
        {
            return EventFields.Of(json.ValueSpan);
        }

        if (json.ValueSpan.Length > MostNameBytes * 6)
        {
            return EventField.None;
        }

        Span<byte> name = stackalloc byte[MostNameBytes * 6];
        return EventFields.Of(name[..json.CopyString(name)]);
    }

    private string? ReadValue(ref Utf8JsonReader json, EventField field, EventDraft draft)
    {
        var isRead = json.TokenType switch
        {
            JsonTokenType.Null => true,
            JsonTokenType.String => TakeText(ref json, field, draft),
            JsonTokenType.Number => TakeNumber(ref json, field, draft),
            JsonTokenType.True or JsonTokenType.False => TakeTruth(ref json, field, draft),
            JsonTokenType.StartArray when field == EventField.Calls => true,
            _ => false,
        };
        if (json.TokenType == JsonTokenType.StartArray && isRead)
        {
            draft.Found(field);
            return ReadCalls(ref json, draft);
        }

        if (!isRead)
        {
            draft.Mistake(field);
            json.Skip();
        }

        return null;
    }

    private string? ReadCalls(ref Utf8JsonReader json, EventDraft draft)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                return "Calls holds something else than objects";
            }

            _call.Clear();
            var trouble = ReadObject(ref json, _call) ?? EventShapes.TroubleOfCall(_call, EventShapes.CallNeeds);
            if (trouble is not null)
            {
                return $"a call of Calls: {trouble}";
            }

            draft.Calls.Add(EventShapes.CallOf(_call));
        }

        return null;
    }

    private bool TakeText(ref Utf8JsonReader json, EventField field, EventDraft draft)
    {
        switch (field)
        {
            case EventField.Time when json.TryGetDateTimeOffset(out var time):
                draft.Time = time.ToUniversalTime();
                draft.Found(field);
                return true;
            case EventField.RunId when json.TryGetGuid(out var run):
                draft.RunId = run;
                draft.Found(field);
                return true;
            case EventField.PersonId when json.TryGetGuid(out var person):
                draft.PersonId = person;
                draft.Found(field);
                return true;
            case >= EventField.Target and <= EventField.Status:
                draft.Set(field, json.ValueIsEscaped ? json.GetString()! : _words.Of(json.ValueSpan));
                return true;
            default:
                return false;
        }
    }

    private static bool TakeNumber(ref Utf8JsonReader json, EventField field, EventDraft draft)
    {
        switch (field)
        {
            case EventField.DurationMs when json.TryGetDouble(out var duration) && double.IsFinite(duration):
                draft.DurationMs = duration;
                draft.Found(field);
                return true;
            case EventField.Bytes when json.TryGetInt64(out var bytes):
                draft.Set(field, bytes);
                return true;
            case EventField.EventId
            or (>= EventField.Status and not (EventField.DurationMs or EventField.Bytes))
                when json.TryGetInt32(out var number):
                draft.Set(field, number);
                return true;
            default:
                return false;
        }
    }

    private static bool TakeTruth(ref Utf8JsonReader json, EventField field, EventDraft draft)
    {
        if (field is < EventField.DryRun or > EventField.Complete)
        {
            return false;
        }

        draft.Set(field, json.TokenType == JsonTokenType.True ? 1 : 0);
        return true;
    }

    private static string NameOf(EventField field) => EventShapes.NameOf(field);
}
