using System.Collections.Concurrent;

namespace MultiIsek.BrowserTests;

/// <summary>One person's visit. It remembers what the browser complained about, whom it asked, and how much came over the line.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly BrowserApp _app;

    // The browser tells of its requests and complaints on a thread of its own, while a test reads them.
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly ConcurrentQueue<IRequest> _requests = [];

    private Visit(BrowserApp app, IBrowserContext context, IPage page, bool hasScript)
    {
        (_app, Context, Page, HasScript) = (app, context, page, hasScript);
        page.Console += (_, message) => Note(message);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.RequestFailed += (_, request) => _complaints.Enqueue($"{request.Url}: {request.Failure}");
        context.Request += (_, request) => _requests.Enqueue(request);
    }

    public IBrowserContext Context { get; }
    public IPage Page { get; }
    public bool HasScript { get; }

    /// <summary>Errors and warnings of the console, refused by policy, not found, not loaded.</summary>
    public IReadOnlyList<string> Complaints => [.. _complaints];

    public IReadOnlyList<string> Requests => [.. _requests.Select(r => r.Url)];

    public static async Task<Visit> StartAsync(BrowserApp app, int width, bool hasScript)
    {
        var context = await app.Browser.NewContextAsync(
            new()
            {
                Locale = "de-DE",
                TimezoneId = "Europe/Berlin",
                JavaScriptEnabled = hasScript,
                ViewportSize = new() { Width = width, Height = 900 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(20_000);
        return new(app, context, await context.NewPageAsync(), hasScript);
    }

    /// <summary>The present page as it came, in a visit in which the checks' own scripts run (promises do not where scripts are off) and the page's do not.</summary>
    public async Task<Visit> CopyAsync()
    {
        var copy = await StartAsync(_app, 360, hasScript: true);
        await copy.Context.AddCookiesAsync(
            (await Context.CookiesAsync()).Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Domain = c.Domain,
                Path = c.Path,
            })
        );
        var html = await Page.ContentAsync();
        await copy.Page.RouteAsync("**/*.js*", route => route.AbortAsync());
        await copy.Page.RouteAsync(Page.Url, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html }));
        await copy.Page.GotoAsync(Page.Url, new() { WaitUntil = WaitUntilState.Load });
        return copy;
    }

    /// <summary>Opens an address like "hagen.localhost/plan".</summary>
    public async Task<IResponse> OpenAsync(string address)
    {
        var response = await Page.GotoAsync(_app.Url(address), new() { WaitUntil = WaitUntilState.Load });
        await Page.EvaluateAsync("document.fonts.ready.then(() => 0)");
        return response ?? throw new InvalidOperationException($"{address} gave no answer.");
    }

    /// <summary>Bytes over the line so far, headers included.</summary>
    public async Task<int> WeightAsync()
    {
        var sum = 0;
        foreach (var request in _requests)
        {
            var sizes = await request.SizesAsync();
            sum += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        return sum;
    }

    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    private void Note(IConsoleMessage message)
    {
        // That the page itself answers 404 is what was asked for; a missing style sheet is not.
        var isOwnStatus =
            message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && _requests.Any(r => r.IsNavigationRequest && message.Location.StartsWith(r.Url, StringComparison.Ordinal));
        if (message.Type is "error" or "warning" && !isOwnStatus)
        {
            _complaints.Enqueue($"{message.Type}: {message.Text}");
        }
    }
}
