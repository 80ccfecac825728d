package data

import (
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// used names every actor of base, so that nothing else is warned of.
const used = `sources: [{id: wire, type: report, title: Wire, issued: 2024-05}]
ties:
  - {id: used, between: [north, south, east], type: arms, summary: S, claims: [{by: paper, stance: asserts, certainty: stated, source: paper, paragraph: 1, also_in: [{source: wire, page: 2}]}]}
`

var warned = []struct{ name, text, want string }{
	{"nothing", "", ""},
	{
		"no locator", "ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, also_in: [{source: wire}]}]}]\n",
		"t.yaml:1:73: warning: there is no locator; write paragraph, or one of chapter, section, page, figure, table, footnote, line, timestamp\n" +
			"t.yaml:1:126: warning: there is no locator; write paragraph, or one of chapter, section, page, figure, table, footnote, line, timestamp",
	},
	{
		"withdrawn without a locator", "ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: paper, line: 1, withdrawn: 2024, withdrawn_in: {source: wire}}]}]\n",
		"t.yaml:1:8: warning: every claim of the tie is withdrawn; look for a claim that holds it and counts, or take the tie out\n" +
			"t.yaml:1:156: warning: there is no locator; write paragraph, or one of chapter, section, page, figure, table, footnote, line, timestamp",
	},
	{
		"a quotation", "quotes: [{id: q, kind: term, text: T, source: paper, timestamp: 01:02}]\n",
		"t.yaml:1:10: warning: no claim names the quotation; name it in a claim that it carries",
	},
	{
		"an actor", "actors: [{id: west, name: West, type: state}]\n",
		"t.yaml:1:10: warning: nothing names the actor \"west\"; name it in a tie, a claim or a quotation",
	},
	{
		"an actor of whom others tell", "actors: [{id: west, name: West, type: state, roles: [{role: r, at: south}]}, {id: w, name: W, type: person, speaks_for: west, roles: [{role: r, at: w}]}]\n",
		"",
	},
	{
		"an alias", "actors: [{id: west, name: West, type: state, aliases: [Wést, {name: NORTH, language: de}], affiliation: west}]\n",
		"t.yaml:1:62: warning: another actor is called \"NORTH\" too, at base.yaml:7:23; if they are one, entente merge north west makes one of them; else see that something tells them apart",
	},
	{
		"a name", "actors: [{id: west, name: Éast, type: state, affiliation: west}]\n",
		"t.yaml:1:27: warning: another actor is called \"Éast\" too, at base.yaml:9:22; if they are one, entente merge east west makes one of them; else see that something tells them apart",
	},
	{
		"ids", "actors: [{id: NORTH, name: N, type: state, affiliation: NORTH}]\n",
		"t.yaml:1:15: warning: the id \"NORTH\" differs from another in case only, at base.yaml:7:10; take one that nobody mistakes for the other",
	},
	{
		"a claim after its source", "ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, said: 2024-06-01, source: wire, page: 1}, {by: south, stance: denies, said: 2024-05, source: wire, page: 1}]}]\n",
		"t.yaml:1:107: warning: the claim is later than its source, issued 2024-05; mend either date",
	},
	{
		"a claim after a source that prints it too", "ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, said: 2025, source: paper, page: 1, also_in: [{source: wire, page: 1}]}]}]\n",
		"t.yaml:1:156: warning: the claim is later than its source, issued 2024-05; mend either date",
	},
	{
		"a contradiction", "ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: wire, page: 1}, {by: north, stance: confirms, certainty: stated, source: wire, page: 2, also_in: [{source: paper, page: 3}]}]}]\n",
		"t.yaml:1:125: warning: \"north\" both holds and denies the tie, at t.yaml:1:73; withdraw one of them",
	},
	{
		"a contradiction that was withdrawn", "ties: [{id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: denies, source: wire, page: 1, withdrawn: 2024}, {by: north, stance: confirms, certainty: stated, source: wire, page: 2, also_in: [{source: paper, page: 3}]}]}]\n",
		"",
	},
	{
		"one source alone", "ties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: confirms, certainty: stated, source: wire, page: 1}, {by: south, stance: denies, source: paper, page: 1}]}\n",
		"t.yaml:2:5: warning: the tie rests on one source alone, \"wire\"; look for another that holds it",
	},
	{
		"a retracted source alone", "sources: [{id: late, type: report, title: Late, retracted: 2024-06}]\nties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: confirms, certainty: stated, source: late, page: 1}]}\n",
		"t.yaml:3:5: warning: every claim of the tie stands in a retracted source alone; look for a claim that holds it and counts, or take the tie out",
	},
	{
		"retracted sources alone hold it", "sources: [{id: late, type: report, title: Late, retracted: 2024-06}]\nties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: confirms, certainty: stated, source: late, page: 1}, {by: south, stance: denies, source: paper, page: 1}]}\n",
		"t.yaml:3:5: warning: every claim that holds the tie stands in a retracted source alone; look for a claim that holds it and counts, or take the tie out",
	},
	{
		"withdrawn, all of it", "sources: [{id: late, type: report, title: Late, retracted: 2024-06}]\nties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: confirms, certainty: stated, source: wire, page: 1, withdrawn: 2024}, {by: south, stance: denies, source: paper, page: 1, withdrawn: 2024}]}\n",
		"t.yaml:3:5: warning: every claim of the tie is withdrawn; look for a claim that holds it and counts, or take the tie out",
	},
	{
		"withdrawn, all that holds it", "sources: [{id: late, type: report, title: Late, retracted: 2024-06}]\nties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: confirms, certainty: stated, source: wire, page: 1, withdrawn: 2024}, {by: south, stance: denies, source: paper, page: 1}]}\n",
		"t.yaml:3:5: warning: every claim that holds the tie is withdrawn; look for a claim that holds it and counts, or take the tie out",
	},
	{
		"withdrawn or retracted", "sources: [{id: late, type: report, title: Late, retracted: 2024-06}]\nties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: confirms, certainty: stated, source: wire, page: 1, withdrawn: 2024}, {by: north, stance: asserts, certainty: stated, source: late, page: 1}]}\n",
		"t.yaml:3:5: warning: every claim of the tie is withdrawn, or stands in a retracted source alone; look for a claim that holds it and counts, or take the tie out",
	},
	{
		"denied alone", "sources: [{id: late, type: report, title: Late, retracted: 2024-06}]\nties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: south, stance: denies, source: paper, page: 1}]}\n",
		"",
	},
	{
		"retracted, and printed elsewhere", "sources: [{id: late, type: report, title: Late, retracted: 2024-06}]\nties:\n  - {id: t, from: north, to: south, type: arms, summary: S, claims: [{by: north, stance: confirms, certainty: stated, source: late, page: 1, also_in: [{source: wire, page: 1}, {source: paper, page: 1}]}]}\n",
		"",
	},
}

func TestWarnings(t *testing.T) {
	for _, c := range warned {
		t.Run(c.name, func(t *testing.T) {
			l, err := Decode(File{"base.yaml", []byte(base)}, File{"used.yaml", []byte(used)}, File{"t.yaml", []byte(c.text)})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, Refused(l.Warnings()).Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWarningOfATieAfterTheDossier(t *testing.T) {
	text := strings.Replace(base, "title: Small", "title: Small, as_of: 2024-10", 1)
	for date, want := range map[string]string{
		"2024-10-31": "", "2024": "", "2024-10/..": "", "2024/": "", "2019/2020": "",
		"2024-11": `used.yaml:3:53: warning: the tie is later than what the dossier speaks of (2024-10); mend the date, or the dossier’s as_of`,
	} {
		l, err := Decode(File{"base.yaml", []byte(text)}, File{"used.yaml", []byte(strings.Replace(used, "type: arms", "date: "+date+", type: arms", 1))})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, Refused(l.Warnings()).Error()); diff != "" {
			t.Errorf("%s: %s", date, diff)
		}
	}
}

// What is left of a change to several files is told, and of one to the only file, which
// it replaces at once or not at all, isn't.
func TestWarningOfAChangeCutShort(t *testing.T) {
	folder, left := t.TempDir(), ".entente-"+rand.Text()
	for name, text := range map[string]string{"base.yaml": base, "used.yaml": used, left: ""} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	told := func() string {
		l, err := new(Reading).Load(folder)
		if err != nil {
			t.Fatal(err)
		}
		return Refused(l.Warnings()).Error()
	}
	want := folder + ": warning: it holds " + left + ", as a change leaves that was killed or still writes, so that some files may be changed and others not" +
		"; see which, such as with git diff, make the change again if need be, and delete it"
	if diff := cmp.Diff(want, told()); diff != "" {
		t.Error(diff)
	}
	if err := os.Remove(filepath.Join(folder, "used.yaml")); err != nil {
		t.Fatal(err)
	}
	if got := told(); strings.Contains(got, left) {
		t.Error(got)
	}
}

// Nothing is warned of in the dossier that is built in.
func TestEmbeddedWarnings(t *testing.T) {
	l, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range l.Warnings() {
		t.Error(m)
	}
}

// Line ends that nobody sees keep no file from being read, wherever they stand, and
// move nothing: they are shown as other hidden characters are.
func TestInvisibleLineEnds(t *testing.T) {
	for _, b := range breaks {
		text := "# a" + b + "b\nactors:\n  - {id: west, name: A" + b + "B c, type: state, attributes: {'x" + b + "': \"y" + b + "\"}}\n"
		l, err := decodeWith(text)
		if err != nil {
			t.Errorf("%+q: %v", b, err)
			continue
		}
		a := l.Records.Actors[3]
		if a.Name != "A\ufffdB c" || a.Attributes[0].Name != "x\ufffd" || a.Attributes[0].Text != "y\ufffd" {
			t.Errorf("%+q: it is %v", b, a)
		}
		if len(l.Hidden) != 3 || !strings.HasPrefix(l.Hidden[0].String(), "t.yaml:3:23: name has ") {
			t.Errorf("%+q: what is told is %v", b, l.Hidden)
		}
	}
	// JSON allows them raw, and a noncharacter may stand beside.
	l, err := decodeWith("{\"actors\": [{\"id\": \"west\", \"name\": \"A\u2028\ufdd0\u2028B\", \"type\": \"state\"}]}")
	if err != nil || l.Records.Actors[3].Name != "A\ufffdB" || !strings.Contains(l.Hidden[0].What, "U+2028") {
		t.Errorf("%v, %+v", err, l)
	}
}
