namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>A credential to send, and what may be said of it.</summary>
/// <param name="Value">The header's value.</param>
/// <param name="Words">What it is, in words that tell nothing of it: <c>the reads' credential</c>.</param>
internal sealed record RawSecret(string Value, string Words)
{
    /// <summary>What it is; never its value.</summary>
    public override string ToString() => Words;
}
