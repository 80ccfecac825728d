package draw

import (
	"fmt"
	"strconv"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// Header names the program and the dossier, and tells where in its files what is
// chosen begins, and how much passes the filter. While the files are broken it says
// where, until they are mended; of a stream that is still read, how many rows there are.
func Header(p paint.Painter, s model.Scene, location, broken string, rows, width int) string {
	d := s.View().Dossier()
	counts := tieCount(s)
	mark, room := d.Head.Marking.String(), width-14
	if mark != "" {
		room -= p.Columns(mark) + 1
	}
	extras := []string{quoteCount(s)}
	if asOf := d.Head.AsOf.String(); asOf != "" && width >= 100 {
		extras = append(extras, asOf)
	}
	spare := room + 1 - p.Columns(d.Head.Title+counts) // where the title is cut without them too, they stay
	for _, extra := range extras {
		by := p.Columns(" · " + extra)
		if spare >= 0 && spare < by {
			break
		}
		counts += " · " + extra
		spare -= by
	}
	if s.Sought() != "" {
		counts = "“" + s.Sought() + "” " + FoundInWords(s)
	}
	if rows > 0 {
		counts = SoFar(rows) + " · " + counts
	}
	counts = p.Cut(counts, room)
	if broken != "" {
		location = "" // it is of the files as they were
	}
	if location = LocationBeside(p.Theme, location, d.Head.Title, room-1-p.Columns(counts)); location != "" {
		counts = location + " · " + counts
	}
	p.Find = nil // no search goes to a title
	title := paint.Cell{Text: d.Head.Title, Elastic: true}
	if broken != "" {
		title.Text, title.Ink = "✗ "+broken, paint.Red
	}
	cells := []paint.Cell{{Gap: 1, Text: "entente", Width: 9, Ink: paint.Accent, Bold: true}}
	if mark != "" {
		cells = append(cells, paint.Cell{Text: mark + " ", Bold: true})
	}
	return p.Row(width, paint.Bare, append(cells,
		title, paint.Cell{Gap: 1, Text: counts, Ink: paint.Muted}, paint.Cell{Width: 1})...)
}

// tieCount counts the ties, those of them that pass the filter and those that are checked.
func tieCount(s model.Scene) string {
	d := s.View().Dossier()
	all, noted := plain.TieCount(d.TieCount()), len(d.Notes()) > 0
	passed := strconv.Itoa(s.View().Passed()) + " of " + all
	switch {
	case s.Filter.IsZero() && noted:
		return fmt.Sprintf("%d of %s checked", d.Checked(), all)
	case s.Filter.IsZero():
		return all
	case noted:
		return fmt.Sprintf("%d of %d checked · %s", d.Checked(), d.TieCount(), passed)
	}
	return passed
}

// quoteCount counts the quotations, and those of them that pass the filter.
func quoteCount(s model.Scene) string {
	all := plain.QuoteCount(len(s.View().Dossier().Quotes))
	if s.Filter.IsZero() || len(s.View().Dossier().Quotes) == 0 {
		return all
	}
	return strconv.Itoa(s.View().Quoted()) + " of " + all
}

// SoFar tells how much is read of a stream that goes on.
func SoFar(rows int) string {
	digits := strconv.Itoa(rows)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	if rows == 1 {
		return "reading: 1 row so far"
	}
	return "reading: " + digits + " rows so far"
}

// LeastLocation is the fewest columns in which a location still tells something.
const LeastLocation = 12

// LocationBeside returns as much of a location as a row of room columns has room for
// beside a title, which leaves it two fifths where both are long. It loses its
// beginning: the file's own name and the line stand at the end. Of less than
// [LeastLocation] columns nothing is left.
func LocationBeside(t *paint.Theme, location, title string, room int) string {
	room = max(room-t.Columns(title), room*2/5)
	if location == "" || room < LeastLocation {
		return ""
	}
	if t.Columns(location) <= room {
		return location
	}
	return "…" + t.Tail(location, room-1)
}

// FoundInWords tells where the search stands: "3 of 17", and what the filter sets
// aside.
func FoundInWords(s model.Scene) string {
	hits := s.Hits
	aside := ""
	if hits.Aside > 0 {
		aside = fmt.Sprintf(" (%d set aside)", hits.Aside)
	}
	switch {
	case s.Sought() != s.Find:
		return "…" // it is counted
	case hits.Query.IsZero():
		return ""
	case hits.Len() == 0:
		return "nothing found" + aside
	case hits.More:
		return fmt.Sprintf("%d of %d+ …", s.Hit+1, hits.Len())
	}
	return fmt.Sprintf("%d of %d%s", s.Hit+1, hits.Len(), aside)
}
