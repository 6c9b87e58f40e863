namespace Screenalytics.Ingest.Console.People;

/// <summary>Registers what the pages about people are made of.</summary>
internal static class PeopleServices
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<PersonBoard>();
        services.AddSingleton<PeopleBoard>();
        services.AddSingleton<PersonSync>();
        return services;
    }
}
