using System.CommandLine;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Inspection.Stories;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs explain</c>.</summary>
internal sealed class ExplainVerb : IRunsVerb
{
    private const int MostRuns = 50;
    private const int StandardRuns = 3;
    private const int PageOfImages = 1000;

    private readonly Option<string> _person = FilterOptions.Id("--person", "The person.");

    private readonly Option<string> _run = new("--run")
    {
        Description = "Only this run: its id, or the beginning of it.",
        HelpName = "ID",
    };

    private readonly Option<string> _limit = FilterOptions.Limit(
        "Runs at most, the latest first",
        MostRuns,
        StandardRuns
    );

    /// <inheritdoc/>
    public string Name => "explain";

    /// <inheritdoc/>
    public string Description => "Tells what runs made of a person: asked, answered, decided, written, and why.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => false;

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        _person.Required = true;
        _run.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && RunIds.ErrorOf("--run", text) is { } error)
            {
                result.AddError(error);
            }
        });
        command.Add(_person);
        command.Add(_run);
        command.Add(_limit);
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var explanation = await ExplainAsync(call);
        if (call.IsTable)
        {
            var palette = new Palette(call.Console.OutputIsTerminal && !call.Console.NoColor);
            RunsOutput.Write(call.Console, ExplanationTable.Render(explanation, palette, call.Console.Time));
        }
        else
        {
            RunsOutput.WriteJson(call.Console, explanation, RunsOutput.Indented.PersonExplanation);
        }

        return ExitCodes.Ok;
    }

    private async Task<PersonExplanation> ExplainAsync(RunsCall call)
    {
        var (history, person) = (call.Session.History, FilterOptions.IdOf(call.Parsed, _person)!.Value);
        var run = call.Parsed.GetValue(_run) is { } text
            ? await RunIds.FindAsync(text, history, call.Token)
            : (Guid?)null;
        var limit = FilterOptions.NumberOf(call.Parsed, _limit, StandardRuns);
        var runs = await history.PersonAsync(person, run, limit + 1, call.Token);
        var images = await ImagesAsync(call, person);
        if (runs.Count == 0 && (run is not null || images.Count == 0))
        {
            throw await NothingKnownAsync(call, person, run);
        }

        return new PersonExplanation
        {
            PersonId = person,
            Images = images.Count,
            SeedImages = images.Values.Count(image => image.IsSeed),
            ApprovedImages = images.Values.Count(image => image.Approved),
            Runs = [.. runs.Take(limit).Select(entry => PersonTeller.Tell(entry.Run, entry.Result, images))],
            More = runs.Count > limit,
        };
    }

    private static async Task<Dictionary<Guid, FaceBankImage>> ImagesAsync(RunsCall call, Guid person)
    {
        var images = new Dictionary<Guid, FaceBankImage>();
        Guid? after = null;
        do
        {
            var page = await call.Session.History.FaceBankAsync(person, after, PageOfImages, call.Token);
            foreach (var image in page.Items)
            {
                images.TryAdd(image.ImageId, image);
            }

            after = page.Next is { } next ? Guid.Parse(next) : null;
        } while (after is not null);

        return images;
    }

    private static async Task<RunStoppedException> NothingKnownAsync(RunsCall call, Guid person, Guid? run)
    {
        if (run is not { } id)
        {
            return new RunStoppedException(
                FailureCode.NotFound,
                $"Nothing is known of person {person}: no run that is kept had them, and the face bank has no image of them."
            );
        }

        return await call.Session.History.FindAsync(id, call.Token) is null
            ? RunIds.Unknown(id.ToString())
            : new RunStoppedException(FailureCode.NotFound, $"Person {person} is not in the cast of run {id}.");
    }
}
