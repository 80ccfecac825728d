package export_test

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"

	"entente/data/export"
	"entente/model"
)

// Whoever has any of the files, or a row of one, sees who may read it.
func TestMarkingStandsInEveryExport(t *testing.T) {
	t.Parallel()
	p := parts(t)["nasty"]
	for name, write := range map[string]func(io.Writer, export.Part) error{
		"json": export.JSON, "jsonl": export.JSONLines, "dot": export.DOT, "graphml": export.GraphML, "gexf": export.GEXF, "csl": export.CSL, "html": export.HTML, "bibtex": export.BibTeX, "sql": export.SQL,
		"markdown": func(w io.Writer, p export.Part) error {
			var b strings.Builder
			err := export.Markdown(&b, p)
			_, wrong := io.WriteString(w, strings.ReplaceAll(b.String(), `\`, ""))
			return errors.Join(err, wrong)
		},
	} {
		head, _, _ := strings.Cut(string(written(t, write, p)), "Q1.chapter_2-x")
		if !strings.Contains(head, "TLP:AMBER+STRICT") {
			t.Errorf("%s has no marking at its head: %.300s", name, head)
		}
	}
	for _, table := range export.CSV(p) {
		for i, mark := range column(t, table, "marking") {
			if mark != "TLP:AMBER+STRICT" {
				t.Errorf("%s: row %d is marked %q", table.Name, i, mark)
			}
		}
	}
}

// cellsOf returns a table's row by the names of its columns.
func cellsOf(table export.Table, n int) map[string]string {
	cells := map[string]string{}
	for i, name := range table.Rows[0] {
		cells[name] = table.Rows[n][i]
	}
	return cells
}

// Every table's rows have as many cells as columns, and what a claim says beyond the
// first edition is in cells of its own.
func TestCSVHoldsTheSecondEdition(t *testing.T) {
	t.Parallel()
	p := parts(t)["nasty"]
	tables := export.CSV(p)
	for _, table := range tables {
		for i, row := range table.Rows {
			if len(row) != len(table.Rows[0]) {
				t.Errorf("%s: row %d has %d cells of %d", table.Name, i, len(row), len(table.Rows[0]))
			}
		}
	}
	claims := tables[2]
	for n := 1; n < len(claims.Rows); n++ {
		cells := cellsOf(claims, n)
		c := claimOf(t, p, cells["tie"], cells["claim"])
		want := map[string]string{"confidence": c.Confidence.String(), "note": c.Note, "withdrawn": "", "paragraph": c.Part("paragraph")}
		if c.Withdrawn != nil {
			want["withdrawn"] = c.Withdrawn.EDTF()
		}
		for _, part := range model.LocatorParts() {
			want[part] = c.Part(part)
		}
		for name, text := range want {
			if cells[name] != text {
				t.Errorf("%s/%s has the %s %q, want %q", cells["tie"], cells["claim"], name, cells[name], text)
			}
		}
		var also []struct{ Source, Wording, Quote string }
		if cells["also_in"] != "" {
			if err := json.Unmarshal([]byte(cells["also_in"]), &also); err != nil {
				t.Error(err)
			}
		}
		if len(also) != len(c.AlsoIn) || len(also) > 0 && (also[0].Source != c.AlsoIn[0].Source || also[0].Wording != c.AlsoIn[0].Wording) {
			t.Errorf("%s/%s is also in %v", cells["tie"], cells["claim"], also)
		}
	}
	for n, a := range p.Actors {
		cells := cellsOf(tables[0], n+1)
		var attributes map[string]string
		if len(a.Attributes) > 0 {
			if err := json.Unmarshal([]byte(cells["attributes"]), &attributes); err != nil {
				t.Error(err)
			}
		}
		for _, f := range a.Attributes {
			if attributes[f.Name] != f.Text {
				t.Errorf("%s has the attributes %v", a.ID, attributes)
			}
		}
		if want := map[string]string{"a": "=A; one", "Q159": `[{"name":` + quotedJSON(nasty) + `,"language":"ru"}]`}[a.ID]; cells["aliases"] != want {
			t.Errorf("%s has the aliases %s, want %s", a.ID, cells["aliases"], want)
		}
		if cells["note"] != a.Note {
			t.Errorf("%s has the note %q", a.ID, cells["note"])
		}
	}
}

func quotedJSON(text string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(text)
	return strings.TrimSpace(b.String())
}

func claimOf(t *testing.T, p export.Part, tie, number string) *model.Claim {
	t.Helper()
	claims := p.Dossier.TieByID(tie).Claims
	return &claims[number[0]-'1']
}

// What counts no longer is struck in the report, and only that.
func TestMarkdownStrikesWhatCountsNoLonger(t *testing.T) {
	t.Parallel()
	p := parts(t)["nasty"]
	gone := 0
	for _, tie := range p.Ties {
		for i := range tie.Claims {
			if !p.Dossier.Counts(&tie.Claims[i]) {
				gone++
			}
		}
	}
	text := string(written(t, export.Markdown, p))
	if n := strings.Count(text, "~~") - strings.Count(text, `\~~`); n != 2*gone || gone == 0 {
		t.Errorf("%d marks strike %d claims", n, gone)
	}
}
