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
					if !CheckFirst(f.Name, []byte(text), strings.NewReader(text)) {
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

// XML isn't checked first where it keeps its rules, however unusual it is, nor are tables.
func TestWhatIsSoundIsntCheckedFirst(t *testing.T) {
	t.Parallel()
	const graph = `<graphml><graph><node id="a"/></graph></graphml>`
	texts := []string{
		graph + "\n<!-- it's b & c -->\n", graph + "<?a 'b & c?>", `<g:graphml xmlns:g="x"/>`, strings.ReplaceAll(graph, "</graphml>", "</graphml\n >"), "\ufeff" + graph, `<graphml><graph/><graph /><graph a="b"/><graph a="b" ></graph></graphml>`,
		strings.ReplaceAll(graph, `"a"`, `'"a/>&#x26;b&amp;' b = "it's >"`), "from,to\na,b", "a\x00\x00",
	}
	for _, name := range []string{"graphml", "gexf"} {
		texts = append(texts, fixtures(t, name)...)
	}
	for _, text := range texts {
		if CheckFirst("", []byte(text), strings.NewReader(text)) {
			t.Errorf("%q is checked first", text)
		}
	}
}

// It is where a sign, or the end of a tag or of an element, is missing or one too much.
func TestOddXMLIsCheckedFirst(t *testing.T) {
	t.Parallel()
	const graph = `<graphml><graph><node id="a" label="b"/><edge source="a" target="a">c</edge></graph></graphml>`
	for old, now := range map[string]string{
		`"b"`: `"b & c"`, `label="b"`: `label="b`, `>c<`: `>c < d<`, `c<`: `c&amp<`, `</edge>`: ``, `"/>`: `">`, `target="a">`: `target="a"`, `</graphml>`: ``, `ml>`: `ml`, `c</edge>`: `c</node>`, `</graph>`: `</grapH>`, `<edge `: `<e:edge `, `</graph></graphml>`: `</graph></graphml></graphml>`,
	} {
		at := strings.LastIndex(graph, old)
		text := graph[:at] + now + graph[at+len(old):]
		if !CheckFirst("", []byte(text), strings.NewReader(text)) {
			t.Errorf("%q isn't checked first", text)
		}
	}
}
