using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>The rule's answer: a kind, and for a fallback the proof that opens it.</summary>
internal readonly record struct Verdict
{
    private Verdict(VerdictKind kind, ProvenEmpty? proof = null) => (Kind, Proof) = (kind, proof);

    /// <summary>What is permitted.</summary>
    public VerdictKind Kind { get; }

    /// <summary>The proof; there is one exactly when the kind is <see cref="VerdictKind.FallBack"/>.</summary>
    public ProvenEmpty? Proof { get; }

    /// <summary>A fallback, which nothing but a proof makes.</summary>
    public static Verdict FallBack(ProvenEmpty proof) => new(VerdictKind.FallBack, proof);

    /// <summary>Any verdict but a fallback.</summary>
    public static Verdict Of(VerdictKind kind) =>
        kind == VerdictKind.FallBack
            ? throw new ArgumentOutOfRangeException(nameof(kind), kind, "A fallback needs its proof.")
            : new Verdict(kind);
}
