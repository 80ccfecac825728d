package foreign

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"

	"entente/model"
)

// What comes in many rows is in memory once: texts of attributes, of types and sources,
// and an actor's name with its id. A pool has two texts in one slot now and then, and
// then keeps neither; not in each of several imports, which have seeds of their own.
func TestTextsOnce(t *testing.T) {
	var table strings.Builder
	table.WriteString("from,to,type,url,colour\n")
	for i := range 100 {
		fmt.Fprintf(&table, "Ann,Firm%d,owner,https://example.org/a,red\n", i)
	}
	var twice []string
	for range 5 {
		if twice = textsTwice(t, table.String()); len(twice) == 0 {
			return
		}
	}
	t.Errorf("in memory twice: %q", twice)
}

// textsTwice returns what the first and the last tie of a table don't share.
func textsTwice(t *testing.T, table string) (twice []string) {
	t.Helper()
	im := NewImport(Options{})
	if err := im.Read("table.csv", strings.NewReader(table)); err != nil {
		t.Fatal(err)
	}
	r := im.Records("table", "table")
	for _, c := range []struct {
		what string
		text func(tie *model.Tie) string
	}{
		{"the text of an attribute", func(tie *model.Tie) string { return tie.Attributes[0].Text }},
		{"the name of an attribute", func(tie *model.Tie) string { return tie.Attributes[0].Name }},
		{"a type", func(tie *model.Tie) string { return tie.Type }},
		{"a source", func(tie *model.Tie) string { return tie.Claims[0].Source }},
		{"a claimant", func(tie *model.Tie) string { return tie.Claims[0].By }},
		{"an end", func(tie *model.Tie) string { return tie.From[0] }},
	} {
		first, last := c.text(&r.Ties[0]), c.text(&r.Ties[len(r.Ties)-1])
		if first != last {
			t.Errorf("%s is %q and %q", c.what, first, last)
		}
		if unsafe.StringData(first) != unsafe.StringData(last) {
			twice = append(twice, c.what)
		}
	}
	return twice
}

// An id is the same by the short way, for ASCII, and by the long one.
func TestIDOf(t *testing.T) {
	for text, want := range map[string]string{
		"Person 17": "person-17", "  a--b  ": "a-b", "O'Hara & Sons, Ltd.": "o-hara-sons-ltd", "-x": "x", "...": "fallback", "": "fallback",
		"As.It_is-9": "As.It_is-9", "Straße 1": "strasse-1", "§": "fallback",
		strings.Repeat("ab ", 60): strings.Repeat("ab-", 42) + "ab",
		strings.Repeat("é ", 90):  strings.Repeat("e-", 63) + "e",
	} {
		if got := idOf(text, "fallback"); got != want {
			t.Errorf("idOf(%q) is %q, not %q", text, got, want)
		}
	}
}
