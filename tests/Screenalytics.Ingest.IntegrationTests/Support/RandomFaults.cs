using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>A sandbox that spoils a fifth of its answers about photos: half of that can pass with a retry, half cannot.</summary>
internal static class RandomFaults
{
    private const double Share = 0.02;

    private static readonly (FaultKind Kind, int? Status)[] Kinds =
    [
        (FaultKind.Status, 500),
        (FaultKind.Status, 503),
        (FaultKind.Status, 429),
        (FaultKind.Reset, null),
        (FaultKind.CutBody, null),
        (FaultKind.MalformedJson, null),
        (FaultKind.WrongContentType, null),
        (FaultKind.TrailingBytes, null),
        (FaultKind.ByteOrderMark, null),
        (FaultKind.Redirect, null),
    ];

    /// <summary>Begins.</summary>
    public static void Add(SandboxServer sandbox, ulong seed = 0)
    {
        for (var i = 0; i < Kinds.Length; i++)
        {
            sandbox.Faults.Add(
                new FaultRule
                {
                    Kind = Kinds[i].Kind,
                    Status = Kinds[i].Status,
                    Endpoint = BackendEndpoint.Photos,
                    Probability = Share,
                    Seed = seed + (ulong)i,
                }
            );
        }
    }
}
