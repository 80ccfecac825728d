package data

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// configure reads a configuration of three settings, and returns what they were given.
func configure(t *testing.T, text string) (got []string, err error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	take := func(values []Value) (faults []Fault) {
		for i, v := range values {
			got = append(got, v.Name+"="+strings.Join(v.Texts, "|"))
			if slices.Contains(v.Texts, "taken") {
				faults = append(faults, Fault{i, v.Name + " is taken", "take another"})
			}
		}
		return faults
	}
	return got, Configure(file, []Setting{
		{Name: "theme", Words: []string{"auto", "dark"}, Take: take},
		{Name: "folder", Take: take},
		{Name: "keys", Of: []string{"copy", "go in"}, Take: take},
	})
}

// A configuration is told all its mistakes at once, each with its place, and the name
// that was probably meant.
func TestConfigure(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want string // the mistakes' parts, in their order; empty for none
	}{
		"nothing":     {"", ""},
		"comments":    {"# nothing yet\n", ""},
		"all of it":   {"theme: dark\nfolder: /tmp\nkeys:\n  copy: [c, ctrl+y]\n  go in: o\n", ""},
		"no key":      {"keys: {copy: []}\n", ""},
		"group alone": {"keys:\n", ""},
		"misspelt":    {"thme: dark\nkeys: {cpy: c}\n", `:1:1: the configuration has no field "thme"; did you mean "theme"?|:2:8: keys has no field "cpy"; did you mean "copy"?`},
		"no word":     {"theme: drak\n", `:1:8: theme can’t be "drak"; did you mean "dark"? Or write one of auto, dark`},
		"a list":      {"theme: [dark]\n", ":1:8: theme is a list"},
		"no value":    {"theme:\n", ":1:7: theme is empty"},
		"no group":    {"keys: c\n", ":1:7: keys is a text"},
		"not fields":  {"- theme\n", ":1:1: the configuration is a list"},
		"twice":       {"theme: dark\ntheme: auto\n", ":2:1: the configuration has theme twice"},
		"taken":       {"theme: dark\nkeys:\n  copy: c\n  go in: [o, taken]\n", ":4:10: go in is taken; take another"},
		"no YAML":     {"theme: [dark\n", ": this isn’t YAML"},
		"an alias":    {"theme: &a dark\nfolder: *a\n", ":1:8: the anchor &a isn’t allowed|:2:9: the alias *a isn’t allowed"},
		"hidden":      {"folder: \"/tmp/\u202ea\"\n", ":1:9: folder has U+202E"},
		"hostile":     {"\"a\\e[2J\": 1\n", ":1:1: the configuration has no field"},
		"two":         {"theme: dark\n---\ntheme: dark\n", "a second YAML document"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := configure(t, c.text)
			mistakes, _ := errors.AsType[Refused](err)
			var want []string
			if c.want != "" {
				want = strings.Split(c.want, "|")
			}
			if len(mistakes) != len(want) || err != nil && mistakes == nil {
				t.Fatalf("%d mistakes, want %d: %v", len(mistakes), len(want), err)
			}
			for i, m := range mistakes {
				if !strings.Contains(m.String(), want[i]) || strings.ContainsRune(m.String(), '\x1b') {
					t.Errorf("%q doesn't tell %q", m, want[i])
				}
			}
		})
	}
	got, err := configure(t, "keys:\n  copy: [c, ctrl+y]\ntheme: dark\n")
	if want := []string{"copy=c|ctrl+y", "theme=dark"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("it gives %q, %v; want %q", got, err, want)
	}
}

func TestConfigureReadsAFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := Configure(filepath.Join(folder, "none.yaml"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a file that isn't there: %v", err)
	}
	if err := Configure(folder, nil); err == nil || !strings.Contains(err.Error(), "a folder") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := configure(t, strings.Repeat("#\n", mostConfig)); err == nil || !strings.Contains(err.Error(), "larger than 1 MiB") {
		t.Errorf("a large file: %v", err)
	}
}
