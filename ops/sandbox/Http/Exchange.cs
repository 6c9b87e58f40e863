using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Sandbox.Http;

/// <summary>A request to the backend: what it asks for, and what the faults have in store for it.</summary>
internal sealed class Exchange(HttpContext context, Route route, long arrived)
{
    public HttpContext Context { get; } = context;

    public Route Route { get; } = route;

    public long Arrived { get; } = arrived;

    /// <summary>The person, episode or season; empty when the id is malformed.</summary>
    public Guid Target { get; set; }

    public Guid Link { get; set; }

    /// <summary>The flag that a toggle is asked for; null when it names none.</summary>
    public bool? Flag { get; set; }

    public bool SeedOnly { get; set; }

    public long Limit { get; set; }

    public long Offset { get; set; }

    public string? Category { get; set; }

    public string? Profile { get; set; }

    /// <summary>What is wrong with the path and the query; null when nothing is.</summary>
    public Validation? Invalid { get; set; }

    public FaultRule? Fault { get; set; }

    /// <summary>Whether the client was gone before its answer was ready.</summary>
    public bool ClientLeft { get; set; }

    /// <summary>Lets time pass before the answer, unless the client leaves.</summary>
    public async Task WaitAsync(TimeSpan delay, TimeProvider time)
    {
        try
        {
            await Task.Delay(delay, time, Context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            ClientLeft = true;
        }
    }

    public bool DatabaseDown => Fault?.Kind == FaultKind.DatabaseDown;
}
