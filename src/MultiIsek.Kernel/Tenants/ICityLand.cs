namespace MultiIsek.Kernel.Tenants;

/// <summary>Land, in dem die Stadt liegt: public holidays and much of the law are the Länder's.</summary>
public interface ICityLand
{
    /// <summary>Official short form: "NI".</summary>
    string Code { get; }
}
