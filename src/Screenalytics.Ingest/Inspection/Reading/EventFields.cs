namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Finds a property by its name.</summary>
internal static class EventFields
{
    private const int MostLength = 14;

    private static readonly (byte[] Name, EventField Field)[][] ByLength = Build();

    /// <summary>How many there are.</summary>
    public static int Count { get; } = Enum.GetValues<EventField>().Length - 1;

    /// <summary>The property's bit in a set of them.</summary>
    public static ulong Bit(this EventField field) => 1UL << (int)field;

    /// <summary>The property of a name.</summary>
    public static EventField Of(ReadOnlySpan<byte> name)
    {
        if (name.Length > MostLength)
        {
            return EventField.None;
        }

        foreach (var (known, field) in ByLength[name.Length])
        {
            if (name.SequenceEqual(known))
            {
                return field;
            }
        }

        return EventField.None;
    }

    private static (byte[], EventField)[][] Build()
    {
        var byLength = new List<(byte[], EventField)>[MostLength + 1];
        foreach (var list in Enumerable.Range(0, byLength.Length))
        {
            byLength[list] = [];
        }

        foreach (var field in Enum.GetValues<EventField>().Where(field => field != EventField.None))
        {
            var name = field switch
            {
                EventField.Time => "@t",
                EventField.EventId => "@i",
                _ => field.ToString(),
            };
            byLength[name.Length].Add((System.Text.Encoding.UTF8.GetBytes(name), field));
        }

        return [.. byLength.Select(list => list.ToArray())];
    }
}
