using Npgsql;
using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Reads;

namespace Screenalytics.Sandbox.Http;

/// <summary>The seed toggle: body syntax, caller, fields, link, kind, owner are checked in this order.</summary>
internal sealed class ToggleEndpoint(SandboxOptions options, NpgsqlDataSource database, IReads reads) : IEndpoint
{
    private const string SelectSql =
        "select entity_type = 'person' and kind = 'gallery', entity_id from core.media_links where id = $1";

    private const string UpdateSql = "update core.media_links set facebank_seed = $2 where id = $1";

    private readonly ToggleGuard _guard = new(options);

    public void Parse(Exchange exchange)
    {
        var checks = new Validation();
        exchange.Target = checks.Id(exchange.Route.Id, "person_id");
        exchange.Link = checks.Id(exchange.Route.LinkId, "link_id");
        exchange.Invalid = checks.Failed ? checks : null;
    }

    public async ValueTask<Answer> AnswerAsync(Exchange exchange)
    {
        var request = exchange.Context.Request;
        using var body = await ToggleBody.ReadAsync(request);
        if (body.Malformed is { } malformed)
        {
            return malformed;
        }

        var secret = request.Headers["X-TRR-Internal-Admin-Secret"].ToString();
        if (_guard.Refuse(request.Headers.Authorization, secret) is { } refusal)
        {
            return refusal;
        }

        var checks = exchange.Invalid ?? new Validation();
        var seed = body.FacebankSeed(checks);
        if (checks.Failed)
        {
            return checks.Answer();
        }

        try
        {
            return exchange.DatabaseDown ? Broken("fetching media link") : await ToggleAsync(exchange, seed);
        }
        catch (NpgsqlException)
        {
            return Broken("fetching media link");
        }
    }

    private static Answer Broken(string what) => Answers.Detail(502, $"Database error {what}");

    private async Task<Answer> ToggleAsync(Exchange exchange, bool seed)
    {
        await using (var select = database.CreateCommand(SelectSql))
        {
            select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = exchange.Link });
            await using var reader = await select.ExecuteReaderAsync();
            if (!await reader.ReadAsync())
            {
                return Answers.Detail(404, "Media link not found");
            }

            if (!reader.GetBoolean(0))
            {
                return Answers.Detail(409, "Media link is not a person gallery image");
            }

            if (reader.GetGuid(1) != exchange.Target)
            {
                return Answers.Detail(409, "Media link does not belong to this person");
            }
        }

        try
        {
            await using var update = database.CreateCommand(UpdateSql);
            update.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = exchange.Link });
            update.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = seed });
            await update.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException)
        {
            return Broken("updating facebank_seed");
        }

        await reads.RefreshAsync(exchange.Target, default);
        var value = seed ? "true" : "false";
        return Answers.Of(
            200,
            $$"""{"link_id":"{{exchange.Link}}","person_id":"{{exchange.Target}}","facebank_seed":{{value}}}"""
        );
    }
}
