namespace MultiIsek.Kernel.Tenants;

/// <summary>The databases on which cities can lie, by the name of their connection string.</summary>
public interface IPlacements
{
    bool Contains(string name);
}
