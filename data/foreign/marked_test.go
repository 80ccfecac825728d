package foreign

import (
	"reflect"
	"testing"

	"entente/model"
)

// Whatever field of a tie has the mark of something hidden, it is counted, as it is of any record.
func TestMarkedTies(t *testing.T) {
	t.Parallel()
	const mark = "a\ufffd"
	tie := reflect.TypeFor[model.Tie]()
	counted := 0
	for i := range tie.NumField() {
		if !tie.Field(i).IsExported() {
			continue
		}
		var one model.Tie
		switch field := reflect.ValueOf(&one).Elem().Field(i).Addr().Interface().(type) {
		case *string:
			*field = mark
		case *model.Fields:
			*field = model.Fields{{Name: mark, Text: mark}, {Name: "b", Text: "c"}}
		case *[]model.Claim:
			*field = []model.Claim{{Wording: mark, Note: mark}, {Note: mark}}
		default:
			continue // ids, and what has no text
		}
		r := model.Records{Ties: []model.Tie{one, {Label: mark}, one, one, {}}, Actors: []model.Actor{{Name: mark}}}
		want := markedIn(&r)
		if got := marked(&r); got != want {
			t.Errorf("%s: %d, want %d", tie.Field(i).Name, got, want)
		}
		counted += want - 2
	}
	if want := 3 * (4 + 2 + 3); counted != want { // label, amount, summary, note; attributes; claims
		t.Errorf("%d are counted in all fields, want %d", counted, want)
	}
}
