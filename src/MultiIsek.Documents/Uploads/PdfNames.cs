using System.Text;

namespace MultiIsek.Documents.Uploads;

/// <summary>Namen in einer PDF-Datei, byte by byte, with those left out that stand in the data of streams: there any three letters come by chance.
/// In comments and strings they count: a reader that repairs a broken file may see neither.</summary>
/// <param name="hasStreams">False for what an object stream holds.</param>
internal sealed class PdfNames(bool hasStreams)
{
    private const int NameMax = 40;
    private static readonly HashSet<string> Active =
    [
        "JavaScript",
        "JS",
        "Launch",
        "EmbeddedFile",
        "EmbeddedFiles",
        "RichMedia",
        "ImportData",
        "SubmitForm",
        "GoToR",
        "GoToE",
        "XFA",
    ];
    private readonly StringBuilder _word = new();
    private readonly List<long> _packedAt = [];
    private readonly PdfPlace _place = new();
    private bool _isName;
    private bool _isInStream;
    private bool _beginsStream;
    private bool _isPacked;
    private int _endAt;
    private long _at;

    public bool IsActive { get; private set; }
    public bool IsEncrypted { get; private set; }

    /// <summary>Where the data of object streams begin.</summary>
    public IReadOnlyList<long> PackedAt => _packedAt;

    public void Take(PdfNames inner) => IsActive |= inner.IsActive;

    public void Read(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (_isInStream)
            {
                SeekEnd(b);
            }
            else
            {
                Read(b);
            }

            _at++;
        }
    }

    private void Read(byte b)
    {
        if (_beginsStream && b is not (byte)'\r')
        {
            _beginsStream = false;
            // The data begin behind the line end.
            (_isInStream, _endAt) = (true, 0);
            if (_isPacked)
            {
                _packedAt.Add(b == '\n' ? _at + 1 : _at);
            }

            _isPacked = false;
            return;
        }

        if (b == '/' || IsDelimiter(b))
        {
            End(b);
            _isName = b == '/';
            _place.Pass(b);
            return;
        }

        _place.PassSign(b);
        if (_word.Length <= NameMax)
        {
            _word.Append((char)b);
        }
    }

    private void End(byte by)
    {
        var word = _word.ToString();
        _word.Clear();
        if (_isName)
        {
            Judge(word.Contains('#', StringComparison.Ordinal) ? Written(word) : word);
        }
        else if (hasStreams && word == "stream" && by is (byte)'\r' or (byte)'\n')
        {
            Begin(by);
        }
        else if (word == "obj" && _place.IsPlain)
        {
            _isPacked = false;
        }

        if (_isName || word.Length > 0)
        {
            _place.PassWord();
        }

        _isName = false;
    }

    // Only behind a dictionary do data begin. The word in a comment or a string hides nothing: what follows is read on. Where it might be meant all the same
    // (a reader that repairs files sees other strings than we do), what is packed there is looked into as well.
    private void Begin(byte by)
    {
        if (!_place.IsBehindDictionary)
        {
            if (_isPacked)
            {
                _packedAt.AddRange([_at + 1, _at + 2]);
            }
        }
        else if (by == '\n')
        {
            (_isInStream, _endAt) = (true, 0);
            if (_isPacked)
            {
                _packedAt.Add(_at + 1);
            }

            _isPacked = false;
        }
        else
        {
            _beginsStream = true;
        }
    }

    private void Judge(string name)
    {
        IsActive |= Active.Contains(name);
        IsEncrypted |= name == "Encrypt";
        _isPacked |= name == "ObjStm";
    }

    // "/J#61vaScript" is the same name.
    private static string Written(string name)
    {
        var written = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '#' && i + 2 < name.Length && byte.TryParse(name.AsSpan(i + 1, 2), System.Globalization.NumberStyles.HexNumber, null, out var code))
            {
                written.Append((char)code);
                i += 2;
            }
            else
            {
                written.Append(name[i]);
            }
        }

        return written.ToString();
    }

    private void SeekEnd(byte b)
    {
        var end = "endstream"u8;
        _endAt =
            b == end[_endAt] ? _endAt + 1
            // "endstre" may be the beginning of "endstrendstream".
            : _endAt == 7 && b == (byte)'n' ? 2
            : b == end[0] ? 1
            : 0;
        if (_endAt == end.Length)
        {
            (_isInStream, _endAt) = (false, 0);
        }
    }

    private static bool IsDelimiter(byte b) =>
        b is 0 or 9 or 10 or 12 or 13 or 32 or (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)'%';
}
