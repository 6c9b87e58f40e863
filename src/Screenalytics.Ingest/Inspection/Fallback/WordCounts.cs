namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>How often each of some words came; those beyond a limit are counted together.</summary>
internal sealed class WordCounts
{
    /// <summary>What stands for words beyond the limit.</summary>
    public const string Others = "others";

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _byText;
    private readonly int _most;

    /// <summary>Makes it.</summary>
    /// <param name="most">Different words at most.</param>
    public WordCounts(int most)
    {
        _most = most;
        _byText = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Counts a word.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        if (_byText.TryGetValue(word, out var count))
        {
            _byText[word] = count + 1;
        }
        else
        {
            var key = _counts.Count < _most ? word : Others;
            _byText[key] = _byText.TryGetValue(key, out var others) ? others + 1 : 1;
        }
    }

    /// <summary>The words, the most frequent first.</summary>
    public IReadOnlyList<WordCount> ToList() =>
        [
            .. _counts
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new WordCount(pair.Key, pair.Value)),
        ];
}
