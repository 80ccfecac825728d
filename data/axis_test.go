package data

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
)

func TestEmbedded(t *testing.T) {
	t.Parallel()
	l, err := Embedded()
	if err != nil {
		t.Fatalf("the dossier that is built in is refused:\n%v", err)
	}
	if l.Dossier == nil || len(l.Records.Ties) == 0 {
		t.Fatal("the dossier that is built in is empty")
	}
	if p := l.Location("ties[0].claims[0].by").String(); !strings.HasPrefix(p, "axis.json:") {
		t.Errorf("a claim of the dossier that is built in stands at %q", p)
	}
}

// TestEmbeddedIsTheFolder holds that what is built in says what the files of the folder
// say. After a change to them, -update makes it anew.
func TestEmbeddedIsTheFolder(t *testing.T) {
	t.Parallel()
	l, err := new(Reading).Load("axis")
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	e := json.NewEncoder(&want)
	e.SetEscapeHTML(false)
	e.SetIndent("", "\t")
	if err := e.Encode(l.Records); err != nil {
		t.Fatal(err)
	}
	switch {
	case bytes.Equal(want.Bytes(), axis):
	case !*update:
		t.Error("axis.json isn’t what the files in axis hold; go test ./data -run TestEmbeddedIsTheFolder -update makes it anew")
	default:
		if err := os.WriteFile("axis.json", want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

var update = flag.Bool("update", false, "make anew what is built in")

// TestEmbeddedLabelsCut holds that a pane with room for 18 columns of a label still
// tells ties of one type between the same actors apart.
func TestEmbeddedLabelsCut(t *testing.T) {
	t.Parallel()
	l, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]string{}
	for i := range l.Dossier.Ties {
		tie := &l.Dossier.Ties[i]
		label := []rune(tie.Label)
		row := tie.Type + " " + l.Dossier.EndsInBrief(tie) + " " + string(label[:min(len(label), 17)])
		if other, ok := seen[row]; ok {
			t.Errorf("%s and %s look alike where labels are cut: %s", other, tie.ID, row)
		}
		seen[row] = tie.ID
	}
}
