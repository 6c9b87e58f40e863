using System.Buffers;
using System.Text;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>A word that is looked for in a line's bytes, whatever its letters' case.</summary>
internal sealed class AsciiWord
{
    private readonly byte[] _word;
    private readonly SearchValues<byte> _first;

    /// <summary>Takes a word, which is no shorter than a letter and holds nothing but ASCII.</summary>
    public AsciiWord(string word)
    {
        _word = Encoding.ASCII.GetBytes(word);
        _first = SearchValues.Create((byte)char.ToLowerInvariant(word[0]), (byte)char.ToUpperInvariant(word[0]));
    }

    /// <summary>Whether it stands in a line.</summary>
    public bool IsIn(ReadOnlySpan<byte> line)
    {
        for (var last = line.Length - _word.Length; last >= 0; last = line.Length - _word.Length)
        {
            var at = line[..(last + 1)].IndexOfAny(_first);
            if (at < 0)
            {
                return false;
            }

            if (Ascii.EqualsIgnoreCase(line.Slice(at, _word.Length), _word))
            {
                return true;
            }

            line = line[(at + 1)..];
        }

        return false;
    }
}
