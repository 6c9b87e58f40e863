using System.Globalization;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Writes the server's settings: what initdb found out, then what we decide.</summary>
internal static class ServerSettings
{
    /// <summary>Replaces the settings file as a whole.</summary>
    public static void Write(ClusterLayout layout, EmbeddedPostgresOptions options, ServerEndpoint endpoint)
    {
        var draft = layout.Settings + ".new";
        File.WriteAllText(draft, Compose(options, endpoint));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(
                draft,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead
            );
        }

        File.Move(draft, layout.Settings, overwrite: true);
    }

    private static string Compose(EmbeddedPostgresOptions options, ServerEndpoint endpoint)
    {
        var durable = options.Durable ? "on" : "off";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            # Written anew at every start. Settings of your own belong into {ClusterLayout.RelativeData}/postgresql.auto.conf.
            include '{ClusterLayout.RelativeData}/postgresql.conf'
            listen_addresses = '{(endpoint.IsSocket ? "" : endpoint.Host)}'
            unix_socket_directories = '{(endpoint.IsSocket ? endpoint.Host : "")}'
            unix_socket_permissions = 0700
            port = {endpoint.Port}
            password_encryption = 'scram-sha-256'
            max_connections = {options.MaxConnections}
            shared_buffers = '{options.SharedBuffersMegabytes}MB'
            dynamic_shared_memory_type = {(OperatingSystem.IsWindows() ? "windows" : "mmap")}
            fsync = {durable}
            synchronous_commit = on
            full_page_writes = {durable}
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            logging_collector = off
            log_destination = 'stderr'
            log_checkpoints = off
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_line_prefix = '%m [%p] '

            """
        );
    }
}
