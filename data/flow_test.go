package data

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The parser keeps what could be a key, which JSON must not be as a whole. What is
// counted is the whole process's, so no other test may run beside this one.
func TestBracketsTakeNoMoreThanLines(t *testing.T) {
	var lines, brackets strings.Builder
	brackets.WriteString("{\n")
	for i := range 20_000 {
		fmt.Fprintf(&lines, "key%d: x\n", i)
		fmt.Fprintf(&brackets, "key%d: x,\n", i)
	}
	brackets.WriteString("}\n")
	for _, before := range beforeBrackets {
		if b, l := allocated(before+brackets.String()), allocated(lines.String()); b > l*3/2 {
			t.Errorf("what takes %d bytes as lines takes %d in brackets behind %q", l, b, before)
		}
	}
}

// beforeBrackets may all stand before a text in brackets.
var beforeBrackets = []string{"", "\n", " \n\r\n", "# a comment\n", "---\n", "%YAML 1.2\n---\n", "# a comment\n--- \n\n  ", "--- "}

func allocated(text string) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := new(Reading).document([]byte(text)); err != nil {
		panic(err)
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// Mistakes stand where they do behind a line that nothing is put before.
func TestLocationsInBrackets(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"{dosier: {}, sources: 1}",
		"{dossier: {id: a,\n  name: b}, sources: 1}",
		"{\"ties\": [{\"id\": \"a\", \"between\": [[\"b\"], [\"c\",\n\"d\"]]}]}",
		"{actors: [{id: a, name: \"x\\e\", type: state, nam: y}]}",
		"[a]",
		"{a: b}\n---\n{c: d}",
		"{a: &b c, d: *b}",
		"{a: *b}",
		"{a: \"b\n",
		"{a: b\n",
		strings.Repeat("[", 20) + strings.Repeat("]", 20),
		strings.Repeat("{a: ", 20_000),
	} {
		for _, before := range beforeBrackets {
			got, want := mistakesIn(t, before+text), mistakesIn(t, "# guess\n"+before+text)
			for i := range want {
				want[i].Line = max(1, want[i].Line-1)
			}
			want.sort()
			if diff := cmp.Diff(want.Error(), got.Error()); diff != "" {
				t.Errorf("%.100q behind %q: %s", text, before, diff)
			}
		}
	}
}

func mistakesIn(t *testing.T, text string) Refused {
	t.Helper()
	_, err := Decode(File{"f.yaml", []byte(text)})
	refused, ok := errors.AsType[Refused](err)
	if !ok {
		t.Fatalf("%.100q isn't refused: %v", text, err)
	}
	return refused
}
