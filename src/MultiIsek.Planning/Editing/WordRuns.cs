using System.Text;

namespace MultiIsek.Planning.Editing;

/// <summary>Runs that are being written: neighbours of one fate become one.</summary>
internal sealed class WordRuns
{
    private readonly List<WordRun> _done = [];
    private readonly StringBuilder _text = new();
    private WordFate _fate;

    public void Add(WordFate fate, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (fate != _fate)
        {
            End();
            _fate = fate;
        }

        _text.Append(text);
    }

    public IReadOnlyList<WordRun> ToList()
    {
        End();
        return _done;
    }

    private void End()
    {
        if (_text.Length > 0)
        {
            _done.Add(new(_fate, _text.ToString()));
            _text.Clear();
        }
    }
}
