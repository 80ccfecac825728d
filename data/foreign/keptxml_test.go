package foreign

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Attributes and elements that graphs have, wherever else they may stand.
var (
	graphAttributes = []string{"id", "label", "source", "target", "directed", "type", "edgedefault", "defaultedgetype", "for", "key", "name", "node", "value", "start", "end", "class", "title", "attr.name", "unheard"}
	graphElements   = []string{
		`<desc>WORD</desc>`, `<data key="unheard">WORD</data>`, `<data key="d0"><y:a>WORD</y:a></data>`, `<data key="d2">WORD<y:NodeLabel>Ann</y:NodeLabel></data>`, `<default>WORD</default>`, `<default a="WORD">x</default>`, `<default><a>WORD</a></default>`,
		`<port name="WORD"/>`, `<port name="x"><data key="d2">WORD</data></port>`, `<endpoint node="n0" type="WORD"/>`, `<endpoint node="WORD"/>`, `<endpoint node="n0" port="WORD"/>`,
		`<attvalue for="0" value="WORD"/>`, `<attvalue for="WORD" value="x"/>`, `<attvalues><attvalue for="0" value="WORD"/></attvalues>`, `<spells><spell start="WORD"/></spells>`, `<spell end="WORD"/>`, `<spell timestamp="WORD"/>`, `<parents><parent for="WORD"/></parents>`,
		`<key id="WORD"/>`, `<key id="x" attr.name="WORD"/>`, `<key id="x" attr.type="WORD"/>`, `<key id="x"><desc>WORD</desc></key>`, `<attributes class="node"><attribute id="x" title="WORD"/></attributes>`, `<attributes class="node"><attribute id="0" title="x"><options>WORD</options></attribute></attributes>`,
		`<attribute id="x" title="WORD"/>`, `<meta><creator>WORD</creator></meta>`, `<meta><creator a="WORD">x</creator></meta>`, `<creator>WORD</creator>`, `<graph id="WORD"/>`, `<graph edgedefault="WORD"/>`, `<nodes a="WORD"/>`, `<nodes>WORD</nodes>`, `<unheard>WORD</unheard>`, `<unheard a="WORD"/>`,
		`<node id="x" label="WORD"/>`, `<node id="x" source="WORD"/>`, `<node id="x" type="WORD"/>`, `<edge id="x" source="n0" target="n1" type="WORD"/>`, `<edge id="x" source="a" target="b" spell="WORD"/>`, `<hyperedge source="WORD"><endpoint node="n0"/><endpoint node="n1"/></hyperedge>`, `<graphml a="WORD"/>`, `<gexf a="WORD"/>`, `WORD`,
	}
	attributeForm = regexp.MustCompile(`[\w:.]+="[^"]*"`)
	strangeForm   = regexp.MustCompile(`<(\w+)[^<>]* ([\w.]+)="WORD"`)
	partForm      = regexp.MustCompile(`{"id":"[^"]*","(name|from|between)`)
)

// strangeGraphs returns graphs that say something strange at each place of one: for each
// of its attributes, in one that is of no graph's namespace, in one that it hasn't, and in
// each element that a graph may have, at the begin of each element and at its end.
func strangeGraphs(t *testing.T, text string) (changedOnes, addedOnes []changed) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	put := func(list *[]changed, where string, from, to int64, words string) {
		if m := strangeForm.FindStringSubmatch(where); m != nil {
			where = m[2] + " of " + m[1]
		}
		where = strings.TrimPrefix(where, "o:")
		*list = append(*list, changed{where, []byte(text[:from] + strings.ReplaceAll(words, "WORD", strange) + text[to:])})
	}
	var names []string
	drawn := 0 // elements around, which are left out whatever they say
	for {
		from := d.InputOffset()
		token, err := d.Token()
		if err != nil {
			return changedOnes, addedOnes
		}
		to := d.InputOffset()
		switch token.(type) {
		case xml.StartElement:
			tag := text[from:to]
			name := tag[1 : 1+strings.IndexAny(tag[1:], " />")]
			names = append(names, name)
			if drawn > 0 || strings.Contains(name, ":") || strings.Contains(tag, `key="d0"`) || strings.Contains(tag, `target="gone"`) {
				drawn++
				continue
			}
			for _, at := range attributeForm.FindAllStringIndex(tag, -1) {
				if attribute, value, _ := strings.Cut(tag[at[0]:at[1]], "="); !strings.HasPrefix(attribute, "xmlns") {
					put(&changedOnes, attribute+" of "+name, from+int64(at[0]), from+int64(at[1]), attribute+"="+value[:len(value)-1]+`WORD"`)
					put(&changedOnes, attribute+" of "+name, from+int64(at[0]), from+int64(at[1]), attribute+`="WORD"`)
				}
			}
			behind := from + 1 + int64(len(name))
			for _, attribute := range graphAttributes {
				put(&addedOnes, "o:"+attribute+" of "+name, behind, behind, ` xmlns:o="urn:other" o:`+attribute+`="WORD"`)
				if !strings.Contains(tag, " "+attribute+`="`) {
					put(&changedOnes, attribute+" of "+name, behind, behind, ` `+attribute+`="WORD"`)
				}
			}
			for _, element := range graphElements {
				if begun, empty := strings.CutSuffix(tag, "/>"); empty {
					put(&changedOnes, element+" in "+name, from, to, begun+">"+element+"</"+name+">")
				} else {
					put(&changedOnes, element+" in "+name, to, to, element)
				}
			}
		case xml.EndElement:
			name := names[len(names)-1]
			names = names[:len(names)-1]
			if drawn > 0 {
				drawn--
			} else if from < to { // not where the begin is the end too
				for _, element := range graphElements {
					put(&changedOnes, element+" at the end of "+name, from, from, element)
				}
			}
		}
	}
}

// Nothing of a graph is dropped in silence, whichever attribute or element it has at which
// place; and what is in no graph's namespace is taken for nothing else.
func TestWhatGraphsSayIsKeptOrTold(t *testing.T) {
	t.Parallel()
	for name, whole := range map[string][]string{"yed.graphml": {"id of key", "key of data"}, "dynamic.gexf": {"id of attribute"}} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		base, _, entries := recordsAndTold(string(text))
		changedOnes, addedOnes := strangeGraphs(t, string(text))
		for i, c := range slices.Concat(changedOnes, addedOnes) {
			if testing.Short() && i%5 > 0 {
				continue
			}
			records, told, now := recordsAndTold(string(c.text))
			silent := !strings.Contains(records, strange) && !strings.Contains(told, strange) && !strings.Contains(told, c.where) && now == entries
			if silent && !slices.Contains(whole, c.where) {
				t.Errorf("%s: %s is dropped in silence", name, c.where)
			}
			if i >= len(changedOnes) && !slices.Equal(partForm.FindAllString(base, -1), partForm.FindAllString(records, -1)) {
				t.Errorf("%s: %s is taken for something else", name, c.where)
			}
		}
	}
}

// What someone added to an export of entente is told where a dossier has no place for it.
func TestWhatIsAddedToAnExportIsTold(t *testing.T) {
	t.Parallel()
	told := func(text string) string {
		im := NewImport(Options{})
		if err := im.Read("f", strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
		im.own.tables["claims"], im.own.tables["edges"], im.own.tables["quotes"] = []line{}, []line{}, []line{}
		if _, err := im.Own("x", "x"); err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(im.Report.Lines())
	}
	const graph = `<graphml><key id="graph_sources" for="graph"/><key id="edge_claims" for="edge"/><graph id="x">`
	for name, text := range map[string]string{
		"data": graph + `<node id="a"><data key="W"/><data key="W">1</data></node></graph></graphml>`, "attribute": graph + `<node id="a" W="1"/></graph></graphml>`, "the whole": graph + `<data key="graph_W">1</data></graph></graphml>`,
		"table": "id,kind,name,short,actor_type,speaks_for,standing,marking,W\na,actor,A,,person,,,,1\n",
	} {
		if got := told(strings.ReplaceAll(text, "W", strange)); !strings.Contains(got, "no export of entente has it: "+strange) {
			t.Errorf("%s: it tells %s", name, got)
		}
	}
	for _, text := range []string{graph + `<node id="a" label="A"><data key="note">N</data></node></graph></graphml>`, "id,kind,name,short,actor_type,speaks_for,standing,marking\na,actor,A,,person,,,\n"} {
		if got := told(text); strings.Contains(got, "no export") {
			t.Errorf("it tells %s", got)
		}
	}
}
