using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the app's proxy lets allowlisted admins toggle, nobody else, and gives no secret away.</summary>
internal sealed class ProxyStep : IGateStep
{
    private const string OddBody = """{"facebank_seed":"yes"}""";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "proxy",
            "Allowlisted admins toggle through the app's proxy, and nobody else",
            "Asks the app's proxy without a token (401), as a user who is not on the list (403), as an allowlisted admin with a flag that is no boolean (400) and for a link that nobody has (the backend's 404); then turns the gate's link around and back as the admin. No answer may hold a secret, and a browser may not PATCH the backend itself.",
            [1],
            Writes: true,
            InReadOnly: true
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        AppPatch app = new(gate);
        if (app.Problem is { } problem)
        {
            record.NotJudged(
                "app",
                "An allowlisted admin toggles through the app's proxy, and nobody else",
                problem,
                $"Set {Party.App.AddressSetting}"
            );
        }
        else
        {
            record.Uses("app", app.Origin!);
            GateSecrets secrets = new(gate);
            LeakWatch leaks = new(secrets);
            ProxyRefusals refusals = new(gate, record, app, leaks);
            if (await refusals.JudgeAsync(cancellationToken))
            {
                await ToggleAsync(gate, record, app, leaks, cancellationToken);
            }

            JudgeLeaks(record, leaks);
        }

        await Preflight.JudgeAsync(gate, record, app, cancellationToken);
        AnswerTimes.Judge(gate, record);
    }

    /// <summary>A body whose flag is no boolean, though the backend would take it for one.</summary>
    public static string BodyOfNoBoolean => OddBody;

    private static async Task ToggleAsync(
        GateContext gate,
        StepRecord record,
        AppPatch app,
        LeakWatch leaks,
        CancellationToken cancellationToken
    )
    {
        const string Id = "round_trip";
        const string Expected = "An allowlisted admin sets and clears a flag through the proxy";
        if (gate.ReadOnly)
        {
            record.LeftOut(Id, Expected, TakenSubject.ReadOnly);
            return;
        }

        var look = await GalleryLook.AtPeopleAsync(gate, cancellationToken);
        var taken = await TakenSubject.TakeAsync(gate, look, cancellationToken);
        if (taken.Subject is not { } subject)
        {
            record.NotJudged(Id, Expected, taken.Reason);
            return;
        }

        record.Uses("person", subject.PersonId.ToString());
        record.Uses("link", subject.LinkId.ToString());
        var admin = new GateSecrets(gate).Admin;
        ToggleDoor door = new(
            Party.App,
            flagged => app.Of(subject.PersonId, subject.LinkId, TogglePatch.BodyOf(flagged), admin),
            AppPatch.CauseOf,
            "See the app's log of this time, its two secrets, and which backend it points to"
        )
        {
            Lie = "the app asks no backend, asks for something else, or points to another backend",
            Seen = leaks.Look,
        };
        await new ToggleRound(gate, record, subject, door).RunAsync(cancellationToken);
    }

    private static void JudgeLeaks(StepRecord record, LeakWatch leaks) =>
        record.Expect(
            leaks.Found.Count == 0,
            "no_secret",
            "None of the app's answers holds a secret",
            leaks.Found.Count == 0
                ? $"{leaks.Answers} answers, bodies and headers, hold none of ours"
                : $"the app gives away {string.Join("; ", leaks.Found)}",
            "Mend the app, and replace what it gave away: it has been in browsers"
        );
}
