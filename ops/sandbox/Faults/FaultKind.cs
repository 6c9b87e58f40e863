namespace Screenalytics.Sandbox.Faults;

/// <summary>What can go wrong with an answer.</summary>
public enum FaultKind
{
    /// <summary>Another status, with Retry-After when the rule names one.</summary>
    Status,

    /// <summary>The answer is late; it may be spoiled by another rule as well.</summary>
    Latency,

    /// <summary>More bytes are declared than come before the connection is closed.</summary>
    CutBody,

    /// <summary>A chunked body without its last chunk; then the connection is closed.</summary>
    CutChunked,

    /// <summary>The body's last byte makes it no JSON.</summary>
    MalformedJson,

    /// <summary>The connection is reset before any byte of the answer.</summary>
    Reset,

    /// <summary>The body comes one byte at a time.</summary>
    SlowDrip,

    /// <summary>The body is said to be text/html, or what the rule names.</summary>
    WrongContentType,

    /// <summary>200 and an empty array, whatever the truth.</summary>
    EmptyWhenSick,

    /// <summary>The body begins with a byte-order mark.</summary>
    ByteOrderMark,

    /// <summary>Bytes follow the array.</summary>
    TrailingBytes,

    /// <summary>The body is compressed though nobody asked for it.</summary>
    Gzip,

    /// <summary>307 to somewhere else.</summary>
    Redirect,

    /// <summary>Rows of equal rank are shuffled over many ranks, in pages of any size.</summary>
    UnstableOrder,

    /// <summary>The backend can't reach its database.</summary>
    DatabaseDown,

    /// <summary>Status, content type and body as the rule gives them.</summary>
    Custom,
}
