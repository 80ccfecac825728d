package draw

import (
	"cmp"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
)

// ChangeMark returns the sign of what became of a tie since an older edition, and its
// ink; a blank where it is unchanged.
func ChangeMark(c model.TieChange) (string, paint.Ink) {
	switch c {
	case model.NewTie:
		return "+", paint.Green
	case model.ChangedTie:
		return "~", paint.Amber
	case model.Turned:
		return "!", paint.Red
	case model.Unchanged:
	}
	return " ", paint.Muted
}

// GoneMark is the sign of a tie that only the older edition has.
const GoneMark = "-"

// marksWide is how many columns [changeCells] and [noteCells] take.
func marksWide(s model.Scene) int {
	n := 0
	if s.View().Dossier().Former() != nil {
		n += 2
	}
	return n + notesWide(s.View().Dossier())
}

// changeCells mark what became of a tie since the older edition, of several the weightiest;
// none where there is no such edition.
func changeCells(d *model.Dossier, bold bool, ties ...*model.Tie) []paint.Cell {
	if d.Former() == nil {
		return nil
	}
	change := model.Unchanged
	for _, t := range ties {
		change = max(change, d.ChangeOf(t))
	}
	sign, tone := ChangeMark(change)
	return []paint.Cell{{Text: sign, Width: 2, Ink: tone, Bold: bold}}
}

// formerLine counts what became of the ties of a drawing since the older edition; no line
// where there is none.
func formerLine(p paint.Painter, s model.Scene, width int) []string {
	former := s.View().Dossier().Former()
	if former == nil {
		return nil
	}
	drawn := s.DrawnChanges()
	cells := []paint.Cell{{Gap: 1, Text: "ties since " + p.Cut(former.Name, max(10, width-45)) + ":", Ink: paint.Muted}}
	tell := func(sign string, tone paint.Ink, n int, word string) {
		if n > 0 {
			cells = append(cells, paint.Cell{Gap: 2, Text: sign + " " + strconv.Itoa(n) + " " + word, Ink: tone})
		}
	}
	for _, c := range []model.TieChange{model.NewTie, model.ChangedTie, model.Turned} {
		sign, tone := ChangeMark(c)
		tell(sign, tone, drawn.Ties[c], c.String())
	}
	tell(GoneMark, paint.Muted, drawn.Gone, "gone, not drawn")
	if len(cells) == 1 {
		cells = append(cells, paint.Cell{Gap: 1, Text: "no change", Ink: paint.Muted})
	}
	if p.Total(cells) >= width { // the legend tells the words of the signs
		for i := range cells {
			sign, count, _ := strings.Cut(cells[i].Text, " ")
			if n, _, ok := strings.Cut(count, " "); ok && i > 0 {
				cells[i].Text = sign + n
			}
		}
	}
	return []string{p.Row(width, paint.Bare, cells...)}
}

// goneCells lay out a tie that only the older edition has, as it stood there, in the columns of
// those that both have.
func (g *grid) goneCells(p paint.Painter, s model.Scene, t *model.Tie) []paint.Cell {
	old := s.View().Dossier().Former().Dossier
	cells := []paint.Cell{{Width: 1}, {Text: GoneMark, Width: marksWide(s), Ink: paint.Muted}}
	label := paint.Cell{Gap: columnGap, Text: cmp.Or(t.Label, old.TypeOf(t).Label), Elastic: true, Ink: paint.Muted}
	room, told := g.room-label.Gap, p.Columns(label.Text)
	for _, column := range []int{g.date, g.said, g.amount} {
		if column > 0 {
			room += column + columnGap
		}
	}
	name := old.EndsInBrief(t)
	wide := alongside(g.party, room, p.Columns(name), told)
	if s.Listed.Kind == model.TiesOfActor {
		cells = append(cells, paint.Cell{Text: old.WayOf(t, s.Actor).Arrow(), Width: 2, Ink: paint.Muted})
		name = counterpartsIn(p, old, t, s.Actor, max(g.party, room-told))
		wide = alongside(g.party, room, p.Columns(name), told)
	} else {
		name = endsIn(p, old, t, wide)
	}
	cells = append(cells, paint.Cell{Text: name, Width: max(1, wide), Ink: paint.Muted, Struck: true}, label, standingCell(t, g.mark, false))
	return append(append(cells, deniedCells(deniers(t), g.denials, paint.Muted, false)...), paint.Cell{Width: 1})
}

// sinceFormer tells how a tie differs from the older edition, and its former words.
func (t *teller) sinceFormer(diff *model.Difference) {
	if diff == nil {
		return
	}
	t.add(t.Prose("since "+t.dossier.Former().Name+": "+diff.About, t.width, paint.Look{Ink: paint.Accent})...)
}

// goneClaims tells the claims that only the older edition has.
func (t *teller) goneClaims(diff *model.Difference) {
	for _, c := range diff.GoneClaims() {
		t.hang(paint.Bare, paint.Cell{Width: 1}, GoneMark+" "+t.dossier.GoneClaimInWords(c), paint.Look{Ink: paint.Accent})
	}
}
