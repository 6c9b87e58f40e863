using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>A request that the toggle has to refuse though the caller may toggle.</summary>
/// <param name="Id">The check.</param>
/// <param name="What">What is wrong with it, in words.</param>
/// <param name="Status">The status that is right.</param>
/// <param name="Words">What the answer has to say.</param>
internal sealed record ToggleErrorCase(string Id, string What, int Status, string Words)
{
    /// <summary>The request; null when there is none to send.</summary>
    public RawRequest? Request { get; init; }

    /// <summary>Why there is none, in words.</summary>
    public string? WhyNot { get; init; }

    /// <summary>What is expected, in words.</summary>
    public string Expected => $"{What} is answered {Status} ({Words})";

    /// <summary>What is wrong with an answer, in words, or null.</summary>
    public string? ProblemOf(RawAnswer answer) =>
        answer.Status == Status
            ? ToggleCauses.Says(answer, Words)
                ? null
                : $"{AnswerWords.Of(answer)}: the status is right, and its words are not, so that callers can't tell why"
            : answer.Status is >= 200 and < 300
                ? $"{AnswerWords.Of(answer)}: the backend accepts what it has to refuse with {Status}"
                : answer.Status is 404 or 409 && Status is 404 or 409 or 422
                    ? $"{AnswerWords.Of(answer)} instead of {Status}: the backend does not check this, or in another order"
                    : ToggleCauses.Of(answer);
}
