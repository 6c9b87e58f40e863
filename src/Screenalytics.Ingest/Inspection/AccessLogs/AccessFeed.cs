using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>One file's requests for photos, read piece by piece.</summary>
internal sealed class AccessFeed : ILineSink, IAsyncDisposable
{
    private const int EmptyArray = 2;

    // A row has six fields at least; between an empty array and that there may be blanks, or what a proxy adds.
    private const int LeastRow = 60;
    private const int MagicBytes = 2;

    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);
    private readonly Queue<PhotoRequest> _requests = new();
    private readonly string _name;
    private readonly Stream _raw;
    private readonly bool _isFile;
    private readonly LineCutter _cutter;
    private Stream? _stream;
    private long _line;
    private long _latest;
    private bool _ended;
    private bool _sizesAreBodies;

    public AccessFeed(string name, Stream raw, bool isFile)
    {
        (_name, _raw, _isFile) = (name, raw, isFile);
        _cutter = new LineCutter(this);
    }

    /// <summary>The time of the first line that has one.</summary>
    public DateTimeOffset? Start { get; private set; }

    /// <summary>Whether a line of an access log has been read; an error log or an empty file has none.</summary>
    public bool HasLines { get; private set; }

    /// <summary>Whether the requests have times.</summary>
    public bool HasTimes => Start is not null;

    /// <summary>Lines by format.</summary>
    public Dictionary<AccessFormat, long> Lines { get; } = [];

    /// <summary>Requests that rollout gates sent by themselves: they are no sync's, and left out.</summary>
    public long OfGates { get; private set; }

    /// <summary>The time that the next request is ordered by among those of other files, in ticks; lines of one file keep
    /// their order. Of requests at about the same time the first call goes first.</summary>
    public long Ticks => HasTimes ? Latest - (_requests.Peek().SeedOnly ? AccessCoverage.Skew.Ticks : 0) : 0;

    private long Latest => Math.Max(_latest, _requests.Peek().Time?.UtcTicks ?? 0);

    /// <summary>Reads until there is a request to take; false at the end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (_requests.Count == 0 && !_ended)
        {
            try
            {
                _stream ??= await OpenAsync(cancellationToken);
                var count = await FillAsync(_cutter.Room(), _stream, cancellationToken);
                _ended = count == 0;
                _cutter.Advance(count);
            }
            catch (InvalidDataException)
            {
                // A gzip that breaks off or is damaged: what came before it counts.
                _ended = true;
                Count(AccessFormat.Foreign);
            }

            if (_ended)
            {
                _cutter.Finish();
            }
        }

        return _requests.Count > 0;
    }

    /// <summary>Takes the next request.</summary>
    public PhotoRequest Take()
    {
        _latest = Latest;
        return _requests.Dequeue();
    }

    /// <inheritdoc/>
    public void OnLine(ReadOnlySpan<byte> line, bool ended)
    {
        _line++;
        var format = AccessLine.Read(line, out var entry);
        Count(format);
        if (format == AccessFormat.Foreign)
        {
            return;
        }

        HasLines = true;
        Start ??= entry.Time;
        if (entry.Method != "GET" || PhotoTarget.Read(entry.Target) is not { } target)
        {
            return;
        }

        if (target.IsGates)
        {
            OfGates++;
        }
        else
        {
            _requests.Enqueue(RequestOf(entry, target));
        }
    }

    /// <inheritdoc/>
    public void OnLongLine(ReadOnlySpan<byte> beginning)
    {
        _line++;
        Count(AccessFormat.Foreign);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => (_stream ?? _raw).DisposeAsync();

    private async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var first = new byte[MagicBytes];
        var length = 0;
        while (
            length < first.Length
            && await FillAsync(first.AsMemory(length), _raw, cancellationToken) is > 0 and var count
        )
        {
            length += count;
        }

        return LogFiles.Unpacked(_raw, first.AsMemory(0, length));
    }

    // A pipe may be silent for long, and its read can't be called off: it is left alone on a thread of its own.
    private async ValueTask<int> FillAsync(Memory<byte> room, Stream stream, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _isFile
            ? LogFiles.Guarded(_name, () => stream.Read(room.Span))
            : await Task.Run(() => stream.Read(room.Span), cancellationToken).WaitAsync(cancellationToken);
    }

    private PhotoRequest RequestOf(in AccessEntry entry, in PhotoTarget target) =>
        new()
        {
            Place = new LogPlace(_name, _line),
            PersonId = target.PersonId,
            SeedOnly = target.SeedOnly,
            Offset = target.Offset,
            AsksForNothing = target.AsksForNothing,
            Profiled = target.Profiled,
            Answer = AnswerOf(entry),
            Status = entry.Status,
            Time = entry.Time,
            Client = Word(entry.Agent.Length == 0 ? entry.Address : $"{entry.Address} {entry.Agent}"),
            Shape = Word(target.Shape),
        };

    private AnswerKind AnswerOf(in AccessEntry entry)
    {
        if (entry.Status != 200)
        {
            return AnswerKind.Failed;
        }

        // Heads never fit into two bytes: who shows such a size counts bodies.
        _sizesAreBodies |= entry.IsBodySize || entry.Size == EmptyArray;
        return entry.Size switch
        {
            EmptyArray => AnswerKind.Empty,
            null => AnswerKind.Unsized,
            _ when !_sizesAreBodies => AnswerKind.Unsized,
            < EmptyArray => AnswerKind.Failed,
            < LeastRow => AnswerKind.Unsized,
            _ => AnswerKind.Rows,
        };
    }

    private string Word(string text)
    {
        if (_words.TryGetValue(text, out var known))
        {
            return known;
        }

        _words.Add(text, text);
        return text;
    }

    private void Count(AccessFormat format) => Lines[format] = Lines.GetValueOrDefault(format) + 1;
}
