namespace Screenalytics.Sandbox;

/// <summary>Writes what a client of the sandbox needs as shell assignments, readable by its owner only.</summary>
internal static class EnvironmentFile
{
    private static readonly TimeSpan _life = TimeSpan.FromDays(30);

    public static async Task WriteAsync(string path, SandboxServer sandbox, CancellationToken cancellationToken)
    {
        var settings = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path);
        await using var file = new StreamWriter(path, settings);
        foreach (
            var (name, value) in new[]
            {
                ("TRR_API_URL", sandbox.Address),
                ("SCREENALYTICS_SERVICE_TOKEN", sandbox.Tokens.ServiceToken),
                ("TRR_INTERNAL_ADMIN_SHARED_SECRET", sandbox.Tokens.InternalAdminSecret),
                ("TRR_CORE_SUPABASE_SERVICE_ROLE_KEY", sandbox.Tokens.ServiceRole(_life)),
                ("SUPABASE_JWT_SECRET", sandbox.Options.Secrets.JwtSecret),
                ("ADMIN_EMAIL_ALLOWLIST", string.Join(',', sandbox.Options.Secrets.AdminEmails)),
                ("TRR_DB_URL", sandbox.DatabaseUrl),
                ("TRR_APP_URL", sandbox.Address),
                ("TRR_APP_ADMIN_TOKEN", sandbox.Tokens.User(lifetime: _life)),
                ("TRR_APP_USER_TOKEN", sandbox.Tokens.User(SandboxTokens.Stranger, _life)),
            }
        )
        {
            var quoted = value.Replace("'", "'\\''", StringComparison.Ordinal);
            await file.WriteLineAsync($"export {name}='{quoted}'".AsMemory(), cancellationToken);
        }
    }
}
