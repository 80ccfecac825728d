package once

import (
	"strings"
	"testing"
	"unsafe"
)

// An equal text that comes next is the same in memory, whichever way it comes.
func TestTexts(t *testing.T) {
	small := For(100)
	for name, texts := range map[string]*Texts{"the zero value": {}, "of few": &small} {
		line := "owner;owner"
		first := texts.Keep(line[:5])
		if unsafe.StringData(first) == unsafe.StringData(line) {
			t.Errorf("%s: a text keeps the line that it is from in memory", name)
		}
		known, ok := texts.Known([]byte("owner"))
		for i, again := range []string{texts.Keep(line[6:]), known} {
			if again != "owner" || unsafe.StringData(again) != unsafe.StringData(first) {
				t.Errorf("%s: way %d gives another text, %q", name, i, again)
			}
		}
		texts.Put("loan")
		if again, ok := texts.Known([]byte("loan")); !ok || again != "loan" {
			t.Errorf("%s: what was put in is %q and %v", name, again, ok)
		}
		texts.Keep("owner")
		if _, other := texts.Known([]byte("Owner")); !ok || other {
			t.Errorf("%s: %v and %v are whether owner and Owner are known", name, ok, other)
		}
	}
}

// What is empty or long is given back as it is, and takes no other text's room.
func TestTextsThatAreNotKept(t *testing.T) {
	texts := For(0)
	texts.Keep("owner")
	for _, text := range []string{"", strings.Repeat("x", Longest+1)} {
		if got := texts.Keep(text); got != text {
			t.Errorf("%q is %q", text, got)
		}
	}
	if _, ok := texts.Known([]byte("owner")); !ok {
		t.Error("owner made room for what isn't kept")
	}
}
