package data

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

// A failing is a test, or a run of a property.
type failing interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkBothWays holds that files are read as the same, and that the same is told of
// them, whether or not what is JSON in them is read as YAML.
func checkBothWays(t failing, files ...File) {
	t.Helper()
	all := cmp.Options{cmp.Comparer(func(a, b model.Date) bool { return a == b }), cmp.Exporter(func(reflect.Type) bool { return true })}
	fast, fastErr := Decode(files...)
	slow, slowErr := (&Reading{nodes: true}).decode(files...)
	if fmt.Sprint(fastErr) != fmt.Sprint(slowErr) {
		t.Fatalf("%s\nit is refused with\n%v\nbut as YAML with\n%v", files[0].Bytes, fastErr, slowErr)
	}
	if fastErr != nil {
		if diff := cmp.Diff(slowErr, fastErr, all); diff != "" {
			t.Fatalf("the mistakes are shown as others: %s", diff)
		}
		return
	}
	if diff := cmp.Diff(slow.Records, fast.Records, all); diff != "" {
		t.Fatalf("%s\n%s", files[0].Bytes, diff)
	}
	if diff := cmp.Diff(slow.Hidden, fast.Hidden, all); diff != "" {
		t.Fatalf("%s\n%s", files[0].Bytes, diff)
	}
	if diff := cmp.Diff(slow.Warnings(), fast.Warnings(), all); diff != "" {
		t.Fatalf("%s\n%s", files[0].Bytes, diff)
	}
	if diff := cmp.Diff(slow.Outline(), fast.Outline(), all); diff != "" {
		t.Fatalf("%s\n%s", files[0].Bytes, diff)
	}
	var paths []string
	for _, root := range slow.locations.roots {
		paths = append(paths, pathsIn(slow, root)...)
	}
	for _, path := range paths {
		if got, want := fast.Location(path), slow.Location(path); got != want {
			t.Fatalf("%s\n%s stands at %s, want %s", files[0].Bytes, path, got, want)
		}
	}
}

// pathsIn returns the paths of all values of a file, by those of its records.
func pathsIn(l *Loaded, root *yaml.Node) []string {
	paths := map[*yaml.Node]string{}
	for list, spots := range l.locations.records {
		for i, s := range spots {
			paths[s.node] = fmt.Sprintf("%s[%d]", list, i)
		}
	}
	var all []string
	var walk func(n *yaml.Node, path string)
	walk = func(n *yaml.Node, path string) {
		if known, ok := paths[n]; ok {
			path = known
		}
		all = append(all, path)
		for i, c := range n.Content {
			switch {
			case n.Kind == yaml.MappingNode && i%2 == 1:
				walk(c, path+"."+n.Content[i-1].Value)
			case n.Kind == yaml.SequenceNode:
				walk(c, fmt.Sprintf("%s[%d]", path, i))
			}
		}
	}
	if root != nil {
		walk(root, "")
	}
	return all
}

// asJSON returns YAML as JSON in one of several jsonLayouts.
func asJSON(n *yaml.Node, layout int) []byte {
	text := []byte(jsonText(n))
	var b bytes.Buffer
	switch layout {
	case 0:
		json.Compact(&b, text) //nolint:errcheck // it is JSON
	case 1:
		json.Indent(&b, text, "", "  ") //nolint:errcheck // it is JSON
	case 2:
		json.Indent(&b, text, "", "\t") //nolint:errcheck // it is JSON
		return bytes.ReplaceAll(b.Bytes(), []byte("\n"), []byte("\r\n"))
	default:
		return append([]byte("\ufeff# a comment\n---\n\n"), text...)
	}
	return b.Bytes()
}

const jsonLayouts = 4

// Each mistake is told of JSON in the same words, and at the same places, by either way.
func TestMistakesInJSON(t *testing.T) {
	t.Parallel()
	read := 0
	for _, c := range append(mistakes, struct{ name, text, want string }{text: everything}) {
		var n yaml.Node
		if yaml.Unmarshal([]byte(c.text), &n) != nil || len(n.Content) == 0 || n.Content[0].Kind != yaml.MappingNode {
			continue
		}
		for layout := range jsonLayouts {
			text := asJSON(n.Content[0], layout)
			if !json.Valid(text) && layout < 3 {
				continue
			}
			read++
			checkBothWays(t, File{"base.yaml", []byte(base)}, File{"t.json", text})
			checkBothWays(t, File{"t.json", text}, File{"base.yaml", []byte(base)})
			checkBothWays(t, File{"t.json", text})
		}
	}
	if read < 100 {
		t.Errorf("only %d texts are JSON", read)
	}
}

// Whatever is made of a dossier's JSON is read as YAML is.
func TestJSONIsYAML(t *testing.T) {
	texts := []string{
		`"`, `\`, `\"`, `\/`, `\n`, `\t`, `\u0041`, `\u2028`, `\ud83d\ude00`, `\ud83d`, `\u0000`, "\x00", "\x1b", `\x41`, "\n", "\t", " ", "\r", "\u2028", "\u200b", "\u202e", "\ufffe", "\ufeff", "\u0085", "\x7f", "\xff", "é", "😀",
		"[", "]", "{", "}", ",", ":", ",,", "null", "true", "false", "1", "-1", "1.5", "1e3", "01", "-", "+1", "#", " #", "# guess\n", "---\n", "...\n", "''", `""`, "{}", "[]", `"URL":"https://example.org",`, `"<<":{},`, `"id":"a0",`, `"ties":[],`, "&a ", "*a", "!a ",
	}
	rapid.Check(t, func(t *rapid.T) {
		var n yaml.Node
		text, err := json.Marshal(drawRecords(t))
		if err != nil || yaml.Unmarshal(text, &n) != nil {
			t.Fatal(err)
		}
		text = asJSON(n.Content[0], rapid.IntRange(0, jsonLayouts-1).Draw(t, "layout"))
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			at := rapid.IntRange(0, len(text)).Draw(t, "at")
			to := min(at+rapid.SampledFrom([]int{0, 0, 1, 2, 9}).Draw(t, "less"), len(text))
			text = append(text[:at:at], append([]byte(rapid.SampledFrom(texts).Draw(t, "more")), text[to:]...)...)
		}
		if isOneJSON(text) {
			checkBothWays(t, File{"r.json", text})
		}
	})
}

// What YAML alone reads stands where it does, too, beside what is JSON.
func TestYAMLInJSON(t *testing.T) {
	t.Parallel()
	const dossier = `{"dossier": {"id": "d", "title": "D"}, "actors": [{"id": "a", "name": "A", "type": "state", "attributes": {"ATTRIBUTE": "T", "next": "N"}}, {"id": "b", "name": "B", "type": "state"}]}`
	for _, name := range []string{`\x41b`, "a \\\n  b", `\u0041b`, `a\_b`, `a\Nb`, `a\U00000041b`, `\/`, `é`} {
		checkBothWays(t, File{"d.json", []byte(strings.Replace(dossier, "ATTRIBUTE", name, 1))})
		checkBothWays(t, File{"d.json", []byte(strings.Replace(dossier, `"T"`, `"`+name+`"`, 1))})
		checkBothWays(t, File{"d.json", []byte(strings.Replace(strings.Replace(dossier, "ATTRIBUTE", name, 1), `"N"`, `["N"]`, 1))})
	}
}

// Nothing that stands behind a dossier is passed over.
func TestBehindJSON(t *testing.T) {
	t.Parallel()
	for _, more := range []string{"\x00", " \x00{", "x", "]", "}", ",", "{}", "\n...\n", "\n# guess\n", "\n---\n{}", "\r\n \t\r"} {
		checkBothWays(t, File{"d.json", []byte(`{"dossier": {"id": "d", "title": "D"}, "actors": [{"id": "a", "name": "A", "type": "state"}]}` + more)})
	}
}

// JSON is read from a file as it comes, of which no part is as large as what stands in
// it.
func TestJSONAsAStream(t *testing.T) {
	t.Parallel()
	var n yaml.Node
	if err := yaml.Unmarshal(synthetic(300).Bytes, &n); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "large.json")
	for layout := range jsonLayouts {
		text := asJSON(n.Content[0], layout)
		long := strings.Repeat("long ", jsonChunk/2)
		text = bytes.Replace(text, []byte("label 70"), []byte(long), 1)
		for _, c := range []struct{ old, new string }{{}, {"label 30", `\u202elabel`}, {`"tie-90"`, `"tie-91"`}, {`"tie-250"`, `[]`}, {`"tie-250"`, ``}} {
			text := bytes.Replace(text, []byte(c.old), []byte(c.new), 1)
			write(t, name, string(text))
			want, wantErr := Decode(File{name, text})
			var r Reading
			got, err := r.Load(name)
			if diff := cmp.Diff(fmt.Sprint(wantErr), fmt.Sprint(err)); diff != "" {
				t.Fatal(diff)
			}
			if parsed, all := r.Bytes(); parsed != all && err == nil || all != int64(len(text)) {
				t.Errorf("%d of %d bytes are parsed, of %d", parsed, all, len(text))
			}
			if err != nil {
				continue
			}
			if diff := cmp.Diff(want.Records, got.Records, sameRecords); diff != "" {
				t.Fatal(diff)
			}
			for _, path := range []string{"dossier", "ties[120].claims[1].by", "ties[299]"} {
				if want.Location(path) != got.Location(path) || want.Location(path).Line == 0 {
					t.Errorf("%s stands at %s, and not at %s", path, got.Location(path), want.Location(path))
				}
			}
			if diff := cmp.Diff(want.Hidden, got.Hidden, cmp.AllowUnexported(Mistake{})); diff != "" {
				t.Error(diff)
			}
		}
	}
}

// Where JSON isn't read as such, what is hidden is told once, though it is met twice.
func TestJSONNotReadIsntCounted(t *testing.T) {
	t.Parallel()
	_, err := Decode(File{"d.json", []byte(`{"dossier": {"id": "a", "title": "\u202e"}, "actors": [{"id": "a", "name": "A", "type": "stat"}]}`)})
	if n := strings.Count(fmt.Sprint(err), "title has U+202E"); n != 1 {
		t.Errorf("it is told %d times: %v", n, err)
	}
}
