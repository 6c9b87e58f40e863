namespace Screenalytics.Ingest.Hosting.Configuration;

/// <summary>The rule of credentials that travel in an HTTP header. What is wrong is said without repeating it.</summary>
internal static class HeaderRule
{
    /// <summary>Adds what is wrong with a value to the configuration's errors.</summary>
    public static void Check(EffectiveConfiguration configuration, string key, string? value)
    {
        if (value is null)
        {
            return;
        }

        if (value.Any(c => c is '\r' or '\n'))
        {
            configuration.Errors.Add($"{configuration.Named(key)} holds a line break: give the value alone.");
        }
        else if (value.Any(c => c is < ' ' or > '~') || value.Trim().Length != value.Length || value.Length == 0)
        {
            configuration.Errors.Add(
                $"{configuration.Named(key)} holds something that no HTTP header can carry (a letter outside ASCII, a "
                    + "control character, or spaces around it): give the value alone."
            );
        }
    }
}
