using System.Diagnostics.CodeAnalysis;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>
/// Proof that a person has no flagged photo: the only key to the call for all photos. Nothing but an answer of exactly
/// 200 to a plain <c>seed_only=true</c> at offset 0, complete and well-formed, with zero rows, produces one.
/// </summary>
public sealed class ProvenEmpty
{
    private ProvenEmpty(Guid personId) => PersonId = personId;

    /// <summary>The person whom the proof is about; it opens nobody else's second call.</summary>
    public Guid PersonId { get; }

    /// <summary>Takes the proof from a call's facts, if they are one.</summary>
    /// <param name="call">The facts of a finished call.</param>
    /// <param name="proof">The proof, when the answer is <see langword="true"/>.</param>
    /// <returns>Whether the facts prove emptiness.</returns>
    public static bool TryProve(in PhotoCall call, [NotNullWhen(true)] out ProvenEmpty? proof)
    {
        // limit=0 answers [] for everybody, so a call that could carry no row proves nothing.
        var proven =
            call is
            {
                SeedOnly: true,
                Profiled: false,
                Offset: 0,
                Limit: > 0,
                Status: 200,
                Complete: true,
                Rows: 0,
                Failure: FailureCode.None
            };
        proof = proven ? new ProvenEmpty(call.PersonId) : null;
        return proven;
    }
}
