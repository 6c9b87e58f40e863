namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>What the file system says of one path.</summary>
internal readonly record struct FileFacts(uint OwnerId, uint Mode, ulong Inode, ulong Device)
{
    private const uint TypeMask = 0xF000;
    private const uint DirectoryType = 0x4000;

    /// <summary>Whether it is a folder itself, not a link to one.</summary>
    public bool IsDirectory => (Mode & TypeMask) == DirectoryType;

    /// <summary>The permission bits.</summary>
    public uint Permissions => Mode & 0xFFF;

    /// <summary>Whether both name the same file.</summary>
    public bool IsSameFileAs(FileFacts other) => Inode == other.Inode && Device == other.Device;
}
