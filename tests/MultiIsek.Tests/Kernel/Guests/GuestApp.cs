using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using MultiIsek.Kernel.Guests;
using MultiIsek.Tests.Participation;

namespace MultiIsek.Tests.Kernel.Guests;

[CollectionDefinition("guests")]
public sealed class GuestCollection : ICollectionFixture<GuestApp>;

/// <summary>An application in which the second form of an address within ten minutes is a burst.</summary>
public sealed class GuestApp : CommentApp
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            .. base.Settings,
            new("Guests:PerAddress", "1"),
            new("Guests:UnprovenPerAddress", "1"),
            new("Guests:Cost", "3"),
            new("Contact:PerAddress", "100"),
            new("Operator:Email", "betrieb@example.org"),
        ];

    /// <summary>Does what the browser's worker does.</summary>
    internal static string Solve(IParentNode page)
    {
        var field = page.QuerySelector("input[name=proof]")!;
        var (challenge, seal) = Read(field);
        var counter = 0u;
        while (!challenge.IsSolvedBy(counter))
        {
            counter++;
        }

        return Proof(counter, seal);
    }

    /// <summary>A number that solves nothing, with the right seal.</summary>
    internal static string Miss(IParentNode page)
    {
        var (challenge, seal) = Read(page.QuerySelector("input[name=proof]")!);
        var counter = 0u;
        while (challenge.IsSolvedBy(counter))
        {
            counter++;
        }

        return Proof(counter, seal);
    }

    private static string Proof(uint counter, string seal) => $"{counter.ToString(CultureInfo.InvariantCulture)}.{seal}";

    private static (Challenge, string) Read(IElement field)
    {
        using var parameters = JsonDocument.Parse(field.GetAttribute("data-parameters")!);
        var root = parameters.RootElement;
        Assert.Equal("PBKDF2/SHA-256", root.GetProperty("algorithm").GetString());
        Assert.Equal("00", root.GetProperty("keyPrefix").GetString());
        Assert.Equal(32, root.GetProperty("keyLength").GetInt32());
        byte[] Bytes(string name) => Convert.FromHexString(root.GetProperty(name).GetString()!);
        return (new Challenge(Bytes("nonce"), Bytes("salt"), root.GetProperty("cost").GetInt32(), default), field.GetAttribute("data-seal")!);
    }
}
