using Npgsql;
using NpgsqlTypes;

namespace Screenalytics.Ingest.Storage;

/// <summary>Positional parameters whose types are said, so that nothing has to be looked up.</summary>
internal static class SqlParameters
{
    /// <summary>Adds a value of a type.</summary>
    public static NpgsqlParameterCollection With<T>(
        this NpgsqlParameterCollection parameters,
        T value,
        NpgsqlDbType type
    )
    {
        parameters.Add(new NpgsqlParameter<T> { TypedValue = value, NpgsqlDbType = type });
        return parameters;
    }

    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, Guid value) =>
        parameters.With(value, NpgsqlDbType.Uuid);

    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, string? value) =>
        parameters.With(value, NpgsqlDbType.Text);

    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, Guid[] values) =>
        parameters.With(values, NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, string?[] values) =>
        parameters.With(values, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, short[] values) =>
        parameters.With(values, NpgsqlDbType.Array | NpgsqlDbType.Smallint);

    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, int value) =>
        parameters.With(value, NpgsqlDbType.Integer);

    public static NpgsqlParameterCollection With(this NpgsqlParameterCollection parameters, int[]? values) =>
        parameters.With(values, NpgsqlDbType.Array | NpgsqlDbType.Integer);
}
