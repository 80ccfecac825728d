package foreign

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"entente/model"
)

// toldOf returns what is told of a text, whatever becomes of it.
func toldOf(text string, o Options) (told string, err error) {
	im := NewImport(o)
	err = im.Read("a file", strings.NewReader(text))
	im.Records("x", "x")
	for _, line := range im.Report.Lines() {
		told += string(line) + "\n"
	}
	return told, err
}

// What can't be kept as it is is told, whichever form it has.
func TestTold(t *testing.T) {
	t.Parallel()
	manyKinds, manyTypes := "id,name,type\n", "from,to,type\n"
	for i := range 600 {
		manyKinds += fmt.Sprintf("a%d,A%d,kind%d\n", i, i, i)
		manyTypes += fmt.Sprintf("a,b,type%d\n", i)
	}
	const a, b = `{"type":"identity","id":"identity--1","name":"A"}`, `{"type":"identity","id":"identity--2","name":"B"}`
	for name, c := range map[string]struct{ text, says string }{
		"kinds":           {manyKinds, "there are more than 200 kinds of actors"},
		"types":           {manyTypes, "100 altered: there are more than 500 types of ties"},
		"hidden":          {"from,to\na\x1b[31m,b\n", "act on a terminal: 1"},
		"delimiter":       {"from;to\na;b\n", "between its cells stands ';'"},
		"names alone":     {"from,to\na,b\n", "the name alone is known of 2 actors"},
		"two bundles":     {`{"type":"bundle","objects":[` + a + "]}\n" + `{"type":"bundle","objects":[` + b + "]}", "identity: 2 taken"},
		"a bundle's":      {`{"type":"bundle","more":true,"objects":[` + a + "]}", "has more: true"},
		"clock":           {`{"type":"bundle","objects":[{"type":"identity","id":"identity--1","name":"A","modified":"2020-01-01T00:00:00Z"}]}`, "has times of day"},
		"drawn":           {`<gexf xmlns:viz="v"><graph><nodes><node id="a"><viz:size value="1"/></node></nodes></graph></gexf>`, "nothing is kept: 1 element"},
		"two graphs":      {`<graphml><graph><node id="a"/></graph><graph><node id="b"/></graph></graphml>`, "has 2 graphs, which are read as one"},
		"a broken row":    {"from,to\na,b\n", "row: 1 taken"},
		"ftm joined":      {`{"id":"a","schema":"Person","properties":{"name":["A"]}}` + "\n" + `{"id":"a","schema":"Person","properties":{"name":["B"],"country":["x"]}}`, "1 altered: it stands there more than once"},
		"encoding":        {"from,to\nM\xfcller,b\n", "is written in Windows-1252"},
		"a bundle's rest": {`{"type":"bundle","objects":[` + a + "]} []", "identity: 1 taken"},
	} {
		told, err := toldOf(c.text, Options{})
		if !strings.Contains(told, c.says) {
			t.Errorf("%s: %q isn't in %q", name, c.says, told)
		}
		if wrong := name == "a bundle's rest"; wrong != (err != nil) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := toldOf("dossier: {id: x}\n", Options{}); !errors.Is(err, errDossier) {
		t.Error(err)
	}
	if _, err := toldOf("plain words", Options{}); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if _, err := toldOf("{", Options{As: "stix"}); err == nil {
		t.Error("half a bundle is read")
	}
}

// However much there is to note, a few notes are told, and how many more there are.
func TestManyNotes(t *testing.T) {
	t.Parallel()
	bundle := `{"type":"bundle","objects":[{"type":"identity","id":"identity--x","name":"A\u200b"}`
	for i := range 1000 {
		bundle += fmt.Sprintf(`,{"type":"identity","id":"identity--%d","name":"A","object_marking_refs":["marking-definition--%04d"]}`, i, i)
	}
	told, err := toldOf(bundle+"]}", Options{})
	if err != nil || strings.Count(told, "\n") > 70 {
		t.Errorf("%v, and %d lines are told", err, strings.Count(told, "\n"))
	}
	for _, says := range []string{"is read as stix", "marked marking-definition--0000", "(942 more notes like these aren’t told)", "marked marking-definition--0999", "act on a terminal: 1"} {
		if !strings.Contains(told, says) {
			t.Errorf("%q isn't in %q", says, told)
		}
	}
}

func TestPlural(t *testing.T) {
	t.Parallel()
	for kind, want := range map[string]string{
		"matrix": "matrices", "malware": "malware", "course-of-action": "courses of action", "detection-strategy": "detection strategies",
		"analysis": "analyses", "hash": "hashes", "tool": "tools", "ransomware": "ransomware", "bus": "buses", "breach": "breaches",
	} {
		if got := plural(kind); got != want {
			t.Errorf("several of %q are %q, not %q", kind, got, want)
		}
	}
}

// Whichever fields have another name than the format has, at all places, at one, or at two
// that stand near, what is read makes a dossier: an actor without id and name is unnamed.
func TestMissingFieldsMakeADossier(t *testing.T) {
	t.Parallel()
	field := regexp.MustCompile(`"\w+"\s*:`)
	for n, text := range fixtures(t, "") {
		t.Run(strconv.Itoa(n), func(t *testing.T) {
			t.Parallel()
			reads := func(text string, without ...string) {
				im := NewImport(Options{})
				if err := im.Read("a file", strings.NewReader(text)); err != nil {
					return
				}
				records := im.Records("a", "a file")
				if _, err := model.New(records); err != nil && len(records.Actors) > 0 {
					t.Errorf("without %s: %v", without, err)
				}
			}
			all := field.FindAllStringIndex(text, -1)
			for i, at := range all {
				name, one := text[at[0]:at[1]], text[:at[0]+1]+"_"+text[at[0]+2:]
				reads(strings.ReplaceAll(text, name, `"_`+name[1:]), name)
				reads(one, name)
				for _, other := range all[i+1 : min(i+8, len(all))] {
					reads(one[:other[0]+1]+"_"+one[other[0]+2:], name, text[other[0]:other[1]])
				}
			}
		})
	}
}
