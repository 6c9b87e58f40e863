using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>TRR-Backend over HTTP.</summary>
internal sealed class TrrBackendClient : ITrrBackendClient, IBackendPace, IBackendShare
{
    private static readonly Func<HttpResponseMessage, int, Attempt, CancellationToken, ValueTask> ReadPhotos =
        BodyReader.ReadRowsAsync<PhotoRow, PhotoFormat>;

    private static readonly Func<HttpResponseMessage, int, Attempt, CancellationToken, ValueTask> ReadCast =
        BodyReader.ReadRowsAsync<CastRow, CastFormat>;

    // Paths are made of ids and escaped values only: the URI class need not look for what to change.
    private static readonly UriCreationOptions AsGiven = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private readonly TrrTransport _transport;
    private readonly TimeProvider _time;
    private readonly string _root;

    public TrrBackendClient(
        TrrTransport transport,
        BackendAddress address,
        TrrBackendOptions options,
        TimeProvider time
    )
    {
        (_transport, _time, _root) = (transport, time, address.ApiRoot);
        MaxConcurrency = options.MaxConcurrency;
        BackendHost = address.Host;
        CanToggle = options is { ServiceRoleKey.Length: > 0, InternalAdminSharedSecret.Length: > 0 };
        transport.PlaceFreed += (_, e) => PlaceFreed?.Invoke(this, e);
        transport.Circuit.Changed += (_, e) => IntakeChanged?.Invoke(this, e);
    }

    /// <inheritdoc/>
    public event EventHandler? PlaceFreed;

    /// <inheritdoc/>
    public event EventHandler<IntakeChangedEventArgs>? IntakeChanged;

    /// <inheritdoc/>
    public int MaxConcurrency { get; }

    /// <inheritdoc/>
    public string BackendHost { get; }

    /// <inheritdoc/>
    public int BackingOff => _transport.BackingOff;

    /// <inheritdoc/>
    public int InFlight => _transport.Places.InFlight;

    /// <inheritdoc/>
    public int Ceiling
    {
        get => _transport.Places.Ceiling;
        set => _transport.Places.Ceiling = value;
    }

    /// <summary>Whether there are the secrets that the seed toggle asks for.</summary>
    public bool CanToggle { get; }

    /// <summary>Requests at once that may be sent now.</summary>
    public int Limit => _transport.Places.Limit;

    /// <summary>The state of the circuit.</summary>
    public Polly.CircuitBreaker.CircuitState Circuit => _transport.CircuitState;

    /// <summary>Whether the circuit is open, so that calls wait.</summary>
    public bool IsPaused => _transport.Circuit.IsOpen;

    /// <summary>How long ago the last attempt began that was no sign of trouble; null when there was none.</summary>
    public TimeSpan? SinceAnswer => _transport.LastAnswer is > 0 and var last ? _time.GetElapsedTime(last) : null;

    /// <inheritdoc/>
    public ValueTask<PhotoPage> GetSeedPhotosAsync(
        Guid personId,
        PhotoQuery query,
        CancellationToken cancellationToken
    ) => GetPhotosAsync(personId, seedOnly: true, query, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<PhotoPage> GetAllPhotosAsync(
        ProvenEmpty proof,
        PhotoQuery query,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(proof);
        return GetPhotosAsync(proof.PersonId, seedOnly: false, query, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<CastPage> GetEpisodeCastAsync(
        Guid episodeId,
        string? creditCategory,
        int offset,
        CancellationToken cancellationToken
    ) =>
        GetCastAsync(
            $"episodes/{episodeId}",
            creditCategory is null ? "" : $"&credit_category={Uri.EscapeDataString(creditCategory)}",
            offset,
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<CastPage> GetSeasonCastAsync(Guid seasonId, int offset, CancellationToken cancellationToken) =>
        GetCastAsync($"seasons/{seasonId}", "", offset, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<SeedToggleResult> SetFacebankSeedAsync(
        Guid personId,
        Guid linkId,
        bool facebankSeed,
        CancellationToken cancellationToken
    )
    {
        if (!CanToggle)
        {
            return new SeedToggleResult(
                null,
                0,
                FailureCode.BadConfiguration,
                "the toggle needs Trr:ServiceRoleKey and Trr:InternalAdminSharedSecret"
            );
        }

        var attempt = await _transport
            .SendAsync(
                new TrrCall
                {
                    Method = HttpMethod.Patch,
                    Uri = UriOf($"{_root}/admin/person/{personId}/gallery/{linkId}/facebank-seed"),
                    ReadBody = SeedToggleBody.ReadAsync,
                    AdminBody = JsonSerializer.SerializeToUtf8Bytes(
                        new SeedToggleRequest(facebankSeed),
                        TrrJson.Default.SeedToggleRequest
                    ),
                    Caller = cancellationToken,
                }
            )
            .ConfigureAwait(false);
        return new SeedToggleResult(attempt.Rows as SeedToggleAnswer, attempt.Status, attempt.Failure, attempt.Detail);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<PhotoPage> GetPhotosAsync(
        Guid personId,
        bool seedOnly,
        PhotoQuery query,
        CancellationToken cancellationToken
    )
    {
        var call = new TrrCall
        {
            Method = HttpMethod.Get,
            Uri = UriOf(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_root}/screenalytics/people/{personId}/photos?seed_only={(seedOnly ? "true" : "false")}&limit={PhotoQuery.PageSize}&offset={query.Offset}{ProfileOf(query.Profile)}"
                )
            ),
            ReadBody = ReadPhotos,
            Caller = cancellationToken,
        };
        using var span = BackendSpans.Start(personId, seedOnly);
        var attempt = await _transport.SendAsync(call).ConfigureAwait(false);
        BackendSpans.Note(span, call, attempt);
        return new PhotoPage(
            new PhotoCall
            {
                PersonId = personId,
                SeedOnly = seedOnly,
                Offset = query.Offset,
                Limit = PhotoQuery.PageSize,
                Profiled = query.Profile is not null,
                Attempts = call.Attempts,
                Status = attempt.Status,
                Rows = attempt.RowCount,
                Bytes = attempt.Bytes,
                Duration = _time.GetElapsedTime(call.StartedAt),
                Complete = attempt.Complete,
                Failure = attempt.Failure,
                Detail = attempt.Detail,
            },
            (IReadOnlyList<PhotoRow>?)attempt.Rows ?? []
        );
    }

    private async ValueTask<CastPage> GetCastAsync(
        string path,
        string filter,
        int offset,
        CancellationToken cancellationToken
    )
    {
        var call = new TrrCall
        {
            Method = HttpMethod.Get,
            Uri = UriOf(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_root}/screenalytics/{path}/cast?limit={PhotoQuery.PageSize}&offset={offset}{filter}"
                )
            ),
            ReadBody = ReadCast,
            Caller = cancellationToken,
        };
        using var span = BackendSpans.Start();
        var attempt = await _transport.SendAsync(call).ConfigureAwait(false);
        BackendSpans.Note(span, call, attempt);
        return new CastPage(
            (IReadOnlyList<CastRow>?)attempt.Rows ?? [],
            call.Attempts,
            attempt.Status,
            attempt.Failure,
            attempt.Detail
        );
    }

    private static Uri UriOf(string url) => new(url, AsGiven);

    private static string ProfileOf(SelectionProfile? profile)
    {
        if (profile is null)
        {
            return "";
        }

        var show = profile.ShowId is { } id ? $"&show_id={id}" : "";
        var name = profile.ShowName is { Length: > 0 } text ? $"&show_name={Uri.EscapeDataString(text)}" : "";
        return $"&selection_profile={profile.Name}{show}{name}";
    }
}
