using MultiIsek.Web;

namespace MultiIsek.Tests.Web;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("tenant import /srv/city --Data:Directory=/tmp/x", "--Data:Directory=/tmp/x", "tenant import /srv/city")]
    [InlineData("comment list stadt --pending --Data:Directory=/tmp/x --reported", "--Data:Directory=/tmp/x", "comment list stadt --pending --reported")]
    [InlineData("--urls http://localhost:1 --Platform:Domains:0=a.de", "--urls=http://localhost:1 --Platform:Domains:0=a.de", "")]
    [InlineData("--urls=http://localhost:1 --environment=Development", "--urls=http://localhost:1 --environment=Development", "")]
    [InlineData("tenant create x --name=Stadt --urlz=1", "", "tenant create x --name=Stadt --urlz=1")]
    [InlineData("tenant list --urls", "", "tenant list --urls")]
    [InlineData("tenant list --Data:Directory /tmp/x", "", "tenant list --Data:Directory /tmp/x")]
    public void Only_what_is_a_setting_with_its_value_goes_to_the_configuration(string line, string settings, string words)
    {
        var split = Settings.Split(line.Split(' '));

        Assert.Equal(settings, string.Join(' ', split.Settings));
        Assert.Equal(words, string.Join(' ', split.Words));
    }
}
