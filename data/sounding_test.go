package data

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// wholeRecords returns records by their lists, that lack nothing, as the fields that they must have.
func wholeRecords() map[string]map[string]string {
	claim := `[{"by": "a", "stance": "denies", "source": "s"}]`
	return map[string]map[string]string{
		"sources":   {"id": `"s"`, "type": `"book"`, "title": `"S"`},
		"actors":    {"id": `"a"`, "name": `"A"`, "type": `"state"`},
		"tie_types": {"id": `"t"`, "label": `"L"`, "letter": `"L"`, "definition": `"D"`, "family": `"F"`},
		"ties":      {"id": `"t"`, "from": `"a"`, "to": `"b"`, "type": `"t"`, "summary": `"S"`, "claims": claim},
		"quotes":    {"id": `"q"`, "by": `"a"`, "text": `"T"`, "source": `"s"`, "kind": `"expert"`},
	}
}

// Of records that lack something reading ends soon, however many there are and in
// whatever form, and only what holds of those that were read is told.
func TestFloodsEndTheReading(t *testing.T) {
	t.Parallel()
	forms := floods()
	for list, fields := range wholeRecords() {
		for form, text := range forms {
			lacked := slices.Sorted(maps.Keys(fields))
			if testing.Short() || form != "JSON" {
				lacked = lacked[:1] // the rest is held by that form
			}
			for _, field := range lacked {
				t.Run(list+" as "+form+" without "+field, func(t *testing.T) {
					t.Parallel()
					holdEnds(t, text(list, recordWith(fields, field, "")), "")
				})
			}
		}
	}
}

// So it does of records that break another rule, which none of the others changes.
func TestFloodsOfBrokenRulesEndTheReading(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ list, field, value string }{
		{"ties", "date_derived", "true"},
		{"ties", "label", `"` + strings.Repeat("wide ", 13) + `"`},
		{"ties", "between", `["a", "b"]`},
		{"ties", "id", `"no id"`},
		{"ties", "claims", `[{"by": "a", "stance": "denies", "source": "s", "certainty": "stated"}]`},
		{"ties", "claims", `[{"by": "a", "stance": "denies", "source": "s", "wording": "1 2 3 4 5 6 7 8 9"}]`},
		{"sources", "url", `"nowhere"`},
		{"sources", "type", `"bok"`},
		{"quotes", "kind", `"term"`},
		{"tie_types", "letter", `"AB"`},
		{"actors", "aliases", `[""]`},
	} {
		for form, text := range floods() {
			t.Run(c.list+" as "+form+" with "+c.field, func(t *testing.T) {
				t.Parallel()
				holdEnds(t, text(c.list, recordWith(wholeRecords()[c.list], c.field, c.value)), "")
			})
		}
	}
}

// recordWith returns a record whose field has another value, or is left out.
func recordWith(fields map[string]string, field, value string) string {
	fields = maps.Clone(fields)
	fields[field] = value
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if fields[name] != "" {
			parts = append(parts, fmt.Sprintf("%q: %s", name, fields[name]))
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// floods make a dossier of the same record of a list, again and again, in each form.
func floods() map[string]func(list, record string) string {
	const many = mostMistakes + 15_000
	kinds := map[string]string{"sources": "source", "actors": "actor", "tie_types": "tie_type", "ties": "tie", "quotes": "quote"}
	return map[string]func(list, record string) string{
		"JSON": func(list, record string) string {
			return `{"` + list + `": [` + strings.Repeat(record+",", many) + record + "]}"
		},
		"comment": func(list, record string) string {
			return "# c\n{\"" + list + "\": [" + strings.Repeat(record+",", many) + record + "]}"
		},
		"flow": func(list, record string) string {
			return list + ": [" + strings.Repeat(record+",", many) + record + "]\n"
		},
		"block": func(list, record string) string { return list + ":\n" + strings.Repeat("  - "+record+"\n", many) },
		"lines": func(list, record string) string { return strings.Repeat(`{"`+kinds[list]+`": `+record+"}\n", many) },
	}
}

// holdEnds holds that a file is so broken that reading ends soon, before it knows of the
// next one, and that this is told.
func holdEnds(t *testing.T, text, what string) {
	t.Helper()
	_, err := Decode(File{"f.yaml", []byte(text)}, File{"g.yaml", []byte(declaring)})
	refused, _ := errors.AsType[Refused](err)
	if err == nil || !strings.Contains(err.Error(), "reading ends here") || !strings.Contains(err.Error(), what) || len(refused) > 10*fewOfAKind {
		t.Fatalf("%d mistakes are told: %.300v", len(refused), err)
	}
	for _, m := range refused {
		if strings.Contains(m.What, "there is no ") && !strings.Contains(m.What, "no date that") && !strings.Contains(m.What, `"none"`) || strings.Contains(m.What, "has no actors") {
			t.Errorf("who knows what follows: %s", m)
		}
		if m.More > 2*mostMistakes+5_000 {
			t.Errorf("it was read on: %s", m)
		}
	}
}

// So it does of records that refer to what nothing declares, in the files that follow
// neither.
func TestFloodsOfReferencesEndTheReading(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ list, field, value, what string }{
		{"ties", "from", `"none"`, `there is no actor "none"`},
		{"ties", "type", `"none"`, `there is no tie type "none"`},
		{"ties", "claims", `[{"by": "none", "stance": "denies", "source": "s"}]`, `there is no actor or source "none"`},
		{"ties", "claims", `[{"by": "a", "stance": "denies", "source": "s", "quote": "none"}]`, `there is no quote "none"`},
		{"ties", "claims", `[{"by": "a", "stance": "denies", "source": "s", "also_in": [{"source": "none"}]}]`, `there is no source "none"`},
		{"actors", "type", `"none"`, `type can’t be "none"`},
		{"actors", "affiliation", `"none"`, `there is no actor "none"`},
		{"actors", "speaks_for", `"N+1"`, `speaks over more than`},
		{"quotes", "by", `"none"`, `there is no actor "none"`},
	} {
		for form, text := range floods() {
			t.Run(c.list+" as "+form+" with "+c.what, func(t *testing.T) {
				t.Parallel()
				fields := wholeRecords()[c.list]
				fields["id"] = `"N"`
				holdEnds(t, numbered(text(c.list, recordWith(fields, c.field, c.value))), c.what)
			})
		}
	}
}

// So it does of a file beside its copy, of which each record is sound.
func TestCopiesEndTheReading(t *testing.T) {
	t.Parallel()
	for _, list := range []string{"actors", "quotes", "sources", "ties"} {
		for form, text := range floods() {
			t.Run(list+" as "+form, func(t *testing.T) {
				t.Parallel()
				fields := wholeRecords()[list]
				fields["id"] = `"N"`
				flood := []byte(numbered(text(list, recordWith(fields, "", ""))))
				_, err := Decode(File{"head.yaml", []byte(declaring)}, File{"one.yaml", flood}, File{"two.yaml", flood}, File{"more.yaml", flood})
				if refused, _ := errors.AsType[Refused](err); !strings.Contains(refused.Error(), "is taken, at one.yaml:") || !strings.Contains(refused.Error(), "reading ends here") {
					t.Errorf("it was read on: %.300v", err)
				}
			})
		}
	}
}

// One reading may read several dossiers: what one declares says nothing of another.
func TestReferencesAreHeldToTheirOwnDossier(t *testing.T) {
	t.Parallel()
	folder, r := t.TempDir(), new(Reading)
	tie := recordWith(wholeRecords()["ties"], "id", `"N"`)
	ties := numbered(strings.Repeat(","+tie, 2*soundedOf))
	write(t, filepath.Join(folder, "a.yaml"), base)
	write(t, filepath.Join(folder, "b.json"), strings.TrimSuffix(declaring, "}")+`, "ties": [`+ties[1:]+"]}")
	for _, name := range []string{"a.yaml", "b.json"} {
		if _, err := r.Load(filepath.Join(folder, name)); err != nil {
			t.Errorf("%.300v", err)
		}
	}
}

// Hidden characters keep no dossier from being opened, however many there are; whoever
// checks it needn't wait.
func TestFloodsOfHiddenCharactersEndWhatChecks(t *testing.T) {
	t.Parallel()
	actor := recordWith(wholeRecords()["actors"], "name", "\"a\u200b\"")
	for form, text := range floods() {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			flood := numbered(text("actors", strings.Replace(actor, `"id": "a"`, `"id": "N"`, 1)))
			file, more := File{"f.yaml", []byte(flood)}, File{"g.yaml", []byte(declaring)}
			if l, err := Decode(file, more); err != nil || len(l.Hidden) != fewOfAKind || l.Hidden[fewOfAKind-1].More < 10*mostMistakes {
				t.Fatalf("it isn't opened: %.300v", err)
			}
			for _, way := range []func(*Reading) error{
				func(r *Reading) error { _, err := r.decode(file, more); return err },
				func(r *Reading) error { _, err := r.LoadFrom("f", strings.NewReader(flood)); return err },
			} {
				refused, _ := errors.AsType[Refused](way(&Reading{HiddenEnds: true}))
				if refused == nil || len(refused) != fewOfAKind+1 || refused.Count() > 3*mostMistakes || !strings.Contains(refused.Error(), "reading ends here") {
					t.Errorf("it was read on: %.300v", refused)
				}
			}
		})
	}
}

// declaring is a file with what [wholeRecords] refer to.
const declaring = `{"dossier": {"id": "d", "title": "D"},
"sources": [{"id": "s", "type": "book", "title": "S"}],
"actors": [{"id": "a", "name": "A", "type": "state"}, {"id": "b", "name": "B", "type": "state"}],
"tie_types": [{"id": "t", "label": "L", "letter": "L", "definition": "D", "family": "F"}]}`

// numbered gives each record of a flood an id of its own in the place of "N", and the
// id of the next one in that of "N+1".
func numbered(flood string) string {
	var b strings.Builder
	for n, record := range strings.SplitAfter(flood, `"N"`) {
		record = strings.ReplaceAll(record, `"N"`, fmt.Sprintf(`"n%d"`, n))
		b.WriteString(strings.ReplaceAll(record, `"N+1"`, fmt.Sprintf(`"n%d"`, n)))
	}
	return b.String()
}

// A field that a dossier doesn't have is one record, however many items it holds.
func TestUnknownListsArentCut(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"a: [" + strings.Repeat(`"",`, MaxRecord) + "]\n", "a:\n" + strings.Repeat("- \"\"\n", MaxRecord)} {
		if _, err := Decode(File{"f.yaml", []byte(text)}); err == nil || !strings.Contains(err.Error(), "a record here has more than") {
			t.Errorf("%.300v", err)
		}
	}
}
