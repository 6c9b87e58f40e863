using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>Tells the log of whoever the proxy does not let through, and the audit trail too where it is known who that is.</summary>
internal sealed class ProxyRefusals(RefusalTrail trail, TimeProvider time, ILogger<ProxyRefusals> logger)
{
    // Anybody can be refused: the log is not theirs to fill.
    private const int MostLogged = 60;

    private readonly MinuteBudget _budget = new(MostLogged, time);

    /// <summary>Tells of one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="personId">The person that it names.</param>
    /// <param name="linkId">The link that it names.</param>
    /// <param name="refusal">What is answered.</param>
    public async Task TellAsync(HttpContext context, string personId, string linkId, ProxyRefusal refusal)
    {
        var user = ConsoleUser.Find(context);
        var link = IdText.TryParse(linkId, out var id) ? $"link {id}" : "what is no link";
        if (_budget.Count() <= MostLogged)
        {
            Log(context, user?.Name ?? SignIns.Nobody, link, refusal);
        }

        if (user is null)
        {
            return;
        }

        var asked = await ToggleBody.ReadAsync(context.Request, context.RequestAborted) is { } flag
            ? $"to be {ProxyAnswer.Stands(flag)}; "
            : "";
        var change = new AuditChange(AuditActions.ToggleSeed, link)
        {
            PersonId = IdText.TryParse(personId, out var person) ? person : null,
            Detail = $"{asked}{refusal.Why}",
        };
        await trail.RecordAsync(context, change);
    }

    private void Log(HttpContext context, string actor, string link, ProxyRefusal refusal)
    {
        var address = $"{ConsoleAudit.AddressOf(context)}";
        if (refusal == ProxyRefusal.Forged)
        {
            logger.RequestForged(context.Request.Method, $"{context.Request.Path}", address);
        }
        else
        {
            logger.SeedRefused(actor, address, link, refusal.Why);
        }
    }
}
