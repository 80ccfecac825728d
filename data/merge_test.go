package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// swapped returns records as JSON in which one id stands for another, wherever an actor
// is named, each once in its list.
func swapped(r model.Records, keep, drop string) model.Records {
	id := func(s string) string {
		if s == drop {
			return keep
		}
		return s
	}
	ids := func(list []string) (out []string) {
		for _, s := range list {
			if s != drop || !slices.Contains(list, keep) {
				out = append(out, id(s))
			}
		}
		return out
	}
	r.Ties, r.Quotes, r.Actors = slices.Clone(r.Ties), slices.Clone(r.Quotes), slices.Clone(r.Actors)
	for i := range r.Ties {
		tie := &r.Ties[i]
		tie.From, tie.To = ids(tie.From), ids(tie.To)
		tie.Between = slices.Clone(tie.Between)
		for n := range tie.Between {
			tie.Between[n] = ids(tie.Between[n])
		}
		tie.Claims = slices.Clone(tie.Claims)
		for n := range tie.Claims {
			tie.Claims[n].By = id(tie.Claims[n].By)
		}
	}
	for i := range r.Quotes {
		r.Quotes[i].By = ids(r.Quotes[i].By)
	}
	for i := range r.Actors {
		a := &r.Actors[i]
		a.SpeaksFor, a.Affiliation = id(a.SpeaksFor), id(a.Affiliation)
		a.Roles = slices.Clone(a.Roles)
		for n := range a.Roles {
			a.Roles[n].At = id(a.Roles[n].At)
		}
	}
	return r
}

// TestMergeProperty merges actors in dossiers of any layout.
func TestMergeProperty(t *testing.T) {
	all := samples(t)
	byHand, merged := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		l, e := begun(rt, t, all)
		at := rapid.Permutation([]int{0, 1, 2, 3, 4, 5}).Draw(rt, "actors")
		keep, drop := e.Records.Actors[at[0]], e.Records.Actors[at[1]]
		a, err := e.Merge(keep.ID, drop.ID)
		if errors.Is(err, errByHand) {
			byHand++
			rt.Skip("by hand")
		}
		if errors.As(err, new(Refused)) {
			if !strings.Contains(err.Error(), ".yaml:") {
				rt.Fatalf("it is refused nowhere: %v", err)
			}
			rt.Skip("it breaks a rule")
		}
		if err != nil {
			rt.Fatal(err)
		}
		merged++
		if err := a.Write(); err != nil {
			rt.Fatal(err)
		}
		after, err := Limits{}.Edit(folderOf(e))
		if err != nil {
			rt.Fatal(err)
		}
		want, got := swapped(e.Records, keep.ID, drop.ID), after.Records
		one := got.Actors[slices.IndexFunc(got.Actors, func(a model.Actor) bool { return a.ID == keep.ID })]
		for _, name := range append(drop.AliasNames(), drop.Name, drop.Short) {
			known := append(one.AliasNames(), one.Name, one.Short)
			if name != "" && !slices.ContainsFunc(known, func(k string) bool { return k == name }) {
				rt.Fatalf("%q isn't among %q", name, known)
			}
		}
		isOne := func(a model.Actor) bool { return a.ID == keep.ID || a.ID == drop.ID }
		want.Actors, got.Actors = slices.DeleteFunc(want.Actors, isOne), slices.DeleteFunc(slices.Clone(got.Actors), isOne)
		if w, g := asList(rt, want), asList(rt, got); !slices.Equal(w, g) {
			for i := range w {
				if i >= len(g) || w[i] != g[i] {
					rt.Fatalf("want %s, got %s", w[i], g[min(i, len(g)-1)])
				}
			}
		}
		for i := range l.comments {
			text := fmt.Sprintf("# comment %d.", i+1)
			for n, f := range e.files {
				if strings.Contains(string(f.Bytes), text) && !strings.Contains(string(after.files[n].Bytes)+strings.Join(a.Left, " "), text) {
					rt.Fatalf("%s is lost:\n%s\nis now\n%s", text, f.Bytes, after.files[n].Bytes)
				}
			}
		}
	})
	if byHand*20 > merged {
		t.Errorf("%d were left to the reader's hand, and %d made", byHand, merged)
	}
}

func TestMergeTellsWhatItLeaves(t *testing.T) {
	e := editingOf(t, strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: A, type: state, note: mine, attributes: {x: \"1\"}}\n  - {id: b, name: B, short: bb, type: state, note: theirs, summary: S, attributes: {x: \"2\", name: n}, aliases: [a, C], speaks_for: a}\n  - {id: c, name: Cc, type: state}", 1))
	a, err := e.Merge("a", "b")
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Write(); err != nil {
		t.Fatal(err)
	}
	want := []string{"note: theirs", "attributes.x: 2", "speaks_for: a"}
	if !slices.Equal(a.Left, want) {
		t.Errorf("it leaves %q, want %q", a.Left, want)
	}
	after, err := Limits{}.Edit(e.files[0].Name)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := json.Marshal(after.Records.Actors[0]) //nolint:errchkjson // a test
	if string(got) != `{"id":"a","name":"A","type":"state","aliases":["B","bb","a","C"],"summary":"S","attributes":{"x":"1","name":"n"},"note":"mine"}` {
		t.Errorf("it is %s", got)
	}
}

// Where both are named in a list, the one that goes takes no more than its own item, and
// what is said of that is told.
func TestMergeOfTwoInAList(t *testing.T) {
	const item = "      - %s # of %s\n"
	of := func(ids ...string) (lines string) {
		for _, id := range ids {
			lines += fmt.Sprintf(item, id, id)
		}
		return lines
	}
	for _, c := range [][2]string{{of("b", "a"), of("a")}, {of("a", "b"), of("a")}, {of("b", "c", "a"), of("c", "a")}, {of("a", "c", "b"), of("a", "c")}} {
		text := strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: A, type: state}\n  - {id: b, name: B, type: state}\n  - {id: c, name: C, type: state}", 1) +
			"quotes:\n  - id: q\n    text: Q\n    source: s\n    kind: official\n    by:\n"
		e := editingOf(t, text+c[0])
		a, err := e.Merge("a", "b")
		if err != nil {
			t.Errorf("%s: %v", c[0], err)
			continue
		}
		if got := string(a.files[0].Bytes); !strings.HasSuffix(got, "    by:\n"+c[1]) || !slices.Contains(a.Left, "# of b") {
			t.Errorf("%sbecomes\n%sand what is left out is %q", c[0], got, a.Left)
		}
	}
}

// A name that is spelled otherwise, or whose language is told, is a name to be kept.
func TestMergeKeepsSpellings(t *testing.T) {
	e := editingOf(t, strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: Peron, type: person, aliases: [Россия]}\n  - {id: b, name: Perón, type: person, aliases: [PERON, Peron, {name: Россия, language: ru}, {name: Перон, language: ru}, Перон]}\n  - {id: c, name: Cc, type: state}", 1))
	a, err := e.Merge("a", "b")
	if err != nil {
		t.Fatal(err)
	}
	got, _ := json.Marshal(a.records.Actors[0].Aliases) //nolint:errchkjson // a test
	if string(got) != `["Россия","Perón","PERON",{"name":"Россия","language":"ru"},{"name":"Перон","language":"ru"}]` || len(a.Left) > 0 {
		t.Errorf("the aliases are %s, and left out is %q", got, a.Left)
	}
}

// Two that a tie ties to each other can't be one, and each such tie is told.
func TestMergeOfWhatIsTied(t *testing.T) {
	for ends, refused := range map[string]bool{
		"from: a, to: b": true, "from: [a, c], to: [b]": true, "between: [a, b]": true, "between: [[a], [b, c]]": true,
		"from: [a, b], to: c": false, "between: [a, b, c]": false, "between: [[a, b], [c]]": false, "from: b, to: c": false,
	} {
		text := strings.Replace(dossierOfTwo, "from: a, to: c", ends, 1)
		e := editingOf(t, strings.Replace(text, "ACTORS", "  - {id: a, name: A, type: state}\n  - {id: b, name: B, type: state}\n  - {id: c, name: C, type: state}", 1))
		_, err := e.Merge("a", "b")
		if !refused {
			if err != nil {
				t.Errorf("%s: %v", ends, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), `a.yaml:11:5: the tie "ac" ties "a" to "b", and an actor can’t be tied to itself; take it out, or one of these ends, and merge them then`) {
			t.Errorf("%s: %v", ends, err)
		}
	}
}
