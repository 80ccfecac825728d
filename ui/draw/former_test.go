package draw

import (
	"strings"
	"testing"

	"entente/model"
)

// TestDrawingsTellWhatChanged holds that every drawing counts what became of its ties since
// an older edition, and that a lane bears the sign of the weightiest change.
func TestDrawingsTellWhatChanged(t *testing.T) {
	t.Parallel()
	d := dated(t, "2020", "2021", "2022", "")
	r := d.Records
	r.Ties = append([]model.Tie(nil), r.Ties[1:]...)
	r.Ties[0].Summary = "Other words."
	gone := r.Ties[1]
	gone.ID = "was-here"
	old, err := model.New(model.Records{Head: r.Head, Sources: r.Sources, Types: r.Types, Actors: r.Actors, Ties: append(r.Ties, gone)})
	if err != nil {
		t.Fatal(err)
	}
	now, told := d.Against(old, "v1"), "ties since v1:  + 1 new  ~ 1 changed  - 1 gone, not drawn"
	for _, drawing := range model.Drawings() {
		sel := model.Selection{Drawing: drawing, Actor: "a", Other: "b"}
		if drawing == model.VoicesDrawing {
			sel.Scope = model.Scope{Kind: model.SaidBy, ID: "paper"}
		}
		text := Text(now.Filter(model.Filter{}).See(sel), 80, false)
		if !strings.Contains(text, told) && drawing != model.PathDrawing { // which has the firmest way alone
			t.Errorf("%s doesn’t tell %q:\n%s", drawing, told, text)
		}
		if text := Text(d.Filter(model.Filter{}).See(sel), 80, false); strings.Contains(text, "ties since") {
			t.Errorf("%s compares with nothing:\n%s", drawing, text)
		}
		if same := Text(d.Against(d, "v1").Filter(model.Filter{}).See(sel), 80, false); !strings.Contains(same, "ties since v1: no change") {
			t.Errorf("%s tells of changes where nothing changed:\n%s", drawing, same)
		}
	}
	for joined, signs := range map[bool]string{false: "+~", true: "~"} {
		s := now.Filter(model.Filter{}).See(model.Selection{Drawing: model.TimelineDrawing, Joined: joined})
		var got strings.Builder
		for _, line := range strings.Split(Text(s, 80, false), "\n")[3:] {
			if len(line) > 1 && line[1] != ' ' && line[0] == ' ' && !strings.Contains(line, "without") {
				got.WriteByte(line[1])
			}
		}
		if got.String() != signs {
			t.Errorf("joined is %t: lanes bear %q, not %q", joined, got.String(), signs)
		}
	}
}
