using System.Buffers;
using System.Text;

namespace Screenalytics.Ingest.Diagnostics.Redaction;

/// <summary>
/// Takes secrets out of texts: those of the configuration in every form that they travel in, and whatever looks like one.
/// A text without any is given back as it is.
/// </summary>
internal sealed class Redactor
{
    /// <summary>What stands in a secret's place.</summary>
    public const string Mask = "***";

    private static readonly SearchValues<string> None = SearchValues.Create([], StringComparison.Ordinal);

    private volatile Known _known = new([], None);

    /// <summary>Knows no secret yet, and what secrets look like.</summary>
    public Redactor() { }

    /// <summary>Knows some secrets.</summary>
    public Redactor(params IEnumerable<string?> secrets) => Learn(secrets);

    /// <summary>Knows what secrets look like, and none of its own.</summary>
    public static Redactor OfShapes { get; } = new();

    /// <summary>Learns more secrets; texts are free of them from now on.</summary>
    public void Learn(IEnumerable<string?> secrets)
    {
        // The longest first, so that none leaves a rest of another.
        string[] forms =
        [
            .. _known
                .Forms.Concat(secrets.OfType<string>().SelectMany(SecretForms.Of))
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(form => form.Length),
        ];
        _known = new Known(forms, SearchValues.Create(forms, StringComparison.Ordinal));
    }

    /// <summary>Gives the text without secrets.</summary>
    public string Redact(string text)
    {
        var known = _known;
        if (known.Forms.Length > 0 && text.AsSpan().ContainsAny(known.Search))
        {
            text = WithoutKnown(text, known);
        }

        return SecretShapes.Hide(text);
    }

    private static string WithoutKnown(string text, Known known)
    {
        var clean = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        for (int at; (at = rest.IndexOfAny(known.Search)) >= 0; )
        {
            clean.Append(rest[..at]).Append(Mask);
            rest = rest[at..];
            rest = rest[LengthAtStart(rest, known.Forms)..];
        }

        return clean.Append(rest).ToString();
    }

    private static int LengthAtStart(ReadOnlySpan<char> text, string[] forms)
    {
        foreach (var form in forms)
        {
            if (text.StartsWith(form, StringComparison.Ordinal))
            {
                return form.Length;
            }
        }

        return 1;
    }

    private sealed record Known(string[] Forms, SearchValues<string> Search);
}
