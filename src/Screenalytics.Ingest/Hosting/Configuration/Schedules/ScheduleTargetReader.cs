using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Hosting.Configuration.Schedules;

/// <summary>Reads what a schedule syncs: exactly one of the shapes.</summary>
internal sealed class ScheduleTargetReader(ScheduleFieldReader fields, List<string> warnings)
{
    private static readonly string[] Shapes =
    [
        ScheduleFields.EpisodeId,
        ScheduleFields.SeasonId,
        ScheduleFields.PersonIds,
        ScheduleFields.PeopleFile,
        ScheduleFields.FaceBank,
    ];

    /// <summary>Reads it; null when there is an error.</summary>
    public ScheduleTarget? Read()
    {
        var everybody = fields.Flag(ScheduleFields.FaceBank);
        var given = Shapes.Where(shape => IsGiven(shape, everybody)).ToList();
        if (given.Count != 1)
        {
            fields.Complain(
                given.Count == 0
                    ? $"the target is missing; give one of {string.Join(", ", Shapes)}"
                    : $"there is more than one target ({string.Join(", ", given)}); keep one of them"
            );
            return null;
        }

        var category = fields.Entries.Find(ScheduleFields.CreditCategory)?.Value;
        if (category is not null && (given[0] != ScheduleFields.EpisodeId || category.Trim().Length == 0))
        {
            fields.Refuse(
                ScheduleFields.CreditCategory,
                category,
                $"it goes with {ScheduleFields.EpisodeId}, and names a category; leave it out otherwise"
            );
        }

        return new ScheduleTarget
        {
            EpisodeId = fields.Id(ScheduleFields.EpisodeId),
            CreditCategory = category,
            SeasonId = fields.Id(ScheduleFields.SeasonId),
            PersonIds = given[0] == ScheduleFields.PersonIds ? fields.Ids(ScheduleFields.PersonIds) : null,
            PeopleFile = given[0] == ScheduleFields.PeopleFile ? ReadFile() : null,
            FaceBank = everybody,
        };
    }

    private bool IsGiven(string shape, bool everybody) =>
        shape == ScheduleFields.FaceBank ? everybody : fields.Entries.List(shape).Count > 0;

    private string ReadFile()
    {
        var path = Path.GetFullPath(fields.Entries.Find(ScheduleFields.PeopleFile)!.Value);

        // It is read when the schedule comes due: what makes it may not have run yet.
        if (!File.Exists(path))
        {
            warnings.Add(
                $"{fields.Entries.Label}: {ScheduleFields.PeopleFile} '{path}' is not there yet; until it is, no run is started."
            );
        }

        return path;
    }
}
