namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>What can be wrong with a folder of evidence.</summary>
internal enum EvidenceFault
{
    /// <summary>There is no such folder.</summary>
    FolderMissing,

    /// <summary>Something of it can't be read.</summary>
    Unreadable,

    /// <summary>A file is missing.</summary>
    FileMissing,

    /// <summary>Something is in it that does not belong there.</summary>
    FileExtra,

    /// <summary>Something is no file of its own: a link, a folder, a device.</summary>
    NoFile,

    /// <summary>A file is larger or smaller than the manifest says.</summary>
    SizeWrong,

    /// <summary>A file's content is not the one that was signed.</summary>
    ContentWrong,

    /// <summary>The manifest is none.</summary>
    ManifestMalformed,

    /// <summary>The signature's file is none.</summary>
    SignatureMalformed,

    /// <summary>The signature is not one of the manifest.</summary>
    SignatureWrong,

    /// <summary>The key that it was signed with is not here.</summary>
    KeyUnknown,

    /// <summary>The evidence can't be understood.</summary>
    EvidenceMalformed,

    /// <summary>The evidence is another gate's than the manifest.</summary>
    OtherGate,

    /// <summary>A verdict does not follow from what it rests on.</summary>
    VerdictWrong,

    /// <summary>The criteria do not follow from the steps.</summary>
    CriteriaWrong,
}
