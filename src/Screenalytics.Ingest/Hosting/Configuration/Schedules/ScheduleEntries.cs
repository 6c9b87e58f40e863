using System.Globalization;

namespace Screenalytics.Ingest.Hosting.Configuration.Schedules;

/// <summary>What the sources say of one schedule.</summary>
internal sealed class ScheduleEntries
{
    private readonly IReadOnlyDictionary<string, SettingEntry> _values;

    private ScheduleEntries(int index, IReadOnlyDictionary<string, SettingEntry> values) =>
        (Index, _values) = (index, values);

    /// <summary>Its number.</summary>
    public int Index { get; }

    /// <summary>How messages name it.</summary>
    public string Label => Find(ScheduleFields.Name) is { } name ? $"{Prefix} ('{name.Value}')" : Prefix;

    private string Prefix => string.Create(CultureInfo.InvariantCulture, $"{ScheduleFields.Section}:{Index}");

    /// <summary>Sorts all that is said of schedules by their numbers.</summary>
    public static IReadOnlyList<ScheduleEntries> Of(IReadOnlyDictionary<string, SettingEntry> values) =>
        [
            .. values
                .Where(pair => ScheduleFields.Has(pair.Key))
                .GroupBy(pair => int.Parse(pair.Key.Split(':')[1], CultureInfo.InvariantCulture))
                .OrderBy(group => group.Key)
                .Select(group => new ScheduleEntries(group.Key, group.ToDictionary(StringComparer.Ordinal))),
        ];

    /// <summary>What is said of a field, or null.</summary>
    public SettingEntry? Find(string field) => _values.GetValueOrDefault($"{Prefix}:{field}");

    /// <summary>The key of a field.</summary>
    public string KeyOf(string field) => $"{Prefix}:{field}";

    /// <summary>What is said of a list, in its order: an item each, or all of them in one text with commas between.</summary>
    public IReadOnlyList<SettingEntry> List(string field)
    {
        var items = _values
            .Where(pair => pair.Key.StartsWith($"{Prefix}:{field}:", StringComparison.Ordinal))
            .OrderBy(pair => int.Parse(pair.Key.Split(':')[^1], CultureInfo.InvariantCulture))
            .Select(pair => pair.Value);
        var whole = Find(field) is { } text
            ? text
                .Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(part => text with { Value = part })
            : [];
        return [.. whole, .. items];
    }
}
