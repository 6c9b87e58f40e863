using System.Reflection;
using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Runs.Logging;

namespace Screenalytics.Ingest.Tests.Architecture;

/// <summary>The catalogue of log events and the code that logs them say the same.</summary>
public sealed class LogEventCatalogTests
{
    private static readonly (string Folder, int Start)[] Ranges =
    [
        ("Runs", 1000),
        ("Scheduling", 2000),
        ("Api", 3000),
        ("Storage", 4000),
        ("TrrBackend", 5000),
        ("Notifications", 6000),
        ("Hosting", 7000),
        (Folders.Diagnostics, 8000),
        ("Console", 9000),
    ];

    private static readonly (MethodInfo Method, LoggerMessageAttribute Event)[] Logged =
    [
        .. from type in Folders.Program.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        let logged = method.GetCustomAttribute<LoggerMessageAttribute>()
        where logged is not null
        select (method, logged),
    ];

    private static readonly Dictionary<int, LogEventInfo> Known = LogEventCatalog.All.ToDictionary(info => info.Id);

    [Fact]
    public void Every_event_has_an_id_and_a_name_of_its_own()
    {
        LogEventCatalog.All.Select(info => info.Id).ShouldBeUnique();
        LogEventCatalog.All.Select(info => info.Name).ShouldBeUnique();
        LogEventCatalog.All.ShouldAllBe(info => info.Meaning.EndsWith('.'));
        Logged.Select(one => one.Event.EventId).ShouldBeUnique();
    }

    [Fact]
    public void Every_event_that_is_logged_is_known_and_every_known_one_is_logged() =>
        Logged.Select(one => one.Event.EventId).Append(PersonEventHead.Event.Id).Order().ShouldBe(Known.Keys.Order());

    [Fact]
    public void Names_levels_and_properties_are_those_of_the_catalogue()
    {
        foreach (var (method, logged) in Logged)
        {
            var info = Known[logged.EventId];
            (logged.EventName ?? method.Name).ShouldBe(info.Name);
            (logged.Level == LogLevel.None ? null : $"{logged.Level}").ShouldBe(info.Level, info.Name);
            PropertiesOf(method).ShouldBe(info.Properties, info.Name);
            foreach (var property in info.Properties)
            {
                logged.Message.ShouldMatch($@"\{{{property}(:[^}}]*)?\}}");
            }
        }
    }

    [Fact]
    public void Every_event_is_in_the_range_of_its_folder()
    {
        foreach (var (method, logged) in Logged)
        {
            var start = Ranges.Single(range => range.Folder == Folders.Of(method.DeclaringType!)).Start;
            logged.EventId.ShouldBeInRange(start, start + 999, method.Name);
        }
    }

    [Fact]
    public void Names_of_ids_are_names_of_events()
    {
        var ids =
            from type in typeof(RunEventIds).Assembly.GetTypes()
            where type.Name.EndsWith("EventIds", StringComparison.Ordinal)
            from field in type.GetFields()
            select ((int)field.GetValue(null)!, field.Name);

        ids.Order().ShouldBe(LogEventCatalog.All.Select(info => (info.Id, info.Name)).Order());
    }

    [Fact]
    public void The_same_thing_has_the_same_name_everywhere()
    {
        var named = typeof(LogProperties).GetFields().Select(field => (string)field.GetValue(null)!).ToHashSet();
        var used = LogEventCatalog.All.SelectMany(info => info.Properties).ToHashSet();

        // The call's own and the line's are the writer's; all others stand in the catalogue.
        named.Except([LogProperties.Event]).Except(used).ShouldBeEmpty();
        used.Where(name => name is "Run" or "Person" or "Id" or "Host" or "Worker" or "Error" or "Message")
            .ShouldBeEmpty();
    }

    private static IEnumerable<string> PropertiesOf(MethodInfo method) =>
        method
            .GetParameters()
            .Where(parameter =>
                parameter.ParameterType != typeof(ILogger)
                && parameter.ParameterType != typeof(LogLevel)
                && !parameter.ParameterType.IsAssignableTo(typeof(Exception))
            )
            .Select(parameter => char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..]);
}
