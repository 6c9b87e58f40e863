using System.CommandLine;
using System.CommandLine.Parsing;
using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>The options that say which worker to ask, and how.</summary>
internal sealed class TriggerArguments
{
    private const int MostKey = 255;

    private readonly Option<string> _server = WorkerOption.Make();

    private readonly Option<bool> _noWait = new("--no-wait")
    {
        Description = "Print the run's id and where to watch it, and leave.",
    };

    private readonly Option<string> _key = new("--idempotency-key")
    {
        Description = "A key that makes a repetition of this command ask for the same run.",
        HelpName = "KEY",
    };

    /// <summary>Adds the options to the verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(_server);
        command.Add(_noWait);
        command.Add(_key);
        _key.Validators.Add(CheckKey);
    }

    /// <summary>The settings that these options override.</summary>
    public IEnumerable<SettingOverride> OverridesOf(ParseResult parsed) => WorkerOption.OverridesOf(parsed, _server);

    /// <summary>Whether the run's end is not waited for.</summary>
    public bool NoWaitOf(ParseResult parsed) => parsed.GetValue(_noWait);

    /// <summary>The key, or null.</summary>
    public string? KeyOf(ParseResult parsed) => parsed.GetValue(_key);

    private void CheckKey(OptionResult result)
    {
        foreach (var key in result.Tokens.Select(token => token.Value))
        {
            if (key.Length is < 1 or > MostKey || key.Any(c => c is <= ' ' or > '~'))
            {
                result.AddError(
                    $"{_key.Name}: '{key}' is no key: give 1 to {MostKey} letters, digits and signs of ASCII, no spaces."
                );
            }
        }
    }
}
