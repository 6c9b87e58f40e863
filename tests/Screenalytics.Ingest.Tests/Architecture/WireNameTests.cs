using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Architecture;

public sealed partial class WireNameTests
{
    public static TheoryData<Type> Types =>
        [typeof(SyncReport), typeof(SyncRequest), typeof(PersonError), typeof(CallCounts), typeof(RunFailure)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Names_on_the_wire_are_snake_case(Type type)
    {
        var info = SyncJson.Default.GetTypeInfo(type).ShouldNotBeNull();

        info.Kind.ShouldBe(JsonTypeInfoKind.Object);
        info.Properties.Select(property => property.Name).ShouldAllBe(name => SnakeCase().IsMatch(name));
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();
}
