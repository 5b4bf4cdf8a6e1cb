using MultiIsek.Planning.Comparison;
using MultiIsek.Planning.Editing;
using MultiIsek.Planning.Elements;

namespace MultiIsek.Tests.Planning.Comparison;

public sealed class VersionComparisonTests
{
    private readonly TwoVersions _two = new();

    [Fact]
    public void What_only_one_side_has_is_new_or_gone_with_its_fate_and_reason()
    {
        _two.Both("Bleibt");
        var gone = TwoVersions.Element("Brunnen");
        _two.Before.Add(gone);
        _two.Say(gone, Fate.Dropped, null, "Kein Geld.");
        _two.After.Add(TwoVersions.Element("Teich"));

        var comparison = _two.Compare();

        Assert.Equal([(DiffKind.Added, 1), (DiffKind.Removed, 1)], comparison.Counts);
        Assert.Equal(1, comparison.Unchanged);
        var removed = comparison.Changed(DiffKind.Removed).Single();
        Assert.Equal(("Brunnen", Fate.Dropped, "Kein Geld."), (removed.Shown.Title, removed.Fate, removed.Reason));
        Assert.Null(removed.After);
        Assert.Equal("Teich", comparison.Changed(DiffKind.Added).Single().Shown.Title);
    }

    [Fact]
    public void A_new_title_number_or_type_is_said_as_such()
    {
        var element = _two.Both("Platz");
        _two.Change(element, e => e with { Title = "Markt", Number = "2", TypeKey = "projekt", TypeLabel = "Projekt" });

        Assert.Equal(
            [(DiffKind.Renamed, "Platz", "Markt"), (DiffKind.Renumbered, "ohne", "2"), (DiffKind.Retyped, "Maßnahme", "Projekt")],
            _two.Differences().Select(d => (d.Kind, d.Before, d.After))
        );
    }

    [Fact]
    public void Another_parent_is_a_move_and_a_parent_s_new_name_is_none()
    {
        var (here, there, element) = (_two.Both("Mitte"), _two.Both("Norden"), _two.Both("Platz"));
        _two.Before[2] = element with { ParentId = here.Id, Path = ["Mitte"] };
        _two.Change(element, e => e with { ParentId = there.Id, Path = ["Norden"] });
        Assert.Equal([(DiffKind.Moved, "Mitte", "Norden")], _two.Differences().Select(d => (d.Kind, d.Before, d.After)));

        _two.Change(element, e => e with { ParentId = here.Id, Path = ["Zentrum"] }).Change(here, e => e with { Title = "Zentrum" });
        Assert.Equal([DiffKind.Renamed], _two.Differences().Select(d => d.Kind));
    }

    [Fact]
    public void One_that_became_two_is_split_and_two_that_became_one_are_merged()
    {
        var (old, one, two) = (TwoVersions.Element("Wege"), TwoVersions.Element("Radwege"), TwoVersions.Element("Fußwege"));
        _two.Before.Add(old);
        _two.After.AddRange([one, two]);
        _two.Say(old, Fate.Split, one);
        _two.Say(old, Fate.Split, two);
        Assert.Equal([DiffKind.Split, DiffKind.Renamed], _two.Compare().Elements.SelectMany(e => e.Differences).Select(d => d.Kind).Distinct());
        Assert.All(_two.Compare().Elements, e => Assert.Equal("Radwege\nFußwege", e.Differences[0].After));

        var merged = new TwoVersions();
        merged.Before.AddRange([one, two]);
        merged.After.Add(old);
        merged.Say(one, Fate.Merged, old);
        merged.Say(two, Fate.Merged, old, "Gehört zusammen.");
        var diff = Assert.Single(merged.Compare().Elements);
        Assert.Equal((DiffKind.Merged, "Radwege\nFußwege", "Wege"), (diff.Differences[0].Kind, diff.Differences[0].Before, diff.Differences[0].After));
    }

    [Fact]
    public void A_text_differs_by_words()
    {
        var element = _two.Both("Platz") with { Texts = [new("Text", "Der Platz wird neu gepflastert.")] };
        _two.Before[0] = element;
        _two.Change(element, e => e with { Texts = [new("Text", "Der Platz wird grün gepflastert.")] });

        var difference = Assert.Single(_two.Differences());

        Assert.Equal((DiffKind.Text, "Text"), (difference.Kind, difference.Label));
        Assert.Equal(
            [(WordFate.Same, "Der Platz wird "), (WordFate.Removed, "neu"), (WordFate.Added, "grün"), (WordFate.Same, " gepflastert.")],
            DiffSide.Runs(difference).Select(r => (r.Fate, r.Text))
        );
    }

    [Theory]
    [InlineData("450000", "600000", "+150.000\u00a0Euro, +33,3\u00a0%")]
    [InlineData("600000", "450000", "−150.000\u00a0Euro, −25\u00a0%")]
    [InlineData("0", "10.5", "+10,5\u00a0Euro")]
    public void Costs_say_by_how_much(string before, string after, string note)
    {
        static ComparedField Cost(string amount) => new("kosten", "Kosten", amount, decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), false);
        var element = _two.Both("Platz") with { Fields = [Cost(before)] };
        _two.Before[0] = element;
        _two.Change(element, e => e with { Fields = [Cost(after)] });

        var difference = Assert.Single(_two.Differences());

        Assert.Equal((DiffKind.Cost, note), (difference.Kind, difference.Note));
    }

    [Fact]
    public void Fields_priorities_places_and_links_are_told_apart_and_what_no_comparison_shows_stays_out()
    {
        var element = _two.Both("Platz") with
        {
            Fields = [new("bauart", "Bauart", "Neubau", null, false), new("dringlichkeit", "Dringlichkeit", "sofort", null, true), new("still", "Still", "a", null, false)],
            Spaces = "Mitte",
            Links = [Link("A"), Link("B")],
        };
        _two.Before[0] = element;
        _two.Change(
            element,
            e =>
                e with
                {
                    Fields = [new("dringlichkeit", "Dringlichkeit", "bald", null, true), new("still", "Still", "b", null, false)],
                    Spaces = "Mitte, Norden",
                    Links = [Link("B"), Link("C")],
                }
        );

        Assert.Equal(
            [
                (DiffKind.Field, "Neubau", ""),
                (DiffKind.Priority, "sofort", "bald"),
                (DiffKind.Space, "Mitte", "Mitte, Norden"),
                (DiffKind.Links, "trägt bei zu A", "trägt bei zu C"),
            ],
            _two.Differences().Select(d => (d.Kind, d.Before, d.After))
        );
    }

    private static ComparedItem Link(string to, string title = "", string comment = "") =>
        new($"ContributesTo|2|{comment}", $"trägt bei zu {(title.Length > 0 ? title : to)}{(comment.Length > 0 ? $" ({comment})" : "")}", to);

    [Fact]
    public void A_link_is_the_same_while_it_leads_to_the_same_element_with_the_same_strength_and_comment()
    {
        var element = _two.Both("Platz") with { Links = [Link("weg", "Weg"), Link("steg", "Steg")] };
        _two.Before[0] = element;
        _two.Change(element, e => e with { Links = [Link("weg", "Weg am Ufer"), Link("steg", "Steg", "erst danach")] });

        var difference = Assert.Single(_two.Differences());
        Assert.Equal((DiffKind.Links, "trägt bei zu Steg", "trägt bei zu Steg (erst danach)"), (difference.Kind, difference.Before, difference.After));
    }

    [Fact]
    public void A_link_or_a_field_that_names_what_the_other_became_is_the_same()
    {
        var (old, now) = (TwoVersions.Element("Weg"), TwoVersions.Element("Uferweg"));
        ComparedField Names(ComparedElement other) => new("haengt-ab", "Hängt ab von", other.Title, null, false) { Elements = [other.Key] };
        _two.Fields.Add(
            new()
            {
                Key = "haengt-ab",
                Label = "Hängt ab von",
                ProfileId = Guid.NewGuid(),
                InDiff = true,
            }
        );
        var element = _two.Both("Platz") with { Links = [Link(old.Key, "Weg")], Fields = [Names(old)] };
        _two.Before[0] = element;
        _two.Change(element, e => e with { Links = [Link(now.Key, "Uferweg")], Fields = [Names(now)] });
        _two.Before.Add(old);
        _two.After.Add(now);

        Assert.Equal([DiffKind.Field, DiffKind.Links], _two.Compare().Elements.Single(e => e.Shown.Title == "Platz").Differences.Select(d => d.Kind));
        _two.Say(old, Fate.Changed, now);
        Assert.Equal([DiffKind.Renamed], _two.Differences().Select(d => d.Kind));
        // The same element under another title is no other one.
        var renamed = new TwoVersions();
        renamed.Fields.AddRange(_two.Fields.TakeLast(1));
        renamed.Before.Add(element);
        renamed.After.Add(element with { Fields = [Names(old) with { Text = "Weg, umbenannt" }] });
        Assert.Empty(renamed.Compare().Counts);
    }

    [Fact]
    public void Bodies_and_documents_are_told_apart()
    {
        var element = _two.Both("Platz") with { Actors = [new("Lead|1|", "Zuständig: Bauamt"), new("Involved|2|", "Beteiligt: Stadtwerke")], Documents = [new("1", "Skizze")] };
        _two.Before[0] = element;
        _two.Change(element, e => e with { Actors = [new("Lead|1|", "Zuständig: Bauamt"), new("Funder|3|", "Fördermittelgeber: Land")], Documents = [] });

        Assert.Equal(
            [(DiffKind.Actors, "Beteiligt: Stadtwerke", "Fördermittelgeber: Land"), (DiffKind.Documents, "Skizze", "")],
            _two.Differences().Select(d => (d.Kind, d.Before, d.After))
        );
    }

    [Fact]
    public void Elements_are_matched_by_themselves_or_their_lineage_never_by_their_title()
    {
        var (old, now) = (TwoVersions.Element("Kultur"), TwoVersions.Element("Kultur"));
        _two.Before.Add(old);
        _two.After.Add(now);
        Assert.Equal([(DiffKind.Added, 1), (DiffKind.Removed, 1)], _two.Compare().Counts);

        _two.Say(old, Fate.Kept, now);

        Assert.Empty(_two.Compare().Counts);
        Assert.Equal(1, _two.Compare().Unchanged);
    }
}
