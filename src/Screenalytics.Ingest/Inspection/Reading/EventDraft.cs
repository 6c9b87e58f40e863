namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>What a line's properties say, before it is known which event it is; used again for line after line.</summary>
internal sealed class EventDraft
{
    private readonly long[] _numbers = new long[EventFields.Count];
    private readonly string?[] _texts = new string?[EventFields.Count];
    private ulong _named;
    private ulong _present;

    /// <summary>When it was logged.</summary>
    public DateTimeOffset Time { get; set; }

    /// <summary>The run.</summary>
    public Guid RunId { get; set; }

    /// <summary>The person.</summary>
    public Guid PersonId { get; set; }

    /// <summary>How long it took, in milliseconds.</summary>
    public double DurationMs { get; set; }

    /// <summary>The calls, when it has a list of them.</summary>
    public List<LoggedCall> Calls { get; } = [];

    /// <summary>The properties whose value is not of the type that it should be.</summary>
    public ulong Wrong { get; private set; }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _named = _present = Wrong = 0;
        Calls.Clear();
    }

    /// <summary>Notes that the line names a property.</summary>
    /// <returns>Whether it had not been named before.</returns>
    public bool Name(EventField field)
    {
        var isNew = (_named & field.Bit()) == 0;
        _named |= field.Bit();
        return isNew;
    }

    /// <summary>Notes that a property has a value.</summary>
    public void Found(EventField field) => _present |= field.Bit();

    /// <summary>Notes that a property's value is of another type.</summary>
    public void Mistake(EventField field) => Wrong |= field.Bit();

    /// <summary>Whether a property has a value that is no null.</summary>
    public bool Has(EventField field) => (_present & field.Bit()) != 0;

    /// <summary>Whether all of some properties have one.</summary>
    public bool HasAll(ulong fields) => (_present & fields) == fields;

    /// <summary>The first of some properties that has none.</summary>
    public EventField FirstWithout(ulong fields) => FirstOf(fields & ~_present);

    /// <summary>The first property of a set.</summary>
    public static EventField FirstOf(ulong fields) =>
        (EventField)System.Numerics.BitOperations.TrailingZeroCount(fields);

    /// <summary>Keeps a number, or a truth as 1 or 0.</summary>
    public void Set(EventField field, long number)
    {
        _numbers[(int)field] = number;
        Found(field);
    }

    /// <summary>Keeps a text.</summary>
    public void Set(EventField field, string text)
    {
        _texts[(int)field] = text;
        Found(field);
    }

    /// <summary>A number, 0 when there is none.</summary>
    public long Number(EventField field) => Has(field) ? _numbers[(int)field] : 0;

    /// <summary>A number that fits.</summary>
    public int Count(EventField field) => (int)Number(field);

    /// <summary>A truth.</summary>
    public bool Flag(EventField field) => Number(field) != 0;

    /// <summary>A text, or null.</summary>
    public string? Text(EventField field) => Has(field) ? _texts[(int)field] : null;
}
