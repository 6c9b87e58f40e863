using System.Globalization;
using System.Text;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Gathers what a JSON access log says under its many names.</summary>
internal sealed class AccessJsonDraft
{
    private string? _method;
    private string? _target;
    private string? _query;
    private string? _message;
    private int _status;
    private DateTimeOffset? _time;
    private string _address = "";
    private string _agent = "";
    private long? _size;
    private bool _isBodySize;

    /// <summary>Takes a text.</summary>
    public void Take(string name, string value)
    {
        switch (name)
        {
            case "method" or "request_method" or "http_method" or "verb":
                _method = value;
                break;
            case "uri" or "request_uri" or "url" or "raw_path" or "target" or "full_path" or "path_with_query":
                _target = value;
                break;
            case "path" or "http_path" or "request_path":
                _target ??= value;
                break;
            case "query" or "query_string" or "querystring" or "args":
                _query = value;
                break;
            case "request" or "request_line" or "message" or "msg" or "event":
                _message = value.Contains(" HTTP/", StringComparison.Ordinal) ? value : _message;
                break;
            case "time"
            or "ts"
            or "timestamp"
            or "@timestamp"
            or "time_iso8601"
            or "time_local"
            or "datetime"
            or "asctime"
            or "date":
                _time ??= AccessTime.Parse(value);
                break;
            case "remote_addr"
            or "client"
            or "client_ip"
            or "client_addr"
            or "clientip"
            or "ip"
            or "remote_ip"
            or "remote_host"
            or "remote":
                _address = _address.Length == 0 ? value : _address;
                break;
            case "http_user_agent" or "user_agent" or "useragent" or "agent":
                _agent = value == "-" ? "" : value;
                break;
            default:
                if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                {
                    Take(name, number);
                }

                break;
        }
    }

    /// <summary>Takes a number.</summary>
    public void Take(string name, double value)
    {
        switch (name)
        {
            case "status" or "status_code" or "response_status" or "http_status" or "response_code":
                _status = value is >= 0 and < 1000 ? (int)value : 0;
                break;
            case "body_bytes_sent" or "body_bytes" or "body_size" or "response_body_size" or "response_body_bytes":
                (_size, _isBodySize) = ((long)value, true);
                break;
            case "bytes" or "size" or "bytes_sent" or "response_size" or "resp_size" or "bytes_written" or "length":
                _size = _isBodySize ? _size : (long)value;
                break;
            case "time" or "ts" or "timestamp" or "@timestamp" or "msec" or "time_msec":
                _time ??= AccessTime.Parse(value);
                break;
        }
    }

    /// <summary>Whether it is a line of an access log.</summary>
    public bool TryFinish(out AccessEntry entry)
    {
        entry = default;
        if (_message is not null && _target is null or "" && !TryMessage())
        {
            return false;
        }

        if (_target is null or "" || _status == 0)
        {
            return false;
        }

        entry = new AccessEntry
        {
            Method = _method ?? "GET",
            Target =
                _query is { Length: > 0 } && !_target.Contains('?', StringComparison.Ordinal)
                    ? $"{_target}?{_query.TrimStart('?')}"
                    : _target,
            Status = _status,
            Time = _time,
            Address = Plain(_address),
            Agent = _agent,
            Size = _size,
            IsBodySize = _isBodySize,
        };
        return true;
    }

    // A request line, or uvicorn's whole line within a message.
    private bool TryMessage()
    {
        var bytes = Encoding.Latin1.GetBytes(_message!);
        if (AccessLine.ReadText(bytes, out var inner) != AccessFormat.Foreign)
        {
            (_method, _target) = (inner.Method, inner.Target);
            _status = _status == 0 ? inner.Status : _status;
            _address = _address.Length == 0 ? inner.Address : _address;
            return true;
        }

        if (!AccessLine.TryRequest(bytes, out var method, out var target, out _))
        {
            return false;
        }

        (_method, _target) = (Encoding.ASCII.GetString(method), Encoding.Latin1.GetString(target));
        return true;
    }

    private static string Plain(string address)
    {
        var colon = address.LastIndexOf(':');
        var hasPort =
            colon > 0 && (address.IndexOf(':', StringComparison.Ordinal) == colon || address[colon - 1] == ']');
        return (hasPort ? address[..colon] : address).Trim('[', ']');
    }
}
