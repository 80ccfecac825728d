package foreign

import (
	"encoding/json"
	"strings"
	"testing"
)

// A file of any format but tables that is cut is refused, or it is told, wherever that
// can be seen.
func TestCutFiles(t *testing.T) {
	t.Parallel()
	step := 1
	if testing.Short() {
		step = 7
	}
	for _, f := range formats {
		if f.Name == "csv" {
			continue // which TestCutTables cuts
		}
		for _, whole := range fixtures(t, f.Name) {
			for n := 0; n < len(whole); n += step {
				im := NewImport(Options{As: f.Name})
				err := im.Read("a file", strings.NewReader(whole[:n]))
				told := err != nil || im.Report.Count("text between entries", LeftOut) > 1
				if isCut(f.Name, whole, n) && !told {
					t.Errorf("%s, cut in %q | %q, is read as if it were whole", f.Name, whole[max(0, n-60):n], whole[n:min(n+40, len(whole))])
				}
			}
		}
	}
}

// isCut reports whether a text that is cut there ends within something.
func isCut(format, whole string, at int) bool {
	begin, rest := strings.TrimSpace(whole[:at]), strings.TrimSpace(whole[at:])
	switch {
	case begin == "" || rest == "":
		return false
	case begin[0] == '<':
		return !strings.HasSuffix(begin, "</graphml>") && !strings.HasSuffix(begin, "</gexf>")
	case begin[0] == '[':
		return true
	case begin[0] == '{':
		return !json.Valid([]byte(begin[strings.LastIndexByte(begin, '\n')+1:])) && !json.Valid([]byte(begin))
	case format == "bibtex":
		return begin[0] == '@' && rest[0] != '@'
	}
	return false // a table
}

// Where a file breaks off is told by line and column.
func TestPlaces(t *testing.T) {
	t.Parallel()
	long := `{"id":"a","schema":"Person","properties":{"name":["` + strings.Repeat("x", 3*HeadBytes) + `"]}}` + "\n"
	for name, c := range map[string]struct{ text, says string }{
		"JSON lines":        {`{"id":"a","schema":"Person","properties":{}}` + "\n" + `{"id":"b",`, "line 2, column 11: the file ends"},
		"JSON lines, after": {long + long + `{"id":"b",]`, "line 3, column 11: invalid character"},
		"JSON":              {"[\n{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\"},\n  {\"id\"", "line 3, column 8: the file ends"},
		"XML":               {"<graphml>\n<graph><node id='a'>\n</graph>", "line 3, column 9: element <node> closed by </graph>"},
		"XML without any":   {"<?xml version='1.0'?>\n", "the file ends"},
		"braces":            {"@book{a, title={A}}\n@book{b, title={B {C}}\n@book{c, title={C}}\n", "line 2, column 1: the entry has no end"},
		"a key":             {"@book{a\n@book{b, title={B}}\n", "line 1, column 1: the key of an entry goes over lines"},
	} {
		as := map[bool]string{true: "graphml"}[strings.HasPrefix(name, "XML")]
		if err := NewImport(Options{As: as}).Read("a file", strings.NewReader(c.text)); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}

// Of BibTeX, what stands between entries is told, and so is a field that swallows them.
func TestBibTeXSwallows(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"@book{a, title={A}}\nbook{b, title={B}}\n@book{c, title={C}}\n":                       "text between entries: 0 taken, 0 altered, 1 left out",
		"@book{a, title={A}}\nme@here.org @ home\n":                                            "text between entries: 0 taken, 0 altered, 1 left out",
		"@book{a, title={A}}\n@boo":                                                            "text between entries: 0 taken, 0 altered, 1 left out",
		"@book{a, title={A}}\n@book{b, title={B {{C},\n year=2001}\n@book{c, title={C}}}\n}\n": "a file:2: the field title of b goes on over lines that look like entries",
	} {
		if told, err := toldOf(text, Options{}); !strings.Contains(told, says) || err != nil {
			t.Errorf("%q: %v, %q", text, err, told)
		}
	}
}
