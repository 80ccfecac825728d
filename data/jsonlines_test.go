package data

import (
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

// asJSONLines returns a dossier as JSON lines; nothing where it has more than lists.
func asJSONLines(n *yaml.Node) []byte {
	kinds := map[string]string{"sources": "source", "actors": "actor", "tie_types": "tie_type", "ties": "tie", "quotes": "quote"}
	var lines strings.Builder
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i].Value, n.Content[i+1]
		switch {
		case name == "dossier":
			fmt.Fprintf(&lines, "{\"dossier\": %s}\n", jsonText(value))
		case kinds[name] == "" || value.Kind != yaml.SequenceNode:
			return nil
		default:
			for _, item := range value.Content {
				fmt.Fprintf(&lines, "{%q: %s}\n", kinds[name], jsonText(item))
			}
		}
	}
	return []byte(lines.String())
}

// JSON lines are the records that JSON is, whether they come from memory or from a file.
func TestJSONLines(t *testing.T) {
	name := filepath.Join(t.TempDir(), "d.jsonl")
	rapid.Check(t, func(t *rapid.T) {
		var n yaml.Node
		text, err := json.Marshal(drawRecords(t))
		if err != nil || yaml.Unmarshal(text, &n) != nil {
			t.Fatal(err)
		}
		text = asJSONLines(n.Content[0])
		want, err := Decode(File{"d.json", asJSON(n.Content[0], 0)})
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(File{name, text})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if diff := cmp.Diff(want.Records, got.Records, sameRecords); diff != "" {
			t.Fatal(diff)
		}
		for i := range got.Records.Ties {
			path := fmt.Sprintf("ties[%d].claims[1].by", i)
			if file, line := got.Outline().Location(path); file != name || line != got.Location(path).Line || line < 2 {
				t.Fatalf("%s stands at %s:%d, and at %s", path, file, line, got.Location(path))
			}
		}
	})
	var n yaml.Node
	if err := yaml.Unmarshal(synthetic(300).Bytes, &n); err != nil {
		t.Fatal(err)
	}
	text := asJSONLines(n.Content[0])
	write(t, name, string(text))
	got, err := new(Reading).Load(name)
	if err != nil || len(got.Records.Ties) != 300 {
		t.Fatalf("%v: %d ties", err, len(got.Records.Ties))
	}
	if _, err := (Limits{}).Edit(name); err == nil || !strings.Contains(err.Error(), "JSON lines") {
		t.Errorf("to change it: %v", err)
	}
}

// What is wrong with a record is told in the same words as of JSON, on its line.
func TestMistakesInJSONLines(t *testing.T) {
	t.Parallel()
	place := regexp.MustCompile(`[\w.]+:\d+:\d+`)
	words := func(err error) string { return place.ReplaceAllString(fmt.Sprint(err), "") }
	read := 0
	for _, c := range mistakes {
		var n yaml.Node
		if yaml.Unmarshal([]byte(c.text), &n) != nil || len(n.Content) == 0 || n.Content[0].Kind != yaml.MappingNode {
			continue
		}
		lines := asJSONLines(n.Content[0])
		if lines == nil || !inJSONLines(lines) || !json.Valid(asJSON(n.Content[0], 0)) {
			continue
		}
		read++
		_, want := Decode(File{"base.yaml", []byte(base)}, File{"t.json", asJSON(n.Content[0], 0)})
		_, got := Decode(File{"base.yaml", []byte(base)}, File{"t.json", lines})
		if words(want) != words(got) {
			t.Errorf("%s\n%v\nand not\n%v", lines, got, want)
		}
	}
	if read < 50 {
		t.Errorf("only %d texts are JSON lines", read)
	}
}

func TestOddJSONLines(t *testing.T) {
	t.Parallel()
	head := `{"dossier": {"id": "d", "title": "D"}}` + "\n"
	actor := `{"actor": {"id": "a", "name": "A", "type": "state"}}`
	for text, want := range map[string]string{
		head + "\n  " + actor + "\r\n\n":                   "",
		"\ufeff# comment\n" + head + actor:                 "",
		head + actor + "\n{\"tie\": {\"id\": \"t\"\n":      "d.jsonl:4:1: this isn’t YAML: did not find expected ',' or '}', while parsing a flow mapping; " + bracketFix,
		head + actor + "\n{\"ties\": []}\n":                `d.jsonl:3:2: a line has no field "ties"; did you mean "tie"?`,
		head + "<<<<<<< HEAD\n" + actor + "\n=======\n":    "d.jsonl:2:1: " + conflict + "; " + conflictFix,
		head + actor + "\n[]\n":                            "d.jsonl:3:1: a line is a list; write it as fields, such as dossier: and a text",
		head + actor + head:                                "d.jsonl:2:53: this isn’t YAML: did not find expected <document start>; check brackets, quotation marks and indentation on this line and before it",
		head + actor + "\n" + head:                         "d.jsonl:3:13: a dossier has one head, and the first is at d.jsonl:1:13; keep one of them",
		head + actor + "\n\n" + actor:                      `d.jsonl:4:18: the id "a" is taken, at d.jsonl:2:18; take another id`,
		head + actor + "\n{\"actor\": {\"id\": \"\xff\"}}": "d.jsonl:3:19: the byte 0xff is no UTF-8; save the file as UTF-8",
	} {
		_, err := Decode(File{"d.jsonl", []byte(text)})
		if refused, _ := errors.AsType[Refused](err); refused.Error() != want || err != nil && want == "" {
			t.Errorf("%q is refused with\n%v\nand not\n%s", text, err, want)
		}
	}
}

// TestEditRefusesJSONLines holds that JSON lines are refused as such to who would change
// a record in its place, whatever stands before them.
func TestEditRefusesJSONLines(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "dossier.jsonl")
	for _, before := range []string{"", "\ufeff", "\n", "# a comment\n", "---\n"} {
		write(t, name, before+`{"source": {"id": "s", "type": "report", "title": "S"}}`+"\n")
		if _, err := (Limits{}).Edit(name); err == nil || !strings.Contains(err.Error(), "is JSON lines") {
			t.Errorf("behind %q they are refused by %v", before, err)
		}
	}
}
