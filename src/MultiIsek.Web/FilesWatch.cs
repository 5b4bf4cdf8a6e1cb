using MultiIsek.Kernel.Files;

namespace MultiIsek.Web;

/// <summary>Whether the file store answers. Asked by strangers too, so one question serves all for a while, and nobody waits long.</summary>
internal sealed class FilesWatch(IBlobStore blobs, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly Lock _lock = new();
    private Task<bool>? _asking;
    private long _askedAt;

    public async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            return await Asking().WaitAsync(Patience, ct);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Task<bool> Asking()
    {
        lock (_lock)
        {
            if (_asking is null || (_asking.IsCompleted && time.GetElapsedTime(_askedAt) > Fresh))
            {
                _askedAt = time.GetTimestamp();
                _asking = AskAsync();
            }

            return _asking;
        }
    }

    private async Task<bool> AskAsync()
    {
        try
        {
            await blobs.CheckAsync(CancellationToken.None);
            return true;
        }
        catch (FilesUnavailableException)
        {
            return false;
        }
    }
}
