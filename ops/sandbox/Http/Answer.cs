using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox.Http;

/// <summary>An answer before it is sent, and before a fault may have spoiled it.</summary>
internal sealed record Answer
{
    public required int Status { get; init; }

    public string? ContentType { get; init; } = Answers.Json;

    /// <summary>The body, when it is not a page of rows.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>The rows, when the body is a page of them.</summary>
    public Page? Page { get; init; }

    /// <summary>The headers beyond the usual ones.</summary>
    public KeyValuePair<string, string>[] Headers { get; init; } = [];

    /// <summary>Whether the body has the form that its endpoint promises.</summary>
    public bool IsList { get; init; } = true;

    public int Rows => Page?.Count ?? 0;

    public int Length => Page?.Bytes ?? Body.Length;

    public byte[] Bytes()
    {
        if (Page is not { } page)
        {
            return Body;
        }

        var bytes = new byte[page.Bytes];
        page.CopyTo(bytes);
        return bytes;
    }
}
