package draw

import (
	"strings"
	"testing"

	"entente/model"
	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
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

// TestGoneTiesStandStraight holds that the marks of ties that are gone stand in the column of
// the others', whatever the width, and that no name of theirs is cut beside blanks.
func TestGoneTiesStandStraight(t *testing.T) {
	t.Parallel()
	p := paint.Painter{Theme: paint.Colourless(false, ansi.GraphemeWidth)}
	d := longNamed(t)
	r := d.Records
	r.Ties = nil
	for i, tie := range d.Ties {
		if i%3 > 0 {
			r.Ties = append(r.Ties, tie)
		}
	}
	now, err := model.New(r)
	if err != nil {
		t.Fatal(err)
	}
	gone := 0
	for _, s := range rowScenes(now.Against(d, "old.yaml")) {
		for _, width := range []int{39, 51, 64, 110, 180} {
			at := -1
			g := gridOf(p, s, tiesOf(s.Relationships.Rows), width)
			for i := range s.Relationships.Rows {
				row := &s.Relationships.Rows[i]
				var cells []paint.Cell
				tie := row.Tie
				if row.Kind == model.GoneRow {
					tie = row.Gone
					cells = g.goneCells(p, s, tie)
					gone++
				} else if tie != nil && tie.Denials() < 10 {
					cells = g.cells(p, s, tie, paint.Cell{Width: 1}, false)
				}
				if cells == nil {
					continue
				}
				sign, _ := Mark(tie.Standing())
				text := seen(p, width, cells)
				before := text[:strings.LastIndex(text, " "+sign)]
				if n := p.Columns(before); at >= 0 && n != at {
					t.Fatalf("%d columns, by %s: the mark stands in %d, not in %d: %q", width, s.Order, n, at, text)
				} else {
					at = n
				}
				if row.Kind == model.GoneRow && strings.Contains(before, "…") && strings.HasSuffix(before, "   ") {
					t.Fatalf("%d columns: cut beside blanks: %q", width, text)
				}
			}
		}
	}
	if gone == 0 {
		t.Error("no tie is gone")
	}
}

// TestChangesAreCountedWhole holds that what became of ties is told whole above a drawing as
// narrow as there are any, by the signs alone where words have no room.
func TestChangesAreCountedWhole(t *testing.T) {
	t.Parallel()
	d := dated(t, "2020", "2021", "2022", "")
	r := d.Records
	r.Ties = append([]model.Tie(nil), r.Ties[1:]...)
	gone := r.Ties[1]
	gone.ID = "was-here"
	old, err := model.New(model.Records{Head: r.Head, Sources: r.Sources, Types: r.Types, Actors: r.Actors, Ties: append(r.Ties, gone)})
	if err != nil {
		t.Fatal(err)
	}
	s := d.Against(old, "old.yaml").Filter(model.Filter{}).See(model.Selection{Drawing: model.TimelineDrawing})
	for width := leastColumns; width < 90; width++ {
		if line := strings.Split(Text(s, width, false), "\n")[1]; strings.Contains(line, "…") || !strings.Contains(line, GoneMark) {
			t.Errorf("%d columns: %q", width, line)
		}
	}
}
