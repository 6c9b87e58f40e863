using System.Globalization;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Console.Triggering;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Console.People;

/// <summary>Starts the sync of one person.</summary>
internal sealed class PersonSync(RunStarter starter)
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

        return await starter.StartAsync(
            context,
            new RunOrder(PeopleTarget.Of([personId]), images)
            {
                DryRun = form[DryRun] == "true",
                FormKey = StartKey.Of(form),
                Back = $"/console/people/{personId}",
            }
        );
    }
}
