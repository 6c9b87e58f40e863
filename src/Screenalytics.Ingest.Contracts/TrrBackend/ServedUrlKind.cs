namespace Screenalytics.Ingest.Contracts.TrrBackend;

/// <summary>What stood in a row's <c>served_url</c>.</summary>
public enum ServedUrlKind
{
    /// <summary>The field is not there at all.</summary>
    Missing,

    /// <summary>JSON null: the photo has neither a mirror nor a source.</summary>
    Null,

    /// <summary>A text, possibly empty or unusable.</summary>
    Text,

    /// <summary>Another JSON type, or a text that no Unicode string can hold (a lone surrogate).</summary>
    NotText,
}
