namespace Screenalytics.Sandbox.Http;

/// <summary>Hands an answer to the server in one piece.</summary>
internal static class AnswerSender
{
    public static void Send(HttpResponse response, Answer answer)
    {
        Head(response, answer);

        // A HEAD request is told the length but gets no body.
        if (answer.Length == 0 || HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            return;
        }

        var span = response.BodyWriter.GetSpan(answer.Length);
        if (answer.Page is { } page)
        {
            page.CopyTo(span);
        }
        else
        {
            answer.Body.CopyTo(span);
        }

        response.BodyWriter.Advance(answer.Length);
    }

    /// <summary>Sets status and headers.</summary>
    public static void Head(HttpResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;
        var headers = response.Headers;
        headers.Server = "uvicorn";
        headers.ContentLength = answer.Length;
        if (answer.ContentType is { } type)
        {
            headers.ContentType = type;
        }

        foreach (var (name, value) in answer.Headers)
        {
            headers[name] = value;
        }
    }
}
