package plain

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParagraphsWrapAtWords(t *testing.T) {
	t.Parallel()
	var p printer
	word := "ninechars"
	p.say(1, word+" "+word+" "+word+" "+word+" "+word+" "+word+" "+word+" "+word)
	p.say(0, "")
	p.say(0, "日本 a\u00a0b  c")
	want := "  ninechars ninechars ninechars ninechars ninechars ninechars ninechars\n    ninechars\n日本 a\u00a0b  c\n"
	if diff := cmp.Diff(want, p.b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	got := []string{
		All(nil), All([]string{"a"}), All([]string{"a", "b"}), Either([]string{"a", "b", "c"}),
		TieCount(0), TieCount(1), TieCount(2), shown(2, 5), shown(5, 5), shown(0, 5), shown(0, 0),
		sentence(""), sentence("écho"), sentence("is it so?"), sentence("“so.”"), sentence("“so”"), sentence("so on …"), capital(""),
	}
	want := []string{
		"", "a", "a and b", "a, b or c",
		"no ties", "1 tie", "2 ties", "2 of 5 ties", "5 ties", "none of 5 ties", "no ties",
		"", "Écho.", "Is it so?", "“so.”", "“so”.", "So on …", "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
