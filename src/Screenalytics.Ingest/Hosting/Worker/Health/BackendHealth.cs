using System.Net.Sockets;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting.Worker.Health;

/// <summary>
/// Whether TRR-Backend can be reached. Where no call has told that lately, a bare connection is tried, which carries no
/// credential; a backend that is down leaves the worker degraded, not dead.
/// </summary>
internal sealed class BackendHealth(TrrBackendClient client, Uri address, TimeProvider time) : IHealthCheck, IDisposable
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1, 1);
    private long _askedAt;
    private bool _answered;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (client.IsPaused)
        {
            return HealthCheckResult.Degraded("It is out of service: calls wait until it is back.");
        }

        if (client.SinceAnswer is { } since && since < GoodFor)
        {
            return HealthCheckResult.Healthy("It answers.");
        }

        return await IsReachableAsync(cancellationToken)
            ? HealthCheckResult.Healthy("It can be reached.")
            : HealthCheckResult.Degraded("It can't be reached: check TRR_API_URL and the network.");
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<bool> IsReachableAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_askedAt == 0 || time.GetElapsedTime(_askedAt) >= GoodFor)
            {
                _answered = await TryConnectAsync(cancellationToken);
                _askedAt = time.GetTimestamp();
            }

            return _answered;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<bool> TryConnectAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address.IdnHost, address.Port, either.Token);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
