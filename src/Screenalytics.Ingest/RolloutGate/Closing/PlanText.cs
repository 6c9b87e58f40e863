using System.Text;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>A document's lines, each with its own end, so that what is not changed stays as it is to the byte.</summary>
internal sealed class PlanText
{
    private const char Mark = '\ufeff';

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    private readonly bool _hasMark;

    private PlanText(bool hasMark, IReadOnlyList<PlanLine> lines, string end)
    {
        (_hasMark, Lines, End) = (hasMark, lines, end);
    }

    /// <summary>The lines.</summary>
    public IReadOnlyList<PlanLine> Lines { get; }

    /// <summary>How lines of this document end.</summary>
    public string End { get; }

    /// <summary>Reads a document; null when it is no text in UTF-8.</summary>
    public static PlanText? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = Strict.GetString(bytes);
            if (text.Contains('\0', StringComparison.Ordinal))
            {
                return null;
            }

            var hasMark = text.StartsWith(Mark);
            var lines = Split(hasMark ? text[1..] : text).ToArray();
            return new PlanText(hasMark, lines, lines.FirstOrDefault(line => line.End.Length > 0)?.End ?? "\n");
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The same document with other lines.</summary>
    public byte[] With(IEnumerable<PlanLine> lines)
    {
        var text = new StringBuilder(_hasMark ? $"{Mark}" : "");
        foreach (var line in lines)
        {
            text.Append(line.Text).Append(line.End);
        }

        return Strict.GetBytes(text.ToString());
    }

    private static IEnumerable<PlanLine> Split(string text)
    {
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOfAny(['\r', '\n'], at);
            if (end < 0)
            {
                yield return new PlanLine(text[at..], "");
                yield break;
            }

            var length = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1;
            yield return new PlanLine(text[at..end], text.Substring(end, length));
            at = end + length;
        }
    }
}
