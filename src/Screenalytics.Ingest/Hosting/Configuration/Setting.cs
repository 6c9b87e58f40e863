using System.Reflection;

namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>One setting that the program knows.</summary>
/// <param name="Key">Its key, such as <c>Trr:ApiUrl</c>.</param>
/// <param name="Property">The property that holds it.</param>
/// <param name="OperatorName">The environment variable that operators know it by, or null.</param>
/// <param name="Secret">Whether its value is never shown, and refused on the command line.</param>
internal sealed record Setting(string Key, PropertyInfo Property, string? OperatorName, bool Secret)
{
    /// <summary>The environment variable that the key itself makes.</summary>
    public string EnvironmentName => Key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>The environment variable to tell an operator to set.</summary>
    public string PreferredName => OperatorName ?? EnvironmentName;

    /// <summary>The key, with the operators' name for it.</summary>
    public string Label => OperatorName is null ? Key : $"{Key} ({OperatorName})";
}
