using System.Globalization;
using Screenalytics.Ingest.Cli.Doctor;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>Looks at the folder of the program's own data: whether it can be written, and how much room there is.</summary>
internal static class DiskExam
{
    private const string Area = "disk";
    private const long Mebibyte = 1024 * 1024;
    private const long Little = 1024 * Mebibyte;
    private const long TooLittle = 100 * Mebibyte;

    /// <summary>The findings.</summary>
    public static IEnumerable<DoctorLine> Lines(string folder)
    {
        var existing = Existing(Path.GetFullPath(folder));
        yield return IsWritable(existing, out var reason)
            ? DoctorLine.Ok(
                Area,
                "writable",
                $"{folder} {(existing == Path.GetFullPath(folder) ? "can be written" : "can be made")}."
            )
            : DoctorLine.Failed(
                Area,
                "writable",
                $"{folder} can't be written: {reason}",
                "Give its owner the right to write there, or name another folder with --data-dir or SCREENALYTICS_DATA_DIR."
            );
        yield return OfRoom(folder, existing);
    }

    private static DoctorLine OfRoom(string folder, string existing)
    {
        long free;
        try
        {
            free = new DriveInfo(existing).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return DoctorLine.Warning(
                Area,
                "free_space",
                $"How much room there is for {folder} can't be told: {e.Message}"
            );
        }

        var words = string.Create(CultureInfo.InvariantCulture, $"{free / Mebibyte:N0} MiB are free for {folder}");
        return free switch
        {
            < TooLittle => DoctorLine.Failed(
                Area,
                "free_space",
                $"Only {words}.",
                "Make room, or name another folder with --data-dir."
            ),
            < Little => DoctorLine.Warning(
                Area,
                "free_space",
                $"Only {words}: logs and a private database grow.",
                "Make room, or name another folder with --data-dir."
            ),
            _ => DoctorLine.Ok(Area, "free_space", $"{words}."),
        };
    }

    // The folder is made when it is needed: until then it is its nearest ancestor that counts.
    private static string Existing(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        return existing;
    }

    private static bool IsWritable(string folder, out string? reason)
    {
        try
        {
            var path = Path.Combine(folder, $".screenalytics-ingest-{Guid.NewGuid():N}");
            using var file = new FileStream(
                path,
                FileMode.CreateNew,
                FileAccess.Write,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose
            );
            file.WriteByte(0);
            reason = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = e.Message;
            return false;
        }
    }
}
