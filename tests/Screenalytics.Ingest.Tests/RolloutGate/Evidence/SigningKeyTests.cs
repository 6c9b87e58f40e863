using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Tests.RolloutGate.Evidence;

public sealed class SigningKeyTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("signing-").FullName;

    private string KeyFile => Path.Combine(_data, "gates", "signing.key");

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public void The_data_folders_key_is_made_once_and_only_its_owners()
    {
        var first = SigningKey.Of(new GateOptions(), _data);
        var second = SigningKey.Of(new GateOptions(), _data);

        second.Id.ShouldBe(first.Id);
        File.ReadAllText(KeyFile).Length.ShouldBe(64);
        Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).Order().ShouldBe([KeyFile, KeyFile + ".lock"]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Of_many_who_make_it_at_once_all_get_the_same()
    {
        using var ready = new Barrier(8);
        var ids = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            ready.SignalAndWait();
                            return SigningKey.Of(new GateOptions(), _data).Id;
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        ids.Distinct().Count().ShouldBe(1);
        Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).Order().ShouldBe([KeyFile, KeyFile + ".lock"]);
    }

    [Fact]
    public void A_configured_one_goes_first_and_makes_no_file()
    {
        var configured = new GateOptions { SigningKey = " a-configured-signing-key\n" };

        SigningKey.Of(configured, _data).Id.ShouldBe(SigningKey.FromSecret("a-configured-signing-key").Id);

        File.Exists(KeyFile).ShouldBeFalse();
        SigningKey.Known(configured, _data).Count.ShouldBe(1);
        SigningKey.Known(new GateOptions(), _data).ShouldBeEmpty();
        SigningKey.Of(new GateOptions(), _data);
        SigningKey.Known(configured, _data).Count.ShouldBe(2);
    }

    [Fact]
    public void An_id_is_16_letters_and_none_of_the_key()
    {
        var key = SigningKey.FromSecret("a-configured-signing-key");

        key.Id.Length.ShouldBe(16);
        key.Id.ShouldAllBe(letter => char.IsAsciiHexDigitLower(letter));
        key.Sign([]).ShouldNotContain(key.Id);
        key.Id.ShouldNotBe(SigningKey.FromSecret("a-configured-signing-kez").Id);
    }

    [Fact]
    public void One_that_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        SigningKey.Of(new GateOptions(), _data);
        File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Should
            .Throw<GateFileException>(() => SigningKey.Of(new GateOptions(), _data))
            .Message.ShouldContain($"signing key {KeyFile}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ")]
    public void One_that_is_none_is_refused(string text)
    {
        SigningKey.Of(new GateOptions(), _data);
        File.WriteAllText(KeyFile, text);

        Should
            .Throw<GateFileException>(() => SigningKey.Of(new GateOptions(), _data))
            .Message.ShouldContain("is no signing key");
    }
}
