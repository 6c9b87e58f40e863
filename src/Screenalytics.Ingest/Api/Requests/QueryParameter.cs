namespace Screenalytics.Ingest.Api.Requests;

/// <summary>A query parameter that an endpoint knows: others are refused, and the OpenAPI document tells of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Description">What it means.</param>
internal sealed record QueryParameter(string Name, ParameterKind Kind, string Description)
{
    /// <summary>The values that it may have, when they are few.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether it may be given more than once, or with values between commas.</summary>
    public bool Repeats { get; init; }

    /// <summary>The most that a number may be.</summary>
    public int? Most { get; init; }
}
