using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>Names of environments, and what they say of the stage.</summary>
internal static class EnvironmentNames
{
    /// <summary>What a name has to be, to end an error with.</summary>
    public const string Form =
        "no name of an environment: write letters, digits, '-', '_' and '.', beginning with a letter or digit, 40 at most";

    private const int MostLength = 40;

    /// <summary>Whether a text can be a name: it becomes a part of a folder's.</summary>
    public static bool IsOne(string text) =>
        text.Length is > 0 and <= MostLength
        && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.');

    /// <summary>The stage that a name tells, one of its parts among it: <c>prod-eu</c> is of production.</summary>
    public static GateStage StageOf(string name)
    {
        var parts = name.Split('-', '_', '.').Select(StageNamed).ToHashSet();
        return parts.Contains(GateStage.Production) ? GateStage.Production
            : parts.Contains(GateStage.Staging) ? GateStage.Staging
            : GateStage.Development;
    }

    /// <summary>Names that say a stage by themselves.</summary>
    public static readonly string[] Known =
    [
        "staging",
        "stage",
        "production",
        "prod",
        "development",
        "dev",
        "local",
        "demo",
        "sandbox",
    ];

    /// <summary>The stage that a name tells without a file, one of its parts among it; null when it tells none.</summary>
    public static GateStage? KnownStageOf(string name) =>
        name.Split('-', '_', '.').Any(part => Known.Contains(part, StringComparer.OrdinalIgnoreCase))
            ? StageOf(name)
            : null;

    /// <summary>The stage that a name is, or null.</summary>
    public static GateStage? StageNamed(string name) =>
        name.ToUpperInvariant() switch
        {
            "PRODUCTION" or "PROD" => GateStage.Production,
            "STAGING" or "STAGE" => GateStage.Staging,
            _ => null,
        };
}
