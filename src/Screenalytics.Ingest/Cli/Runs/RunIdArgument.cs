using System.CommandLine;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The run that a verb is about: its id, or the beginning of it.</summary>
internal sealed class RunIdArgument
{
    private const int LeastLetters = 8;
    private const string Least = "00000000-0000-0000-0000-000000000000";
    private const string Most = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private readonly Argument<string> _argument = new("ID")
    {
        Description = $"The run's id, or its first {LeastLetters} letters or more when no other run has them.",
    };

    /// <summary>Adds it to a verb.</summary>
    public void AddTo(Command command)
    {
        _argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && !IsBeginning(text))
            {
                result.AddError(
                    $"ID: '{text}' is no run's id: give a UUID such as {IdText.Example}, or its first {LeastLetters} letters or more."
                );
            }
        });
        command.Add(_argument);
    }

    /// <summary>The run.</summary>
    /// <exception cref="RunStoppedException">There is none, or more than one begins so.</exception>
    public async Task<RunDetail> FindAsync(RunsCall call) =>
        await call.Session.History.FindAsync(await IdAsync(call), call.Token) ?? throw Unknown(call);

    /// <summary>The run's id; whether there is a run of a whole id shows only when it is asked for.</summary>
    /// <exception cref="RunStoppedException">None or more than one begins so.</exception>
    public async Task<Guid> IdAsync(RunsCall call)
    {
        var text = call.Parsed.GetRequiredValue(_argument);
        if (IdText.TryParse(text, out var whole))
        {
            return whole;
        }

        var filter = new RunFilter { After = Guid.Parse(text + Most[text.Length..]), Limit = 2 };
        var found = await call.Session.History.ListAsync(filter, call.Token);
        var ids = found.Items.Select(run => run.RunId).Where(id => IsOf(id, text)).ToArray();
        return ids switch
        {
            [var id] => id,
            [] => throw Unknown(call),
            _ => throw new RunStoppedException(
                FailureCode.BadRequest,
                $"More than one run's id begins with '{text}', such as {ids[0]} and {ids[1]}: give more of it."
            ),
        };
    }

    /// <summary>The failure of a run that is not there.</summary>
    public RunStoppedException Unknown(RunsCall call) =>
        new(
            FailureCode.NotFound,
            $"There is no run '{call.Parsed.GetRequiredValue(_argument)}': '{CliApplication.Name} {RunsCommand.Verb} list' shows which there are."
        );

    private static bool IsOf(Guid id, string beginning) =>
        id.ToString().StartsWith(beginning, StringComparison.OrdinalIgnoreCase);

    private static bool IsBeginning(string text) =>
        text.Length is >= LeastLetters and <= 36 && IdText.TryParse(text + Least[text.Length..], out _);
}
