using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Notifications;

/// <summary>Registers what tells others of targets.</summary>
internal static class NotificationServices
{
    /// <summary>Adds it; it needs the targets, the outbox and a clock.</summary>
    /// <param name="services">The services.</param>
    /// <param name="options">Who is told.</param>
    /// <param name="jitter">A source of randomness, 0 to 1.</param>
    public static IServiceCollection AddNotifications(
        this IServiceCollection services,
        NotificationOptions options,
        Func<double> jitter
    )
    {
        services.AddSingleton(options);
        if (!string.IsNullOrEmpty(options.WebhookUrl))
        {
            services
                .AddSingleton<WebhookSender>()
                .AddSingleton(provider => new WebhookDeliverer(
                    provider.GetRequiredService<IWebhookOutbox>(),
                    provider.GetRequiredService<WebhookSender>(),
                    options,
                    jitter,
                    provider.GetRequiredService<ILogger<WebhookDeliverer>>()
                ));
        }

        return services.AddSingleton(provider => new NotificationLoop(
            provider.GetRequiredService<ITargetStore>(),
            provider.GetService<WebhookDeliverer>(),
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<NotificationLoop>>()
        ));
    }
}
