package data

import (
	"slices"
	"strings"
	"testing"
)

// However an id is written, it is found before its file is parsed: else a reference to it
// would be told as a mistake.
func TestDeclarationsAreFoundHoweverTheyAreWritten(t *testing.T) {
	t.Parallel()
	for _, actor := range []string{
		"- id: west\n", "- id:    west # here\n", "- id:\n      west\n", "- id: 'west'\n", "- id: \"west\"\n", "- 'id': west\n", "- \"id\"   : west\n",
		"- id: |\n      west\n", "- id: >-\n      west\n", "- id: |2-\n      west\n", "- id: | # here\n      west\n", "- id: # here\n      west\n",
		"- ? id\n    : west\n", "- ? id # here\n    : west\n", "- {id: west}\n", "- {\"id\":\"west\"}\n", "- {name: a,id: west}\n", "-\n    id: west\n",
		"- \"\\x69d\": west\n", "- id: \"w\\u0065st\"\n", "- id: \"w\\U00000065st\"\n", "- id: \"we\\\n      st\"\n", "- id: \"west\\\n      \"\n", "- id: \"\\\n      west\"\n",
		"- name: valid\n    id: west\n", "- name: id\n    id: west\n", "- name: \"id\"\n    id: west\n", "- id: west", "- {name: 'a', id: west}", "- {id: west, name: \"a\\\\\"}",
	} {
		for _, end := range []string{"\n", "\r\n", "\r"} {
			text := strings.ReplaceAll("actors:\n  "+actor, "\n", end)
			for _, text := range []string{text, strings.Repeat("# a comment"+end, partBytes/10) + text} {
				if ids := holdDeclared(t, []byte(text)); !slices.Equal(ids, []string{"west"}) {
					t.Errorf("%.200q declares %q", text, ids)
				}
			}
		}
	}
}

// So it is where it stands on the border of two stretches that are looked through.
func TestDeclarationsAreFoundOnBorders(t *testing.T) {
	t.Parallel()
	for _, actor := range []string{"\nactors: [{id: west}]\n", "\nactors: [{id: \"w\\x65st\"}]\n"} {
		for before := range len(actor) + 2 {
			text := "#" + strings.Repeat("-", partBytes-before) + actor
			if !newDeclarations([]File{{Bytes: []byte(text)}}).may("west") {
				t.Errorf("%d bytes before the border it isn't found", before)
			}
		}
	}
}

// holdDeclared holds that all ids of the records are found that a text makes, which it
// returns.
func holdDeclared(t *testing.T, text []byte) []string {
	t.Helper()
	d := newDecoder(new(Reading), nil)
	d.at = newSource(text)
	if root, _ := d.parse(d.at.text); root != nil {
		d.contents(root)
	}
	declared, ids := newDeclarations([]File{{Bytes: text}}), idsOf(d.records)
	for _, id := range ids {
		isID := id != "" && !strings.ContainsFunc(id, func(r rune) bool { return r >= 0x80 || !isIDByte(byte(r)) })
		if isID && !declared.may(id) {
			t.Errorf("%q isn't found in %.200q", id, text)
		}
	}
	return ids
}
