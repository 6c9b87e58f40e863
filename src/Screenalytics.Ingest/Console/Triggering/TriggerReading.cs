using System.Globalization;
using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>What a form asks for, or what is wrong with it, field by field. Pure.</summary>
/// <param name="Target">What to sync; null when that can't be told, or only by the run that the form names.</param>
/// <param name="OfRun">The run whose people are meant, or null.</param>
/// <param name="MaxImages">The cap of images a person.</param>
/// <param name="Errors">What is wrong, by field.</param>
internal sealed record TriggerReading(SyncTarget? Target, Guid? OfRun, int MaxImages, FieldErrors Errors)
{
    private const int MostCategory = 200;

    /// <summary>Reads a form.</summary>
    public static TriggerReading Of(TriggerForm form)
    {
        var errors = new FieldErrors();
        var cap = CapOf(form, errors);
        var ofRun =
            form.Kind == TargetKind.PeopleOfRun ? IdOf(TriggerFields.OfRun, form.OfRun, "the run", errors) : null;
        return new TriggerReading(TargetOf(form, errors), ofRun, cap, errors);
    }

    private static SyncTarget? TargetOf(TriggerForm form, FieldErrors errors)
    {
        switch (form.Kind)
        {
            case TargetKind.Episode:
                CheckCategory(form.Category, errors);
                return IdOf(TriggerFields.EpisodeId, form.EpisodeId, "the episode", errors) is { } episode
                    ? new EpisodeTarget(episode, form.Category.Length == 0 ? null : form.Category)
                    : null;
            case TargetKind.Season:
                return IdOf(TriggerFields.SeasonId, form.SeasonId, "the season", errors) is { } season
                    ? new SeasonTarget(season)
                    : null;
            case TargetKind.People:
                return PeopleOf(form.People, errors);
            case TargetKind.FaceBank:
                return new FaceBankTarget();
            default:
                return null;
        }
    }

    private static PeopleTarget? PeopleOf(string text, FieldErrors errors)
    {
        var pasted = PastedIds.Read(text);
        foreach (var error in pasted.Errors)
        {
            errors.Add(TriggerFields.People, error);
        }

        if (pasted.Bad > 0)
        {
            var more = pasted.Bad > pasted.Errors.Count ? $"{pasted.Bad - pasted.Errors.Count:N0} more are bad. " : "";
            errors.Add(
                TriggerFields.People,
                $"{more}An id is a UUID with its hyphens, such as {IdText.Example}; mend or remove what is none."
            );
        }
        else if (pasted.Ids.Count == 0)
        {
            errors.Add(TriggerFields.People, "nobody is named: paste the ids of people, or look for them below.");
        }
        else if (pasted.Ids.Count > SyncJob.MostPeople)
        {
            errors.Add(
                TriggerFields.People,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pasted.Ids.Count:N0} people are more than the {SyncJob.MostPeople:N0} that one run takes: split the list."
                )
            );
        }

        return errors.IsEmpty ? PeopleTarget.Of(pasted.Ids) : null;
    }

    private static void CheckCategory(string category, FieldErrors errors)
    {
        if (category.Length > MostCategory || category.Any(char.IsControl))
        {
            errors.Add(
                TriggerFields.Category,
                $"'{ShownValue.Of(category)}' is no category: give a text of at most {MostCategory} letters, or leave it empty for all."
            );
        }
    }

    private static Guid? IdOf(string field, string text, string what, FieldErrors errors)
    {
        if (IdText.TryParse(text, out var id))
        {
            return id;
        }

        errors.Add(
            field,
            text.Length == 0
                ? $"nothing is entered: give the id of {what}, such as {IdText.Example}."
                : $"'{ShownValue.Of(text)}' is no id: give the id of {what} as a UUID with its hyphens, such as {IdText.Example}."
        );
        return null;
    }

    private static int CapOf(TriggerForm form, FieldErrors errors)
    {
        if (
            int.TryParse(form.MaxImages, NumberStyles.None, CultureInfo.InvariantCulture, out var cap)
            && SyncRequest.ClampMaxImages(cap) == cap
        )
        {
            return cap;
        }

        errors.Add(
            TriggerFields.MaxImages,
            $"'{ShownValue.Of(form.MaxImages)}' can't be: give a whole number from {SyncRequest.LeastMaxImagesPerPerson} to {SyncRequest.MostMaxImagesPerPerson}."
        );
        return SyncRequest.DefaultMaxImagesPerPerson;
    }
}
