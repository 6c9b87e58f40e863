using Microsoft.AspNetCore.Components;

namespace Screenalytics.Ingest.Console.Live;

/// <summary>A part of a page that is sent anew when it has changed.</summary>
/// <param name="Id">The id of the element whose content it is.</param>
/// <param name="Component">The component that renders it.</param>
/// <param name="Parameters">The component's parameters.</param>
internal sealed record LivePart(string Id, Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>Whether it would come to the same markup for certain, since it is given the very same.</summary>
    public bool IsLike(LivePart other) =>
        Component == other.Component
        && Parameters.Count == other.Parameters.Count
        && Parameters.All(one => other.Parameters.TryGetValue(one.Key, out var value) && Equals(one.Value, value));

    /// <summary>A part.</summary>
    public static LivePart Of<TComponent>(string id, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where TComponent : IComponent
    {
        var values = new Dictionary<string, object?>();
        foreach (var (name, value) in parameters)
        {
            values[name] = value;
        }

        return new LivePart(id, typeof(TComponent), values);
    }
}
