package foreign

import (
	"fmt"
	"strings"
	"testing"
	"unsafe"

	"entente/model"
)

// What comes in many rows is in memory once: texts of attributes, of types and sources,
// and an actor's name with its id.
func TestTextsOnce(t *testing.T) {
	var table strings.Builder
	table.WriteString("from,to,type,url,colour\n")
	for i := range 100 {
		fmt.Fprintf(&table, "Ann,Firm%d,owner,https://example.org/a,red\n", i)
	}
	im := NewImport(Options{})
	if err := im.Read("table.csv", strings.NewReader(table.String())); err != nil {
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
		if first != last || unsafe.StringData(first) != unsafe.StringData(last) {
			t.Errorf("%s is in memory twice: %q, %q", c.what, first, last)
		}
	}
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
