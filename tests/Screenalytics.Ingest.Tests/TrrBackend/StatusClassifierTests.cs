using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class StatusClassifierTests
{
    private static readonly int[] Transient = [408, 425, 429, 500, 502, 503, 504];

    public static TheoryData<int> Statuses => [.. Enumerable.Range(100, 500)];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_status_has_its_meaning(int status)
    {
        var (disposition, failure) = StatusClassifier.Classify(status);

        (disposition == Disposition.Accept).ShouldBe(status == 200);
        (failure == FailureCode.None).ShouldBe(status == 200);
        (disposition == Disposition.Retry).ShouldBe(Transient.Contains(status));
        (disposition == Disposition.Reauthenticate).ShouldBe(status is 401 or 403);
        FailureCatalog.Describe(failure).StopsRun.ShouldBe(status is 401 or 403);
        failure.ShouldBe(Expected(status));
    }

    private static FailureCode Expected(int status) =>
        (status / 100, status) switch
        {
            (_, 200) => FailureCode.None,
            (_, 401) => FailureCode.BackendUnauthorized,
            (_, 403) => FailureCode.BackendForbidden,
            (_, 404) => FailureCode.BackendNotFound,
            (4, _) when Transient.Contains(status) => FailureCode.BackendBusy,
            (1, _) => FailureCode.ProtocolError,
            (2, _) => FailureCode.UnexpectedStatus,
            (3, _) => FailureCode.BackendRedirected,
            (4, _) => FailureCode.BackendRejected,
            _ => FailureCode.BackendError,
        };
}
