using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace MultiIsek.Benchmarks.Running;

/// <summary>A server that runs in a process of its own: the product, or the bare endpoint it is compared with.</summary>
internal sealed class Product : IAsyncDisposable
{
    private const int OutputMax = 4000;
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(4);
    private readonly Process _process;

    private Product(Process process, int port, TimeSpan started)
    {
        (_process, Port, Started) = (process, port, started);
    }

    public int Port { get; }

    /// <summary>From the process's start to its first page.</summary>
    public TimeSpan Started { get; }

    /// <summary>Memory that the process holds, bytes: all of it (resident set), and its own alone, without the mapped files of runtime and program, which the system shares and may drop.</summary>
    public (long All, long Own) Memory
    {
        get
        {
            var lines = File.ReadAllLines($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/status");
            long Of(string name) =>
                long.Parse(lines.Single(l => l.StartsWith($"{name}:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
                * 1024;
            return (Of("VmRSS"), Of("RssAnon"));
        }
    }

    /// <summary>Files, sockets and pipes that the process holds open.</summary>
    public int Handles => Directory.GetFileSystemEntries($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/fd").Length;

    public bool IsRunning => !_process.HasExited;

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts the product and waits for the home page of its first sample city.</summary>
    public static Task<Product> StartAsync(string program, string data, IReadOnlyDictionary<string, string> environment, params string[] settings)
    {
        var port = FreePort();
        string[] arguments = ["--urls", $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}", $"--Data:Directory={data}", .. settings];
        return RunAsync(program, arguments, environment, port, $"{Sample.Cities[0].Slug}.localhost");
    }

    /// <summary>Starts the bare endpoint, which gives the answer kept in a file.</summary>
    public static Task<Product> StartBareAsync(string answer)
    {
        var port = FreePort();
        return RunAsync(
            "dotnet",
            [typeof(Product).Assembly.Location, "bare", port.ToString(CultureInfo.InvariantCulture), answer],
            new Dictionary<string, string>(),
            port,
            "localhost"
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<Product> RunAsync(string program, string[] arguments, IReadOnlyDictionary<string, string> environment, int port, string host)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var output = new System.Text.StringBuilder();
        void Keep(string? line) => _ = output.Length < OutputMax ? output.AppendLine(line) : output;
        process.OutputDataReceived += (_, e) => Keep(e.Data);
        process.ErrorDataReceived += (_, e) => Keep(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var probe = new Request(host, "/", null);
        while (clock.Elapsed < StartMax && !process.HasExited)
        {
            if (await probe.IsAnsweredAsync(port))
            {
                return new Product(process, port, clock.Elapsed);
            }

            await Task.Delay(5);
        }

        process.Kill();
        throw new InvalidOperationException($"It did not start.{Environment.NewLine}{output}");
    }
}
