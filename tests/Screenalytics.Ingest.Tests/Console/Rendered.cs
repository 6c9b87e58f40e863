using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Screenalytics.Ingest.Tests.Console;

/// <summary>Components as the markup that they come to.</summary>
internal static class Rendered
{
    /// <summary>Renders a component.</summary>
    public static async Task<string> AsHtmlAsync<TComponent>(params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var values = parameters.ToDictionary(one => one.Name, one => one.Value);
            return (
                await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(values))
            ).ToHtmlString();
        });
    }
}
