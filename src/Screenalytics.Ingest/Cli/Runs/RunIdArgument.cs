using System.CommandLine;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The run that a verb is about: its id, or the beginning of it.</summary>
internal sealed class RunIdArgument
{
    private readonly Argument<string> _argument = new("ID")
    {
        Description = $"The run's id, or its first {RunIds.LeastLetters} letters or more when no other run has them.",
    };

    /// <summary>Adds it to a verb.</summary>
    public void AddTo(Command command)
    {
        _argument.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && RunIds.ErrorOf("ID", text) is { } error)
            {
                result.AddError(error);
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
    public Task<Guid> IdAsync(RunsCall call) =>
        RunIds.FindAsync(call.Parsed.GetRequiredValue(_argument), call.Session.History, call.Token);

    /// <summary>The failure of a run that is not there.</summary>
    public RunStoppedException Unknown(RunsCall call) => RunIds.Unknown(call.Parsed.GetRequiredValue(_argument));
}
