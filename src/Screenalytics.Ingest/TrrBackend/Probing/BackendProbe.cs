using System.Reflection;
using System.Text.Json;

namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>Asks TRR-Backend once, without retries, with the credential that a sync uses, and keeps the answer as it came.</summary>
internal sealed class BackendProbe(TrrTransport transport, BackendAddress address, TimeProvider time)
{
    private const int Rows = 50;

    // By its own name, so that a backend's access log tells its requests from a sync's.
    private static readonly string UserAgent = $"screenalytics-ingest-doctor/{Version}";

    // The header tells whole seconds, cut off: half a second more is the best guess.
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);

    /// <summary>The backend's host and port.</summary>
    public string Host => address.Host;

    private static string Version =>
        typeof(BackendProbe)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>Asks for a person's photos, all of them: the backend's default, so that no second call is sent unproven.</summary>
    public Task<ProbeAnswer> PhotosAsync(Guid personId, CancellationToken cancellationToken) =>
        AskAsync($"people/{personId}/photos?limit={Rows}&offset=0", cancellationToken);

    /// <summary>Asks for an episode's cast.</summary>
    public Task<ProbeAnswer> EpisodeCastAsync(Guid episodeId, CancellationToken cancellationToken) =>
        AskAsync($"episodes/{episodeId}/cast?limit={Rows}&offset=0", cancellationToken);

    /// <summary>Asks for a season's cast.</summary>
    public Task<ProbeAnswer> SeasonCastAsync(Guid seasonId, CancellationToken cancellationToken) =>
        AskAsync($"seasons/{seasonId}/cast?limit={Rows}&offset=0", cancellationToken);

    private async Task<ProbeAnswer> AskAsync(string path, CancellationToken cancellationToken)
    {
        var (startedAt, begun) = (time.GetUtcNow(), time.GetTimestamp());
        TimeSpan? skew = null;
        var attempt = await transport
            .SendAsync(
                new TrrCall
                {
                    Method = HttpMethod.Get,
                    UserAgent = UserAgent,
                    Uri = new Uri($"{address.ApiRoot}/screenalytics/{path}"),
                    ReadBody = (response, maxBytes, attempt, token) =>
                    {
                        skew = response.Headers.Date is { } date
                            ? date + HalfASecond - (startedAt + (time.GetElapsedTime(begun) / 2))
                            : null;
                        return BodyReader.ReadRowsAsync<JsonElement, RowShapeFormat>(
                            response,
                            maxBytes,
                            attempt,
                            token
                        );
                    },
                    Caller = cancellationToken,
                }
            )
            .ConfigureAwait(false);
        return new ProbeAnswer
        {
            Status = attempt.Status,
            Failure = attempt.Failure,
            Detail = attempt.Detail,
            Rows = (IReadOnlyList<JsonElement>?)attempt.Rows ?? [],
            Took = time.GetElapsedTime(begun),
            Skew = skew,
        };
    }
}
