namespace Screenalytics.Ingest.Console.Assets;

/// <summary>A file that pages refer to, as it is served.</summary>
/// <param name="Name">Its name, such as <c>console.css</c>.</param>
/// <param name="Url">Its address; another content has another one, so that browsers may keep it for good.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="Compressed">Its content, compressed by Brotli.</param>
internal sealed record AssetFile(
    string Name,
    string Url,
    string ContentType,
    ReadOnlyMemory<byte> Bytes,
    ReadOnlyMemory<byte> Compressed
);
