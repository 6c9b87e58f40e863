using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Hosting.Configuration;

namespace Screenalytics.Ingest.Tests.Architecture;

/// <summary>The README is for users, so it has to know what they can set.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Find("README.md"));

    public static TheoryData<string> Names =>
        [
            .. SettingCatalog.All.Select(setting => setting.Key),
            .. SettingCatalog.All.Select(setting => setting.OperatorName).OfType<string>(),
        ];

    public static TheoryData<string, string> Defaults
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var setting in SettingCatalog.All)
            {
                var options = Activator.CreateInstance(setting.Property.DeclaringType!);
                if (SettingValue.Show(setting.Property.GetValue(options)) is { Length: > 0 } value)
                {
                    data.Add(setting.Key, value);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_is_documented(string name) => Text.ShouldContain($"`{name}`");

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Every_default_is_the_one_that_is_documented(string key, string value) =>
        Array
            .Find(Text.Split('\n'), line => line.StartsWith($"| `{key}` |"))
            .ShouldNotBeNull()
            .ShouldEndWith($"| {value} |");

    [Theory]
    [InlineData(ExitCodes.Ok)]
    [InlineData(ExitCodes.Error)]
    [InlineData(ExitCodes.Usage)]
    [InlineData(ExitCodes.Partial)]
    [InlineData(ExitCodes.Disproven)]
    [InlineData(ExitCodes.Suspect)]
    [InlineData(ExitCodes.Configuration)]
    [InlineData(ExitCodes.Interrupted)]
    public void Every_exit_code_is_documented(int code) => Text.ShouldContain($"| {code} |");

    [Fact]
    public void The_events_are_those_of_the_catalogue()
    {
        var known = LogEventCatalog.All.Select(info =>
            $"| {info.Id} | `{info.Name}` | {info.Level ?? "depends"} | {info.Meaning} |"
        );
        var told = Text.Split('\n').Where(line => line.Length > 6 && line[..6].Trim('|', ' ').All(char.IsAsciiDigit));
        var events = told.Where(line => line.Contains(" | `", StringComparison.Ordinal)).ToArray();

        events.Length.ShouldBeGreaterThan(20);
        events.Except(known).ShouldBeEmpty();
    }

    [Fact]
    public void The_bounds_of_an_option_are_those_of_its_setting()
    {
        var property = SettingCatalog.ByKey[SyncArguments.ConcurrencyKey].Property;

        SettingValue.Read(property, $"{SyncArguments.LeastConcurrency}", out _).ShouldBeNull();
        SettingValue.Read(property, $"{SyncArguments.MostConcurrency}", out _).ShouldBeNull();
        SettingValue.Read(property, $"{SyncArguments.LeastConcurrency - 1}", out _).ShouldNotBeNull();
        SettingValue.Read(property, $"{SyncArguments.MostConcurrency + 1}", out _).ShouldNotBeNull();
    }

    /// <summary>The path of a file of the repository.</summary>
    internal static string Find(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Screenalytics.sln")))
        {
            folder = folder.Parent.ShouldNotBeNull();
        }

        return Path.Combine(folder.FullName, name);
    }
}
