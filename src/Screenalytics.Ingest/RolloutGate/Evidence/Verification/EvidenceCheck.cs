using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>What the check of a folder came to.</summary>
internal sealed record EvidenceCheck
{
    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required IReadOnlyList<EvidenceProblem> Problems { get; init; }

    /// <summary>The evidence when nothing is wrong, else null.</summary>
    public VerifiedEvidence? Verified { get; init; }

    /// <summary>The evidence as it is there, whether it can be trusted or not; null when it can't be understood.</summary>
    public GateEvidence? AsFound { get; init; }

    /// <summary>The key that the signature names; null when there is none.</summary>
    public string? KeyId { get; init; }

    /// <summary>Whether all that is wrong is that the key is not here.</summary>
    public bool IsKeyUnknown =>
        Problems.Count > 0 && Problems.All(problem => problem.Fault == EvidenceFault.KeyUnknown);

    /// <summary>Whether it could not be looked at as a whole.</summary>
    public bool IsUnread =>
        Problems.Any(problem => problem.Fault is EvidenceFault.FolderMissing or EvidenceFault.Unreadable);

    /// <summary>The verdict in a word or two.</summary>
    public string Words =>
        Verified is not null ? "genuine"
        : IsUnread ? "unread"
        : IsKeyUnknown ? "signed by another key"
        : "not genuine";

    /// <summary>The exit code of a command that ends with this.</summary>
    public int ExitCode =>
        Verified is not null ? ExitCodes.Ok
        : IsUnread ? ExitCodes.Error
        : IsKeyUnknown ? ExitCodes.Partial
        : ExitCodes.Disproven;
}
