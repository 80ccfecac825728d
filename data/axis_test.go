package data

import (
	"strings"
	"testing"
)

func TestEmbedded(t *testing.T) {
	l, err := Embedded()
	if err != nil {
		t.Fatalf("the dossier that is built in is refused:\n%v", err)
	}
	if l.Dossier == nil || len(l.Records.Ties) == 0 {
		t.Fatal("the dossier that is built in is empty")
	}
	if p := l.Place("ties[0].claims[0].by").String(); !strings.HasPrefix(p, "axis/ties-") {
		t.Errorf("a claim of the dossier that is built in stands at %q", p)
	}
}
