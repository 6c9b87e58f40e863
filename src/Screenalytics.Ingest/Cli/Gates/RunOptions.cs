using System.CommandLine;
using System.CommandLine.Parsing;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.RolloutGate;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The options of <c>gate run</c>.</summary>
internal sealed class RunOptions
{
    private const string EnvironmentHelp =
        "The environment: a name, described by NAME.yaml or NAME.json in ./environments or in environments/ of the data folder when there is one, or the path of such a file.";

    private readonly Option<string> _environment = new("--environment")
    {
        Description = EnvironmentHelp,
        HelpName = "NAME|PATH",
        Required = true,
    };

    private readonly Option<bool> _plan = new("--plan") { Description = "Print the steps, and touch nothing." };

    private readonly Option<bool> _readOnly = new("--read-only")
    {
        Description = "Leave out whatever writes, and say what is not proven thereby.",
    };

    private readonly Option<bool> _cleanup = new("--cleanup")
    {
        Description =
            "Remove the images that the gate's own runs filed and nobody approved: default; false keeps them for humans to approve.",
        HelpName = "true|false",
        DefaultValueFactory = _ => true,
    };

    private readonly Option<string> _seeded = FilterOptions.Id(
        "--seeded",
        "A person with flagged photos; else the environment's file, else one is chosen."
    );

    private readonly Option<string> _unseeded = FilterOptions.Id(
        "--unseeded",
        "A person with photos and none flagged; else the environment's file, else one is chosen."
    );

    private readonly Option<string> _person = FilterOptions.Id(
        "--person",
        "Whose photo is flagged and unflagged; goes with --link."
    );

    private readonly Option<string> _link = FilterOptions.Id(
        "--link",
        "The gallery link that is flagged and unflagged; goes with --person. It is put back as it was."
    );

    private readonly Option<string[]> _accessLogs = new("--access-log")
    {
        Description = "An access log of the backend, or a folder of them; may be given again.",
        HelpName = "PATH",
    };

    private readonly Option<bool> _attest = new("--deployed-in-order")
    {
        Description = "You attest that backend, app and screenalytics were deployed in that order; it is recorded.",
    };

    private readonly Option<string> _staging = new("--staging")
    {
        Description =
            "For production: the folder of staging's evidence; else the latest one of the data folder. It has to verify, and to be proven.",
        HelpName = "FOLDER",
    };

    private readonly Option<string> _withoutStaging = new("--without-staging")
    {
        Description = "For production: why it is checked without proven evidence of staging; it is recorded.",
        HelpName = "REASON",
    };

    private readonly Option<string> _evidence = new("--evidence-dir")
    {
        Description = "Where the folder of evidence is made; else gates/ of the data folder.",
        HelpName = "PATH",
    };

    /// <summary>Adds them to the verb.</summary>
    public void AddTo(Command command)
    {
        foreach (
            var option in new Option[]
            {
                _environment,
                _plan,
                _readOnly,
                _cleanup,
                _seeded,
                _unseeded,
                _person,
                _link,
                _accessLogs,
                _attest,
                _staging,
                _withoutStaging,
                _evidence,
            }
        )
        {
            command.Add(option);
        }

        command.Validators.Add(Validate);
    }

    /// <summary>The environment's name or path.</summary>
    public string EnvironmentOf(ParseResult parsed) => parsed.GetRequiredValue(_environment);

    /// <summary>Whether nothing is to be touched.</summary>
    public bool IsPlan(ParseResult parsed) => parsed.GetValue(_plan);

    /// <summary>Whether nothing may be written.</summary>
    public bool IsReadOnly(ParseResult parsed) => parsed.GetValue(_readOnly);

    /// <summary>Whether what is filed stays.</summary>
    public bool KeepsImages(ParseResult parsed) => !parsed.GetValue(_cleanup);

    /// <summary>Whether the order of deployments is attested.</summary>
    public bool IsAttested(ParseResult parsed) => parsed.GetValue(_attest);

    /// <summary>Staging's evidence, or null.</summary>
    public string? StagingOf(ParseResult parsed) => parsed.GetValue(_staging);

    /// <summary>Why there is none, or null.</summary>
    public string? WithoutStagingOf(ParseResult parsed) => parsed.GetValue(_withoutStaging)?.Trim();

    /// <summary>Where evidence goes, or null.</summary>
    public string? EvidenceOf(ParseResult parsed) => parsed.GetValue(_evidence);

    /// <summary>The environment with what the command line says of it.</summary>
    public GateEnvironment Apply(ParseResult parsed, GateEnvironment environment)
    {
        var link = FilterOptions.IdOf(parsed, _link);
        var logs = parsed.GetValue(_accessLogs) ?? [];
        return environment with
        {
            SeededPerson = FilterOptions.IdOf(parsed, _seeded) ?? environment.SeededPerson,
            UnseededPerson = FilterOptions.IdOf(parsed, _unseeded) ?? environment.UnseededPerson,
            TogglePerson = FilterOptions.IdOf(parsed, _person) ?? environment.TogglePerson,
            ToggleLink = link ?? environment.ToggleLink,

            // What the file says of its own link says nothing of another one.
            ToggleFlagged = link is null || link == environment.ToggleLink ? environment.ToggleFlagged : null,
            AccessLogs = logs.Length > 0 ? logs : environment.AccessLogs,
        };
    }

    private void Validate(CommandResult result)
    {
        if (result.GetResult(_person) is null != result.GetResult(_link) is null)
        {
            result.AddError("--person and --link go together: give both, or neither to have them chosen.");
        }

        if (
            result.GetResult(_withoutStaging) is { Tokens: [{ Value: var reason }] }
            && string.IsNullOrWhiteSpace(reason)
        )
        {
            result.AddError("--without-staging: the reason is empty; say why production is checked without staging.");
        }

        if (result.GetResult(_withoutStaging) is not null && result.GetResult(_staging) is not null)
        {
            result.AddError("--staging and --without-staging exclude each other: give one of them.");
        }
    }
}
