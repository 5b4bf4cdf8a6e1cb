namespace MultiIsek.Kernel.People;

/// <summary>Grenze je Adresse und je Stadt: both or none, so that what the city's limit refuses costs the address nothing.</summary>
/// <param name="perAddress">Permits of one address at one city within the window.</param>
/// <param name="perCity">Permits of everybody at one city together.</param>
public sealed class CityLimit(int perAddress, int perCity, TimeSpan window, TimeProvider time)
{
    private readonly RequestLimit<(int City, string Address)> _addresses = new(perAddress, window, time);
    private readonly RequestLimit<int> _cities = new(perCity, window, time);

    /// <summary>Null when it was taken, else how long until a permit is free.</summary>
    public TimeSpan? Take(int city, string address)
    {
        // Looked at first, so that a full city hands nothing out that it must take back; the last permit may still be gone a moment later.
        if ((_cities.Look(city) ?? _addresses.Take((city, address))) is { } wait)
        {
            return wait;
        }

        if (_cities.Take(city) is { } full)
        {
            _addresses.GiveBack((city, address));
            return full;
        }

        return null;
    }
}
