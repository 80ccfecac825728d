package model_test

import (
	"slices"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A claim that was withdrawn, or that retracted sources alone print, holds and
// denies nothing.
func TestWhatCounts(t *testing.T) {
	t.Parallel()
	withdrawn := func(c model.Claim) model.Claim {
		date := day(t, "2024")
		c.Withdrawn = &date
		return c
	}
	in := func(c model.Claim, source string, also ...string) model.Claim {
		c.Source = source
		for _, s := range also {
			c.AlsoIn = append(c.AlsoIn, model.Passage{Source: s})
		}
		return c
	}
	stated, denied := asserts("a", model.Stated), takes("b", model.Denies)
	for name, c := range map[string]struct {
		claims   []model.Claim
		standing model.Standing
		deniers  string
		order    []int
		rests    string
	}{
		"all":                  {[]model.Claim{denied, stated}, model.Stated, "B", []int{1, 0}, "paper"},
		"withdrawn":            {[]model.Claim{withdrawn(stated), withdrawn(denied), asserts("c", model.Possible)}, model.Possible, "", []int{2, 0, 1}, "paper"},
		"all withdrawn":        {[]model.Claim{withdrawn(stated)}, model.Unsupported, "", []int{0}, ""},
		"retracted":            {[]model.Claim{in(stated, "gone"), in(denied, "gone")}, model.Unsupported, "", []int{0, 1}, ""},
		"retracted everywhere": {[]model.Claim{in(stated, "gone", "gone-too")}, model.Unsupported, "", []int{0}, ""},
		"retracted here":       {[]model.Claim{in(stated, "gone", "wire"), in(denied, "gone", "wire")}, model.Stated, "B", []int{0, 1}, "wire"},
		"retracted there":      {[]model.Claim{in(stated, "paper", "gone", "wire")}, model.Stated, "", []int{0}, "paper wire"},
		"denied twice":         {[]model.Claim{denied, denied, withdrawn(denied)}, model.Unsupported, "B", []int{0, 1, 2}, ""},
	} {
		r := records(states("a", "b", "c"), directed("tie", "arms", "a", "b", c.claims...))
		for _, id := range []string{"wire", "gone", "gone-too"} {
			r.Sources = append(r.Sources, model.Source{ID: id, Type: "report", Title: id})
		}
		r.Sources[2].Retracted, r.Sources[3].Retracted = day(t, "2024-05"), day(t, "2024-06")
		d := must(t, r)
		tie := &d.Ties[0]
		denials := 0
		if c.deniers != "" {
			denials = 1
		}
		if tie.Standing() != c.standing || tie.Denials() != denials || join(d.DeniersOf(tie)) != c.deniers {
			t.Errorf("%s: it is %v, denied %d times, by %v", name, tie.Standing(), tie.Denials(), d.DeniersOf(tie))
		}
		var rests []string
		for _, s := range d.RestsOn(tie) {
			rests = append(rests, s.ID)
		}
		if join(rests) != c.rests {
			t.Errorf("%s: it rests on %v", name, rests)
		}
		for i, n := range tie.ClaimsInOrder() {
			if n != c.order[i] {
				t.Errorf("%s: the claims are shown as %v", name, tie.ClaimsInOrder())
				break
			}
		}
	}
}

// Whoever asks which claims count gets the standing of those alone.
func TestStandingOf(t *testing.T) {
	t.Parallel()
	d := must(t, records(states("a", "b"), directed("tie", "arms", "a", "b", asserts("a", model.Alleged), takes("b", model.Denies))))
	standing, denials := d.Ties[0].StandingOf(func(c *model.Claim) bool { return c.By == "a" })
	if standing != model.Alleged || denials != 0 {
		t.Errorf("%v, denied %d times", standing, denials)
	}
	standing, denials = d.Ties[0].StandingOf(func(c *model.Claim) bool { return c.By == "b" })
	if standing != model.Unsupported || denials != 1 {
		t.Errorf("%v, denied %d times", standing, denials)
	}
}

func at(paragraph int, parts ...string) model.Locator {
	l := model.Locator{Paragraph: paragraph}
	for i := 0; i < len(parts); i += 2 {
		l.Parts = append(l.Parts, model.Field{Name: parts[i], Text: parts[i+1]})
	}
	return l
}

var locators = []struct {
	at           model.Locator
	brief, words string
}{
	{at(2), "¶2", "paragraph 2"},
	{at(10), "¶10", "paragraph 10"},
	{at(0, "timestamp", "01:02:33"), "01:02:33", "at 01:02:33"},
	{at(0, "page", "ix"), "p. ix", "page ix"},
	{at(0, "page", "9"), "p. 9", "page 9"},
	{at(1, "page", "112"), "p. 112, ¶1", "page 112, paragraph 1"},
	{at(0, "page", "112-115"), "pp. 112-115", "pages 112-115"},
	{at(0, "section", "3"), "§3", "section 3"},
	{at(0, "line", "5", "chapter", "2"), "ch. 2, l. 5", "chapter 2, line 5"},
	{at(0, "chapter", "2", "figure", "7"), "ch. 2, fig. 7", "chapter 2, figure 7"},
	{at(0), "no locator", "no locator"},
}

func TestLocatorsInWords(t *testing.T) {
	t.Parallel()
	for _, c := range locators {
		if c.at.Brief() != c.brief || c.at.InWords() != c.words {
			t.Errorf("%+v is %q, in words %q", c.at, c.at.Brief(), c.at.InWords())
		}
	}
	if got := at(0, "footnote", "3", "table", "1").InWords(); got != "table 1, footnote 3" {
		t.Errorf("it is %q", got)
	}
}

func TestLocatorsAgree(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b model.Locator
		want bool
	}{
		{at(1), at(1), true},
		{at(1), at(2), false},
		{at(1), at(0), true},
		{at(0), at(0), true},
		{at(1, "page", "3"), at(1), true},
		{at(1, "page", "3"), at(2, "page", "3"), false},
		{at(0, "page", "112"), at(0, "page", "110-115"), true},
		{at(0, "page", "110–112"), at(0, "page", "112-115"), true},
		{at(0, "page", "109"), at(0, "page", "110-115"), false},
		{at(0, "page", "ix"), at(0, "page", "x"), false},
		{at(0, "chapter", "1"), at(0, "page", "2"), true},
	} {
		if c.a.Agrees(c.b) != c.want || c.b.Agrees(c.a) != c.want {
			t.Errorf("%s and %s: %v", c.a.Brief(), c.b.Brief(), !c.want)
		}
	}
}

// anyLocator draws a locator of few parts, whose values are often alike.
func anyLocator(t *rapid.T) model.Locator {
	l := model.Locator{Paragraph: rapid.IntRange(0, 3).Draw(t, "paragraph")}
	for _, part := range rapid.SliceOfNDistinct(rapid.SampledFrom(model.LocatorParts()), 0, 3, rapid.ID[string]).Draw(t, "parts") {
		values := []string{"1", "2", "10", "010", "iv", "ix", "IX", "v", "A-2", "A-10", "3.9", "3.10", "112-115", "112", "…", "", "i18n", "99999999999999999999999"}
		if part == "timestamp" {
			values = []string{"2:33", "02:33", "59:01", "01:02:33", "1:02:33.5", "1:02:33.25"}
		}
		l.Parts = append(l.Parts, model.Field{Name: part, Text: rapid.SampledFrom(values).Draw(t, part)})
	}
	return l
}

// The order is strict and weak, whatever the locators: neither what is before another
// nor what is equal to it goes round.
func TestLocatorsInStrictWeakOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyLocator(t), anyLocator(t), anyLocator(t)
		ab, bc, ac := a.Compare(b), b.Compare(c), a.Compare(c)
		if a.Compare(a) != 0 || ab != -b.Compare(a) || (ab == 0) != (a.Brief() == b.Brief()) {
			t.Fatalf("%s and %s: %d, %d", a.Brief(), b.Brief(), ab, b.Compare(a))
		}
		if ab <= 0 && bc <= 0 && (ac > 0 || ac == 0 && ab+bc < 0) {
			t.Fatalf("%s, %s, %s go round", a.Brief(), b.Brief(), c.Brief())
		}
	})
}

// A source is read from its chapters over its pages to what has a number of its own.
func TestLocatorsInOrder(t *testing.T) {
	t.Parallel()
	for _, order := range [][]model.Locator{
		{at(2), at(10), at(0)},
		{
			at(0, "chapter", "5"), at(0, "section", "2"), at(0, "page", "9"), at(1, "page", "9"), at(7, "page", "9"), at(1, "page", "10"),
			at(0, "page", "12", "chapter", "2"), at(0, "page", "112", "chapter", "5"), at(0, "page", "112-115"), at(0, "page", "113"),
			at(0, "page", "114", "chapter", "1"), at(0, "figure", "1"), at(0, "table", "1"), at(0, "footnote", "1"), at(1), at(0, "line", "1"), at(0, "timestamp", "0:01"), at(0),
		},
		{at(0, "page", "ii"), at(0, "page", "v"), at(0, "page", "IX"), at(0, "page", "1"), at(0, "page", "2"), at(0, "page", "10"), at(0, "page", "10a"), at(0, "page", "A-2"), at(0, "page", "A-10"), at(0, "page", "idem")},
		{at(0, "chapter", "IV"), at(0, "chapter", "V"), at(0, "chapter", "IX"), at(0, "chapter", "X", "section", "3.9"), at(0, "chapter", "X", "section", "3.10")},
		{at(0, "timestamp", "2:33"), at(0, "timestamp", "10:00"), at(0, "timestamp", "1:02:33.25", "chapter", "9"), at(0, "timestamp", "1:02:33.5", "chapter", "2")},
		{at(2, "section", "3"), at(0, "section", "4"), at(4)},
		{at(0, "page", "99999999999999999999"), at(0, "page", "100000000000000000000")},
	} {
		shuffled := slices.Clone(order)
		slices.Reverse(shuffled)
		slices.SortFunc(shuffled, model.Locator.Compare)
		if diff := cmp.Diff(briefs(order), briefs(shuffled)); diff != "" {
			t.Error(diff)
		}
	}
}

func briefs(locators []model.Locator) []string {
	told := make([]string, len(locators))
	for i := range locators {
		told[i] = locators[i].Brief()
	}
	return told
}

func TestCiteOfEverything(t *testing.T) {
	t.Parallel()
	r := records(states("a"))
	r.Sources = append(r.Sources, model.Source{
		ID: "full", Type: "article-journal", Title: "Full", ContainerTitle: "Journal",
		Author: []model.Name{{Family: "Berg", Given: "Ann", NonDroppingParticle: "van den"}, {Literal: "A Panel"}},
		Variables: []model.Variable{
			{Name: "page", Text: "10-12"},
			{Name: "volume", Text: "3"},
			{Name: "issue", Text: "2"},
			{Name: "DOI", Text: "10.1/2"},
			{Name: "publisher", Text: "House"},
			{Name: "abstract", Text: "Long."},
		},
		Issued: day(t, "2024"), Accessed: day(t, "2024-11-02"), ArchiveURL: "https://example.org/a", Archived: day(t, "2024-12"),
		Corrected: day(t, "2025"), Retracted: day(t, "2025-01"), Access: "LexisNexis",
	})
	d := must(t, r)
	const want = "Ann van den Berg, A Panel, “Full”, Journal, House, vol. 3, no. 2, pp. 10-12, 2024, doi:10.1/2, accessed 2 November 2024, " +
		"corrected 2025, retracted January 2025, archived December 2024 https://example.org/a, by way of LexisNexis, p. 11"
	if got := d.Cite("full", at(0, "page", "11")); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A claim that doesn't count makes nobody a claimant, also where it stands with others of
// its source before claims that count.
func TestWhoseClaimsCount(t *testing.T) {
	t.Parallel()
	gone, other := asserts("b", model.Stated), asserts("c", model.Alleged)
	date := day(t, "2024")
	gone.Withdrawn, other.Source = &date, "wire"
	r := records(states("a", "b", "c"), directed("tie", "arms", "a", "b", gone, asserts("a", model.Stated), other))
	r.Sources = append(r.Sources, model.Source{ID: "wire", Type: "report", Title: "Wire"})
	d := must(t, r)
	if order := d.Ties[0].ClaimsInOrder(); !equal(order, []int{1, 0, 2}) {
		t.Fatalf("the claims are shown as %v", order)
	}
	for claimant, want := range map[string]int{"a": 1, "b": 0, "c": 1} {
		if got := d.Filter(filter("claimant", claimant)).Passed(); got != want {
			t.Errorf("%s: %d ties", claimant, got)
		}
	}
}
