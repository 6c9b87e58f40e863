using Microsoft.AspNetCore.Http.Features;
using Screenalytics.Sandbox.Faults;
using Screenalytics.Sandbox.Journal;

namespace Screenalytics.Sandbox.Http;

/// <summary>Answers a request to the backend or the app: route, faults, endpoint, journal, and only then the network.</summary>
internal sealed class BackendHandler(
    SandboxOptions options,
    Endpoints endpoints,
    FaultBook faults,
    RequestJournal journal,
    InFlightGauge inFlight,
    AccessLog? accessLog
)
{
    public async Task HandleAsync(HttpContext context)
    {
        var route = Route.Parse(context.Request.Path.Value ?? "/");
        var exchange = new Exchange(context, route, journal.Next());
        var now = inFlight.Enter();
        try
        {
            await SendAsync(exchange, await AnswerAsync(exchange, now));
        }
        finally
        {
            inFlight.Leave();
        }
    }

    private async ValueTask<Answer> AnswerAsync(Exchange exchange, int concurrent)
    {
        var request = exchange.Context.Request;
        var route = exchange.Route;
        if (route.Endpoint != BackendEndpoint.AppToggle && Preflight.IsOne(request))
        {
            return await endpoints.Preflight.AnswerAsync(exchange);
        }

        if (route.Endpoint == BackendEndpoint.Unknown)
        {
            return Answers.NotFound;
        }

        if (route.TrailingSlash)
        {
            var path = request.Path.Value![..^1];
            return Answers.Redirect($"{request.Scheme}://{request.Host}{path}{request.QueryString}");
        }

        if (request.Method != route.Allow)
        {
            return Answers.MethodNotAllowed(route.Allow);
        }

        endpoints.Of(route.Endpoint).Parse(exchange);
        return faults.Any ? await FaultyAsync(exchange, concurrent) : await TrueAsync(exchange);
    }

    private ValueTask<Answer> TrueAsync(Exchange exchange) =>
        endpoints.Of(exchange.Route.Endpoint).AnswerAsync(exchange);

    private async ValueTask<Answer> FaultyAsync(Exchange exchange, int concurrent)
    {
        var endpoint = exchange.Route.Endpoint;
        var call = new FaultCall(endpoint, exchange.Target, exchange.SeedOnly, exchange.Offset, concurrent);
        (exchange.Fault, var delay) = faults.Decide(call);
        if (delay > 0)
        {
            await exchange.WaitAsync(TimeSpan.FromMilliseconds(delay), options.Time);
        }

        if (exchange.Fault is not { } fault)
        {
            return await TrueAsync(exchange);
        }

        return SpoiledAnswer.Instead(fault) ?? SpoiledAnswer.Of(await TrueAsync(exchange), fault);
    }

    // The journal comes first: whoever has seen an answer finds it there.
    private async Task SendAsync(Exchange exchange, Answer answer)
    {
        var context = exchange.Context;
        if (accessLog is not null && answer.Status > 0)
        {
            accessLog.Write(
                context,
                context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                answer.Status
            );
        }

        if (exchange.Fault is { } fault && WireFault.IsOne(fault))
        {
            await WireFault.SendAsync(context, answer, fault, options.Time, whole => Record(exchange, answer, whole));
            return;
        }

        Record(exchange, answer, answer.IsList && !exchange.ClientLeft && SpoiledAnswer.IsIntact(exchange.Fault));
        AnswerSender.Send(context.Response, answer);
    }

    private void Record(Exchange exchange, Answer answer, bool complete)
    {
        if (journal.IsOn)
        {
            journal.Add(Entry(exchange, answer, complete));
        }
    }

    private JournalEntry Entry(Exchange exchange, Answer answer, bool complete) =>
        new(
            exchange.Arrived,
            journal.Next(),
            options.Time.GetUtcNow(),
            exchange.Route.Endpoint,
            exchange.Target,
            exchange.SeedOnly,
            (int)Math.Clamp(exchange.Limit, int.MinValue, int.MaxValue),
            (int)Math.Clamp(exchange.Offset, int.MinValue, int.MaxValue),
            exchange.Profile,
            (short)answer.Status,
            answer.Rows,
            answer.Length,
            complete,
            exchange.Fault?.Kind
        );
}
