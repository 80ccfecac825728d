package foreign

import (
	"slices"
	"strings"
	"testing"
)

// STIX's objects are read without a bundle too: as a list, one a line, and one alone.
func TestObjectsWithoutABundle(t *testing.T) {
	t.Parallel()
	objects := []string{
		`{"type":"threat-actor","id":"threat-actor--1","name":"A"}`, `{"id":"malware--1","type":"malware","name":"B"}`,
		`{"type":"relationship","id":"relationship--1","relationship_type":"uses","source_ref":"threat-actor--1","target_ref":"malware--1","x_more":"c"}`,
	}
	for name, text := range map[string]string{
		"a list": "[" + strings.Join(objects, ",\n") + "]", "lines": strings.Join(objects, "\n"),
		"a bundle": `{"type":"bundle","id":"bundle--1","objects":[` + strings.Join(objects, ",") + "]}",
	} {
		d, im := read(t, Options{}, text)
		if got := ties(d); !slices.Equal(got, []string{"A → B: uses"}) || d.Ties[0].Attributes.Text("x_more") != "c" {
			t.Errorf("%s: %v, and told %s", name, got, im.Report.Lines())
		}
		if err := NewImport(Options{}).Read("objects", strings.NewReader(strings.Replace(text, "A", "A\"", 1))); err == nil {
			t.Errorf("%s: what is no JSON is taken", name)
		}
	}
	for text, want := range map[string]bool{
		objects[0]: true, `{"type":"malware","id":"threat-actor--1"}`: false, `[{"type":"malware","id":"malware"}]`: false, `{"type":"","id":"--1"}`: false,
	} {
		if f, _ := Recognized([]byte(text)); (f.Name == "stix") != want {
			t.Errorf("%s is taken for %q", text, f.Name)
		}
	}
}
