using System.Text.RegularExpressions;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Tests.Architecture;

namespace Screenalytics.Ingest.Tests.Diagnostics.Telemetry;

/// <summary>Names that dashboards rely on: by OpenTelemetry's conventions, and as the README tells them.</summary>
public sealed partial class IngestInstrumentsTests
{
    private static readonly string[] Readme = File.ReadAllLines(ReadmeTests.Find("README.md"));

    public static TheoryData<string> Names => [.. IngestInstruments.All.Select(info => info.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_and_units_are_by_the_conventions(string name)
    {
        var info = Info(name);

        info.Name.ShouldMatch(@"^screenalytics\.ingest(\.[a-z][a-z0-9_]*)+$");
        info.Unit.ShouldMatch(@"^(s|1|By|\{[a-z]+\})$");
        info.Description.ShouldEndWith(".");
        info.Attributes.ShouldAllBe(attribute => AttributeName().IsMatch(attribute));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_readme_tells_of_each_with_its_kind_unit_and_attributes(string name)
    {
        var info = Info(name);
        var attributes = string.Join(", ", info.Attributes.Select(attribute => $"`{attribute}`"));

        Readme.ShouldContain(
            $"| `{info.Name}` | {info.Kind.ToString().ToLowerInvariant()} | `{info.Unit}` | {attributes} | {info.Description.TrimEnd('.')} |"
        );
    }

    [Fact]
    public void No_name_is_given_twice_and_every_instrument_is_listed()
    {
        var properties = typeof(IngestInstruments)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(InstrumentInfo))
            .Select(property => (InstrumentInfo)property.GetValue(null)!)
            .ToList();

        properties.ShouldBe(IngestInstruments.All, ignoreOrder: true);
        properties.Select(info => info.Name).ShouldBeUnique();
    }

    private static InstrumentInfo Info(string name) => IngestInstruments.All.Single(info => info.Name == name);

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
    private static partial Regex AttributeName();
}
