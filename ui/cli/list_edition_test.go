package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

const secondEdition = `
dossier: {id: x, title: X, marking: "TLP:GREEN", actor_types: [{id: vessel, label: vessels}]}
sources:
  - {id: report, type: report, title: R, author: [{family: Panel, given: Ann}, A group], publisher: Press, editor: [{family: Berg, non_dropping_particle: van den}], event_date: 2023-05, reliability: B, retracted: 2025-01, archive_url: "https://example.org/r", archived: 2024-12-01, note: As a copy.}
  - {id: wire, type: article, title: W, corrected: 2024-11-30, access: LexisNexis}
tie_types: [{id: arms, label: arms, letter: A, definition: Weapons., family: military}]
actors:
  - {id: a, name: Georgia, type: state, core: true, aliases: [Sakartvelo, {name: Грузия, language: ru}], identifiers: {wikidata: Q230}, attributes: {capital: Tbilisi}, note: Of the Caucasus.}
  - {id: Q9, name: Georgia, type: vessel, roles: [{role: flagship, at: a, date: 2006/..}]}
ties:
  - id: guns
    from: a
    to: Q9
    type: arms
    summary: Guns.
    attributes: {share: 51%}
    claims:
      - {by: report, stance: asserts, certainty: stated, source: report, page: 112, confidence: high, also_in: [{source: wire, paragraph: 3}], note: A note.}
      - {by: a, stance: denies, source: wire, paragraph: 4, withdrawn: 2024-12-01, withdrawn_in: {source: report, page: 9}}
quotes: []
`

func second(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "second.yaml")
	if err := os.WriteFile(file, []byte(secondEdition), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// What the second edition holds is listed: for programs always, for people where
// there is any.
func TestListsHoldTheSecondEdition(t *testing.T) {
	t.Parallel()
	file := second(t)
	for _, c := range []struct {
		list, field string
		want        []string
	}{
		{"actors", "section", []string{"protagonists", "vessels"}},
		{"actors", "identifiers", []string{`{"wikidata":"Q230"}`, ""}},
		{"actors", "attributes", []string{`{"capital":"Tbilisi"}`, ""}},
		{"actors", "roles", []string{"", `[{"at":"a","date":"2006/..","role":"flagship"}]`}},
		{"actors", "note", []string{"Of the Caucasus.", ""}},
		{"ties", "attributes", []string{`{"share":"51%"}`}},
		{"ties", "ends", []string{"Georgia (state) → Georgia (vessel)"}},
		{"claims", "confidence", []string{"high", ""}},
		{"claims", "also_in", []string{`[{"paragraph":3,"source":"wire"}]`, ""}},
		{"claims", "withdrawn", []string{"", "2024-12-01"}},
		{"claims", "withdrawn_in", []string{"", `{"page":"9","source":"report"}`}},
		{"claims", "note", []string{"A note.", ""}},
		{"sources", "variables", []string{`{"editor":[{"family":"Berg","non_dropping_particle":"van den"}],"event_date":"2023-05","publisher":"Press"}`, ""}},
		{"sources", "claims", []string{"2", "2"}}, // each is printed in both
		{"sources", "reliability", []string{"B", ""}},
		{"sources", "retracted", []string{"2025-01", ""}},
		{"sources", "corrected", []string{"", "2024-11-30"}},
		{"sources", "archive_url", []string{"https://example.org/r", ""}},
		{"sources", "access", []string{"", "LexisNexis"}},
	} {
		var got []string
		for _, o := range objects(t, c.list, file) {
			got = append(got, inCell(o[c.field]))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s have the %s %q, want %q", c.list, c.field, got, c.want)
		}
	}
	// In CSV too nothing that has parts is left out.
	for list, cells := range map[string][]string{
		"claims":  {`[{"source":"wire","paragraph":3}]`, `{"source":"report","page":"9"}`},
		"actors":  {`["Sakartvelo",{"name":"Грузия","language":"ru"}]`, `{"wikidata":"Q230"}`},
		"sources": {`[{"family":"Panel","given":"Ann"},"A group"]`, `{"publisher":"Press","editor":[{"family":"Berg","non_dropping_particle":"van den"}],"event_date":"2023-05"}`},
	} {
		out := entente("list", list, file, "--format", "csv").out
		for _, cell := range cells {
			if !strings.Contains(out, `"`+strings.ReplaceAll(cell, `"`, `""`)+`"`) {
				t.Errorf("%s is missing in\n%s", cell, out)
			}
		}
	}
	if out := entente("list", "sources", file, "--search", "lexisnexis").out; !strings.Contains(out, "wire") || strings.Contains(out, "report") {
		t.Errorf("the source that says LexisNexis is not what is listed:\n%s", out)
	}
	if out := entente("list", "sources", file).out; !strings.Contains(out, "Press") {
		t.Errorf("no publisher in\n%s", out)
	}
	for list, want := range map[string]string{"actors": "IDENTIFIERS", "claims": "WITHDRAWN", "sources": "RETRACTED"} {
		if out := entente("list", list, file).out; !strings.Contains(out, want) {
			t.Errorf("the table of %s has no column %s:\n%s", list, want, out)
		}
		if out := entente("list", list, small).out; strings.Contains(out, want) {
			t.Errorf("the table of %s has an empty column %s:\n%s", list, want, out)
		}
	}
}

// TestListsHoldEveryField holds that what a list tells a program of a record has each
// field that the record has in the format, with the same value.
func TestListsHoldEveryField(t *testing.T) {
	t.Parallel()
	for _, file := range []string{second(t), small, "../explorer/testdata/evidence.yaml", "../explorer/testdata/sources.yaml"} {
		var records map[string]any
		if err := json.Unmarshal([]byte(entente("export", "--format", "json", file).out), &records); err != nil {
			t.Fatal(err)
		}
		records["types"] = records["tie_types"]
		var claims []any
		for _, tie := range records["ties"].([]any) {
			tie := tie.(map[string]any)
			for n, c := range tie["claims"].([]any) {
				c := c.(map[string]any)
				c["tie"], c["claim"] = tie["id"], float64(n+1)
				claims = append(claims, c)
			}
			if sides, _ := tie["between"].([]any); len(sides) > 0 { // a list has one side as it has two
				if _, one := sides[0].(string); one {
					tie["between"] = []any{sides}
				}
			}
			tie["claims"] = float64(len(tie["claims"].([]any)))
		}
		records["claims"] = claims
		for _, list := range listerNames() {
			listed := map[string]map[string]any{}
			name := func(o map[string]any) string { return fmt.Sprint(o["id"], o["tie"], o["claim"]) }
			for _, o := range objects(t, list, file) {
				listed[name(o)] = o
			}
			for _, record := range records[list].([]any) {
				record := record.(map[string]any)
				got := listed[name(record)]
				variables, _ := got["variables"].(map[string]any)
				for field, want := range record {
					if !reflect.DeepEqual(got[field], want) && !reflect.DeepEqual(variables[field], want) {
						t.Errorf("%s: %s: %s has the %s %v, not %v", file, list, name(record), field, got[field], want)
					}
				}
			}
		}
	}
}

func TestNamesOfSeveralAreAskedFor(t *testing.T) {
	t.Parallel()
	res := entente("--plain", "--actor", "georgia", second(t))
	if want := "may mean a (Georgia (state)) or Q9 (Georgia (vessel)); write which"; !strings.Contains(res.err, want) {
		t.Errorf("it says %q, without %q", res.err, want)
	}
}
