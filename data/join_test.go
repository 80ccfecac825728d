package data

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A dossier that is joined with itself, or with a part of itself, is as it was.
func TestJoinOfTheSame(t *testing.T) {
	for _, r := range samples(t) {
		joined, conflicts, err := Limits{}.Join(r, r)
		if err != nil || len(conflicts) > 0 {
			t.Fatal(conflicts, err)
		}
		rapid.Check(t, func(rt *rapid.T) {
			if diff := cmp.Diff(asList(rt, r), asList(rt, joined)); diff != "" {
				rt.Fatal(diff)
			}
			part := r
			cut := rapid.IntRange(0, len(r.Ties)).Draw(rt, "cut")
			part.Ties = r.Ties[:cut]
			rest := r
			rest.Ties = r.Ties[cut:]
			whole, conflicts, err := Limits{}.Join(part, rest)
			if err != nil || len(conflicts) > 0 {
				rt.Fatal(conflicts, err)
			}
			if diff := cmp.Diff(asList(rt, r), asList(rt, whole)); diff != "" {
				rt.Fatal(diff)
			}
		})
	}
}

// What could be read under limits that are raised can be joined under them.
func TestJoinUnderRaisedLimits(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes its time")
	}
	raised := Limits{Size: 2 * MaxDossier}
	first, err := Decode(File{"first.yaml", []byte(base)})
	if err != nil {
		t.Fatal(err)
	}
	first.Records.Actors[0].Aliases = slices.Repeat([]model.Alias{{Name: "a"}}, MaxRecord)
	second, err := Decode(File{"second.yaml", []byte(base)})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := (Limits{}).Join(first.Records, second.Records); err == nil || !strings.Contains(err.Error(), "--max-size 256") {
		t.Errorf("under the usual limits: %.300v", err)
	}
	if joined, _, err := raised.Join(first.Records, second.Records); err != nil || len(joined.Actors) != len(first.Records.Actors) {
		t.Errorf("under raised ones: %.300v", err)
	}
}

const secondOfTwo = `dossier: {id: other, title: D, marking: TLP:RED}
sources:
  - {id: s, type: book, title: S, publisher: P}
  - {id: a, type: book, title: The A}
actors:
  - {id: b, name: A, type: state, short: x}
  - {id: c, name: See, type: state, aliases: [C], summary: S}
tie_types:
  - {id: u, label: u, letter: T, definition: d, family: f}
ties:
  - {id: ac, from: c, to: b, type: u, summary: Other, claims: [{by: a, stance: denies, source: a, quote: q}]}
quotes:
  - {id: q, text: Q, by: [], source: a, kind: term}
`

func TestJoinTellsConflicts(t *testing.T) {
	load := func(text string) model.Records {
		name := filepath.Join(t.TempDir(), "a.yaml")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		loaded, err := new(Reading).Load(name)
		if err != nil {
			t.Fatal(err)
		}
		return loaded.Records
	}
	first := load(strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: A, type: state, short: x}\n  - {id: c, name: C, type: state}", 1))
	joined, conflicts, err := Limits{}.Join(first, load(strings.Replace(secondOfTwo, "by: [], ", "", 1)))
	if err != nil {
		t.Fatal(conflicts, err)
	}
	want := []string{
		"tie type u: its letter T is taken, and is A now",
		"source a: the second’s is another, and is a-2 now",
		"actor c: the second has name: See",
		"tie ac: the second’s is another, and is ac-2 now",
	}
	if diff := cmp.Diff(want, conflicts); diff != "" {
		t.Error(diff)
	}
	if joined.Head.Marking.String() != "TLP:RED" || joined.Head.ID != "d" {
		t.Errorf("the head is %+v", joined.Head)
	}
	// The second's b is the first's a, but for its id.
	if len(joined.Actors) != 2 || len(joined.Sources) != 2 || joined.Sources[0].VariableInWords("publisher") != "P" {
		t.Errorf("there are %+v and %+v", joined.Actors, joined.Sources)
	}
	if tie := joined.Ties[1]; tie.ID != "ac-2" || tie.To[0] != "a" || tie.Claims[0].By != "a-2" || tie.Claims[0].Source != "a-2" || joined.Quotes[0].Source != "a-2" {
		t.Errorf("the second tie is %+v", tie)
	}
}

// asMaps returns records as JSON has them.
func asMaps(t *rapid.T, r model.Records) map[string]any {
	text, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(text, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// another returns records of which some say something else, as an edition of somebody
// else's does: fields have the values of other records, or are gone.
func another(t *rapid.T, r model.Records) model.Records {
	lists := []string{"sources", "actors", "tie_types", "quotes", "ties"}
	for range rapid.IntRange(1, 12).Draw(t, "changes") {
		m := asMaps(t, r)
		list, _ := m[rapid.SampledFrom(lists).Draw(t, "list")].([]any)
		if len(list) == 0 {
			continue
		}
		record, _ := rapid.SampledFrom(list).Draw(t, "record").(map[string]any)
		other, _ := rapid.SampledFrom(list).Draw(t, "other").(map[string]any)
		if claims, ok := record["claims"].([]any); ok && rapid.Bool().Draw(t, "of a claim") {
			record, _ = rapid.SampledFrom(claims).Draw(t, "claim").(map[string]any)
			other, _ = rapid.SampledFrom(claims).Draw(t, "other claim").(map[string]any)
		} else if ok {
			other["attributes"] = map[string]any{"id": "x" + fmt.Sprint(len(claims)), "share": "1"}
		}
		for _, field := range slices.Sorted(maps.Keys(other)) {
			value := other[field]
			if field == "id" { // or it would be the other one, which Join finds again by what it says
				continue
			}
			switch rapid.IntRange(0, 9).Draw(t, "how") {
			case 0, 1:
				record[field] = value
			case 2:
				delete(record, field)
			}
		}
		text, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if loaded, err := Decode(File{"changed.json", text}); err == nil { // it breaks no rule
			r = loaded.Records
		}
	}
	return r
}

// leaves returns the texts below a value, behind the names of their fields.
func leaves(at string, v any) (all []string) {
	switch v := v.(type) {
	case map[string]any:
		for name, inner := range v {
			all = append(all, leaves(at+"."+name, inner)...)
		}
	case []any:
		for _, inner := range v {
			all = append(all, leaves(at, inner)...)
		}
	default:
		all = append(all, at+": "+oneLine(fmt.Sprint(v)))
	}
	return all
}

// Whatever the second says is in the joined dossier, or told; and the first is in it whole.
func TestJoinKeepsBoth(t *testing.T) {
	all := samples(t)
	rapid.Check(t, func(rt *rapid.T) {
		first := rapid.SampledFrom(all).Draw(rt, "sample")
		second := another(rt, first)
		joined, conflicts, err := Limits{}.Join(first, second)
		if err != nil {
			rt.Fatalf("%v, with %q", err, conflicts)
		}
		renamed := func(id string) bool { // what names the second's record has its new id
			return slices.ContainsFunc(conflicts, func(c string) bool { return strings.Contains(c, " "+id+": the second’s is another") })
		}
		a, b, both := asMaps(rt, first), asMaps(rt, second), asMaps(rt, joined)
		for _, list := range []string{"sources", "actors", "tie_types", "quotes", "ties"} {
			now := byID(both[list])
			for id, record := range byID(a[list]) {
				holds(rt, list+" "+id, record, now[id], conflicts)
			}
			for id, record := range byID(b[list]) {
				told := slices.DeleteFunc(slices.Clone(conflicts), func(c string) bool { return !strings.HasPrefix(c, kindWord(list)+" "+id+": ") })
				if slices.ContainsFunc(told, func(c string) bool { return strings.Contains(c, "is another") }) {
					continue // under an id of its own
				}
				there := leaves("", now[id])
				for _, leaf := range leaves("", record) {
					_, value, _ := strings.Cut(leaf, ": ")
					if !slices.Contains(there, leaf) && !slices.ContainsFunc(told, func(c string) bool { return strings.Contains(c, value) }) && !renamed(value) {
						rt.Fatalf("%s %s: %s is neither in %v nor in %q", list, id, leaf, now[id], told)
					}
				}
			}
		}
	})
}

func byID(list any) map[string]map[string]any {
	found := map[string]map[string]any{}
	records, _ := list.([]any)
	for _, r := range records {
		record, _ := r.(map[string]any)
		found[record["id"].(string)] = record //nolint:forcetypeassert // all have one
	}
	return found
}

// holds fails where a record doesn't say what it said, or says more of it.
func holds(t *rapid.T, which string, was, now map[string]any, conflicts []string) {
	now = maps.Clone(now) // of its lists only what the first had is held here
	for field, value := range was {
		if list, ok := value.([]any); ok && slices.Contains(sets, field) {
			more, _ := now[field].([]any)
			value, now[field] = list, more[:min(len(list), len(more))]
		}
		if inner, ok := value.(map[string]any); ok {
			more, _ := now[field].(map[string]any)
			holds(t, which+" "+field, inner, more, conflicts)
		} else if !reflect.DeepEqual(value, now[field]) && !slices.ContainsFunc(conflicts, func(c string) bool { return strings.Contains(c, "left out") }) {
			t.Fatalf("%s: %s is %v now, and was %v", which, field, now[field], value)
		}
	}
	for field, of := range saidOf {
		if was[of] != nil && was[field] == nil && now[field] != nil && strings.HasSuffix(field, "_derived") {
			t.Fatalf("%s: %s of the second is said of what the first has: %v", which, field, now[of])
		}
	}
}

// What breaks a rule between records only where both are together gives way, and is told.
func TestJoinOfWhatBreaksRulesTogether(t *testing.T) {
	const mine = `dossier: {id: d, title: D, actor_types: [{id: k, label: K}]}
sources: [{id: s, type: book, title: S, url: "https://a.b", issued: 2024, archive_url: "https://c.d"}]
actors:
  - {id: a, name: A, type: state, attributes: {id: "1", x: "1"}}
  - {id: b, name: B, type: person, speaks_for: a, short: BB}
  - {id: c, name: C, type: k, short: S}
tie_types: [{id: t, label: t, letter: T, definition: d, family: f}]
ties:
  - {id: ab, from: a, to: b, type: t, summary: S, claims: [{by: b, stance: denies, source: s, quote: q}]}
quotes: [{id: q, by: b, text: Q, source: s, kind: official}]
`
	for _, c := range []struct {
		name     string
		replaced []string // of mine, for the second
		want     []string
	}{
		{"kinds", []string{"label: K", "label: L"}, []string{"actor type k: the second has label: L"}},
		{"ids of free fields", []string{`id: "1"`, `id: "2"`}, []string{"actor a: the second has attributes.id: 2"}},
		{"labels", []string{"{id: t,", "{id: u,", "letter: T", "letter: U", "definition: d", "definition: e", "type: t,", "type: u,"}, []string{"tie type u: its label t is taken, and is t 2 now", `tie ab: the second’s is another, and is ab-2 now`}},
		{"short names of another", []string{"{id: a, name: A,", "{id: a, name: A, short: S,", "short: S}", "short: T}"}, []string{"actor c: the second has short: T", "actor a: its short name S is taken, and left out"}},
		{"a name that is a short one", []string{"id: b, name: B", "id: n, name: S", "to: b", "to: n", "by: b", "by: n", "short: S}", "short: T}"}, []string{"actor c: the second has short: T", "tie ab: the second’s is another, and is ab-2 now", "quote q: the second’s is another, and is q-2 now", "actor c: its short name S is taken, and left out", "actor n: its short name BB is taken, and left out"}},
		{"circles", []string{"A, type: state", "A, type: state, speaks_for: b", ", speaks_for: a", "", "{by: b,", "{by: a,", ", quote: q", ""}, []string{"actor a: the second has it speak for b, which speaks for it; left out"}},
		{"speakers", []string{"by: b, text", "by: c, text", "{by: b,", "{by: c,"}, []string{"quote q: the second’s is another, and is q-2 now"}},
		{"speakers for others", []string{"speaks_for: a", "speaks_for: c", "{by: b,", "{by: c,"}, []string{"actor b: the second has speaks_for: c", "tie ab: a claim of the second is by c, for whom the speaker of the quote q doesn’t speak in the first; it names it no more"}},
		{"places", []string{"text: Q,", "text: Q, page: 7,", "quote: q", "page: 7, quote: q"}, []string{"quote q: the second’s is another, and is q-2 now"}},
		{"dates that aren’t printed", []string{"issued: 2024", "issued: 2023, issued_derived: true"}, []string{"source s: the second has issued: 2023", "source s: the second has issued_derived: true"}},
		{"the same date, printed and not", []string{"issued: 2024", "issued: 2024, issued_derived: true"}, []string{"source s: the second has issued_derived: true"}},
		{"when other addresses were read", []string{"a.b\"", "e.f\", accessed: 2024", "c.d\"", "g.h\", archived: 2023"}, []string{"source s: the second has url: https://e.f", "source s: the second has accessed: 2024", "source s: the second has archive_url: https://g.h", "source s: the second has archived: 2023"}},
		{"when the same address was read", []string{"a.b\"", "a.b\", accessed: 2024"}, nil},
		{"two of one name", []string{"{id: c, name: C, type: k, short: S}", "{id: c, name: C, type: k, short: S}\n  - {id: n, name: N, type: state}\n  - {id: m, name: N, type: state}"}, nil},
	} {
		first, err := Decode(File{"a.yaml", []byte(mine)})
		if err != nil {
			t.Fatal(err)
		}
		second, err := Decode(File{"b.yaml", []byte(strings.NewReplacer(c.replaced...).Replace(mine))})
		if err != nil {
			t.Fatal(c.name, err)
		}
		_, conflicts, err := Limits{}.Join(first.Records, second.Records)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		slices.Sort(conflicts)
		slices.Sort(c.want)
		if diff := cmp.Diff(c.want, conflicts); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

// Two of the second that are alike stay two, also where the first has one like them.
func TestJoinMakesNoOneOfTwo(t *testing.T) {
	load := func(actors string) model.Records {
		loaded, err := Decode(File{"a.yaml", []byte(strings.Replace(dossierOfTwo, "ACTORS", actors, 1))})
		if err != nil {
			t.Fatal(err)
		}
		return loaded.Records
	}
	const ends = "  - {id: a, name: A, type: state}\n  - {id: c, name: C, type: state}\n"
	first := load(ends + "  - {id: y, name: Smith, type: person}")
	for _, c := range []struct {
		second string
		actors int
	}{
		{"  - {id: x, name: Smith, type: person}", 3},
		{"  - {id: x, name: Smith, type: person}\n  - {id: w, name: Smith, type: person}", 4},
		{"  - {id: x, name: Smith, type: person}\n  - {id: y, name: Smith, type: person, role: mayor}", 4},
	} {
		joined, conflicts, err := Limits{}.Join(first, load(ends+c.second))
		if err != nil || len(conflicts) > 0 || len(joined.Actors) != c.actors {
			t.Errorf("%s: there are %d actors, %q and %v", c.second, len(joined.Actors), conflicts, err)
		}
	}
}
