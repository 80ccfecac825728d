package data

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// largeWith returns a list of records in a file that is large enough to be a copy, each
// with its number for an N.
func largeWith(list, record string) []byte {
	var b strings.Builder
	b.WriteString(list + ":\n")
	for i := 0; b.Len() < 3*leadBytes; i++ {
		b.WriteString("  - " + strings.ReplaceAll(record, "N", fmt.Sprint(i)) + "\n")
	}
	return []byte(b.String())
}

// A copy of a large file is refused before either was read to its end, whichever files
// stand between them, and though some of it was changed.
func TestLargeCopiesAreRefusedSoon(t *testing.T) {
	t.Parallel()
	head := File{"head.yaml", []byte("dossier: {id: d, title: D}\n")}
	large := largeWith("actors", "{id: actor-N, name: Actor N, type: state, summary: One of a great many of whom nobody knows how many there are.}")
	changed := []byte(strings.Replace(string(large), "id: actor-7,", "id: seven,", 1) + "sources: [{id: s, type: book, title: S}]\n")
	other := largeWith("quotes", "{id: quote-N, by: actor-N, text: T, kind: expert, source: s}")
	for name, files := range map[string][]File{
		"two":       {head, {"a.yaml", large}, {"b.yaml", large}},
		"changed":   {head, {"a.yaml", large}, {"b.yaml", changed}},
		"far apart": {{"a.yaml", large}, {"b.yaml", other}, head, {"c.yaml", large}},
		"four":      {head, {"a.yaml", large}, {"b.yaml", large}, {"c.yaml", large}, {"d.yaml", large}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var r Reading
			_, err := r.decode(files...)
			if refused, ok := errors.AsType[Refused](err); !ok || !strings.Contains(err.Error(), "is taken, at a.yaml:2:") || !strings.Contains(err.Error(), "reading ends here") || len(refused) > 10*fewOfAKind {
				t.Fatalf("it is refused with %.300v", err)
			}
			if parsed, _ := r.Bytes(); parsed > 2*leadBytes {
				t.Errorf("%d bytes were parsed of files of %d each", parsed, len(large))
			}
		})
	}
}

// Files that begin with the same ids, but not of the same records, are no copies.
func TestLargeFilesWithTheSameIDsAreRead(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes its time")
	}
	pad := strings.Repeat("A long text. ", 20)
	var r Reading
	loaded, err := r.decode(
		File{"head.yaml", []byte("dossier: {id: d, title: D}\nsources: [{id: s, type: book, title: S}]\n")},
		File{"a.yaml", largeWith("actors", "{id: x-N, name: Actor N, type: state, summary: "+pad+"}")},
		File{"q.yaml", largeWith("quotes", "{id: x-N, by: x-N, text: Quote N, kind: expert, source: s, note: "+pad+"}")},
	)
	if err != nil {
		t.Fatal(err)
	}
	if parsed, all := r.Bytes(); parsed != all || len(loaded.Records.Quotes) == 0 {
		t.Errorf("of %d bytes %d are parsed", all, parsed)
	}
}
