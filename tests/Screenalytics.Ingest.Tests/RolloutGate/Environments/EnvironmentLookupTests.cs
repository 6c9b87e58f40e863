using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Environments;

namespace Screenalytics.Ingest.Tests.RolloutGate.Environments;

public sealed class EnvironmentLookupTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("environments").FullName;

    private string Working => Path.Combine(_root, "working");

    private string Data => Path.Combine(_root, "data");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_name_without_a_file_is_an_environment_of_the_configuration()
    {
        var environment = Find("production").Environment.ShouldNotBeNull();

        environment.Name.ShouldBe("production");
        environment.Stage.ShouldBe(GateStage.Production);
        environment.File.ShouldBeNull();
    }

    [Theory]
    [InlineData("working", "staging.yaml", "stage: staging")]
    [InlineData("working", "staging.yml", "stage: staging")]
    [InlineData("data", "staging.json", "{}")]
    public void A_name_is_looked_for_in_both_folders(string folder, string file, string text)
    {
        var path = Write(folder, file, text);

        var environment = Find("staging").Environment.ShouldNotBeNull();

        environment.File.ShouldBe(path);
        environment.Stage.ShouldBe(GateStage.Staging);
    }

    [Fact]
    public void Two_that_are_meant_are_both_named()
    {
        var one = Write("working", "staging.yaml", "");
        var other = Write("data", "staging.json", "{}");

        var error = Find("staging").Errors.ShouldHaveSingleItem();

        error.ShouldContain(one);
        error.ShouldContain(other);
        Find(one).Environment.ShouldNotBeNull().File.ShouldBe(one);
    }

    [Fact]
    public void One_folder_that_is_both_has_its_file_once()
    {
        Write("data", "staging.yaml", "");

        EnvironmentLookup.Find("staging", Data, Data).Environment.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("nowhere.yaml", "there is no file")]
    [InlineData("a/b", "there is no file")]
    [InlineData("a b", "letters, digits")]
    [InlineData("", "letters, digits")]
    [InlineData("..", "letters, digits")]
    public void What_can_not_be_meant_is_told(string given, string words)
    {
        var error = Find(given).Errors.ShouldHaveSingleItem();

        error.ShouldStartWith("--environment: ");
        error.ShouldContain(words);
    }

    [Fact]
    public void A_folder_is_no_file() => Find(_root + "/").Errors.ShouldHaveSingleItem().ShouldContain("is a folder");

    [Fact]
    public void A_file_of_another_kind_is_refused()
    {
        var path = Write("data", "big.yaml", new string('#', 300_000));

        Find(path).Errors.ShouldHaveSingleItem().ShouldContain("256 KiB");
    }

    private EnvironmentReading Find(string given) => EnvironmentLookup.Find(given, Working, Data);

    private string Write(string folder, string file, string text)
    {
        var path = Path.Combine(_root, folder, EnvironmentLookup.Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
