using System.Security.Cryptography;
using System.Text;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>Asks the cluster for runs on behalf of whoever is signed in, on the record.</summary>
internal sealed class RunStarter(IRunDoor door, ConsoleAudit audit)
{
    private const int MostSubject = 200;

    /// <summary>Asks for one, and answers on its page; or with why there is none.</summary>
    public Task<IResult> StartAsync(HttpContext context, RunOrder order)
    {
        var request = new SyncRequest(order.Target)
        {
            MaxImagesPerPerson = SyncRequest.ClampMaxImages(order.MaxImagesPerPerson),
            DryRun = order.DryRun,
            Debug = order.Debug,
            Trigger = RunTriggers.Console,
            Actor = ConsoleUser.Of(context).Name,
        };
        var subject = order.Target.Key;
        var change = new AuditChange(
            AuditActions.StartRun,
            subject.Length > MostSubject ? subject[..MostSubject] : subject
        )
        {
            PersonId = order.Target is PeopleTarget { Count: 1, PersonIds: { Length: 1 } one } ? one.Span[0] : null,
            Detail = $"{(order.DryRun ? "a dry run" : "a sync")}, at most {request.MaxImagesPerPerson} images a person",
        };
        return audit.RunAsync(
            context,
            change,
            async stop =>
                AdmissionAnswer.Of(
                    await door.SubmitAsync(new RunSubmission(request) { Key = KeyOf(order.FormKey, request) }, stop),
                    "started",
                    order.Back
                )
        );
    }

    /// <summary>
    /// The key of a form: what was sent before with other fields, as after going back and changing them, is another request.
    /// </summary>
    internal static IdempotencyKey? KeyOf(string? formKey, SyncRequest request) =>
        KeyOf(formKey, $"{request.Target.Key}\n{request.MaxImagesPerPerson}\n{request.DryRun}\n{request.Debug}");

    /// <summary>The key of a form that asks for something.</summary>
    internal static IdempotencyKey? KeyOf(string? formKey, string asked)
    {
        if (formKey is null)
        {
            return null;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)));
        return new IdempotencyKey($"console-{formKey}-{digest[..16]}", digest);
    }
}
