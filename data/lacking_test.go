package data

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entente/model"
)

// wholeRecords returns records by their lists, that lack nothing told here, as the fields that they must have.
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
	const many = mostMistakes + 15_000
	kinds := map[string]string{"sources": "source", "actors": "actor", "tie_types": "tie_type", "ties": "tie", "quotes": "quote"}
	forms := map[string]func(list, record string) string{
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
	for list, fields := range wholeRecords() {
		for form, text := range forms {
			lacked := slices.Sorted(maps.Keys(fields))
			if testing.Short() || form != "JSON" {
				lacked = lacked[:1] // the rest is held by that form
			}
			for _, field := range lacked {
				t.Run(list+" as "+form+" without "+field, func(t *testing.T) {
					t.Parallel()
					var parts []string
					for _, name := range slices.Sorted(maps.Keys(fields)) {
						if name != field {
							parts = append(parts, fmt.Sprintf("%q: %s", name, fields[name]))
						}
					}
					holdEnds(t, text(list, "{"+strings.Join(parts, ", ")+"}"))
				})
			}
		}
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
		if strings.Contains(m.What, "there is no") || strings.Contains(m.What, "has no actors") {
			t.Errorf("who knows what follows: %s", m)
		}
		if m.More > 2*mostMistakes+5_000 {
			t.Errorf("it was read on: %s", m)
		}
	}
}

// What is counted while records are made is what the model tells of them.
func TestLackingIsWhatTheModelTells(t *testing.T) {
	t.Parallel()
	if len(model.Lacking(model.Records{Ties: []model.Tie{{}}})) != 5 {
		t.Error("a tie without anything lacks something else")
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
