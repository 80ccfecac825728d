package draw

import (
	"strconv"

	"entente/model"
	"entente/ui/paint"
)

// Countries paints the rows of Countries that the window shows.
func Countries(p paint.Painter, s model.Scene, w Window, width int) []string {
	lines := make([]string, 0, w.Rows)
	last := min(w.Top+w.Rows, len(s.Countries.Rows))
	if w.Top >= last {
		return lines
	}
	names, rooms := make([]string, last-w.Top), make([]int, last-w.Top)
	for i := range names {
		rooms[i] = width
		if row := &s.Countries.Rows[w.Top+i]; row.Kind != model.HeadingRow {
			count, _ := countOf(s, row)
			rooms[i] = max(0, width-4-max(2, p.Columns(count)))
			names[i] = brief(p, row.Actor, rooms[i])
		}
	}
	for i, name := range Apart(p, names, rooms) {
		lines = append(lines, country(p, s, w.Top+i, width, name))
	}
	return lines
}

func country(p paint.Painter, s model.Scene, i, width int, told string) string {
	row := &s.Countries.Rows[i]
	inFocus := s.Focus == model.Countries
	if row.Kind == model.HeadingRow {
		label := row.Label
		if row.Folded {
			label = "▸ " + label
		}
		if i != s.Countries.At {
			return p.Heading(label, strconv.Itoa(row.Count), width)
		}
		g, bar := paint.RowGround(true, inFocus, false)
		count := strconv.Itoa(row.Count)
		return p.Row(width, g, bar, paint.Cell{Text: label, Elastic: true, Bold: true}, paint.Cell{Gap: 1, Text: count, Bold: true}, paint.Cell{Width: 1})
	}
	at := i == s.Countries.At
	g, bar := paint.RowGround(at, inFocus, s.Light.Actors[row.Actor.ID])
	bold := at || s.Light.Actors[row.Actor.ID]
	if at && !inFocus && !aboutActor(s) {
		// What is listed isn't the actor's: the row tells just where one comes back.
		g, bar, bold = paint.Bare, paint.Cell{Text: paint.BarChosen, Width: 1, Ink: paint.Muted}, s.Light.Actors[row.Actor.ID]
	}
	count, tone := countOf(s, row)
	rest := []paint.Cell{{Gap: 1, Text: count, Width: max(2, p.Columns(count)), Right: true, Ink: tone, Bold: bold}, {Width: 1}}
	name := paint.Cell{Gap: 1, Text: cutName(p, s.View().Dossier(), told, width-2-p.Total(rest)), Elastic: true, Bold: bold}
	if count == "0" {
		name.Ink = paint.Muted
	}
	return p.Row(width, g, append([]paint.Cell{bar, name}, rest...)...)
}

// aboutActor reports whether Relationships is about the actor chosen in Countries.
func aboutActor(s model.Scene) bool {
	return s.Listed.Kind == model.TiesOfActor || s.Listed == model.Scope{Kind: model.SaidBy, ID: s.Actor}
}

// countOf tells an actor's ties under the filter; of one without any the
// quotations, behind the mark for them.
func countOf(s model.Scene, row *model.Row) (text string, tone paint.Ink) {
	d := s.View().Dossier()
	switch n := d.QuotesBy(row.Actor.ID); {
	case d.HasTies(row.Actor.ID) && row.Count == 0:
		return "0", paint.Muted
	case d.HasTies(row.Actor.ID):
		return strconv.Itoa(row.Count), paint.Plain
	case n > 0:
		return "“" + strconv.Itoa(n), paint.Muted
	}
	return "·", paint.Muted
}
