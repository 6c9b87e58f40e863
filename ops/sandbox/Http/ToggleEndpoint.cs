using Npgsql;
using Screenalytics.Sandbox.Auth;
using Screenalytics.Sandbox.Flags;

namespace Screenalytics.Sandbox.Http;

/// <summary>The seed toggle: body syntax, caller, fields, link, kind, owner are checked in this order.</summary>
internal sealed class ToggleEndpoint(IToggleGuard guard, ISeedFlags flags) : IEndpoint
{
    /// <summary>What a toggle that was done is answered with.</summary>
    public static Answer Done(Guid person, Guid link, bool seed)
    {
        var value = seed ? "true" : "false";
        return Answers.Of(200, $$"""{"link_id":"{{link}}","person_id":"{{person}}","facebank_seed":{{value}}}""");
    }

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

        // Read before the caller is looked at, told after.
        var checks = exchange.Invalid ?? new Validation();
        var seed = body.FacebankSeed(checks);
        exchange.Flag = checks.Failed ? null : seed;
        var secret = request.Headers["X-TRR-Internal-Admin-Secret"].ToString();
        if (guard.Refuse(request.Headers.Authorization, secret) is { } refusal)
        {
            return refusal;
        }

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
        var link = await flags.FindAsync(exchange.Target, exchange.Link);
        if (link is null)
        {
            return Answers.Detail(404, "Media link not found");
        }

        if (!link.IsGallery)
        {
            return Answers.Detail(409, "Media link is not a person gallery image");
        }

        if (link.PersonId != exchange.Target)
        {
            return Answers.Detail(409, "Media link does not belong to this person");
        }

        try
        {
            await flags.SetAsync(exchange.Target, exchange.Link, seed);
        }
        catch (NpgsqlException)
        {
            return Broken("updating facebank_seed");
        }

        return Done(exchange.Target, exchange.Link, seed);
    }
}
