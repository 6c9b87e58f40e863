using System.Globalization;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Answers in words: what came, and what a status means that nobody expected.</summary>
internal static class AnswerWords
{
    /// <summary>What came: the status and the answer's own words, or why none came.</summary>
    public static string Of(RawAnswer answer) =>
        answer switch
        {
            { Status: 0 } => $"no answer ({WhyNot(answer)})",
            { Status: >= 200 and < 300, Failure: not FailureCode.None } => $"{answer.Status}, but {WhyNot(answer)}",
            { Detail: { Length: > 0 } words } => $"{answer.Status} ({words})",
            _ => answer.Status.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>What came, and what it means.</summary>
    public static string WithMeaning(RawAnswer answer, Party party) => $"{Of(answer)}: {MeaningOf(answer, party)}";

    /// <summary>What a status means that was not expected.</summary>
    public static string MeaningOf(RawAnswer answer, Party party) =>
        answer.Status switch
        {
            0 when answer.Failure == FailureCode.BackendTimeout => $"{party.Name} does not answer in time",
            0 => $"{party.Name} can't be reached: check {party.AddressSetting}, and that it runs",
            >= 200 and < 300 => $"{party.Name} lets it through",
            >= 300 and < 400 => $"{party.Name} sends elsewhere: check {party.AddressSetting}",
            400 => $"{party.Name} does not understand the request",
            401 => $"{party.Name} does not take the credential",
            403 => $"{party.Name} takes the credential, and does not allow it",
            404 => $"{party.Name} does not know the path or what it names: check {party.AddressSetting}",
            405 =>
                $"{party.Name} takes no such method there: it is another version, or {party.AddressSetting} is wrong",
            422 => $"{party.Name} refuses the request's form: it keeps to another contract",
            408 or 425 or 429 => $"{party.Name} is busy",
            502 => $"{party.Name} can't reach what is behind it, its database or its backend: see its log",
            503 or 504 => $"{party.Name} is out of service: see its log",
            >= 500 => $"{party.Name} broke, maybe since its database is down: see its log",
            _ => $"no such status is agreed on",
        };

    private static string WhyNot(RawAnswer answer) =>
        answer.Detail is { Length: > 0 } words
            ? $"{FailureWords.Of(answer.Failure)} {words}"
            : FailureWords.Of(answer.Failure);
}
