using System.Text.Json;
using Screenalytics.Ingest.Cli.Doctor;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class DoctorVerbTests
{
    private static readonly DoctorLine Well = DoctorLine.Ok("disk", "writable", "All is well.");
    private static readonly DoctorLine Odd = DoctorLine.Warning("backend", "clock", "It is late.", "Keep it by NTP.");
    private static readonly DoctorLine Ill = DoctorLine.Failed("backend", "connection", "It is down.", "Start it.");

    [Theory]
    [InlineData(0, 0, "Nothing stands in the way.")]
    [InlineData(1, 0, "Nothing stands in the way. 1 warning.")]
    [InlineData(2, 1, "1 thing stands in the way. 2 warnings.")]
    [InlineData(0, 3, "3 things stand in the way.")]
    public async Task What_fails_decides(int warnings, int failures, string verdict)
    {
        var run = await DoctorAsync([Well, .. Enumerable.Repeat(Odd, warnings), .. Enumerable.Repeat(Ill, failures)]);

        run.ExitCode.ShouldBe(failures == 0 ? 0 : 1);
        run.Output.TrimEnd().ShouldEndWith(verdict);
    }

    [Fact]
    public async Task Lines_stand_under_their_area_with_the_way_out()
    {
        var run = await DoctorAsync([Well, Odd, Ill]);

        run.Output.ShouldBe(
            """
            Disk
            ok       All is well.

            Backend
            warning  It is late.
                     Keep it by NTP.
            failed   It is down.
                     Start it.

            1 thing stands in the way. 1 warning.

            """.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        var run = await DoctorAsync([Well, Odd], "--output", "json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("healthy").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("warnings").GetInt32().ShouldBe(1);
        var line = json.RootElement.GetProperty("lines")[1];
        line.GetProperty("level").GetString().ShouldBe("warning");
        line.GetProperty("way_out")[0].GetString().ShouldBe("Keep it by NTP.");
    }

    [Fact]
    public async Task The_person_is_passed_on()
    {
        var host = new FakeHost();
        await CliRun.OfAsync(["doctor", "--person", $"{Samples.Person}"], host);

        host.Examined.ShouldBe(Samples.Person);
    }

    private static Task<CliRun> DoctorAsync(DoctorLine[] lines, params string[] arguments) =>
        CliRun.OfAsync(["doctor", .. arguments], new FakeHost { Findings = lines });
}
