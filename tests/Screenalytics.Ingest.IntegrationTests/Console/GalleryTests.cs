using System.Collections.Concurrent;
using Microsoft.Playwright;
using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Console.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>An admin flags seeds; what a switch shows is what TRR-Backend has.</summary>
[Collection(ConsoleGroup.Name)]
public sealed class GalleryTests(ConsoleSite site)
{
    private static readonly Guid Person = SandboxIds.Ordinary(8);
    private static readonly string Gallery = $"/console/people/{Person}/gallery";

    [Fact]
    public Task A_flag_is_set_and_cleared_and_TRR_has_it() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                var sent = new ConcurrentQueue<IRequest>();
                page.Page.Request += (_, request) => sent.Enqueue(request);
                await page.GoAsync(Gallery);
                var photo = await SwitchAsync(page, 1, isOn: false);

                var set = await ToggleAsync(page, photo);
                await Assertions.Expect(photo).ToHaveAttributeAsync("aria-checked", "true");
                await BackendHasAsync(1, true);
                await page.Page.ReloadAsync();
                await Assertions.Expect(photo).ToHaveAttributeAsync("aria-checked", "true");

                var cleared = await ToggleAsync(page, photo);
                await Assertions.Expect(photo).ToHaveAttributeAsync("aria-checked", "false");
                await BackendHasAsync(1, false);
                await ShouldHoldNoSecretAsync(page, sent, [set, cleared]);
            }
        );

    [Fact]
    public Task A_flag_that_TRR_refuses_goes_back_and_says_why() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                page.Expect("status of 409");
                await page.GoAsync(Gallery);
                var photo = await SwitchAsync(page, 2, isOn: false);
                await SetKindAsync(2, "profile");
                try
                {
                    await photo.ClickAsync();

                    await Assertions
                        .Expect(Fate(page, 2))
                        .ToContainTextAsync("Media link is not a person gallery image");
                    await Assertions.Expect(photo).ToHaveAttributeAsync("aria-checked", "false");
                    await page.ShouldBeAccessibleAsync();
                }
                finally
                {
                    await SetKindAsync(2, "gallery");
                }
            }
        );

    [Fact]
    public Task With_TRR_down_a_flag_goes_back_and_says_so_and_works_again_later() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                page.Expect("status of 50");
                await page.GoAsync(Gallery);
                var photo = await SwitchAsync(page, 3, isOn: false);
                using (site.With(new FaultRule { Kind = FaultKind.Reset, Endpoint = BackendEndpoint.Toggle }))
                {
                    await photo.ClickAsync();
                    await Assertions.Expect(Fate(page, 3)).ToBeVisibleAsync();
                    await Assertions.Expect(photo).ToHaveAttributeAsync("aria-checked", "false");
                    await BackendHasAsync(3, false);
                }

                await photo.ClickAsync();
                await Assertions.Expect(photo).ToHaveAttributeAsync("aria-checked", "true");
                await BackendHasAsync(3, true);
            }
        );

    [Fact]
    public Task Many_are_flagged_at_once_and_each_tells_how_it_went() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                page.Expect("status of 409");
                await page.GoAsync(Gallery);
                await SetKindAsync(6, "profile");
                try
                {
                    await page.Page.GetByLabel("Select all").CheckAsync();
                    await page.Button("Flag as seeds").ClickAsync();

                    await Assertions.Expect(Fate(page, 6)).ToContainTextAsync("not a person gallery image");
                    await Assertions.Expect(page.Page.Locator("[role=switch][aria-checked=false]")).ToHaveCountAsync(1);
                    await BackendHasAsync(5, true);
                    await BackendHasAsync(6, false);
                }
                finally
                {
                    await SetKindAsync(6, "gallery");
                }

                await page.Page.ReloadAsync();
                await page.Page.GetByLabel("Select all").CheckAsync();
                await page.Button("Take flags away").ClickAsync();
                await Assertions.Expect(page.Page.Locator("[role=switch][aria-checked=true]")).ToHaveCountAsync(0);
                await BackendHasAsync(5, false);
            }
        );

    [Fact]
    public Task Whoever_leaves_before_all_is_sent_is_asked_and_may_stay() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                await page.GoAsync(Gallery);
                var photo = await SwitchAsync(page, 4, isOn: false);
                var asked = new TaskCompletionSource<string>();
                page.Page.Dialog += async (_, dialog) =>
                {
                    await dialog.DismissAsync();
                    asked.TrySetResult(dialog.Type);
                };
                using (
                    site.With(
                        new FaultRule
                        {
                            Kind = FaultKind.Latency,
                            Endpoint = BackendEndpoint.Toggle,
                            DelayMs = 3_000,
                        }
                    )
                )
                {
                    await photo.ClickAsync();
                    await photo.ClickAsync();
                    await page.Link("Overview", exact: true).ClickAsync();
                    (await asked.Task.WaitAsync(ConsolePage.Patience)).ShouldBe("beforeunload");
                    await Assertions.Expect(page.Page.Locator("[data-pending]")).ToHaveCountAsync(0);
                }

                page.Path.ShouldBe(Gallery);
                await Assertions.Expect(photo).ToHaveAttributeAsync("aria-checked", "false");
                await BackendHasAsync(4, false);
            }
        );

    [Fact]
    public Task Photos_that_can_not_be_flagged_say_why() =>
        site.VisitAsync(
            Visitor.Admin,
            async page =>
            {
                await page.GoAsync($"/console/people/{SandboxIds.OddKinds}/gallery");

                await page.ShouldShowAsync("only photos of the kind 'gallery' can");
            }
        );

    [Fact]
    public Task Whoever_is_no_admin_sees_the_flags_and_why_they_do_not_turn() =>
        site.VisitAsync(
            Visitor.Operator,
            async page =>
            {
                await page.GoAsync($"/console/people/{SandboxIds.Seeded}/gallery");

                await page.ShouldShowAsync("admin");
                await Assertions.Expect(page.Page.GetByLabel("Select all")).ToHaveCountAsync(0);
                var first = page.Page.GetByRole(AriaRole.Switch).First;
                var before = await first.GetAttributeAsync("aria-checked");
                await first.ClickAsync(new() { Force = true });
                (await first.GetAttributeAsync("aria-checked")).ShouldBe(before);
            }
        );

    [Fact]
    public Task A_person_shows_their_face_bank_and_their_story() =>
        site.VisitAsync(
            Visitor.Viewer,
            async page =>
            {
                await page.GoAsync($"/console/people/{SandboxIds.Unseeded}");

                await page.ShouldShowAsync("seed_only=true");
                (await page.Page.Locator("main img").CountAsync()).ShouldBeGreaterThan(0);
            }
        );

    private static async Task<ILocator> SwitchAsync(ConsolePage page, int photo, bool isOn)
    {
        var found = page.Page.Locator($"#photo-{Link(photo)} [role=switch]");
        await Assertions.Expect(found).ToHaveAttributeAsync("aria-checked", isOn ? "true" : "false");
        return found;
    }

    private static ILocator Fate(ConsolePage page, int photo) => page.Page.Locator($"#fate-{Link(photo)}");

    private static Guid Link(int photo) => SandboxIds.Link(Person, photo);

    // A switch moves before TRR has answered.
    private Task BackendHasAsync(int photo, bool flag) =>
        site.Worker.UntilAsync(async () =>
        {
            await using var command = site.Sandbox.Database.CreateCommand(
                "select facebank_seed from core.media_links where id = $1"
            );
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Link(photo) });
            return flag.Equals(await command.ExecuteScalarAsync());
        });

    private async Task SetKindAsync(int photo, string kind)
    {
        await using var command = site.Sandbox.Database.CreateCommand(
            "update core.media_links set kind = $2 where id = $1"
        );
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Link(photo) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }

    // To its answer: of a request that is broken off, not all headers are ever known.
    private static async Task<IRequest> ToggleAsync(ConsolePage page, ILocator photo) =>
        (
            await page.Page.RunAndWaitForResponseAsync(
                () => photo.ClickAsync(),
                answer => answer.Request.Method == "PATCH"
            )
        ).Request;

    private async Task ShouldHoldNoSecretAsync(
        ConsolePage page,
        IReadOnlyCollection<IRequest> sent,
        IReadOnlyCollection<IRequest> toggles
    )
    {
        var secrets = site.Sandbox.Options.Secrets;
        var texts = new List<string> { await page.Page.ContentAsync(), await page.Page.Context.StorageStateAsync() };
        foreach (var request in sent)
        {
            texts.AddRange(request.Headers.Select(header => header.Value));
            texts.Add(request.PostData ?? "");
        }

        foreach (var toggle in toggles)
        {
            texts.AddRange((await toggle.AllHeadersAsync()).Select(header => header.Value));
        }

        var all = string.Join('\n', texts);
        all.ShouldContain("facebank_seed");
        all.ShouldNotContain(secrets.InternalAdminSecret);
        all.ShouldNotContain(secrets.JwtSecret);
        all.ShouldNotContain(secrets.ServiceToken);
        all.ShouldNotContain("Bearer");
    }
}
