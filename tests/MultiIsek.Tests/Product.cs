using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiIsek.Tests;

/// <summary>The product as its own process, as a user starts it: on the same database as the application of the tests.</summary>
public sealed partial class Product : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "MultiIsek.Web.dll");
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private Product(Process process) => _process = process;

    public int Port { get; private set; }

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the web server on a free port and waits until it has said where the platform is.</summary>
    public static async Task<Product> StartAsync(App app, params string[] arguments)
    {
        var product = new Product(Launch(app, ["--urls=http://127.0.0.1:0", .. arguments]));
        TaskCompletionSource<int> port = new(TaskCreationOptions.RunContinuationsAsynchronously);
        product.Listen(line =>
        {
            if (PlatformLine().Match(line) is { Success: true } match)
            {
                port.TrySetResult(int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
            }
        });
        product._process.Exited += (_, _) => port.TrySetException(new InvalidOperationException($"The product ended at its start:\n{product.Output}"));
        product._process.EnableRaisingEvents = true;
        product.Port = await port.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return product;
    }

    /// <summary>Runs one command to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(App app, params string[] arguments)
    {
        using var process = Launch(app, arguments);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Sends these bytes and reads until the server closes; an answer that never comes is an exception.</summary>
    public async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var answer = new MemoryStream();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await stream.CopyToAsync(answer, patience.Token);
        return Encoding.UTF8.GetString(answer.ToArray());
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Launch(App app, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = app.DataDirectory,
        };
        // What a test sets itself stands; the rest is the application's.
        KeyValuePair<string, string>[] own = [new("Data:Directory", app.DataDirectory), new("Samples:Directory", "none"), .. app.Database.Settings];
        var settings = own.Where(s => !arguments.Any(a => a.StartsWith($"--{s.Key}=", StringComparison.Ordinal))).Select(s => $"--{s.Key}={s.Value}");
        foreach (var argument in (string[])[Program, .. arguments, .. settings])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private void Listen(Action<string> see)
    {
        void Take(string? line)
        {
            if (line is not null)
            {
                lock (_output)
                {
                    _output.AppendLine(line);
                }

                see(line);
            }
        }

        _process.OutputDataReceived += (_, e) => Take(e.Data);
        _process.ErrorDataReceived += (_, e) => Take(e.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    [GeneratedRegex(@"^MultiIsek\s+http://localhost:(\d+)\s*$")]
    private static partial Regex PlatformLine();
}
