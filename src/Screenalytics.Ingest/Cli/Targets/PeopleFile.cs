using System.Text;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Targets;

/// <summary>Reads a list of people: an id a line, blank lines and # comments allowed; keeps nothing but the ids.</summary>
internal sealed class PeopleFile(string name)
{
    /// <summary>Bad lines that are named; the rest are counted.</summary>
    public const int MostNamedErrors = 20;

    private const int BufferBytes = 64 * 1024;
    private const int MostLineBytes = 512;
    private const int MostShownCharacters = 48;

    private readonly byte[] _line = new byte[MostLineBytes];
    private readonly List<Guid> _ids = [];
    private readonly List<string> _errors = [];
    private int _length;
    private bool _tooLong;
    private long _number;
    private long _badLines;

    /// <summary>The ids in the file's order.</summary>
    public IReadOnlyList<Guid> Ids => _ids;

    /// <summary>Every bad line with its number, and a count of those past the first.</summary>
    public IReadOnlyList<string> Errors =>
        _badLines > MostNamedErrors
            ? [.. _errors, $"{name}: {_badLines - MostNamedErrors:N0} more lines are bad"]
            : _errors;

    /// <summary>Reads to the end.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferBytes];
        var first = true;
        while (true)
        {
            var read = await stream.ReadAtLeastAsync(buffer, 3, throwOnEndOfStream: false, cancellationToken);
            if (read == 0)
            {
                break;
            }

            var bytes = buffer.AsSpan(0, read);
            Feed(first && bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
            first = false;
        }

        if (_length > 0 || _tooLong)
        {
            EndLine();
        }
    }

    private void Feed(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)'\n') is >= 0 and var end)
        {
            Append(bytes[..end]);
            EndLine();
            bytes = bytes[(end + 1)..];
        }

        Append(bytes);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var room = MostLineBytes - _length;
        var taken = bytes[..Math.Min(room, bytes.Length)];
        taken.CopyTo(_line.AsSpan(_length));
        _length += taken.Length;
        _tooLong |= taken.Length < bytes.Length;
    }

    private void EndLine()
    {
        _number++;
        Span<char> characters = stackalloc char[MostLineBytes];
        var text = characters[..Encoding.UTF8.GetChars(_line.AsSpan(0, _length), characters)];
        var comment = text.IndexOf('#');
        var content = text[..(comment < 0 ? text.Length : comment)].Trim();
        if (IdText.TryParse(content, out var id) && (comment >= 0 || !_tooLong))
        {
            _ids.Add(id);
        }
        else if (content.Length > 0)
        {
            Refuse(content);
        }

        _length = 0;
        _tooLong = false;
    }

    private void Refuse(ReadOnlySpan<char> content)
    {
        if (++_badLines <= MostNamedErrors)
        {
            _errors.Add($"{name}, line {_number}: '{Shorten(content)}' is no person id (a UUID like {IdText.Example})");
        }
    }

    private static string Shorten(ReadOnlySpan<char> content)
    {
        var shown = content.Length > MostShownCharacters ? $"{content[..MostShownCharacters]}..." : content.ToString();
        return string.Create(
            shown.Length,
            shown,
            static (target, source) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] = char.IsControl(source[i]) ? '?' : source[i];
                }
            }
        );
    }
}
