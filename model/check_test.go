package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

// sound gives records in which every rule holds and every field that a rule
// speaks of is used.
func sound() model.Records {
	actors := append(states("a", "b", "c"), person("office", "a"))
	actors[3].Affiliation = "b"
	claim := carried(asserts("office", model.Alleged), "quote")
	claim.Wording = "one two three four five six seven eight"
	r := records(actors, directed("one", "arms", "a", "b", claim), between("two", "a", "b c"))
	r.Ties[0].Label = strings.Repeat("a", model.LabelColumns)
	r.Quotes = []model.Quote{words("quote", "Words.", "office"), words("term", "word")}
	r.Sources = append(r.Sources, model.Source{ID: "other", Type: "article", Title: "Another", URL: "https://example.org/a"})
	return r
}

// problems gives what New finds wrong.
func problems(t *testing.T, r model.Records) model.Problems {
	t.Helper()
	d, err := model.New(r)
	if !model.SoundBeside(r) {
		t.Error("beside each other the records are checked otherwise")
	}
	found, ok := errors.AsType[model.Problems](err)
	if err != nil && (!ok || d != nil) {
		t.Fatalf("New gives %v and an error of type %T", d, err)
	}
	for i := range found {
		if found[i].Kind == "" {
			t.Errorf("%v is of no kind", found[i])
		}
		found[i].Kind = ""
	}
	return found
}

func TestSoundRecordsHaveNoProblems(t *testing.T) {
	t.Parallel()
	if found := problems(t, sound()); len(found) > 0 {
		t.Fatalf("problems:\n%v", found)
	}
}

// So none of them breaks a rule without others, of which nobody knows yet whether they
// are there.
func TestSomeOfSoundRecordsHaveNoProblems(t *testing.T) {
	t.Parallel()
	all := sound()
	all.Ties[0].Claims[0].By = "a" // for whom the speaker of the quote speaks
	for n := range 1 << (len(all.Sources) + len(all.Actors) + len(all.Types) + len(all.Ties) + len(all.Quotes)) {
		r := model.Records{Sources: picked(all.Sources, &n), Actors: picked(all.Actors, &n), Types: picked(all.Types, &n), Ties: picked(all.Ties, &n), Quotes: picked(all.Quotes, &n)}
		if found := model.Broken(r, func(string) bool { return true }); len(found) > 0 {
			t.Fatalf("of %v, problems:\n%v", r, found)
		}
	}
}

// picked returns the items of a list whose bits are set in a number, which loses these.
func picked[R any](list []R, bits *int) (some []R) {
	for _, item := range list {
		if *bits&1 > 0 {
			some = append(some, item)
		}
		*bits >>= 1
	}
	return some
}

// A breach is one broken rule and the problem that tells of it.
type breach struct {
	name   string
	breaks func(r *model.Records)
	want   model.Problem
}

func testBreaches(t *testing.T, breaches []breach) {
	t.Helper()
	for _, b := range breaches {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			r := sound()
			b.breaks(&r)
			if diff := cmp.Diff(model.Problems{b.want}, problems(t, r)); diff != "" {
				t.Errorf("problems, wanted (-) and found (+):\n%s", diff)
			}
		})
	}
}

func problem(path, what, fix string) model.Problem {
	return model.Problem{Path: path, What: what, Fix: fix}
}

func taken(path, other, what, fix string) model.Problem {
	return model.Problem{Path: path, Other: other, What: what, Fix: fix}
}

func TestBreachesOfHeadAndIDs(t *testing.T) {
	t.Parallel()
	const form = "begin with an ASCII letter or digit; then letters, digits, full stops, low lines and hyphens, up to 128 in all"
	wrongID := func(path, id string) model.Problem {
		return problem(path, `the id "`+id+`" has characters that an id can’t have`, form)
	}
	testBreaches(t, []breach{
		{"no id", func(r *model.Records) { r.Head.ID = "" }, problem("dossier.id", "id is missing", "write id: and a text")},
		{"no title", func(r *model.Records) { r.Head.Title = " " }, problem("dossier.title", "title is missing", "write title: and a text")},
		{"head's id", func(r *model.Records) { r.Head.ID = "a b" }, wrongID("dossier.id", "a b")},
		{"blank", func(r *model.Records) { r.Quotes[1].ID = "t erm" }, wrongID("quotes[1].id", "t erm")},
		{"full stop first", func(r *model.Records) { r.Ties[1].ID = ".two" }, wrongID("ties[1].id", ".two")},
		{"129 letters", func(r *model.Records) { r.Ties[1].ID = strings.Repeat("a", 129) }, wrongID("ties[1].id", strings.Repeat("a", 129))},
		{"hyphen first", func(r *model.Records) { r.Ties[1].ID = "-two" }, wrongID("ties[1].id", "-two")},
		{"accent", func(r *model.Records) { r.Actors[2].ID = "é"; r.Ties[1].Between[1] = []string{"b"} }, wrongID("actors[2].id", "é")},
		{"line end", func(r *model.Records) { r.Sources[1].ID = "other\n" }, wrongID("sources[1].id", `other\n`)},
		{"actor without id", func(r *model.Records) { r.Actors[2].ID = ""; r.Ties[1].Between[1] = []string{"b"} }, problem("actors[2].id", "id is missing", "write id: and a text")},
		{"actors twice", func(r *model.Records) { r.Actors[2].ID = "b"; r.Ties[1].Between[1] = []string{"b"} }, taken("actors[2].id", "actors[1].id", `the id "b" is taken`, "take another id")},
		{"actor and source", func(r *model.Records) { r.Sources[1].ID = "c" }, taken("sources[1].id", "actors[2].id", `the id "c" is taken`, "take another id")},
		{"nobody", func(r *model.Records) { r.Sources[1].ID = "unattributed" }, problem("sources[1].id", `the id "unattributed" is a word of the format`, "take another id")},
		{"ties twice", func(r *model.Records) { r.Ties[1].ID = "one" }, taken("ties[1].id", "ties[0].id", `the id "one" is taken`, "take another id")},
		{"quotes twice", func(r *model.Records) { r.Quotes[1].ID = "quote" }, taken("quotes[1].id", "quotes[0].id", `the id "quote" is taken`, "take another id")},
		{"a kind that every dossier has", kinds("person"), problem("dossier.actor_types[0].id", `the id "person" is a word of the format`, "take another id")},
		{"kinds twice", kinds("vessel", "vessel"), taken("dossier.actor_types[1].id", "dossier.actor_types[0].id", `the id "vessel" is taken`, "take another id")},
		{"a kind's label", func(r *model.Records) { r.Head.Kinds = []model.Kind{{ID: "vessel"}} }, problem("dossier.actor_types[0].label", "label is missing", "write label: and a text")},
		{"types twice", func(r *model.Records) { r.Types[1].ID = "arms"; r.Ties[1].Type = "arms" }, taken("tie_types[1].id", "tie_types[0].id", `the id "arms" is taken`, "take another id")},
	})
}

func kinds(ids ...string) func(r *model.Records) {
	return func(r *model.Records) {
		for _, id := range ids {
			r.Head.Kinds = append(r.Head.Kinds, model.Kind{ID: id, Label: id})
		}
	}
}

// What the second edition allows, and the first refused.
func TestNoBreaches(t *testing.T) {
	t.Parallel()
	claim := func(change func(c *model.Claim)) func(r *model.Records) {
		return func(r *model.Records) { change(&r.Ties[0].Claims[0]) }
	}
	for name, change := range map[string]func(r *model.Records){
		"ids as others have them":   func(r *model.Records) { r.Ties[1].ID, r.Quotes[1].ID = "Q159._-", strings.Repeat("a", 128) },
		"names that repeat":         func(r *model.Records) { r.Actors[2].Name = "A" },
		"a kind of its own":         func(r *model.Records) { kinds("vessel")(r); r.Actors[0].Type = "vessel" },
		"a term that somebody says": claim(func(c *model.Claim) { c.Quote = "term" }),
		"whom the speaker is for":   claim(func(c *model.Claim) { c.By = "a" }),
		"no locator":                claim(func(c *model.Claim) { c.Paragraph = 0 }),
		"more of a locator": claim(func(c *model.Claim) {
			c.Parts = model.Fields{{Name: "page", Text: "112-115"}, {Name: "timestamp", Text: "1:02:33.5"}}
		}),
		"withdrawn": claim(func(c *model.Claim) { c.Withdrawn = &model.Date{} }),
	} {
		r := sound()
		change(&r)
		if found := problems(t, r); len(found) > 0 {
			t.Errorf("%s:\n%v", name, found)
		}
	}
}

func TestNamespaces(t *testing.T) {
	t.Parallel()
	r := sound()
	r.Ties[0].ID, r.Ties[1].ID, r.Quotes[1].ID, r.Types[1].ID, r.Ties[1].Type = "a", "paper", "a", "b", "b"
	if found := problems(t, r); len(found) > 0 {
		t.Errorf("a tie, a quote, a type and an actor can't share an id:\n%v", found)
	}
}

func TestBreachesOfSourcesAndActors(t *testing.T) {
	t.Parallel()
	noDate := "there is no date that could be derived"
	url := func(s string) breach {
		return breach{"address " + s, func(r *model.Records) { r.Sources[1].URL = s }, problem("sources[1].url", `"`+s+`" is no address of the web`, "write http:// or https:// and a host")}
	}
	testBreaches(t, []breach{
		{"source's type", func(r *model.Records) { r.Sources[1].Type = "" }, problem("sources[1].type", "type is missing", "write type: and a text")},
		{"source's title", func(r *model.Records) { r.Sources[1].Title = "" }, problem("sources[1].title", "title is missing", "write title: and a text")},
		url("ftp://example.org"), url("javascript:alert(1)"), url("example.org"), url("https://"), url("https://me:word@example.org"), url("file:///etc/passwd"), url("//example.org"),
		{"issued derived", func(r *model.Records) { r.Sources[1].IssuedDerived = true }, problem("sources[1].issued_derived", noDate, "write issued too, or leave it out")},
		{"name", func(r *model.Records) { r.Actors[0].Name = "" }, problem("actors[0].name", "name is missing", "write name: and a text")},
		{"a type that CSL lacks", func(r *model.Records) { r.Sources[1].Type = "artikel-newspaper" }, problem("sources[1].type", `type can’t be "artikel-newspaper"`, `did you mean "article-newspaper"?`)},
		{"a type like none", func(r *model.Records) { r.Sources[1].Type = "letter" }, problem("sources[1].type", `type can’t be "letter"`, "write a type that CSL 1.0.2 has, such as article-newspaper, report, book, webpage or document")},
		{"archive", func(r *model.Records) { r.Sources[1].ArchiveURL = "a" }, problem("sources[1].archive_url", `"a" is no address of the web`, "write http:// or https:// and a host")},
		{"author", func(r *model.Records) { r.Sources[1].Author = []model.Name{{Family: "A"}, {}} }, problem("sources[1].author[1]", "the name is empty", "write a text, or family and given")},
		{"editor", func(r *model.Records) {
			r.Sources[1].Variables = []model.Variable{{Name: "editor", Names: []model.Name{{}}}}
		}, problem("sources[1].editor[0]", "the name is empty", "write a text, or family and given")},
		{"a kind that isn’t declared", func(r *model.Records) { r.Actors[0].Type = "vesel"; kinds("vessel")(r) }, problem("actors[0].type", `type can’t be "vesel"`, `did you mean "vessel"? Or write one of state, territory, organization, alliance, group, person, vessel`)},
		{"an alias without a name", func(r *model.Records) { r.Actors[0].Aliases = []model.Alias{{Language: "ru"}} }, problem("actors[0].aliases[0].name", "name is missing", "write name: and a text")},
		{"a role without a word", func(r *model.Records) { r.Actors[0].Roles = []model.Role{{At: "b"}} }, problem("actors[0].roles[0].role", "role is missing", "write role: and a text")},
		{"a role nowhere", func(r *model.Records) { r.Actors[0].Roles = []model.Role{{Role: "member", At: "offixe"}} }, problem("actors[0].roles[0].at", `there is no actor "offixe"`, `did you mean "office"?`)},
		{"short is another's name", func(r *model.Records) { r.Actors[0].Short = "C" }, taken("actors[0].short", "actors[2].name", `the short name "C" is taken`, "take another")},
		{"shorts twice", func(r *model.Records) { r.Actors[0].Short, r.Actors[1].Short = "S", "S" }, taken("actors[1].short", "actors[0].short", `the short name "S" is taken`, "take another")},
		{"actor’s type", func(r *model.Records) { r.Actors[0].Type = "" }, problem("actors[0].type", "type is missing", "one of state, territory, organization, alliance, group, person")},
		{"speaks for whom", func(r *model.Records) { r.Actors[3].SpeaksFor = "offixe" }, problem("actors[3].speaks_for", `there is no actor "offixe"`, `did you mean "office"?`)},
		{"speaks for a source", func(r *model.Records) { r.Actors[3].SpeaksFor = "paper" }, problem("actors[3].speaks_for", `there is no actor "paper"`, "add it, or name one that there is")},
		{"works where", func(r *model.Records) { r.Actors[3].Affiliation = "nowhere" }, problem("actors[3].affiliation", `there is no actor "nowhere"`, "add it, or name one that there is")},
		{"speaks for itself", func(r *model.Records) { r.Actors[0].SpeaksFor = "a" }, problem("actors[0].speaks_for", `"a" speaks, over others, for itself`, "name the party whose word it is in the end")},
	})
}

func TestNoActors(t *testing.T) {
	t.Parallel()
	want := model.Problems{problem("actors", "the dossier has no actors", "list at least one actor")}
	if diff := cmp.Diff(want, problems(t, records(nil))); diff != "" {
		t.Error(diff)
	}
}

// TestSpeakingInACircle tells of each in the circle, and not of who only leads
// into it; and it ends.
func TestSpeakingInACircle(t *testing.T) {
	t.Parallel()
	r := sound()
	r.Actors[0].SpeaksFor, r.Actors[1].SpeaksFor = "b", "a"
	var paths []string
	for _, p := range problems(t, r) {
		paths = append(paths, p.Path)
	}
	if got := join(paths); got != "actors[0].speaks_for actors[1].speaks_for" {
		t.Errorf("problems at %q", got)
	}
}

func TestBreachesOfTypes(t *testing.T) {
	t.Parallel()
	letter := func(s string) breach {
		return breach{"letter " + s, func(r *model.Records) { r.Types[1].Letter = s }, problem("tie_types[1].letter", `the letter "`+s+`" isn’t one letter`, "write one letter")}
	}
	testBreaches(t, []breach{
		letter(""), letter("TR"), letter(" "), letter("\u0301"),
		{"letters twice", func(r *model.Records) { r.Types[1].Letter = "A" }, taken("tie_types[1].letter", "tie_types[0].letter", `the letter "A" is taken`, "take another")},
		{"labels twice", func(r *model.Records) { r.Types[1].Label = "arms" }, taken("tie_types[1].label", "tie_types[0].label", `the label "arms" is taken`, "take another")},
		{"label", func(r *model.Records) { r.Types[1].Label = "" }, problem("tie_types[1].label", "label is missing", "write label: and a text")},
		{"definition", func(r *model.Records) { r.Types[1].Definition = "" }, problem("tie_types[1].definition", "definition is missing", "write definition: and a text")},
		{"family", func(r *model.Records) { r.Types[1].Family = "" }, problem("tie_types[1].family", "family is missing", "write family: and a text")},
	})
}

func TestBreachesOfTies(t *testing.T) {
	t.Parallel()
	tooLong := problem("ties[0].label", "the label is longer than 60 columns", "shorten it; the summary has room")
	testBreaches(t, []breach{
		{"no type", func(r *model.Records) { r.Ties[0].Type = "" }, problem("ties[0].type", "type is missing", "write type: and a text")},
		{"unknown type", func(r *model.Records) { r.Ties[0].Type = "arm" }, problem("ties[0].type", `there is no tie type "arm"`, `did you mean "arms"?`)},
		{"summary", func(r *model.Records) { r.Ties[0].Summary = "" }, problem("ties[0].summary", "summary is missing", "write summary: and a text")},
		{"label", func(r *model.Records) { r.Ties[0].Label = strings.Repeat("a", 61) }, tooLong},
		{"wide label", func(r *model.Records) { r.Ties[0].Label = strings.Repeat("北", 31) }, tooLong},
		{"derived", func(r *model.Records) { r.Ties[0].DateDerived = true }, problem("ties[0].date_derived", "there is no date that could be derived", "write date too, or leave it out")},
		{"no claim", func(r *model.Records) { r.Ties[0].Claims = nil }, problem("ties[0].claims", "the tie has no claim", "say who claims it, and where")},
		{"unknown end", func(r *model.Records) { r.Ties[0].To = []string{"b", "x"} }, problem("ties[0].to[1]", `there is no actor "x"`, `did you mean "a"?`)},
		{"a source as end", func(r *model.Records) { r.Ties[0].From = []string{"paper"} }, problem("ties[0].from[0]", `there is no actor "paper"`, "add it, or name one that there is")},
		{"itself", func(r *model.Records) { r.Ties[0].To = []string{"a"} }, problem("ties[0].to[0]", `"a" is an end already`, "name each end once")},
		{"twice in a side", func(r *model.Records) { r.Ties[0].To = []string{"b", "b"} }, problem("ties[0].to[1]", `"b" is an end already`, "name each end once")},
		{"on both sides", func(r *model.Records) { r.Ties[1].Between[1] = []string{"b", "a"} }, problem("ties[1].between[2]", `"a" is an end already`, "name each end once")},
		{"no to", func(r *model.Records) { r.Ties[0].To = nil }, problem("ties[0]", "the tie has one end only", "write both from and to")},
		{"no from", func(r *model.Records) { r.Ties[0].From = nil }, problem("ties[0]", "the tie has one end only", "write both from and to")},
		{"no ends", func(r *model.Records) { r.Ties[1].Between = nil }, problem("ties[1]", "the tie has fewer than two ends", "write from and to, or between with two actors")},
		{"between one", func(r *model.Records) { r.Ties[1].Between = [][]string{{"a"}} }, problem("ties[1]", "the tie has fewer than two ends", "write from and to, or between with two actors")},
		{"an empty side", func(r *model.Records) { r.Ties[1].Between = [][]string{{"a", "b"}, {}} }, problem("ties[1].between", "a tie without direction has one side or two", "write one list, or two")},
		{"three sides", func(r *model.Records) { r.Ties[1].Between = [][]string{{"a"}, {"b"}, {"c"}} }, problem("ties[1].between", "a tie without direction has one side or two", "write one list, or two")},
		{"from and between", func(r *model.Records) { r.Ties[0].Between = [][]string{{"c"}} }, problem("ties[0]", "the tie has a direction and has none", "keep from and to, or between")},
	})
}

func TestLabelOfAccentsIsAsWideAsItsLetters(t *testing.T) {
	t.Parallel()
	r := sound()
	r.Ties[0].Label = strings.Repeat("e\u0301", model.LabelColumns)
	if found := problems(t, r); len(found) > 0 {
		t.Errorf("a combining accent is counted:\n%v", found)
	}
}

func TestBreachesOfClaims(t *testing.T) {
	t.Parallel()
	const at = "ties[0].claims[0]"
	const scale = "one of stated, assessed, believed, alleged, perceived, self-described, possible, debated, historical"
	claim := func(change func(c *model.Claim)) func(r *model.Records) {
		return func(r *model.Records) { change(&r.Ties[0].Claims[0]) }
	}
	testBreaches(t, []breach{
		{"no claimant", claim(func(c *model.Claim) { c.By = "" }), problem(at+".by", "by is missing", "name an actor, a source, or unattributed")},
		{"unknown claimant", claim(func(c *model.Claim) { c.By = "unatributed" }), problem(at+".by", `there is no actor or source "unatributed"`, `did you mean "unattributed"?`)},
		{"no stance", claim(func(c *model.Claim) { c.Stance, c.Certainty = 0, 0 }), problem(at+".stance", "stance is missing", "one of asserts, confirms, qualifies, denies, declines")},
		{"asserts without certainty", claim(func(c *model.Claim) { c.Certainty = 0 }), problem(at+".certainty", "certainty is missing where a party asserts", scale)},
		{"confirms without certainty", claim(func(c *model.Claim) { c.Stance, c.Certainty = model.Confirms, 0 }), problem(at+".certainty", "certainty is missing where a party confirms", scale)},
		{"denies with certainty", claim(func(c *model.Claim) { c.Stance = model.Denies }), problem(at+".certainty", "certainty is of what is asserted, and here a party denies", "leave it out")},
		{"certainty typed in", claim(func(c *model.Claim) { c.Certainty = model.Confirmed }), problem(at+".certainty", `no single claim can be confirmed`, scale)},
		{"certainty of nothing", claim(func(c *model.Claim) { c.Certainty = model.Unsupported }), problem(at+".certainty", `no single claim can be unsupported`, scale)},
		{"no source", claim(func(c *model.Claim) { c.Source, c.Quote = "", "" }), problem(at+".source", "source is missing", "write source: and a text")},
		{"unknown source", claim(func(c *model.Claim) { c.Source, c.Quote = "papers", "" }), problem(at+".source", `there is no source "papers"`, `did you mean "paper"?`)},
		{"paragraph", claim(func(c *model.Claim) { c.Paragraph, c.Quote = -1, "" }), problem(at+".paragraph", "there is no paragraph -1", "write the paragraph’s number, counted from 1")},
		{"an empty page", claim(func(c *model.Claim) { c.Parts = model.Fields{{Name: "page"}} }), problem(at+".page", "page is missing", "write page: and a text")},
		{"timestamp", claim(func(c *model.Claim) { c.Parts = model.Fields{{Name: "timestamp", Text: "1h"}} }), problem(at+".timestamp", `timestamp can’t be "1h"`, "write hours, minutes and seconds, such as 01:02:33")},
		{"also in no source", claim(func(c *model.Claim) { c.AlsoIn = []model.Passage{{Source: "othr"}} }), problem(at+".also_in[0].source", `there is no source "othr"`, `did you mean "other"?`)},
		{"long wording elsewhere", claim(func(c *model.Claim) {
			c.AlsoIn = []model.Passage{{Source: "other", Wording: c.Wording + " nine"}}
		}), problem(at+".also_in[0].wording", "the wording has 9 words, more than 8", "keep the hedge, the denial or the attribution alone")},
		{"also with a quote of the first", claim(func(c *model.Claim) { c.AlsoIn = []model.Passage{{Source: "other", Quote: "quote"}} }), problem(at+".also_in[0].quote", `the quote "quote" stands in another source`, "name the source that prints it")},
		{"withdrawn nowhere", claim(func(c *model.Claim) { c.Withdrawn, c.WithdrawnIn = &model.Date{}, &model.Passage{} }), problem(at+".withdrawn_in.source", "source is missing", "write source: and a text")},
		{"withdrawn at no time", claim(func(c *model.Claim) { c.WithdrawnIn = &model.Passage{Source: "other"} }), problem(at+".withdrawn_in", "nothing says when the claim was withdrawn", "write withdrawn and a date too, or leave it out")},
		{"long wording", claim(func(c *model.Claim) { c.Wording += " nine" }), problem(at+".wording", "the wording has 9 words, more than 8", "keep the hedge, the denial or the attribution alone")},
		{"derived", claim(func(c *model.Claim) { c.SaidDerived = true }), problem(at+".said_derived", "there is no date that could be derived", "write said too, or leave it out")},
		{"unknown quote", claim(func(c *model.Claim) { c.Quote = "quotes" }), problem(at+".quote", `there is no quote "quotes"`, `did you mean "quote"?`)},
		{"quote at another paragraph", claim(func(c *model.Claim) { c.Paragraph = 2 }), problem(at+".quote", `the quote "quote" stands elsewhere (¶1, not ¶2)`, "name the place that prints it, or another quote")},
		{"quote of another", claim(func(c *model.Claim) { c.By = "b" }), problem(at+".quote", `the quote "quote" isn’t by "b"`, "name its speaker as claimant, or whom that one speaks for")},
		{"quote of nobody named", claim(func(c *model.Claim) { c.By = "unattributed" }), problem(at+".quote", `the quote "quote" isn’t by "unattributed"`, "name its speaker as claimant, or whom that one speaks for")},
		{"quote of another source", claim(func(c *model.Claim) { c.Source = "other" }), problem(at+".quote", `the quote "quote" stands in another source`, "name the source that prints it")},
	})
}

func TestBreachesOfQuotes(t *testing.T) {
	t.Parallel()
	quote := func(change func(q *model.Quote)) func(r *model.Records) {
		return func(r *model.Records) { change(&r.Quotes[0]) }
	}
	testBreaches(t, []breach{
		{"text", quote(func(q *model.Quote) { q.Text = "" }), problem("quotes[0].text", "text is missing", "write text: and a text")},
		{"source", func(r *model.Records) { r.Quotes[1].Source = "" }, problem("quotes[1].source", "source is missing", "write source: and a text")},
		{"unknown source", func(r *model.Records) { r.Quotes[1].Source = "a" }, problem("quotes[1].source", `there is no source "a"`, "add it, or name one that there is")},
		{"paragraph", func(r *model.Records) { r.Quotes[1].Paragraph = -1 }, problem("quotes[1].paragraph", "there is no paragraph -1", "write the paragraph’s number, counted from 1")},
		{"derived", quote(func(q *model.Quote) { q.SaidDerived = true }), problem("quotes[0].said_derived", "there is no date that could be derived", "write said too, or leave it out")},
		{"speaker", quote(func(q *model.Quote) { q.By = []string{"office", "paper"} }), problem("quotes[0].by[1]", `there is no actor "paper"`, "add it, or name one that there is")},
		{"kind", quote(func(q *model.Quote) { q.Kind = 0 }), problem("quotes[0].kind", "kind is missing", "one of expert, official, report, term")},
		{"term with speaker", quote(func(q *model.Quote) { q.Kind = model.Term }), problem("quotes[0].kind", "the quote is a term and has a speaker", "a term is a phrase that no one is credited with")},
		{"nobody speaks", quote(func(q *model.Quote) { q.By = nil }), problem("quotes[0].by", "by is missing", "name the speaker, or make it a term")},
	})
}

// TestBothFaultsOfAQuoteAreTold: whose words they are and where they stand are two questions.
func TestBothFaultsOfAQuoteAreTold(t *testing.T) {
	t.Parallel()
	r := sound()
	r.Ties[0].Claims[0].By, r.Ties[0].Claims[0].Paragraph = "b", 2
	var told []string
	for _, p := range problems(t, r) {
		told = append(told, p.Path+": "+p.What)
	}
	want := []string{`ties[0].claims[0].quote: the quote "quote" stands elsewhere (¶1, not ¶2)`, `ties[0].claims[0].quote: the quote "quote" isn’t by "b"`}
	if !slices.Equal(told, want) {
		t.Errorf("told are %q, want %q", told, want)
	}
}

func TestAllProblemsAtOnce(t *testing.T) {
	t.Parallel()
	r := sound()
	r.Head.Title = ""
	r.Sources[1].Title = ""
	r.Actors[0].Type = ""
	r.Types[0].Family = ""
	r.Ties[0].Claims[0].Paragraph, r.Ties[0].Claims[0].Quote = -1, ""
	r.Ties[1].ID = "one"
	r.Quotes[1].Text = ""
	found := problems(t, r)
	var paths []string
	for _, p := range found {
		paths = append(paths, p.Path)
	}
	want := "dossier.title ties[1].id sources[1].title actors[0].type tie_types[0].family ties[0].claims[0].paragraph quotes[1].text"
	if got := join(paths); got != want {
		t.Errorf("problems at\n%s, want\n%s", got, want)
	}
	if text := found.Error(); strings.Count(text, "\n") != len(found)-1 || !strings.HasPrefix(text, "dossier.title: title is missing; write title: and a text\n") {
		t.Errorf("in words:\n%s", text)
	}
	if got := (model.Problem{Path: "a", What: "b"}).Error(); got != "a: b" {
		t.Errorf("without a fix: %q", got)
	}
}
