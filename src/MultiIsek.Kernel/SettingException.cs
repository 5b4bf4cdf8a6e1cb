namespace MultiIsek.Kernel;

/// <summary>A setting of this installation is missing or wrong; the message says in German which.</summary>
public sealed class SettingException(string message) : Exception(message);
