using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrBackend.Probing;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Judges how a person's photos are listed.</summary>
/// <param name="role">What the person is to the gate: begins the checks' ids.</param>
/// <param name="declared">Whether the person has flagged photos as far as the operator says; null when nothing is said.</param>
/// <param name="reads">What was listed, and what there is.</param>
/// <param name="record">Where it is noted.</param>
internal sealed class FilterJudge(string role, bool? declared, FilterReads reads, StepRecord record)
{
    private const string WayOut = "See the backend's version and its database; TRR_DB_URL has to be that database";
    private const string Strangers = "the rows are not those of TRR's database";

    private readonly PhotoSeen[] _all = [.. reads.All.Rows.Select(PhotoSeen.Of)];
    private readonly PhotoSeen[] _seeds = [.. reads.Seeds.Rows.Select(PhotoSeen.Of)];
    private readonly PhotoSeen[] _default = [.. reads.Default.Rows.Select(PhotoSeen.Of)];

    /// <summary>Notes everything.</summary>
    public void Judge()
    {
        All();
        Flagged();
        Subset();
        Order();
        Default();
        Fields();
    }

    private void All()
    {
        var id = $"{role}_all";
        const string Expected = "seed_only=false lists exactly the photos that TRR's database has";
        if (reads.All.Problem is { } problem)
        {
            record.Disproven(id, Expected, $"seed_only=false: {problem}", WayOut);
        }
        else if (reads.Photos is not { } photos)
        {
            record.NotJudged(id, Expected, $"{_all.Length} rows; {reads.Blind}", "Set TRR_DB_URL");
        }
        else
        {
            var difference = Difference(_all, photos);
            record.Expect(
                difference.IsNone,
                id,
                Expected,
                difference.IsNone
                    ? $"{_all.Length} rows, the same as in TRR's database"
                    : $"seed_only=false: {RowDifferenceWords.Of(difference, _all, reads.Owners)}",
                WayOut
            );
        }
    }

    private void Flagged()
    {
        var id = $"{role}_flagged";
        const string Expected = "seed_only=true lists exactly the photos that are flagged in TRR's database";
        if (reads.Seeds.Problem is { } problem)
        {
            record.Disproven(id, Expected, $"seed_only=true: {problem}", WayOut);
        }
        else if (reads.Photos is not { } photos)
        {
            FlaggedAsDeclared(id, Expected);
        }
        else
        {
            var flagged = photos.Where(photo => photo.FacebankSeed).ToList();
            var fault = SeedFinding.Of(
                _seeds,
                photos,
                () => RowDifferenceWords.Of(Difference(_seeds, flagged), _seeds, reads.Owners)
            );
            record.Expect(
                fault is null,
                id,
                Expected,
                fault is null
                    ? $"{_seeds.Length} rows, exactly the flagged ones of {photos.Count} photos"
                    : $"seed_only=true: {fault}",
                WayOut
            );
        }
    }

    private void FlaggedAsDeclared(string id, string expected)
    {
        var fault = (declared, _seeds.Length) switch
        {
            (true, 0) => "[] though the person is said to have flagged photos: a sick backend answers so",
            (false, > 0) when PhotoBag.AreEqual(_seeds, _all) =>
                $"{_seeds.Length} rows, all the person's photos, though none is said to be flagged: the filter is ignored",
            (false, > 0) => $"{_seeds.Length} rows though no photo of this person is said to be flagged",
            _ => null,
        };
        if (fault is null)
        {
            record.NotJudged(id, expected, $"{_seeds.Length} rows; {reads.Blind}", "Set TRR_DB_URL");
        }
        else
        {
            record.Disproven(id, expected, $"seed_only=true: {fault}", "Mend the backend, or the environment's file");
        }
    }

    private void Subset()
    {
        var id = $"{role}_subset";
        const string Expected = "Every row of seed_only=true is also one of seed_only=false";
        if (reads.All.Problem is not null || reads.Seeds.Problem is not null)
        {
            record.NotJudged(id, Expected, "one of the two could not be read");
            return;
        }

        var beyond = PhotoBag.Beyond(_seeds, _all).Count;
        var cause =
            beyond == _seeds.Length
                ? "seed_only=false leaves the flagged ones out, or lists something else"
                : "seed_only=false is not all";
        record.Expect(
            beyond == 0,
            id,
            Expected,
            beyond == 0
                ? $"{_seeds.Length} of {_all.Length} rows"
                : $"{beyond} of {_seeds.Length} flagged rows are not among the {_all.Length} of seed_only=false: {cause}",
            WayOut
        );
    }

    private void Order()
    {
        var id = $"{role}_order";
        const string Expected = "Rows come in order: primary ones first, then by position";
        if (reads.All.Problem is not null && reads.Seeds.Problem is not null)
        {
            record.NotJudged(id, Expected, "nothing could be read");
        }
        else if (reads.Photos is not { } photos)
        {
            OrderOfItself(id, Expected);
        }
        else
        {
            OrderedRows[] lists =
            [
                new("seed_only=false", _all, [.. photos]),
                new("without seed_only", _default, [.. photos]),
                new("seed_only=true", _seeds, [.. photos.Where(photo => photo.FacebankSeed)]),
            ];
            var judged = lists.Where(list => list.IsComparable).ToList();
            var fault = judged.Select(list => list.Problem).FirstOrDefault(words => words is not null);
            if (fault is not null)
            {
                record.Disproven(id, Expected, fault, WayOut);
            }
            else if (judged.Count == lists.Length)
            {
                record.Proven(id, Expected, $"{_all.Length}, {_default.Length} and {_seeds.Length} rows in order");
            }
            else
            {
                record.NotJudged(id, Expected, Strangers);
            }
        }
    }

    private void OrderOfItself(string id, string expected)
    {
        if ((OrderRule.ProblemOf(_all) ?? OrderRule.ProblemOf(_seeds)) is { } fault)
        {
            record.Disproven(id, expected, fault, WayOut);
        }
        else
        {
            record.NotJudged(id, expected, $"primary ones are first; {reads.Blind}", "Set TRR_DB_URL");
        }
    }

    private void Default()
    {
        var id = $"{role}_default";
        const string Expected = "Without seed_only the same is listed as with seed_only=false";
        if (reads.Default.Problem is { } problem)
        {
            record.Disproven(id, Expected, $"without seed_only: {problem}", WayOut);
        }
        else if (reads.All.Problem is not null)
        {
            record.NotJudged(id, Expected, "seed_only=false could not be read");
        }
        else
        {
            var same = PhotoBag.AreEqual(_default, _all);
            record.Expect(
                same,
                id,
                Expected,
                same ? $"{_default.Length} rows each"
                    : PhotoBag.AreEqual(_default, _seeds)
                        ? $"{_default.Length} rows without seed_only, as with seed_only=true: the backend's default is the flagged ones"
                    : $"{_default.Length} rows without seed_only, {_all.Length} with seed_only=false",
                WayOut
            );
        }
    }

    private void Fields()
    {
        var rows = reads.All.Rows.Concat(reads.Seeds.Rows).ToList();
        var breaches = RowContract.Breaches(rows, RowContract.Photos).Select(breach => breach.Words).ToList();
        record.Expect(
            breaches.Count == 0,
            $"{role}_fields",
            "Every row has the fields that were agreed on",
            breaches.Count == 0 ? $"{rows.Count} rows" : string.Join("; ", breaches),
            "Bring the backend's version and the contract together"
        );
    }

    private RowDifference Difference(IReadOnlyList<PhotoSeen> listed, IReadOnlyList<GalleryPhoto> photos) =>
        RowDifference.Of(listed, photos, reads.Owners.Keys.ToHashSet());
}
