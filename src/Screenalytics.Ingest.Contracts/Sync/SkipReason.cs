using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>Why a photo's row cannot become a face bank image.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<SkipReason>))]
public enum SkipReason
{
    /// <summary><c>served_url</c> is null or not there.</summary>
    MissingUrl,

    /// <summary><c>served_url</c> is empty or only spaces.</summary>
    EmptyUrl,

    /// <summary><c>served_url</c> is no text, or one that no Unicode string can hold.</summary>
    NotText,

    /// <summary><c>served_url</c> is no absolute URL, or is malformed even with its spaces and letters escaped.</summary>
    InvalidUrl,

    /// <summary><c>served_url</c> is absolute, but neither http nor https.</summary>
    UnsupportedScheme,

    /// <summary><c>served_url</c> holds a NUL or another control character.</summary>
    ControlCharacter,

    /// <summary><c>served_url</c> is longer than 2,048 UTF-8 bytes.</summary>
    TooLong,
}
