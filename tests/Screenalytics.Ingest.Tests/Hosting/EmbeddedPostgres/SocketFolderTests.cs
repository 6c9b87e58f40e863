using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.Tests.Hosting.EmbeddedPostgres;

public sealed class SocketFolderTests
{
    [Theory]
    [InlineData("/var/lib/screenalytics-ingest/postgres/cluster/socket", true)]
    [InlineData("/home/jane.doe+x@example/.local/share", true)]
    [InlineData("/home/jane doe/.local/share", false)]
    // A comma would make two hosts of it, a semicolon two settings.
    [InlineData("/srv/a,b", false)]
    [InlineData("/srv/a;b", false)]
    [InlineData("/srv/a'b", false)]
    [InlineData("/srv/ü", false)]
    public void Only_plain_paths_stand_in_a_connection_string(string folder, bool fits) =>
        SocketFolder.Fits(folder).ShouldBe(fits);

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, false)]
    public void A_socket_address_is_short(int length, bool fits) =>
        SocketFolder.Fits("/" + new string('d', length - 1)).ShouldBe(fits);
}
