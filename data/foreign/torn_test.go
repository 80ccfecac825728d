package foreign

import (
	"fmt"
	"strings"
	"testing"
)

// What seems to be torn is refused with the same words whether something of it is kept or
// not, and what is whole doesn't seem to be.
func TestTorn(t *testing.T) {
	t.Parallel()
	step := 1
	if testing.Short() {
		step = 7
	}
	seem := map[string]int{}
	for _, f := range formats {
		for _, whole := range fixtures(t, f.Name) {
			if Torn("", []byte(whole), []byte(whole)) {
				t.Errorf("%s: a fixture seems to be torn", f.Name)
			}
			for n := len(whole) / 3; n < len(whole); n += step {
				text := whole[:n]
				if !Torn(f.Name, []byte(text), []byte(text)) {
					continue
				}
				seem[f.Name]++
				checked := Check(f.Name, "f", strings.NewReader(text))
				err := NewImport(Options{As: f.Name}).Read("f", strings.NewReader(text))
				if fmt.Sprint(checked) != fmt.Sprint(err) {
					t.Fatalf("%s, cut in %q, is refused with %v if nothing is kept, else with %v", f.Name, text[max(0, n-60):], checked, err)
				}
			}
		}
	}
	for _, name := range []string{"stix", "ftm", "misp", "bods", "graphml", "gexf"} {
		if seem[name] < 50 {
			t.Errorf("%d of the torn files of %s seem to be", seem[name], name)
		}
	}
}

// What ends in an unusual way is whole all the same.
func TestWhatEndsOddlyIsNotTorn(t *testing.T) {
	t.Parallel()
	const graph = `<graphml><graph><node id="a"/></graph></graphml>`
	for _, text := range []string{
		graph + "\n<!-- a < b -->\n", graph + "<?a <b?>", `<g:graphml xmlns:g="x"/>`, strings.ReplaceAll(graph, "</graphml>", "</graphml\n >"), "\ufeff" + graph,
		`{"type":"bundle","objects":[ ] } ` + "\n", `[{"statementID":"1","statementType":"entityStatement"} ] `, "from,to\na,b", "a\x00\x00",
	} {
		if Torn("", []byte(text), []byte(text)) {
			t.Errorf("%q seems to be torn", text)
		}
	}
}
