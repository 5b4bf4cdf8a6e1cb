using System.Globalization;
using System.Text;

namespace MultiIsek.Kernel.Text;

/// <summary>
/// QR-Code einer Adresse (ISO/IEC 18004: byte mode, error correction M, versions 1 to 6). No library for it is needed: these versions have neither version bits nor
/// blocks of different length. The mask is always the first: the standard wants the best one, readers take any.
/// </summary>
public sealed class QrCode
{
    private const int FormatBits = 0x5412;

    // Error correction bytes of a block, blocks, data bytes of a block.
    private static readonly (int Correction, int Blocks, int Data)[] Versions = [(10, 1, 16), (16, 1, 28), (26, 1, 44), (18, 2, 32), (24, 2, 43), (16, 4, 27)];
    private readonly bool[,] _dark;
    private readonly bool[,] _isTaken;

    private QrCode(int version, byte[] words)
    {
        Size = 17 + (4 * version);
        (_dark, _isTaken) = (new bool[Size, Size], new bool[Size, Size]);
        DrawPatterns(version);
        DrawWords(words);
    }

    /// <summary>Modules of a side.</summary>
    public int Size { get; }

    public bool this[int x, int y] => _dark[x, y];

    /// <summary>Null for a text that is too long for it: 106 bytes.</summary>
    public static QrCode? Of(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = Array.FindIndex(Versions, v => (v.Blocks * v.Data) - 2 >= bytes.Length);
        return at < 0 ? null : new(at + 1, Interleave(Fill(bytes, Versions[at].Blocks * Versions[at].Data), Versions[at]));
    }

    /// <summary>Its dark modules as the path of an SVG, a row at a time.</summary>
    /// <param name="margin">Light modules around it; readers want four.</param>
    public string Path(int margin)
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var run = 0;
                while (x + run < Size && _dark[x + run, y])
                {
                    run++;
                }

                if (run > 0)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x + margin} {y + margin}h{run}v1h-{run}z");
                    x += run;
                }
            }
        }

        return path.ToString();
    }

    /// <summary>Mode, length, text, end, and what fills the rest.</summary>
    private static byte[] Fill(byte[] text, int room)
    {
        var words = new byte[room];
        var bit = 0;
        void Put(int value, int bits)
        {
            for (var i = bits - 1; i >= 0; i--, bit++)
            {
                words[bit >> 3] |= (byte)(((value >> i) & 1) << (7 - (bit & 7)));
            }
        }

        Put(4, 4);
        Put(text.Length, 8);
        foreach (var each in text)
        {
            Put(each, 8);
        }

        Put(0, Math.Min(4, (room * 8) - bit));
        for (var (at, pad) = ((bit + 7) / 8, 0xEC); at < room; at++, pad ^= 0xEC ^ 0x11)
        {
            words[at] = (byte)pad;
        }

        return words;
    }

    private static byte[] Interleave(byte[] data, (int Correction, int Blocks, int Data) version)
    {
        var divisor = QrCorrection.Divisor(version.Correction);
        var blocks = data.Chunk(version.Data).Select(b => (Data: b, Correction: QrCorrection.Remainder(b, divisor))).ToArray();
        return
        [
            .. Enumerable.Range(0, version.Data).SelectMany(i => blocks.Select(b => b.Data[i])),
            .. Enumerable.Range(0, version.Correction).SelectMany(i => blocks.Select(b => b.Correction[i])),
        ];
    }

    private void DrawPatterns(int version)
    {
        for (var i = 0; i < Size; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        DrawSquare(3, 3, 4);
        DrawSquare(Size - 4, 3, 4);
        DrawSquare(3, Size - 4, 4);
        if (version > 1)
        {
            DrawSquare(Size - 7, Size - 7, 2);
        }

        for (var i = 0; i < 15; i++)
        {
            var dark = ((FormatBits >> i) & 1) == 1;
            Set(
                i < 8 ? 8
                    : i == 8 ? 7
                    : 14 - i,
                i < 6 ? i
                    : i < 8 ? i + 1
                    : 8,
                dark
            );
            Set(i < 8 ? Size - 1 - i : 8, i < 8 ? 8 : Size - 15 + i, dark);
        }

        Set(8, Size - 8, true);
    }

    /// <summary>Rings around a middle, with a light one outside of the large ones.</summary>
    private void DrawSquare(int x, int y, int reach)
    {
        for (var dx = -reach; dx <= reach; dx++)
        {
            for (var dy = -reach; dy <= reach; dy++)
            {
                var ring = Math.Max(Math.Abs(dx), Math.Abs(dy));
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size)
                {
                    Set(x + dx, y + dy, reach == 2 ? ring != 1 : ring is not (2 or 4));
                }
            }
        }
    }

    /// <summary>In pairs of columns from the right, up and down in turn; every second module turned over.</summary>
    private void DrawWords(byte[] words)
    {
        var bit = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            right = right == 6 ? 5 : right;
            for (var step = 0; step < Size; step++)
            {
                for (var x = right; x > right - 2; x--)
                {
                    var y = ((right + 1) & 2) == 0 ? Size - 1 - step : step;
                    if (!_isTaken[x, y])
                    {
                        var dark = bit < words.Length * 8 && ((words[bit >> 3] >> (7 - (bit & 7))) & 1) == 1;
                        _dark[x, y] = dark ^ ((x + y) % 2 == 0);
                        bit++;
                    }
                }
            }
        }
    }

    private void Set(int x, int y, bool dark) => (_dark[x, y], _isTaken[x, y]) = (dark, true);
}
