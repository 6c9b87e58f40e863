using Screenalytics.Ingest.Diagnostics.Json;
using Serilog.Core;
using Serilog.Events;

namespace Screenalytics.Ingest.Diagnostics.Files;

/// <summary>
/// Writes events to files of this process's own, each event at once and as a whole. What can't be written is lost, and
/// told once: no run fails for its log.
/// </summary>
/// <param name="folder">Where the files lie.</param>
/// <param name="options">How large they grow, and how long they are kept.</param>
/// <param name="redact">Takes the secrets out of a text.</param>
/// <param name="notify">Takes a line for the operator.</param>
/// <param name="time">The clock.</param>
internal sealed class FileLog(
    LogFolder folder,
    LogOptions options,
    Func<string, string> redact,
    Action<string> notify,
    TimeProvider time
) : ILogEventSink, IDisposable
{
    private const int MostKept = 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Stack<JsonLines> _spare = new();
    private FileLock? _slot;
    private int _number;
    private FileStream? _file;
    private DateOnly _day;
    private int _sequence;
    private long? _failedAt;
    private bool _told;
    private bool _sweepTold;
    private bool _disposed;

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        var lines = Borrow();
        EventFormatter.Format(logEvent, lines);
        lock (_lock)
        {
            Write(lines.Written);
            if (lines.Written.Length > MostKept)
            {
                lines.Dispose();
            }
            else
            {
                _spare.Push(lines);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            Close();
            _slot?.Dispose();
            while (_spare.TryPop(out var lines))
            {
                lines.Dispose();
            }
        }
    }

    private JsonLines Borrow()
    {
        lock (_lock)
        {
            if (_spare.TryPop(out var lines))
            {
                lines.Clear();
                return lines;
            }
        }

        return new JsonLines(redact);
    }

    private void Write(ReadOnlySpan<byte> lines)
    {
        if (_disposed || (_failedAt is { } failedAt && time.GetElapsedTime(failedAt) < Pause))
        {
            return;
        }

        try
        {
            var file = CurrentFile();
            var before = file.Length;
            try
            {
                file.Write(lines);
            }
            catch (IOException)
            {
                // What a full disk let through would be a torn line in the midst of whole ones.
                file.SetLength(before);
                throw;
            }

            (_failedAt, _told) = (null, false);
        }
#pragma warning disable CA1031 // Nothing that befalls a log may end the work that it tells of.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Fail(fault);
        }
    }

    private FileStream CurrentFile()
    {
        var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (_file is { } current && day == _day && current.Length < options.FileSizeLimit)
        {
            return current;
        }

        _sequence = day == _day ? _sequence : 0;
        Close();
        _slot ??= folder.TakeSlot(out _number);
        var file = _file = folder.Open(_number, day, options.FileSizeLimit, ref _sequence);
        _day = day;
        TrySweep();
        return file;
    }

    // What can't be deleted now is tried again with the next file.
    private void TrySweep()
    {
        try
        {
            folder.Sweep(time.GetUtcNow() - options.RetainFor, options.RetainFiles);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_sweepTold)
            {
                _sweepTold = true;
                notify($"warning: old logs in {folder.Path} can't be deleted: {e.Message}");
            }
        }
    }

    private void Close()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Fail(Exception fault)
    {
        _failedAt = time.GetTimestamp();
        Close();
        if (!_told)
        {
            _told = true;
            notify(
                $"warning: the log can't be written to {folder.Path}: {fault.Message.TrimEnd('.')}. The work itself goes on without."
            );
        }
    }
}
