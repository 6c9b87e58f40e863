using System.CommandLine;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Closing;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The verb <c>gate close</c>.</summary>
internal sealed class GateCloseVerb : IGateVerb
{
    private readonly Option<string[]> _docs = new("--docs")
    {
        Description = "The plan's documents, in Markdown; may be given again.",
        HelpName = "PATH",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _staging = FolderOf("--staging", "staging");
    private readonly Option<string> _production = FolderOf("--production", "production");
    private readonly Option<string> _stagingUrl = UrlOf("--staging-url", "staging");
    private readonly Option<string> _productionUrl = UrlOf("--production-url", "production");

    private readonly Option<bool> _yes = new("--yes")
    {
        Description = "Write without asking; elsewhere than on a terminal nothing is written without it.",
    };

    /// <inheritdoc/>
    public string Name => "close";

    /// <inheritdoc/>
    public string Description =>
        "Sets a plan's documents to completed, when staging and production are proven; shows the difference first.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        _docs.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("--docs: a path is empty; give a document of the plan.");
            }
        });
        foreach (var option in new Option[] { _docs, _staging, _production, _stagingUrl, _productionUrl, _yes })
        {
            command.Add(option);
        }
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(GateCall call)
    {
        var access = call.Host.ReadGateAccess(call.Settings);
        var keys = access.Keys;
        var staging = EvidenceVerifier.Verify(FolderOf(call, access, _staging, GateStage.Staging), keys);
        var production = EvidenceVerifier.Verify(FolderOf(call, access, _production, GateStage.Production), keys);
        var reasons = ReasonsAgainst(staging, production);
        if (reasons.Count > 0)
        {
            CloseOutput.Refuse(call, staging, production, reasons);
            return staging.IsUnread || production.IsUnread ? ExitCodes.Error : ExitCodes.Disproven;
        }

        var time = call.Console.Time;
        ClosingProof proof = new(
            staging.Verified!,
            new EvidenceLink(staging.Folder, call.Parsed.GetValue(_stagingUrl)),
            production.Verified!,
            new EvidenceLink(production.Folder, call.Parsed.GetValue(_productionUrl)),
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), time.LocalTimeZone).DateTime)
        );
        var edits = PlanDocuments.Edit(call.Parsed.GetRequiredValue(_docs), proof);
        var yes = call.Parsed.GetValue(_yes);
        var isTable = call.Format == OutputFormats.Table;
        if (isTable)
        {
            CloseOutput.Show(call, proof, edits);
        }

        var count = edits.Count(edit => edit.State == PlanState.Closes);
        var writes = count > 0 && (yes || (isTable && await AskAsync(call, count)));
        if (writes)
        {
            PlanDocuments.Write(edits);
        }

        CloseOutput.Finish(call, proof, edits, writes);
        return ExitCodes.Ok;
    }

    private static List<string> ReasonsAgainst(EvidenceCheck staging, EvidenceCheck production)
    {
        List<string> reasons =
        [
            .. staging.Problems.Select(problem => $"staging's evidence {staging.Folder}: {problem.Sentence}"),
            .. production.Problems.Select(problem => $"production's evidence {production.Folder}: {problem.Sentence}"),
        ];
        if (staging.AsFound is { } before && production.AsFound is { } after)
        {
            reasons.AddRange(ClosingRules.ReasonsAgainst(before, after));
        }

        return reasons;
    }

    private static string FolderOf(GateCall call, GateAccess access, Option<string> option, GateStage stage) =>
        call.Parsed.GetValue(option)
        ?? EvidenceFolders.Latest(access.Folder, stage)
        ?? throw new GateFileException(
            $"{access.Folder} holds no evidence of {EnumNames.Of(stage)}: run the gate there first, or name the folder by {option.Name}."
        );

    private static Option<string> FolderOf(string name, string stage) =>
        new(name)
        {
            Description = $"The folder of {stage}'s evidence; without it the latest in the data folder.",
            HelpName = "FOLDER",
        };

    private static Option<string> UrlOf(string name, string stage)
    {
        var option = new Option<string>(name)
        {
            Description =
                $"Where {stage}'s evidence was published, for the links; without it they are paths from document to folder.",
            HelpName = "URL",
        };
        option.Validators.Add(result =>
        {
            // The value is not repeated: one with a user's name in it holds a password too.
            if (
                result.Tokens is [{ Value: var text }]
                && !(
                    Uri.TryCreate(text, UriKind.Absolute, out var url)
                    && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
                    && url.UserInfo.Length == 0
                )
            )
            {
                result.AddError($"{name}: that is no link: give an http or https URL without credentials.");
            }
        });
        return option;
    }

    // Reading a line can't be interrupted, so that the wait for it is.
    private static async Task<bool> AskAsync(GateCall call, int documents)
    {
        if (!call.Console.InputIsTerminal || !call.Console.ErrorIsTerminal)
        {
            return false;
        }

        await call.Console.Error.Writer.WriteAsync(
            $"Write {documents} {(documents == 1 ? "document" : "documents")}? [y/N] "
        );
        await call.Console.Error.Writer.FlushAsync(call.Token);
        using var input = new StreamReader(call.Console.OpenInput());
        var answer = await Task.Run(input.ReadLine, call.Token).WaitAsync(call.Token);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
