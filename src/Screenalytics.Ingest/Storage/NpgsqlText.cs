using System.Data.Common;
using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>Reads an Npgsql connection string, without ever repeating what it holds.</summary>
internal static class NpgsqlText
{
    /// <summary>Reads it; null and an error, from after the setting's name on, when it is malformed.</summary>
    public static NpgsqlConnectionStringBuilder? Read(string text, out string? error)
    {
        var settings = new NpgsqlConnectionStringBuilder();
        DbConnectionStringBuilder raw = new();
        try
        {
            raw.ConnectionString = text;
        }
        catch (ArgumentException)
        {
            error =
                " is neither a postgres:// URL nor an Npgsql connection string: write "
                + "postgres://user:password@host:5432/database, or Host=...;Username=...;Password=...;Database=....";
            return null;
        }

        var number = 0;
        foreach (string keyword in raw.Keys)
        {
            number++;
            try
            {
                settings[keyword] = raw[keyword];
            }
            catch (Exception e)
                when (e is ArgumentException or FormatException or OverflowException or InvalidCastException)
            {
                // The keyword itself may be a piece of a password that holds a semicolon, so it is not repeated.
                error =
                    $": keyword {number} of the Npgsql connection string is unknown or has a wrong value; a value "
                    + "that holds ';' or '=' has to stand in quotes.";
                return null;
            }
        }

        error = null;
        return settings;
    }
}
