using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>Passes an admin's toggle on to TRR-Backend, on the record.</summary>
internal sealed class SeedProxy(
    SeedToggler toggler,
    TrrPort trr,
    ConsoleAudit audit,
    TimeProvider time,
    ILogger<SeedProxy> logger
)
{
    // For the record alone: nobody waits long for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Whether there are the secrets that the backend asks for.</summary>
    public bool IsConfigured => toggler.IsConfigured;

    /// <summary>Passes it on.</summary>
    public async Task<ProxyAnswer> ToggleAsync(HttpContext context, Guid personId, Guid linkId, bool flag)
    {
        var change = new AuditChange(AuditActions.ToggleSeed, $"link {linkId}")
        {
            PersonId = personId,
            Before = await BeforeAsync(linkId, context.RequestAborted),
            Detail = $"to be {ProxyAnswer.Stands(flag)}",
        };
        return await audit.RunAsync(
            context,
            change,
            async stop =>
            {
                var result = await toggler.SetAsync(personId, linkId, flag, stop);
                var answer = ProxyAnswer.Of(personId, linkId, flag, result, toggler.Host);
                Log(ConsoleUser.Of(context).Name, personId, linkId, flag, answer);
                return (answer, answer.End);
            }
        );
    }

    private async Task<string?> BeforeAsync(Guid linkId, CancellationToken cancellationToken)
    {
        if (trr.Gallery is not { } gallery)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await gallery.FindAsync(linkId, both.Token) is { } photo
                ? ProxyAnswer.Stands(photo.FacebankSeed)
                : null;
        }
        catch (Exception e)
            when (e is TrrDatabaseException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return null;
        }
    }

    private void Log(string actor, Guid personId, Guid linkId, bool flag, ProxyAnswer answer)
    {
        if (answer.Done is not null)
        {
            logger.SeedToggled(actor, personId, linkId, flag);
        }
        else
        {
            logger.SeedNotToggled(actor, personId, linkId, flag, answer.End.Detail ?? "");
        }
    }
}
