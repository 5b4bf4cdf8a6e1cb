using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using MultiIsek.Tenancy.Contracts;

namespace MultiIsek.Tenancy.Hosts;

/// <summary>Asks the configured resolver itself, which sees a change sooner than the machine's cache and tells aliases; without one, the machine.</summary>
internal sealed class NameLookup(IOptions<PlatformOptions> options) : INameLookup
{
    private const int Port = 53;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    public async Task<NameAnswer> FindAsync(string host, CancellationToken ct)
    {
        if (Configured() is not { } server)
        {
            return await AskMachineAsync(host, ct);
        }

        var answers = await Task.WhenAll(AskAsync(server, host, DnsMessage.A, ct), AskAsync(server, host, DnsMessage.Aaaa, ct));
        return new([.. answers.SelectMany(a => a.Addresses).Distinct()], [.. answers.SelectMany(a => a.Aliases).Distinct()]);
    }

    public async Task<IReadOnlyList<string>> TextsAsync(string name, CancellationToken ct)
    {
        // The framework asks for addresses only: the machine's own server is asked by us.
        var server = Configured() ?? Machines() ?? throw new NameLookupException("This machine names no server to ask for texts.");
        return (await AskAsync(server, name, DnsMessage.Txt, ct)).Texts;
    }

    private IPEndPoint? Configured()
    {
        if (options.Value.Resolver is not { Length: > 0 } resolver)
        {
            return null;
        }

        var server = IPEndPoint.Parse(resolver);
        server.Port = server.Port == 0 ? Port : server.Port;
        return server;
    }

    private static IPEndPoint? Machines()
    {
        try
        {
            var server = NetworkInterface.GetAllNetworkInterfaces().SelectMany(i => i.GetIPProperties().DnsAddresses).FirstOrDefault();
            return server is null ? null : new(server, Port);
        }
        catch (NetworkInformationException e)
        {
            throw new NameLookupException("The machine does not tell its server.", e);
        }
    }

    private static async Task<NameAnswer> AskMachineAsync(string host, CancellationToken ct)
    {
        try
        {
            return new(await Dns.GetHostAddressesAsync(host, ct).WaitAsync(Patience * 2, ct), []);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return new([], []);
        }
        catch (Exception e) when (e is SocketException or TimeoutException)
        {
            throw new NameLookupException("The machine's resolver gave no answer.", e);
        }
    }

    private static async Task<NameAnswer> AskAsync(IPEndPoint server, string host, ushort type, CancellationToken ct)
    {
        // A datagram may get lost: once more.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AskOnceAsync(server, host, type, ct);
            }
            catch (Exception e) when (e is SocketException or TimeoutException or InvalidDataException)
            {
                if (attempt == 2)
                {
                    throw new NameLookupException($"{server} gave no answer.", e);
                }
            }
        }
    }

    private static async Task<NameAnswer> AskOnceAsync(IPEndPoint server, string host, ushort type, CancellationToken ct)
    {
        // Connected: datagrams of others are not received.
        using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        await socket.ConnectAsync(server, ct);
        var id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        await socket.SendAsync(DnsMessage.Ask(id, host, type), ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var length = await socket.ReceiveAsync(buffer, patience.Token);
                if (DnsMessage.Read(buffer.AsSpan(0, length), id, host, type) is { } answer)
                {
                    return answer;
                }
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
