using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>The few calls of the C library that .NET has no counterpart for.</summary>
internal static partial class Posix
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicStatistics = 0x7FF;
    private const int StatxSize = 256;

    /// <summary>Whether this process runs as root.</summary>
    public static bool IsRoot { get; } = !OperatingSystem.IsWindows() && GetEffectiveUserId() == 0;

    /// <summary>The account that this process runs as; 0 where there is no such thing.</summary>
    public static uint UserId => OperatingSystem.IsWindows() ? 0 : GetEffectiveUserId();

    /// <summary>The facts of a path, or null when it is missing or the platform can't tell.</summary>
    public static FileFacts? FactsOf(string path, bool followLink = false)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> buffer = stackalloc byte[StatxSize];
        var flags = followLink ? 0 : NoFollow;
        if (Statx(CurrentFolder, path, flags, BasicStatistics, ref MemoryMarshal.GetReference(buffer)) != 0)
        {
            return null;
        }

        // The kernel's struct statx has one layout on every architecture.
        return new FileFacts(
            MemoryMarshal.Read<uint>(buffer[20..]),
            MemoryMarshal.Read<ushort>(buffer[28..]),
            MemoryMarshal.Read<ulong>(buffer[32..]),
            ((ulong)MemoryMarshal.Read<uint>(buffer[136..]) << 32) | MemoryMarshal.Read<uint>(buffer[140..])
        );
    }

    /// <summary>Gives a file or folder to an account, without following a link.</summary>
    public static void GiveTo(string path, ServerAccount account)
    {
        if (ChangeOwner(path, account.UserId, account.GroupId) != 0)
        {
            throw new IOException($"{path} can't be given to {account.Name}: {LastError()}");
        }
    }

    /// <summary>The account of that name, or null.</summary>
    public static ServerAccount? AccountNamed(string name) => AccountAt(GetAccountByName(name));

    /// <summary>The name of an account, or its number when it has none.</summary>
    public static string NameOf(uint userId) => AccountAt(GetAccountById(userId))?.Name ?? $"user {userId}";

    private static ServerAccount? AccountAt(nint entry)
    {
        if (entry == 0)
        {
            return null;
        }

        // struct passwd begins with name, password, uid, gid on every platform we meet.
        var name = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(entry))!;
        var userId = unchecked((uint)Marshal.ReadInt32(entry, 2 * nint.Size));
        var groupId = unchecked((uint)Marshal.ReadInt32(entry, (2 * nint.Size) + sizeof(int)));
        return new ServerAccount(name, userId, groupId);
    }

    private static string LastError() => new Win32Exception(Marshal.GetLastPInvokeError()).Message;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint owner, uint group);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte buffer);

    [LibraryImport("libc", EntryPoint = "getpwnam", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint GetAccountByName(string name);

    [LibraryImport("libc", EntryPoint = "getpwuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint GetAccountById(uint userId);
}
