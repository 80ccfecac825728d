package foreign

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the fixtures give anew")

// Each fixture is of one format, as others write it; its golden has what is told, and
// all that is kept. Who changes a reader reads their difference.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	of := map[string]int{}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, ok := Recognized(text)
			if !ok {
				t.Fatal("it is of no format")
			}
			of[f.Name]++
			got, golden := everything(t, filepath.Base(file), string(text)), filepath.Join("testdata", "golden", filepath.Base(file)+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if diff := cmp.Diff(string(want), got); diff != "" || err != nil {
				t.Error(err, diff)
			}
		})
	}
	for _, f := range formats {
		if of[f.Name] == 0 {
			t.Errorf("%s has no fixture", f.Name)
		}
	}
}

// everything returns what is told of a file, then its records, one a line.
func everything(t *testing.T, name, text string) string {
	t.Helper()
	im := NewImport(Options{})
	if err := im.Read(name, strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	r := im.Records("id", name)
	if len(r.Actors) > 0 {
		if _, err := model.New(r); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	for _, line := range im.Report.Lines() {
		b.WriteString(string(line) + "\n")
	}
	put := func(what string, record any) {
		line, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", what, strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">").Replace(string(line)))
	}
	put("head", r.Head)
	for i := range r.Types {
		put("type", r.Types[i])
	}
	for i := range r.Sources {
		put("source", r.Sources[i])
	}
	for i := range r.Actors {
		put("actor", r.Actors[i])
	}
	for i := range r.Ties {
		put("tie", r.Ties[i])
	}
	for i := range r.Quotes {
		put("quote", r.Quotes[i])
	}
	return b.String()
}

// fixtures returns the texts of the fixtures of a format.
func fixtures(t testing.TB, format string) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(files)
	var texts []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if f, _ := Recognized(text); f.Name == format || format == "" {
			texts = append(texts, string(text))
		}
	}
	return texts
}
