using System.Globalization;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.People;

/// <summary>Starts the sync of one person, on the record.</summary>
internal sealed class PersonSync(IRunDoor door, ConsoleAudit audit)
{
    /// <summary>The field that says whether nothing is to be written.</summary>
    public const string DryRun = "dry_run";

    /// <summary>The field with the cap of images.</summary>
    public const string MaxImages = "max_images";

    /// <summary>Starts it, and leads to its page.</summary>
    public async Task<IResult> StartAsync(HttpContext context, Guid personId, IFormCollection form)
    {
        if (
            !int.TryParse(form[MaxImages], NumberStyles.None, CultureInfo.InvariantCulture, out var images)
            || images is < SyncRequest.LeastMaxImagesPerPerson or > SyncRequest.MostMaxImagesPerPerson
        )
        {
            return Page.Refused(
                "The number of images is not understood.",
                $"Give a whole number from {SyncRequest.LeastMaxImagesPerPerson} to {SyncRequest.MostMaxImagesPerPerson}. Nothing was started."
            );
        }

        var isDry = form[DryRun] == "true";
        var request = new SyncRequest(PeopleTarget.Of([personId]))
        {
            MaxImagesPerPerson = images,
            DryRun = isDry,
            Trigger = RunTriggers.Console,
            Actor = ConsoleUser.Of(context).Name,
        };
        var change = new AuditChange(AuditActions.StartRun, $"person {personId}")
        {
            PersonId = personId,
            Detail = isDry ? $"a dry run, at most {images} images" : $"at most {images} images",
        };
        return await audit.RunAsync(
            context,
            change,
            async stop =>
                AdmissionAnswer.Of(
                    await door.SubmitAsync(new RunSubmission(request), stop),
                    "started",
                    $"/console/people/{personId}"
                )
        );
    }
}
