package data

import (
	"errors"
	"fmt"
	"maps"
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
		"quotes":    {"id": `"q"`, "by": `"a"`, "text": `"T"`, "source": `"s"`, "kind": `"said"`},
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
					holdEnds(t, text(list, recordWith(fields, field, "")))
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
				holdEnds(t, text(c.list, recordWith(wholeRecords()[c.list], c.field, c.value)))
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

func holdEnds(t *testing.T, text string) {
	t.Helper()
	_, err := Decode(File{"f.yaml", []byte(text)})
	refused, _ := errors.AsType[Refused](err)
	if !strings.Contains(err.Error(), "reading ends here") || len(refused) > 10*fewOfAKind {
		t.Fatalf("%d mistakes are told: %.300v", len(refused), err)
	}
	for _, m := range refused {
		if strings.Contains(m.What, "there is no ") && !strings.Contains(m.What, "no date that") || strings.Contains(m.What, "has no actors") {
			t.Errorf("who knows what follows: %s", m)
		}
		if m.More > 2*mostMistakes+5_000 {
			t.Errorf("it was read on: %s", m)
		}
	}
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
