namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Makes the server's data, whole or not at all.</summary>
internal sealed class ClusterInitializer(
    ClusterLayout layout,
    ServerAccount? account,
    PostgresInstallation installation
)
{
    /// <summary>The superuser of the cluster, and the only role in it at first.</summary>
    public const string Superuser = "screenalytics";

    private const string DraftPrefix = "data.new-";
    private const string PasswordPrefix = "initdb-password-";

    /// <summary>Runs initdb into a draft folder and puts that in place; drafts of killed programs are swept.</summary>
    public async Task InitializeAsync(string password, bool durable, CancellationToken cancellationToken)
    {
        SweepDrafts();
        var draft = DraftPrefix + Guid.NewGuid().ToString("n");
        var passwordFile = Path.Combine(layout.Root, PasswordPrefix + Guid.NewGuid().ToString("n"));
        try
        {
            PasswordFile.Write(passwordFile, password);
            if (account is not null)
            {
                Posix.GiveTo(passwordFile, account);
            }

            var tool = new PostgresTool(account, layout.Root);
            var result = await tool.RunAsync(
                installation.InitDb,
                Arguments("cluster/" + draft, Path.GetFileName(passwordFile), durable),
                cancellationToken
            );
            if (!result.Succeeded)
            {
                throw new EmbeddedPostgresException(
                    EmbeddedPostgresFailure.ToolFailed,
                    $"initdb could not make the data in {layout.Data}: {ServerLog.Condense(result.Output, password)}"
                );
            }

            Directory.Move(Path.Combine(layout.Cluster, draft), layout.Data);
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }

    private static IEnumerable<string> Arguments(string data, string passwordFile, bool durable)
    {
        string[] arguments =
        [
            $"--pgdata={data}",
            $"--username={Superuser}",
            $"--pwfile={passwordFile}",
            "--auth-local=scram-sha-256",
            "--auth-host=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
        ];
        return durable ? arguments : arguments.Append("--no-sync");
    }

    private void SweepDrafts()
    {
        foreach (var draft in Directory.EnumerateDirectories(layout.Cluster, DraftPrefix + "*"))
        {
            Directory.Delete(draft, recursive: true);
        }

        foreach (var password in Directory.EnumerateFiles(layout.Root, PasswordPrefix + "*"))
        {
            File.Delete(password);
        }
    }
}
