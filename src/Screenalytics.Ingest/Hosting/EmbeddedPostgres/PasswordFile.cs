using System.Security.Cryptography;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Keeps the server's generated password where only this program's account can read it.</summary>
internal static class PasswordFile
{
    private const int RandomBytes = 24;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The password; made when there is no data yet that another one would open.</summary>
    public static string ReadOrCreate(ClusterLayout layout)
    {
        if (File.Exists(layout.Password) && File.ReadAllText(layout.Password).Trim() is { Length: > 0 } kept)
        {
            return kept;
        }

        if (Directory.Exists(layout.Data))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.PasswordMissing,
                $"The password of the data in {layout.Data} is gone: {layout.Password} is missing or empty. Put it back "
                    + $"from a backup, or move {layout.Root} away to begin anew."
            );
        }

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes));
        var draft = $"{layout.Password}.{Guid.NewGuid():n}";
        Write(draft, password);
        File.Move(draft, layout.Password, overwrite: true);
        return password;
    }

    /// <summary>Writes a new file that its owner alone can read.</summary>
    public static void Write(string path, string password)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(password);
    }
}
