package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"entente/data"
	"entente/data/export"
	_ "entente/data/internal/seeded"
	"entente/data/safe"
	"entente/model"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

var sameRecords = cmp.Options{
	cmp.Comparer(func(a, b model.Date) bool { return a == b }),
	cmpopts.IgnoreUnexported(model.Actor{}, model.Tie{}, model.Quote{}), cmpopts.EquateEmpty(),
}

// JSON is YAML: what is handed on whole and read as a dossier gives the same
// records, in the same order.
func TestJSONIsTheDossier(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]model.Records{"axis": embedded(t).Records, "nasty": nastyRecords()} {
		p := export.Keep(dossier(t, r).Filter(model.Filter{}), "")
		for _, write := range []func(io.Writer, export.Part) error{export.JSON, export.JSONLines} {
			loaded, err := data.Decode(data.File{Name: "part.json", Bytes: written(t, write, p)})
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if diff := cmp.Diff(r, loaded.Records, sameRecords); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

// What a filter leaves is a dossier too, with the same ties in the same order.
func TestPartsAreDossiers(t *testing.T) {
	t.Parallel()
	eachPart(t, func(t *testing.T, p export.Part) {
		if len(p.Ties) == 0 {
			return // a dossier needs actors
		}
		loaded, err := data.Decode(data.File{Name: "part.json", Bytes: written(t, export.JSON, p)})
		if err != nil {
			t.Fatal(err)
		}
		again := export.Keep(loaded.Dossier.Filter(model.Filter{}), "")
		ids := func(p export.Part) (ids []string) {
			for _, tie := range p.Ties {
				ids = append(ids, tie.ID)
			}
			for _, q := range p.Quotes {
				ids = append(ids, q.ID)
			}
			return ids
		}
		if p.Dossier.Head.ID == "axis" && len(p.Actors) < len(p.Dossier.Actors) {
			// Countries stand in the order of their ties, which are fewer.
			if diff := cmp.Diff(tally(ids(p)...), tally(ids(again)...)); diff != "" {
				t.Error(diff)
			}
		} else if diff := cmp.Diff(ids(p), ids(again)); diff != "" {
			t.Error(diff)
		}
	})
}

// The part holds what passes, once, and the whole holds all.
func TestKeep(t *testing.T) {
	t.Parallel()
	d := embedded(t).Dossier
	p := export.Keep(d.Filter(model.Filter{}), "")
	got := []int{len(p.Actors), len(p.Types), len(p.Ties), len(p.Quotes), len(p.Sources)}
	want := []int{len(d.Actors), len(d.Types), len(d.Ties), len(d.Quotes), len(d.Sources)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	p = export.Keep(d.Filter(model.Filter{}.With(model.ByContest, model.Contested)), "")
	if n := d.Filter(model.Filter{}.With(model.ByContest, model.Contested)).Passed(); len(p.Ties) != n || n == 0 {
		t.Errorf("%d ties of %d are kept", len(p.Ties), n)
	}
	for _, q := range p.Quotes {
		if len(d.TiesOf(q)) == 0 {
			t.Errorf("the filter of ties keeps %s, which is on none", q.ID)
		}
	}
}

// isRun reports whether a spreadsheet would run a cell: one that begins as a formula, in
// the widths that its characters have.
func isRun(cell string) bool {
	cell = strings.TrimLeftFunc(cell, func(r rune) bool { return r == '"' || unicode.IsSpace(r) && r != '\t' && r != '\r' && r != '\n' })
	return cell != "" && strings.ContainsAny(norm.NFKC.String(cell)[:1], "=+-@\t\r\n")
}

// Wherever a spreadsheet divides what is written, it finds nothing to run, and all of it
// comes back.
func TestSeparatedReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.StringOf(rapid.RuneFrom([]rune("'=+-@\t,;|\"a “\n北＝＋－＠﹦\u3000\u00a0")))
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 2, 2), 1, 5).Draw(t, "rows")
		between := rapid.SampledFrom([]rune{',', '\t'}).Draw(t, "between")
		var b bytes.Buffer
		defused, err := export.Separated(&b, between, rows)
		if err != nil {
			t.Fatal(err)
		}
		text := b.String()
		reader := csv.NewReader(&b)
		reader.Comma = between
		got, err := reader.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		changed := 0
		for i := range got {
			for j, cell := range got[i] {
				if slices.ContainsFunc(strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";|\t", r) }), isRun) {
					t.Errorf("a spreadsheet would run %q", cell)
				}
				if strings.ContainsAny(cell, ",;|\t") && !strings.Contains(text, `"`+strings.ReplaceAll(cell, `"`, `""`)+`"`) {
					t.Errorf("%q stands without quotation marks: %s", cell, text)
				}
				if got[i][j] = safe.Undefuse(cell); got[i][j] != cell {
					changed++
				}
			}
		}
		if diff := cmp.Diff(rows, got); diff != "" || changed != defused {
			t.Errorf("%d defused, told %d: %s", changed, defused, diff)
		}
	})
}

// column gives a table's cells of one column.
func column(t *testing.T, table export.Table, name string) (cells []string) {
	t.Helper()
	for i, head := range table.Rows[0] {
		if head == name {
			for _, row := range table.Rows[1:] {
				cells = append(cells, row[i])
			}
			return cells
		}
	}
	t.Fatalf("%s has no column %s", table.Name, name)
	return nil
}

func TestCSVHoldsEverythingOnce(t *testing.T) {
	t.Parallel()
	eachPart(t, func(t *testing.T, p export.Part) {
		tables := export.CSV(p)
		nodes, edges := shapeOf(p)
		if diff := cmp.Diff(nodes, tally(column(t, tables[0], "id")...)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(edges, tally(column(t, tables[1], "id")...)); diff != "" {
			t.Error(diff)
		}
		var summaries, claims, quotes []string
		for _, tie := range p.Ties {
			summaries = append(summaries, tie.Summary)
			for i := range tie.Claims {
				claims = append(claims, tie.ID+tie.Claims[i].Wording)
			}
		}
		for _, q := range p.Quotes {
			quotes = append(quotes, q.Text)
		}
		told := append(column(t, tables[0], "summary")[len(p.Actors):], column(t, tables[1], "summary")...)
		got := tally(told...)
		delete(got, "")
		if diff := cmp.Diff(tally(summaries...), got); diff != "" {
			t.Errorf("ties: %s", diff)
		}
		var pairs []string
		for i, tie := range column(t, tables[2], "tie") {
			pairs = append(pairs, tie+column(t, tables[2], "wording")[i])
		}
		if diff := cmp.Diff(tally(claims...), tally(pairs...)); diff != "" {
			t.Errorf("claims: %s", diff)
		}
		if diff := cmp.Diff(quotes, column(t, tables[3], "text")); diff != "" && len(quotes) > 0 {
			t.Errorf("quotes: %s", diff)
		}
	})
}

func TestMarkdownHoldsEverythingOnce(t *testing.T) {
	t.Parallel()
	eachPart(t, func(t *testing.T, p export.Part) {
		text := string(written(t, export.Markdown, p))
		for _, q := range p.Quotes {
			if n := strings.Count(text, "\n[^"+q.ID+"]: "); n != 1 {
				t.Errorf("%s is defined %d times", q.ID, n)
			}
			if strings.Count(text, "[^"+q.ID+"]") < 2 {
				t.Errorf("nothing refers to %s", q.ID)
			}
		}
		rows := 0
		unescaped := regexp.MustCompile(`\\.`)
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "| ") {
				rows++
				if bars := strings.Count(unescaped.ReplaceAllString(line, ""), "|"); bars != 6 {
					t.Errorf("a row has %d bars: %s", bars, line)
				}
			}
		}
		heads := strings.Count(text, "| Who with whom |")
		if rows-heads != len(p.Ties) {
			t.Errorf("%d rows for %d ties", rows-heads, len(p.Ties))
		}
		for _, w := range p.Kept {
			if !strings.Contains(strings.ReplaceAll(text, `\`, ""), w) {
				t.Errorf("it doesn’t say that it is of what is %s", w)
			}
		}
	})
}

func TestDatesOfCitations(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2024":                  `{"date-parts":[[2024]]}`,
		"2024-10-23":            `{"date-parts":[[2024,10,23]]}`,
		"2024-10~":              `{"date-parts":[[2024,10]],"circa":true}`,
		"2024-10-24/2024-10-27": `{"date-parts":[[2024,10,24],[2024,10,27]]}`,
		"2019/..":               `{"literal":"since 2019"}`,
		"/2021":                 `{"literal":"to 2021, start unknown"}`,
		"2004-01-01T10:10:10Z":  `{"date-parts":[[2004,1,1]]}`,
		"2024-21":               `{"literal":"spring 2024"}`,
		"2024-21/2024-24~":      `{"literal":"spring 2024 to about winter 2024"}`,
		"199X":                  `{"literal":"a year from 1990 to 1999"}`,
		"1985-04-XX":            `{"literal":"a day of April 1985"}`,
		"-0044~":                `{"literal":"about 45 BC"}`,
		"0000":                  `{"literal":"1 BC"}`,
		"Y17000/Y18000":         `{"literal":"17000 to 18000"}`,
	} {
		r := nastyRecords()
		r.Sources[2].Issued, _ = model.ParseDate(text)
		var items []struct{ Issued json.RawMessage }
		if err := json.Unmarshal(written(t, export.CSL, export.Keep(dossier(t, r).Filter(model.Filter{}), "")), &items); err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := json.Compact(&got, items[2].Issued); err != nil || got.String() != want {
			t.Errorf("%s is %s (%v), want %s", text, got.String(), err, want)
		}
	}
}

// A full is a writer that takes so many bytes.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(b []byte) (int, error) {
	if f.room -= len(b); f.room < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestWritersTellErrors(t *testing.T) {
	t.Parallel()
	p := parts(t)["nasty"]
	for i, write := range []func(io.Writer, export.Part) error{
		export.JSON, export.JSONLines, export.DOT, export.GraphML, export.GEXF, export.Markdown, export.HTML, export.CSL, export.BibTeX, export.SQL,
		func(w io.Writer, p export.Part) error {
			_, err := export.Separated(w, ',', export.CSV(p)[0].Rows)
			return err
		},
	} {
		if err := write(&full{100}, p); !errors.Is(err, errFull) {
			t.Errorf("writer %s: %v", fmt.Sprint(i), err)
		}
	}
}

// TestCSVHasEveryField holds that no field of a claim or a quotation is forgotten in
// its table.
func TestCSVHasEveryField(t *testing.T) {
	t.Parallel()
	tables := export.CSV(export.Keep(dossier(t, nastyRecords()).Filter(model.Filter{}), ""))
	for i, record := range map[int]reflect.Type{2: reflect.TypeFor[model.Claim](), 3: reflect.TypeFor[model.Quote]()} {
		for n := range record.NumField() {
			field, _, _ := strings.Cut(record.Field(n).Tag.Get("json"), ",")
			if field != "" && !slices.Contains(tables[i].Rows[0], field) {
				t.Errorf("%s has no column %s", tables[i].Name, field)
			}
		}
	}
}
