namespace MultiIsek.Documents.Uploads;

/// <summary>Wo in einer PDF-Datei we are: in a comment, in a string, behind a dictionary.</summary>
internal sealed class PdfPlace
{
    private bool _isComment;
    private bool _isEscaped;

    /// <summary>How many "(" are open.</summary>
    private int _open;

    /// <summary>2 behind ">>", with nothing but white space and comments since.</summary>
    private int _closed;

    public bool IsPlain => !_isComment && _open == 0;
    public bool IsBehindDictionary => IsPlain && _closed == 2;

    /// <summary>A sign of a word.</summary>
    public void PassSign(byte sign) => _isEscaped = _open > 0 && !_isComment && !_isEscaped && sign == (byte)'\\';

    /// <summary>A word or a name is over.</summary>
    public void PassWord() => _closed = IsPlain ? 0 : _closed;

    /// <summary>A sign between words.</summary>
    public void Pass(byte sign)
    {
        if (_isComment)
        {
            _isComment = sign is not ((byte)'\r' or (byte)'\n');
        }
        else if (_isEscaped)
        {
            _isEscaped = false;
        }
        else if (sign is (byte)'(' or (byte)')')
        {
            _open = Math.Max(0, _open + (sign == '(' ? 1 : -1));
            _closed = 0;
        }
        else if (_open == 0)
        {
            _isComment = sign == '%';
            _closed = sign switch
            {
                (byte)'>' => Math.Min(2, _closed + 1),
                (byte)'%' or 0 or 9 or 10 or 12 or 13 or 32 => _closed == 2 ? 2 : 0,
                _ => 0,
            };
        }
    }
}
