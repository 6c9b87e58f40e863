namespace Screenalytics.Ingest.TrrBackend;

/// <summary>A call under way: what it sends, how it reads the answer, and the deadlines that it must keep.</summary>
internal sealed class TrrCall
{
    /// <summary>The method.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The whole URL.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Reads the body of a 200 into the attempt.</summary>
    public required Func<HttpResponseMessage, int, Attempt, CancellationToken, ValueTask> ReadBody { get; init; }

    /// <summary>The toggle's call: its body is sent, and it authenticates as service role.</summary>
    public ReadOnlyMemory<byte>? AdminBody { get; init; }

    /// <summary>What the request names itself; null for nothing.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The caller's cancellation.</summary>
    public required CancellationToken Caller { get; init; }

    /// <summary>How often it was sent.</summary>
    public int Attempts { get; set; }

    /// <summary>The clock's timestamp when it began.</summary>
    public long StartedAt { get; set; }

    /// <summary>Time that does not count against the total deadline: queued for a place, or paused.</summary>
    public TimeSpan Excused { get; set; }

    /// <summary>The <c>Authorization</c> value that was sent last.</summary>
    public string? SentCredential { get; set; }

    /// <summary>Whether it waits for its next attempt and holds no place.</summary>
    public bool IsBackingOff { get; set; }

    /// <summary>The first attempt, made before the pipeline was needed; the pipeline begins with it.</summary>
    public Attempt? First { get; set; }

    /// <summary>The last attempt that failed in a way that can pass.</summary>
    public Attempt? Last { get; set; }

    /// <summary>Takes the first attempt, once.</summary>
    public Attempt? TakeFirst()
    {
        var first = First;
        First = null;
        return first;
    }
}
