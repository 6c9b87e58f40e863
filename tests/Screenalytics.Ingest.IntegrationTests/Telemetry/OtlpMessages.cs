namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>Reads what an exporter sends, by OTLP's field numbers.</summary>
internal static class OtlpMessages
{
    /// <summary>The resource's attributes of a request, which stand at the same place for all signals.</summary>
    public static Dictionary<string, string> Resource(ReadOnlySpan<byte> request)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var data in Messages(request, 1))
        {
            foreach (var resource in Messages(data, 1))
            {
                attributes = Attributes(resource, 1);
            }
        }

        return attributes;
    }

    /// <summary>The metrics of a request.</summary>
    public static List<OtlpMetric> Metrics(ReadOnlySpan<byte> request) =>
        [.. InScopes(request).Select(one => Metric(one.Scope, one.Content))];

    /// <summary>The spans of a request.</summary>
    public static List<OtlpSpan> Spans(ReadOnlySpan<byte> request) =>
        [.. InScopes(request).Select(one => Span(one.Scope, one.Content))];

    private static OtlpMetric Metric(string scope, byte[] bytes)
    {
        var (name, description, unit) = ("", "", "");
        var kind = OtlpMetricKind.Gauge;
        List<OtlpPoint> points = [];
        var reader = new ProtoReader(bytes);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1:
                    name = reader.Text;
                    break;
                case 2:
                    description = reader.Text;
                    break;
                case 3:
                    unit = reader.Text;
                    break;
                case 5:
                case 7:
                    kind =
                        reader.Field == 5 ? OtlpMetricKind.Gauge
                        : IsMonotonic(reader.Bytes) ? OtlpMetricKind.Counter
                        : OtlpMetricKind.UpDownCounter;
                    points = [.. Messages(reader.Bytes, 1).Select(point => Number(point))];
                    break;
                case 9:
                    kind = OtlpMetricKind.Histogram;
                    points = [.. Messages(reader.Bytes, 1).Select(point => Distribution(point))];
                    break;
                default:
                    break;
            }
        }

        return new OtlpMetric(scope, name, unit, description, kind) { Points = points };
    }

    private static OtlpPoint Number(byte[] bytes)
    {
        double value = 0;
        var reader = new ProtoReader(bytes);
        while (reader.Read())
        {
            value =
                reader.Field == 4 ? reader.Double
                : reader.Field == 6 ? reader.Number
                : value;
        }

        return new OtlpPoint(Attributes(bytes, 7), value, 1);
    }

    private static OtlpPoint Distribution(byte[] bytes)
    {
        var (sum, count) = (0.0, 0L);
        var reader = new ProtoReader(bytes);
        while (reader.Read())
        {
            sum = reader.Field == 5 ? reader.Double : sum;
            count = reader.Field == 4 ? reader.Number : count;
        }

        return new OtlpPoint(Attributes(bytes, 9), sum, count);
    }

    private static OtlpSpan Span(string scope, byte[] bytes)
    {
        var (trace, id, parent, name, error) = ("", "", "", "", false);
        List<string> links = [];
        var reader = new ProtoReader(bytes);
        while (reader.Read())
        {
            switch (reader.Field)
            {
                case 1:
                    trace = reader.Hex;
                    break;
                case 2:
                    id = reader.Hex;
                    break;
                case 4:
                    parent = reader.Hex;
                    break;
                case 5:
                    name = reader.Text;
                    break;
                case 13:
                    links.Add(FirstHex(reader.Bytes));
                    break;
                case 15:
                    error = IsError(reader.Bytes);
                    break;
                default:
                    break;
            }
        }

        return new OtlpSpan(scope, trace, id, parent, name)
        {
            Attributes = Attributes(bytes, 9),
            Links = links,
            IsError = error,
        };
    }

    private static List<(string Scope, byte[] Content)> InScopes(ReadOnlySpan<byte> request)
    {
        List<(string, byte[])> found = [];
        foreach (var data in Messages(request, 1))
        {
            foreach (var scoped in Messages(data, 2))
            {
                var scope = Messages(scoped, 1).Select(one => FirstText(one)).FirstOrDefault("");
                found.AddRange(Messages(scoped, 2).Select(one => (scope, one)));
            }
        }

        return found;
    }

    private static Dictionary<string, string> Attributes(ReadOnlySpan<byte> bytes, int field)
    {
        var attributes = new Dictionary<string, string>();
        foreach (var pair in Messages(bytes, field))
        {
            attributes[FirstText(pair)] = Messages(pair, 2).Select(one => Value(one)).FirstOrDefault("");
        }

        return attributes;
    }

    private static string Value(byte[] bytes)
    {
        var reader = new ProtoReader(bytes);
        return !reader.Read()
            ? ""
            : reader.Field switch
            {
                1 => reader.Text,
                2 => reader.Number == 1 ? "true" : "false",
                3 => $"{reader.Number}",
                4 => $"{reader.Double}",
                5 => string.Join(',', Messages(reader.Bytes, 1).Select(one => Value(one))),
                _ => "",
            };
    }

    private static bool IsMonotonic(ReadOnlySpan<byte> sum)
    {
        var reader = new ProtoReader(sum);
        var monotonic = false;
        while (reader.Read())
        {
            monotonic |= reader is { Field: 3, Number: 1 };
        }

        return monotonic;
    }

    private static bool IsError(ReadOnlySpan<byte> status)
    {
        var reader = new ProtoReader(status);
        var error = false;
        while (reader.Read())
        {
            error |= reader is { Field: 3, Number: 2 };
        }

        return error;
    }

    private static string FirstText(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtoReader(bytes);
        return reader.Read() && reader.Field == 1 ? reader.Text : "";
    }

    private static string FirstHex(ReadOnlySpan<byte> bytes)
    {
        var reader = new ProtoReader(bytes);
        return reader.Read() && reader.Field == 1 ? reader.Hex : "";
    }

    private static List<byte[]> Messages(ReadOnlySpan<byte> bytes, int field)
    {
        List<byte[]> found = [];
        var reader = new ProtoReader(bytes);
        while (reader.Read())
        {
            if (reader.Field == field)
            {
                found.Add(reader.Bytes.ToArray());
            }
        }

        return found;
    }
}
