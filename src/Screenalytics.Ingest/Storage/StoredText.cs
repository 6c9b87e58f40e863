using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.Storage;

/// <summary>Texts that PostgreSQL can hold: it knows no NUL, and UTF-8 no half of a surrogate pair.</summary>
internal static class StoredText
{
    /// <summary>The same of a text that may be missing.</summary>
    public static string? OrNull(string? text) => text is null ? null : Of(text);

    /// <summary>Replaces what cannot be stored by U+FFFD, and hides what looks like a secret.</summary>
    public static string Of(string text)
    {
        text = Redactor.OfShapes.Redact(text);
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        var whole = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append((rune.Value == 0 ? System.Text.Rune.ReplacementChar : rune).ToString());
        }

        return whole.ToString();
    }
}
