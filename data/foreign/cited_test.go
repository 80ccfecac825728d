package foreign

import "testing"

// Where a tie is cited from, and of which type it is, is known by the words people have for it.
func TestWordsForCitations(t *testing.T) {
	t.Parallel()
	for _, head := range []string{"url", "Source(s)", "Citation", "citation"} {
		d, _ := read(t, Options{}, "Source,Target,Relationship,"+head+"\na,b,aide,https://a.example/b\n")
		if got := d.Ties[0].Claims[0].Source; d.SourceByID(got).URL != "https://a.example/b" {
			t.Errorf("%s: the tie is cited from %s", head, got)
		}
	}
	for _, key := range []string{"type", "connection", "Relationship"} {
		d, _ := read(t, Options{}, `<graphml><key id="d0" for="edge" attr.name="`+key+`"/><graph><node id="a"/><node id="b"/><edge source="a" target="b"><data key="d0">aide</data></edge></graph></graphml>`)
		if got := d.TypeOf(&d.Ties[0]).Label; got != "aide" {
			t.Errorf("%s: the tie is of the type %s", key, got)
		}
	}
}
