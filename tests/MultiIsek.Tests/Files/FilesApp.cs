using MultiIsek.Tests.Documents;

namespace MultiIsek.Tests.Files;

[CollectionDefinition("files on disk")]
public sealed class DiskFilesCollection : ICollectionFixture<DiskFilesApp>;

[CollectionDefinition("files in Azure")]
public sealed class AzureFilesCollection : ICollectionFixture<AzureFilesApp>;

/// <summary>The application with two cities, for tests of where its files lie.</summary>
public abstract class FilesApp : App
{
    public const string Town = "musterstadt";
    public const string Other = "herzberg";

    /// <summary>The same settings for the product as its own process.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> FileSettings { get; }

    protected override IEnumerable<KeyValuePair<string, string>> Settings => base.Settings.Concat(FileSettings);

    public override async Task InitializeAsync()
    {
        await Database.CreateAsync(DataDirectory);
        _ = Services;
        foreach (var folder in Repository.Samples.Where(f => Path.GetFileName(f) is Town or Other))
        {
            await ImportAsync(folder);
        }
    }

    public Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => Product.RunAsync(this, [.. arguments, .. FileSettings.Select(s => $"--{s.Key}={s.Value}")]);
}

public sealed class DiskFilesApp : FilesApp
{
    public override IReadOnlyList<KeyValuePair<string, string>> FileSettings { get; } = [];
}

/// <summary>Its files lie in Azure's storage, behind a proxy that fails when a test wants it to.</summary>
public sealed class AzureFilesApp : FilesApp
{
    private readonly string _name = $"t{Guid.NewGuid():N}";
    private Azurite _azurite = null!;

    internal FaultProxy Proxy { get; private set; } = null!;

    public override IReadOnlyList<KeyValuePair<string, string>> FileSettings =>
        [
            new("Files:Provider", "Azure"),
            new("Files:Connection", _azurite.Connection(Proxy.Port)),
            new("Files:Container", _name),
            new("Files:Timeout", "00:00:03"),
            new("Files:WriteTimeout", "00:00:03"),
            // Each test ends its fault and goes on at once.
            new("Files:Pause", "00:00:00"),
        ];

    public override async Task InitializeAsync()
    {
        _azurite = await Azurite.GetAsync();
        Proxy = new FaultProxy(_azurite.Port);
        await base.InitializeAsync();
    }
}

/// <summary>The downloads again, of files in Azure's storage.</summary>
[Collection("files in Azure")]
public sealed class AzureDownloadTests(AzureFilesApp app) : DownloadTests(app)
{
    [Fact]
    public void Nothing_lies_on_the_disk() => Assert.False(Directory.Exists(Path.Combine(app.DataDirectory, "files")));
}
