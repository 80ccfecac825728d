package foreign

import (
	"fmt"
	"strings"
	"testing"
)

// What is checked first is refused with the same words whether something of it is kept or
// not, wherever it is torn or damaged; what is whole isn't refused.
func TestCheckFirst(t *testing.T) {
	t.Parallel()
	step := 1
	if testing.Short() {
		step = 7
	}
	refused := map[string]int{}
	for _, f := range formats {
		for _, whole := range fixtures(t, f.Name) {
			if err := Check(f.Name, "f", strings.NewReader(whole)); f.checked != nil && err != nil {
				t.Errorf("%s: a fixture is refused: %v", f.Name, err)
			}
			for n := len(whole) / 3; n < len(whole); n += step {
				for _, text := range []string{whole[:n], whole[:n] + whole[n+1:]} {
					if !CheckFirst(f.Name, []byte(text), []byte(text)) {
						continue
					}
					checked := Check(f.Name, "f", strings.NewReader(text))
					err := NewImport(Options{As: f.Name}).Read("f", strings.NewReader(text))
					if err != nil {
						refused[f.Name]++
					}
					if fmt.Sprint(checked) != fmt.Sprint(err) {
						t.Fatalf("%s, damaged behind %q, is refused with %v if nothing is kept, else with %v", f.Name, text[max(0, n-60):n], checked, err)
					}
				}
			}
		}
	}
	for _, name := range []string{"stix", "ftm", "misp", "bods", "graphml", "gexf"} {
		if refused[name] < 50 {
			t.Errorf("%d damaged files of %s are refused", refused[name], name)
		}
	}
}

// XML isn't checked first where it ends as it should, however unusual that is, nor are tables.
func TestWhatEndsIsntCheckedFirst(t *testing.T) {
	t.Parallel()
	const graph = `<graphml><graph><node id="a"/></graph></graphml>`
	for _, text := range []string{
		graph + "\n<!-- a < b -->\n", graph + "<?a <b?>", `<g:graphml xmlns:g="x"/>`, strings.ReplaceAll(graph, "</graphml>", "</graphml\n >"), "\ufeff" + graph,
		"from,to\na,b", "a\x00\x00",
	} {
		if CheckFirst("", []byte(text), []byte(text)) {
			t.Errorf("%q is checked first", text)
		}
	}
}
