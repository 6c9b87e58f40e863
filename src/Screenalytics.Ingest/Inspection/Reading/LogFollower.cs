namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Reads logs and goes on as they grow, as new files come, and as files are rotated: renamed, emptied, packed.</summary>
internal sealed class LogFollower(LogSources sources, ILogVisitor visitor, TimeProvider time) : IDisposable
{
    /// <summary>How often files are looked at.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    // Who writes a file may go on for a while after it was renamed.
    private const int PassesToLeave = 40;

    private readonly Dictionary<string, FollowedFile> _open = new(StringComparer.Ordinal);
    private readonly List<FollowedFile> _leaving = [];
    private readonly List<ReadOnlyMemory<byte>> _left = [];
    private readonly HashSet<string> _doneWith = new(StringComparer.Ordinal);
    private bool _caughtUp;

    /// <summary>Reads until it is called off.</summary>
    /// <param name="onCaughtUp">Told once, when all that was there at the beginning is read.</param>
    /// <param name="cancellationToken">Ends it; that is no failure.</param>
    /// <exception cref="LogSourceException">A file is not there at the beginning, or can't be read.</exception>
    public async Task FollowAsync(Action onCaughtUp, CancellationToken cancellationToken)
    {
        await PassAsync(sources.Files(), cancellationToken);
        _caughtUp = true;
        onCaughtUp();
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await PassAsync(FilesNow(), cancellationToken);
        }

        foreach (var file in _open.Values.Concat(_leaving))
        {
            file.Finish();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _open.Values.Concat(_leaving))
        {
            file.Dispose();
        }
    }

    private IReadOnlyList<string> FilesNow()
    {
        try
        {
            return sources.Names();
        }
        catch (LogSourceException)
        {
            // In the middle of a rotation a name may be gone for a moment.
            return [.. _open.Keys.Where(File.Exists)];
        }
    }

    private async Task PassAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        foreach (var file in _leaving.ToArray())
        {
            file.IdlePasses = file.Drain(cancellationToken) > 0 ? 0 : file.IdlePasses + 1;
            if (file.IdlePasses >= PassesToLeave)
            {
                Leave(file);
            }
        }

        foreach (var path in files)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                if (!_doneWith.Contains(path))
                {
                    await LookAtAsync(path, cancellationToken);
                }
            }
            catch (LogSourceException e) when (e.IsMissing && _caughtUp)
            {
                // It was rotated away since it was listed: the next look finds it under its other name.
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }

        foreach (var gone in _open.Keys.Except(files).ToArray())
        {
            Replace(gone, cancellationToken);
        }
    }

    private async Task LookAtAsync(string path, CancellationToken cancellationToken)
    {
        if (_open.TryGetValue(path, out var known))
        {
            known.Drain(cancellationToken);
            if (IsStill(known))
            {
                return;
            }

            Replace(path, cancellationToken);
        }

        var head = FollowedFile.HeadOf(path, out var isPacked);
        if (IsKnown(head))
        {
            _doneWith.Add(path);
            return;
        }

        if (isPacked)
        {
            _doneWith.Add(path);
            _left.Add(head);
            await LogReader.ReadFileAsync(path, visitor, cancellationToken);
            return;
        }

        var opened = new FollowedFile(path, visitor);
        _open.Add(path, opened);
        if (!opened.CanFollow)
        {
            throw new LogSourceException(
                $"'{path}' is a pipe, which can't be followed: leave --follow out, or give files or folders.",
                isMissing: true
            );
        }

        opened.Drain(cancellationToken);
    }

    private void Replace(string path, CancellationToken cancellationToken)
    {
        if (_open.Remove(path, out var file))
        {
            file.Drain(cancellationToken);
            _leaving.Add(file);
        }
    }

    private void Leave(FollowedFile file)
    {
        file.Finish();
        _left.Add(file.Head);
        _leaving.Remove(file);
        file.Dispose();
    }

    private static bool IsStill(FollowedFile file) =>
        new FileInfo(file.Path) is { Exists: true } info
        && (
            info.Length == file.Position
            || file.Head.IsEmpty
            || FollowedFile.HeadOf(file.Path, out _).AsSpan().StartsWith(file.Head.Span)
        );

    private bool IsKnown(byte[] head) =>
        _left
            .Concat(_open.Values.Concat(_leaving).Select(file => file.Head))
            .Any(known => FollowedFile.IsSame(known.Span, head));
}
