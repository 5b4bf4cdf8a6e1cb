using MultiIsek.Web;

return await Commands.RunAsync(args);

/// <summary>The entry point, named for the test host.</summary>
public partial class Program;
