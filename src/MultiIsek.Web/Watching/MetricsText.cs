using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace MultiIsek.Web.Watching;

/// <summary>
/// Messwerte als Text, for Prometheus: what the framework's meters and ours tell, as sums and counts without buckets. The exporter's package cannot be restored. Kept in memory
/// from the start; a series is a meter's name and its tags, of which only a few with a bounded number of values are kept.
/// </summary>
internal sealed class MetricsText : IDisposable
{
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", Telemetry.Name];

    // Never an address, a path or a host: those are somebody's, and have no end.
    private static readonly string[] Tags = ["tenant", "http.request.method", "http.response.status_code", "http.route", "gc.heap.generation", "outcome"];

    /// <summary>More series than this are not kept.</summary>
    private const int Most = 5_000;

    private readonly ConcurrentDictionary<(string Name, string Labels), Series> _series = new();
    private readonly MeterListener _listener = new();

    public MetricsText()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Meters.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Take);
        _listener.SetMeasurementEventCallback<long>((i, v, tags, _) => Take(i, v, tags, null));
        _listener.SetMeasurementEventCallback<int>((i, v, tags, _) => Take(i, v, tags, null));
        _listener.Start();
    }

    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        foreach (var ((name, labels), series) in _series.OrderBy(s => s.Key.Name, StringComparer.Ordinal).ThenBy(s => s.Key.Labels, StringComparer.Ordinal))
        {
            var (sum, count) = series.Read();
            if (series.IsHistogram)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}_sum{labels} {sum}\n{name}_count{labels} {count}\n");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {sum}\n");
            }
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var key = (instrument.Name.Replace('.', '_'), Labels(tags));
        if (!_series.TryGetValue(key, out var series))
        {
            if (_series.Count >= Most)
            {
                return;
            }

            series = _series.GetOrAdd(key, _ => new(instrument is Histogram<double> or Histogram<long> or Histogram<int>, instrument.IsObservable));
        }

        series.Add(value);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        List<string> labels = [];
        foreach (var (name, value) in tags)
        {
            if (Tags.Contains(name) && Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } word)
            {
                labels.Add($"{name.Replace('.', '_')}=\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
            }
        }

        labels.Sort(StringComparer.Ordinal);
        return labels.Count == 0 ? "" : $"{{{string.Join(',', labels)}}}";
    }

    private sealed class Series(bool isHistogram, bool isState)
    {
        private readonly Lock _lock = new();
        private double _sum;
        private long _count;

        public bool IsHistogram => isHistogram;

        public void Add(double value)
        {
            lock (_lock)
            {
                // What is asked for tells a state, all else what came on top.
                _sum = isState ? value : _sum + value;
                _count++;
            }
        }

        public (double Sum, long Count) Read()
        {
            lock (_lock)
            {
                return (_sum, _count);
            }
        }
    }
}
