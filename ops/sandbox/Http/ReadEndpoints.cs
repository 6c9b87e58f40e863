using Npgsql;
using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Faults;
using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox.Http;

/// <summary>The photos and cast endpoints.</summary>
internal sealed class ReadEndpoints(SandboxOptions options, IReadGuard guard, IReads reads) : IEndpoint
{
    private const long DefaultLimit = 200;
    private const long MostRows = 500;
    private const int WildShuffle = 64;

    public void Parse(Exchange exchange)
    {
        var query = ReadQuery.Parse(exchange.Context.Request.QueryString.Value);
        var checks = new Validation();
        var name = exchange.Route.Endpoint switch
        {
            BackendEndpoint.Photos => "person_id",
            BackendEndpoint.EpisodeCast => "episode_id",
            _ => "season_id",
        };
        exchange.Target = checks.Id(exchange.Route.Id, name);
        exchange.Limit = checks.Number(query.Limit, "limit", DefaultLimit, most: MostRows);
        exchange.Offset = checks.Number(query.Offset, "offset", 0, least: 0);
        if (exchange.Route.Endpoint == BackendEndpoint.Photos)
        {
            exchange.SeedOnly = checks.Boolean(query.SeedOnly, "\"query\",\"seed_only\"", false);
            exchange.Profile = options.Version == BackendVersion.Later2026 ? query.Profile : null;
        }

        exchange.Category = string.IsNullOrEmpty(query.CreditCategory) ? null : query.CreditCategory;
        exchange.Invalid = checks.Failed ? checks : null;
    }

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        if (guard.Refuse(exchange.Context.Request.Headers.Authorization) is { } refusal)
        {
            return refusal;
        }

        if (exchange.Invalid is { } invalid)
        {
            return invalid.Answer();
        }

        var profiled = exchange.Profile == FacebankInitial.Name;
        if (exchange.DatabaseDown)
        {
            return Broken(profiled);
        }

        // PostgreSQL refuses a negative LIMIT, and the backend lets that through.
        if (exchange.Limit < 0 && !profiled)
        {
            return Answers.ServerError;
        }

        try
        {
            return Answers.Rows(profiled ? await ProfileAsync(exchange) : await PageAsync(exchange));
        }
        catch (NpgsqlException)
        {
            return Broken(profiled);
        }
    }

    // The selection profile swallows the outage: an empty answer that proves nothing.
    private static Answer Broken(bool profiled) => profiled ? Answers.Of(200, "[]") : Answers.ServerError;

    private ValueTask<Page> PageAsync(Exchange exchange)
    {
        var window = Window(exchange);
        return exchange.Route.Endpoint switch
        {
            BackendEndpoint.Photos => reads.PhotosAsync(exchange.Target, exchange.SeedOnly, window, default),
            BackendEndpoint.EpisodeCast => reads.EpisodeAsync(exchange.Target, exchange.Category, window, default),
            _ => reads.SeasonAsync(exchange.Target, window, default),
        };
    }

    private async Task<Page> ProfileAsync(Exchange exchange)
    {
        var gallery = await reads.GalleryAsync(exchange.Target, default);
        var rows = FacebankInitial.Select(gallery, exchange.SeedOnly, exchange.Limit, exchange.Offset);
        return Page.Of(rows, 0, new PageWindow(rows.Count, 0, 0, 0));
    }

    private PageWindow Window(Exchange exchange)
    {
        var reach = exchange.Limit >= options.StablePageSize ? 0 : options.TieShuffle;
        if (exchange.Fault?.Kind == FaultKind.UnstableOrder)
        {
            reach = WildShuffle;
        }

        var shuffle = StableHash.Mix(options.Seed, (ulong)exchange.Arrived);
        return new PageWindow(exchange.Limit, Math.Min(exchange.Offset, int.MaxValue), reach, shuffle);
    }
}
