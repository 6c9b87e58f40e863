using System.ComponentModel.DataAnnotations;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Sync;

/// <summary>How people are synced. Section <c>Sync</c>.</summary>
internal sealed class SyncOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Sync";

    /// <summary>Photos a person at most, per sync; clamped to 1-20 with a warning. Default: 5.</summary>
    public int MaxImagesPerPerson { get; set; } = SyncRequest.DefaultMaxImagesPerPerson;

    /// <summary>People a transaction at most. Default: 256.</summary>
    [Range(1, 256)]
    public int BatchSize { get; set; } = 256;

    /// <summary>Transactions under way at once. Default: 2.</summary>
    [Range(1, 8)]
    public int Writers { get; set; } = 2;

    /// <summary>How long a batch that is not full waits for more people. Default: 100 ms.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan BatchLinger { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The backend's selection profile to ask with, <c>off</c> or <c>facebank_initial</c>. Default: off.</summary>
    [AllowedValues("off", "facebank_initial")]
    public string SelectionProfile { get; set; } = "off";

    /// <summary>The show's name that the selection profile ranks for; not sent when empty. Default: none.</summary>
    public string? ShowName { get; set; }

    /// <summary>
    /// What to do when far more first answers are empty than before: <c>flag</c> the run as suspect once it has ended, or
    /// also <c>hold</c> people's fallback back until the first answers are judged. Default: flag.
    /// </summary>
    [AllowedValues(SuspectActions.Flag, SuspectActions.Hold)]
    public string OnSuspect { get; set; } = SuspectActions.Flag;

    /// <summary>By how much the share of empty first answers must rise over the target's history. Default: 0.25.</summary>
    [Range(0.01, 1.0)]
    public double SuspectRise { get; set; } = 0.25;

    /// <summary>People with a good first answer, now and in the history, below which nothing is compared. Default: 5.</summary>
    [Range(1, 1_000_000)]
    public int SuspectMinPeople { get; set; } = 5;

    /// <summary>How many of the target's last runs are its history. Default: 5.</summary>
    [Range(1, MostHistory)]
    public int SuspectHistory { get; set; } = 5;

    /// <summary>Runs of a history at most.</summary>
    internal const int MostHistory = 20;
}
