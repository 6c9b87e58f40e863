using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>
/// Takes secrets out of evidence once more before it is written, whoever let one in: out of every text that is not this
/// program's own.
/// </summary>
internal sealed class EvidenceCleaner(Redactor redactor)
{
    /// <summary>Gives the evidence without secrets.</summary>
    public GateEvidence Clean(GateEvidence evidence) =>
        evidence with
        {
            Environment = Clean(evidence.Environment),
            Version = Clean(evidence.Version),
            Actor = Clean(evidence.Actor),
            Machine = Clean(evidence.Machine),
            Place = new GatePlace
            {
                Backend = Clean(evidence.Place.Backend),
                App = CleanAny(evidence.Place.App),
                Database = CleanAny(evidence.Place.Database),
                TrrDatabase = CleanAny(evidence.Place.TrrDatabase),
            },
            Order = evidence.Order with
            {
                AttestedBy = CleanAny(evidence.Order.AttestedBy),
                WithoutStagingReason = CleanAny(evidence.Order.WithoutStagingReason),
            },
            Steps = [.. evidence.Steps.Select(Clean)],
            Changes =
            [
                .. evidence.Changes.Select(change =>
                    change with
                    {
                        Before = Clean(change.Before),
                        After = Clean(change.After),
                    }
                ),
            ],
        };

    /// <summary>Gives a step without secrets.</summary>
    public GateStepResult Clean(GateStepResult step) =>
        step with
        {
            Title = Clean(step.Title),
            Summary = Clean(step.Summary),
            Input = Clean(step.Input),
            Checks = [.. step.Checks.Select(Clean)],
            Exchanges = [.. step.Exchanges.Select(Clean)],
        };

    /// <summary>Gives a check without secrets.</summary>
    public GateCheck Clean(GateCheck check) =>
        check with
        {
            Expected = Clean(check.Expected),
            Observed = Clean(check.Observed),
            WayOut = CleanAny(check.WayOut),
        };

    private GateExchange Clean(GateExchange exchange) =>
        exchange with
        {
            Url = Clean(exchange.Url),
            RequestHeaders = Clean(exchange.RequestHeaders),
            RequestBody = CleanAny(exchange.RequestBody),
            ContentType = CleanAny(exchange.ContentType),
            Excerpt = CleanAny(exchange.Excerpt),
            Failure = CleanAny(exchange.Failure),
        };

    // Two names that are the same without their secrets become one.
    private Dictionary<string, string> Clean(IReadOnlyDictionary<string, string> values)
    {
        var clean = new Dictionary<string, string>(values.Count);
        foreach (var (name, value) in values)
        {
            clean[Clean(name)] = Clean(value);
        }

        return clean;
    }

    private string Clean(string text) => redactor.Redact(text);

    private string? CleanAny(string? text) => text is null ? null : redactor.Redact(text);
}
