using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Tests.Sync;

/// <summary>Facts of calls, spelled out by what differs from a proof of emptiness.</summary>
internal static class Calls
{
    public static readonly Guid Person = Guid.Parse("11111111-1111-4111-8111-111111111111");

    /// <summary>The one shape that proves emptiness.</summary>
    public static PhotoCall ProvenEmptySeedCall { get; } =
        new()
        {
            PersonId = Person,
            SeedOnly = true,
            Offset = 0,
            Limit = PhotoQuery.PageSize,
            Attempts = 1,
            Status = 200,
            Rows = 0,
            Bytes = 2,
            Complete = true,
        };

    public static PhotoCall AllCall { get; } = ProvenEmptySeedCall with { SeedOnly = false };

    public static PhotoCall Failed(FailureCode failure, int status, bool seedOnly = true) =>
        ProvenEmptySeedCall with
        {
            SeedOnly = seedOnly,
            Failure = failure,
            Status = status,
            Complete = false,
            Bytes = 0,
        };
}
