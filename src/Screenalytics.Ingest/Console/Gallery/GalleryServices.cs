using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>Registers what galleries, people and the proxy of the toggle are made of.</summary>
internal static class GalleryServices
{
    /// <summary>Adds it.</summary>
    /// <param name="services">The services, which have the console's security and the history of runs.</param>
    /// <param name="gallery">Opens TRR's own database; null where it is not configured.</param>
    /// <param name="toggler">Makes the toggle.</param>
    public static IServiceCollection AddGallery(
        this IServiceCollection services,
        Func<IServiceProvider, ITrrGallery?> gallery,
        Func<IServiceProvider, SeedToggler> toggler
    )
    {
        services.AddSingleton(provider => new TrrPort(gallery(provider)));
        services.AddSingleton(toggler);
        services.AddSingleton<ProxyCallers>();
        services.AddSingleton<ProxyRefusals>();
        services.AddSingleton<SeedProxy>();
        services.AddSingleton<PhotoModels>();
        services.AddSingleton<GalleryBoard>();
        return services;
    }
}
