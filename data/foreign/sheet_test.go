package foreign

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	_ "entente/data/internal/seeded"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// allCells returns the rows of a text.
func allCells(t interface{ Fatal(...any) }, text string, delimiter byte, width int, stream io.Reader) (rows [][]string, doubts []string) {
	s := newSheet(stream, []byte(text), delimiter)
	s.width = width
	for {
		cells, err := s.read()
		if errors.Is(err, io.EOF) {
			return rows, doubts
		}
		if err != nil {
			t.Fatal(err)
		}
		if rows = append(rows, slices.Clone(cells)); s.doubt != "" {
			doubts = append(doubts, fmt.Sprintf("%d:%d %s", s.doubtAt, s.column, s.doubt))
		}
	}
}

// What keeps to RFC 4180 is read as the standard library reads it.
func TestSheetPropertyAsTheStandardLibrary(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom([]string{`"`, `""`, ",", "\n", "\r\n", "a", "bc", " ", ";", "\r", "é", `","`, "\"\n\""})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(t, "text"), "")
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		if err != nil || !strings.Contains(text, "\n") && strings.Contains(text, "\r") {
			return
		}
		got, doubts := allCells(t, text, ',', 0, strings.NewReader(text))
		if diff := cmp.Diff(want, got); diff != "" || len(doubts) > 0 {
			t.Fatal(diff, doubts)
		}
		slowly, _ := allCells(t, text, ',', 0, iotest.OneByteReader(strings.NewReader(text)))
		if diff := cmp.Diff(want, slowly); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A mark that nothing closes takes no more than its own cell, and is told with its place.
func TestSheetMarks(t *testing.T) {
	t.Parallel()
	many := strings.Repeat("a,b,c\n", 9)
	for name, c := range map[string]struct {
		text      string
		delimiter byte
		want      [][]string // of the first rows
		rows      int
		doubts    []string
	}{
		"never closed":         {"1,\"5 inch,x\n" + many, ',', [][]string{{"1", `"5 inch`, "x"}, {"a", "b", "c"}}, 10, []string{"1:3 " + unclosedMark}},
		"another cell's mark":  {"1,\"5 inch,x\n" + many + "2,\"good\",y\n" + many, ',', [][]string{{"1", `"5 inch`, "x"}}, 20, []string{"1:3 " + unclosedMark}},
		"in its own row":       {"1,\"5 inch,\"good\"\n", ',', [][]string{{"1", `"5 inch`, "good"}}, 1, []string{"1:3 " + unclosedMark}},
		"empty marks behind":   {"1,\"5 inch,x\n2,\"\",y\n", ',', [][]string{{"1", `"5 inch`, "x"}, {"2", "", "y"}}, 2, []string{"1:3 " + unclosedMark}},
		"inches at an end":     {"1,\"5 inch,x\n" + many + "2,5\",y\n" + many, ',', [][]string{{"1", `"5 inch`, "x"}}, 20, []string{"1:3 " + unclosedMark}},
		"a few rows":           {"1,\"5 inch,x\n2,5\",y\n" + many, ',', [][]string{{"1", "5 inch,x\n2,5", "y"}}, 10, []string{"1:3 " + rowsInCell}},
		"in the last row":      {many + `a,b,"c`, ',', [][]string{{"a", "b", "c"}}, 10, []string{"10:5 " + unclosedMark}},
		"a mark alone":         {"a,\",c\n" + many, ',', [][]string{{"a", `"`, "c"}}, 10, []string{"1:3 " + unclosedMark}},
		"marks in pairs":       {"a,\"Big\" Bob,c\n" + many, ',', [][]string{{"a", `"Big" Bob`, "c"}}, 10, nil},
		"not doubled":          {"a,\"Bob \"Big\" B\",c\n", ',', [][]string{{"a", `Bob "Big" B`, "c"}}, 1, nil},
		"inside":               {"a,5\" pipe,c\n" + many, ',', [][]string{{"a", `5" pipe`, "c"}}, 10, nil},
		"blanks behind":        {"\"a\" ,\"b\"  ,c\n", ',', [][]string{{"a", "b", "c"}}, 1, nil},
		"over lines":           {"a,\"one\r\ntwo, \"\"three\"\"\n\nfour\",c\r\na,b,c", ',', [][]string{{"a", "one\ntwo, \"three\"\n\nfour", "c"}, {"a", "b", "c"}}, 2, nil},
		"tabs":                 {"1\t\"Foo\tx\n" + strings.ReplaceAll(many, ",", "\t"), '\t', [][]string{{"1", `"Foo`, "x"}}, 10, []string{"1:3 " + unclosedMark}},
		"tabs, closed far off": {"1\t\"Foo\tx\n" + strings.ReplaceAll(many, ",", "\t") + "2\tBar\"\ty\n", '\t', [][]string{{"1", `"Foo`, "x"}}, 11, []string{"1:3 " + unclosedMark}},
		"old Macs'":            {"a,\"b\rc\",d\re,f,g\r", ',', [][]string{{"a", "b\nc", "d"}, {"e", "f", "g"}}, 2, nil},
		"a cell too long":      {"a,\"" + strings.Repeat(strings.Repeat("x", 99)+"\n", mostCell/50) + "\",c\n", ',', [][]string{{"a", `"` + strings.Repeat("x", 99)}}, mostCell/50 + 1, []string{"1:3 " + unclosedMark, fmt.Sprintf("%d:1 %s", mostCell/50+1, unclosedMark)}},
	} {
		rows, doubts := allCells(t, c.text, c.delimiter, 3, strings.NewReader(c.text))
		if len(rows) != c.rows {
			t.Errorf("%s: %d rows, want %d", name, len(rows), c.rows)
		}
		if diff := cmp.Diff(c.want, rows[:min(len(rows), len(c.want))]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(c.doubts, doubts); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// Whoever reads a table in which marks are left open learns where they are.
func TestMarksAreTold(t *testing.T) {
	t.Parallel()
	many := strings.Repeat("x,y,z\n", 5000)
	for name, c := range map[string]struct {
		text string
		says []string
	}{
		"in the middle": {"from,to,type\n" + many + "a,\"5 inch,c\n" + many, []string{"a file:5002:3: " + unclosedMark, "1 altered: " + unclosedMark}},
		"in the heads":  {"\"from,to,type\na,b,c\n", []string{"a file:1:1: " + unclosedMark, "row: 1 taken"}},
		"at the end":    {"from,to,type\n" + many + "a,b,\"c", []string{"a file:5002:5: " + unclosedMark}},
		"too often":     {"from,to,type\n" + strings.Repeat("a,b,\"c\n", 9), []string{"a file:4:5", "1 altered", "8 left out"}},
		"rows in it":    {"from,to,type\na,\"b,c\nd,e\",f\n", []string{"a file:2:3: " + rowsInCell}},
		"statements":    {"canonical_id,entity_id,prop,schema,value\na,a,name,Person,\"A\nb,b,name,Person,B\n", []string{"a file:2:17: " + unclosedMark, "1 altered"}},
		"actors":        {"id,name,type\na,\"A,person\nb,B,person\n", []string{"a file:2:3: " + unclosedMark, "row: 1 taken, 1 altered"}},
		"ours":          {"id,kind,name,actor_type,speaks_for,standing,marking\na,actor,\"A,person,,,\nb,actor,B,person,,,\n", []string{"a file:2:9: " + unclosedMark}},
		"cut short":     {"from,to,type\na,b,c\na,b", []string{"a file:3: the file ends within a row, which has 2 of 3 cells"}},
	} {
		told, err := toldOf(c.text, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		for _, says := range c.says {
			if !strings.Contains(told, says) {
				t.Errorf("%s: %q isn't in %q", name, says, told)
			}
		}
		if strings.Count(told, "double it where") > mostDoubts {
			t.Errorf("%s: %s", name, told)
		}
	}
}

// A table that is cut anywhere loses nothing of what is still there.
func TestCutTables(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("from,to,type,label\n")
	for i := range 12 {
		fmt.Fprintf(&text, "Aa%dx,\"Bb%dx, \"\"Cc%dx\"\"\",Dd%dx,\"Ee%dx\nFf%dx\n\nGg%dx\"\n", i, i, i, i, i, i, i)
	}
	word := regexp.MustCompile(`[A-G][a-g][0-9]+x`)
	for _, delimiter := range delimiters {
		whole := strings.ReplaceAll(text.String(), ",", string(delimiter))
		for n := len("from,to,type,label\nAa0x,Bb"); n <= len(whole); n++ {
			im := NewImport(Options{As: "csv"})
			if err := im.Read("edges.csv", strings.NewReader(whole[:n])); err != nil {
				t.Fatalf("%q: %v", whole[:n], err)
			}
			records, err := json.Marshal(im.Records("edges", "edges"))
			if err != nil {
				t.Fatal(err)
			}
			told := im.Report.Count("row", LeftOut) > 0
			for _, w := range word.FindAllString(whole[:n], -1) {
				if !bytes.Contains(records, []byte(w)) && !told {
					t.Fatalf("%s isn't kept of %q, and nobody is told", w, whole[:n])
				}
			}
		}
	}
}
