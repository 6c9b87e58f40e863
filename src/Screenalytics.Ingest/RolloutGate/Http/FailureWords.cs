using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Failures in words.</summary>
internal static class FailureWords
{
    /// <summary>The code and what it means.</summary>
    public static string Of(FailureCode failure) =>
        $"{EnumNames.Of(failure)}: {FailureCatalog.Describe(failure).Message}";
}
