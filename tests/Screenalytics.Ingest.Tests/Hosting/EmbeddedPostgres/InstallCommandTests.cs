using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.Tests.Hosting.EmbeddedPostgres;

public sealed class InstallCommandTests
{
    [Theory]
    [InlineData("ID=debian\n", "sudo apt-get install postgresql")]
    [InlineData("NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", "sudo apt-get install postgresql")]
    [InlineData("ID=fedora\n", "sudo dnf install postgresql-server")]
    [InlineData("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "sudo dnf install postgresql-server")]
    [InlineData("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n", "sudo zypper install postgresql-server")]
    [InlineData("ID=arch\n", "sudo pacman -S postgresql")]
    [InlineData("ID=alpine\n", "sudo apk add postgresql")]
    [InlineData("VERSION_ID=12\nID=something\n", "sudo apt-get install postgresql")]
    [InlineData("", "sudo apt-get install postgresql")]
    public void Each_family_has_its_own(string osRelease, string command) =>
        InstallCommand.For(osRelease).ShouldBe(command);
}
