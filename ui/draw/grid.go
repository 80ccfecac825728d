package draw

import (
	"cmp"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
)

// A grid is how the rows of a list of ties share their columns: with whom and the label
// first, by what they need; where that leaves room, the date, the claimants and the
// amount.
type grid struct {
	mark               int // of the standing
	room               int // of the party and the label with the gap between
	party              int
	denials            int // of the number of those who deny; 0 where none does
	date, said, amount int // 0 where there is no room
	slack              int // of the last of these: more than any of the ties measured needs

	row []paint.Cell // of the last tie
}

// The columns of a tie's row. From wordyColumns on there is room for the standing's
// word; where both ends are named, from wordyEnds on.
const (
	wordyColumns    = 48
	wordyEnds       = 62
	counterpartWide = 13
	labelWide       = 18 // before a list's labels are measured
	columnGap       = 2  // before the date and what stands behind it; before the label, where there is room
)

// What is longer than is common gets its columns once the others have theirs; with less
// than the least nothing is told.
const (
	commonParty  = 32
	longestParty = 40 // that all rows have room for before more is told than the label
	commonLabel  = 24
	briefDate    = 14
	commonDate   = 24
	commonSaid   = 32
	leastSaid    = 14
	commonAmount = 24
	leastAmount  = 10
)

// measuredRows is how many of a list's first rows its grid is made for: all of most
// lists, and no more than takes a fraction of a frame's time.
const measuredRows = 200

// widest returns the most columns that the text of any of the ties takes.
func widest(p paint.Painter, ties []*model.Tie, text func(*model.Tie) string) int {
	most := 0
	for _, t := range ties {
		if words := text(t); len(words) > most { // no text has more columns than bytes
			most = max(most, p.Columns(words))
		}
	}
	return most
}

// gridOf shares out the columns of rows of that width. Of the ties the first ones are
// measured, and only what there may be room for.
func gridOf(p paint.Painter, s model.Scene, ties []*model.Tie, width int) grid {
	return gridTelling(p, s, ties, width, true)
}

// gridTelling is [gridOf], where who says so need not be told: what stands below each row may
// do that.
func gridTelling(p paint.Painter, s model.Scene, ties []*model.Tie, width int, claimants bool) grid {
	ties = ties[:min(len(ties), measuredRows)]
	denied := 0
	for _, t := range ties {
		denied = max(denied, t.Denials())
	}
	if len(ties) == measuredRows {
		denied = max(1, denied) // of those that aren't measured, some may be
	}
	g := bareGrid(s, width, denied)
	g.tell(widest(p, ties, func(t *model.Tie) string { return standingWord(t.Standing()) }))
	spare := g.room - labelGap(s)
	label := widest(p, ties, func(t *model.Tie) string { return labelText(labelCell(s, t, false)) })
	party := 0
	if namesParty(s) {
		party = widest(p, ties, func(t *model.Tie) string { return partyColumn(s, t, false) })
	}
	if wants := min(party, commonParty) + min(label, commonLabel); wants > spare && namesParty(s) {
		short := widest(p, ties, func(t *model.Tie) string { return partyColumn(s, t, true) })
		g.party = share(spare, short, label) + max(0, min(columnGap-labelGap(s), spare-short-label)) // or the two would read as one
		return g
	}
	g.party = min(party, commonParty)
	column := min(label, commonLabel)
	spare -= g.party + column
	more := func(column *int, need int) {
		by := max(0, min(need-*column, spare))
		*column += by
		spare -= by
	}
	if namesParty(s) {
		more(&g.party, g.party+columnGap) // or the two would read as one
	}
	if party <= longestParty {
		more(&g.party, party+columnGap-labelGap(s)) // so that the labels stand straight
	}
	if s.Order != model.OrderType {
		more(&column, widest(p, ties, func(t *model.Tie) string { return labelCell(s, t, false).Text }))
	}
	if spare > columnGap {
		spare = g.extras(p, s, ties, spare, g.party+column, claimants)
	}
	more(&g.party, party)
	more(&column, label)
	if last := g.last(); last != nil {
		*last, g.slack = *last+spare, spare
	} else {
		column += spare
	}
	g.room = g.party + column + labelGap(s)
	return g
}

// last is the last column behind the label, or nil.
func (g *grid) last() *int {
	for _, column := range []*int{&g.amount, &g.said, &g.date} {
		if *column > 0 {
			return column
		}
	}
	return nil
}

// extras gives columns to the date, the claimants and the amount, in this order, and to a
// standing's word that is long, as far as there are columns to spare beside those that names
// and labels have, and returns how many are then left.
func (g *grid) extras(p paint.Painter, s model.Scene, ties []*model.Tie, spare, named int, claimants bool) int {
	d := s.View().Dossier()
	said := func(t *model.Tie) string {
		if t.Denials() == 0 {
			return strings.Join(d.HoldersOf(t), ", ")
		}
		return strings.Join(d.HoldersOf(t), ", ") + denies + strings.Join(d.DeniersOf(t), ", ")
	}
	if !claimants {
		said = func(*model.Tie) string { return "" }
	}
	date := func(t *model.Tie) string { return workedOut(t) + t.Date.String() }
	if s.Order == model.OrderDate { // whose headings tell it
		date = func(*model.Tie) string { return "" }
	}
	var wide []func() // what gives the columns that are there all that they need
	for _, extra := range []struct {
		column      *int
		least, most int
		text        func(*model.Tie) string
	}{
		{&g.date, briefDate, commonDate, date},
		{&g.said, leastSaid, commonSaid, said},
		{&g.amount, leastAmount, commonAmount, func(t *model.Tie) string { return t.Amount }},
	} {
		all := widest(p, ties, extra.text)
		need := min(all, extra.most)
		if min(need, extra.least)+columnGap > spare {
			break
		}
		if need > 0 {
			*extra.column = min(need, spare-columnGap)
			spare -= *extra.column + columnGap
			wide = append(wide, func() {
				by := max(0, min(all-*extra.column, spare))
				*extra.column, spare = *extra.column+by, spare-by
			})
		}
	}
	if more := markFull - g.mark; g.mark > markAlone && spare >= more && 2+widest(p, ties, func(t *model.Tie) string { return t.Standing().String() }) > g.mark {
		names := widest(p, ties, func(t *model.Tie) string { return partyOf(p, s, t, endless) + labelText(labelCell(s, t, false)) })
		if spare-max(0, min(names, longestParty+commonLabel)-named) >= more { // nobody is merely counted for a longer word
			g.mark, spare = markFull, spare-more
		}
	}
	for _, widen := range wide {
		widen()
	}
	return spare
}

// bareGrid returns the grid of rows of that width of which no more is measured than by how
// many they are denied.
func bareGrid(s model.Scene, width, denials int) grid {
	fixed, least := 2, wordyEnds // the bar, and a blank at the end
	if s.Listed.Kind == model.TiesOfActor {
		fixed, least = 4, wordyColumns // the arrow too
	}
	// The longest word has its room from what the others leave: see [grid.extras].
	g := grid{mark: min(markColumns(width, least), markWide)}
	fixed += marksWide(s)
	fixed += 1 + g.mark // a blank before the standing
	if denials > 0 {
		g.denials = 1 + len(strconv.Itoa(denials))
		fixed += 1 + g.denials
	}
	g.room = max(0, width-fixed)
	g.party = max(0, g.room-labelGap(s)-min(labelWide, g.room/2))
	return g
}

// tell has room for a standing's word of so many columns, where words have any.
func (g *grid) tell(word int) {
	by := wordColumns(g.mark, word) - g.mark
	g.mark, g.room, g.party = g.mark+by, max(0, g.room-by), max(0, g.party-by)
}

// labelGap is how many blanks stand before a tie's label.
func labelGap(s model.Scene) int {
	switch {
	case !namesParty(s):
		return 0
	case s.Listed.Kind == model.TiesOfActor:
		return 1
	}
	return 2
}

// share returns what one of two columns gets of the room: what it needs, or, where that is
// too much, half, but for what the other has no need of.
func share(room, needed, other int) int {
	if needed+other > room {
		needed = max(min(needed, room/2), room-other)
	}
	return max(0, min(needed, room))
}

// namesParty reports whether a tie's row says with whom it is: not where the heading
// above it does.
func namesParty(s model.Scene) bool {
	return s.Listed.Kind != model.TiesOfActor || s.Order != model.OrderCounterpart
}

// partyOf names the counterparts of a tie, or both ends where it is seen from nobody; in
// full where that fits.
func partyOf(p paint.Painter, s model.Scene, t *model.Tie, width int) string {
	d := s.View().Dossier()
	if s.Listed.Kind == model.TiesOfActor {
		return counterpartsIn(p, d, t, s.Actor, width)
	}
	if full := d.EndsInWords(t); len(full) <= width || p.Columns(full) <= width {
		return full
	}
	return endsIn(p, d, t, width)
}

// partyColumn is what the column of parties is made for.
func partyColumn(s model.Scene, t *model.Tie, short bool) string {
	d := s.View().Dossier()
	switch {
	case s.Listed.Kind == model.TiesOfActor:
		return counterpartColumn(d, t, s.Actor, short)
	case short:
		return d.EndsInBrief(t)
	}
	return d.EndsInWords(t)
}

// namesIn names parties in so many columns, as many of them as fit, and counts the
// others.
func namesIn(p paint.Painter, d *model.Dossier, names []string, width int) string {
	return joinedIn(p, d, names, ", ", width)
}

func joinedIn(p paint.Painter, d *model.Dossier, names []string, between string, width int) string {
	all := strings.Join(names, between)
	if len(all) <= width || len(names) == 0 || p.Columns(all) <= width {
		return all
	}
	for n := min(len(names)-1, max(1, width)); n > 0; n-- { // a name takes more than a column
		more := " +" + strconv.Itoa(len(names)-n)
		some := strings.Join(names[:n], between)
		if n == 1 {
			some = cutName(p, d, some, max(1, width-len(more)))
		}
		if p.Columns(some)+len(more) <= width {
			return some + more
		}
	}
	return cutName(p, d, all, width)
}

// denies stands before those who deny a tie.
const denies = " ✗ "

// workedOut returns the sign before a date that no source prints; empty for others.
func workedOut(t *model.Tie) string {
	if t.DateDerived {
		return "*"
	}
	return ""
}

// suited returns the grid for one tie. The columns of a date or an amount that it doesn't
// have are its name's and its claimants'; and one that wasn't measured, and has a longer
// name or is denied by more than those that were, takes what the last column has to spare.
func (g *grid) suited(p paint.Painter, s model.Scene, t *model.Tie) grid {
	row := *g
	if row.date > 0 && t.Date.IsZero() {
		if row.last() == &row.date {
			row.slack = 0
		}
		row.room, row.date = row.room+row.date+columnGap, 0
	}
	if row.amount > 0 && row.said > 0 && t.Amount == "" {
		row.said, row.amount = row.said+row.amount+columnGap, 0
	}
	if by := g.lacks(t); by > 0 {
		row.denials = 1 + len(strconv.Itoa(t.Denials()))
		if row.slack >= by {
			row.slack -= by
			*row.last() -= by
		} else {
			row.room = max(0, row.room-by)
			row.party = min(row.party, row.room)
		}
	}
	row.widen(p, s, t)
	return row
}

// lacks returns how many columns more who denies the tie takes than it has.
func (g *grid) lacks(t *model.Tie) int {
	if t.Denials() == 0 {
		return 0
	}
	by := 1 + len(strconv.Itoa(t.Denials())) - g.denials
	if g.denials == 0 {
		by++ // the blank before it
	}
	return by
}

// widen gives the name and the label of a tie that lacks room what the last column has to
// spare, or, where nobody says that it is so or not, the column of those who do.
func (g *grid) widen(p paint.Painter, s model.Scene, t *model.Tie) {
	unsaid := g.said > 0 && t.Standing() == model.Unsupported && !t.Contested()
	if g.slack <= 0 && !unsaid {
		return
	}
	needed := p.Columns(labelText(labelCell(s, t, false))) + labelGap(s)
	if namesParty(s) {
		needed += p.Columns(partyOf(p, s, t, endless))
	}
	if unsaid && needed > g.room {
		if g.last() == &g.said {
			g.slack = 0
		}
		g.room, g.said = g.room+g.said+columnGap, 0
	}
	if over := max(0, min(needed-g.room, g.slack)); over > 0 {
		g.room += over
		*g.last() -= over
	}
}

// cells lays out a tie: bar, arrow, with whom, label, what else has a column, mark,
// standing, denials. Seen from nobody it has no arrow of its own. The next tie's cells
// take the place of these.
func (g *grid) cells(p paint.Painter, s model.Scene, t *model.Tie, bar paint.Cell, bold bool) []paint.Cell {
	row := g.suited(p, s, t)
	g.row = row.lay(append(g.row[:0], bar), p, s, t, bold)
	return g.row
}

// lay adds all of these behind the bar.
func (g *grid) lay(cells []paint.Cell, p paint.Painter, s model.Scene, t *model.Tie, bold bool) []paint.Cell {
	d, label := s.View().Dossier(), labelCell(s, t, bold)
	cells = append(append(cells, changeCells(d, bold, t)...), noteCells(d, model.Ref{Tie: t.ID}, bold)...)
	if s.Listed.Kind == model.TiesOfActor {
		cells = append(cells, paint.Cell{Text: d.WayOf(t, s.Actor).Arrow(), Width: 2, Bold: bold})
	}
	label.Gap, label.Width = labelGap(s), g.room
	if namesParty(s) {
		name, wide := g.partyIn(p, s, t, p.Columns(labelText(label)))
		cells = append(cells, paint.Cell{Text: name, Width: cmp.Or(wide, -1), Bold: bold})
		if p.Columns(name) >= wide && label.Gap < columnGap && p.Columns(labelText(label)) < label.Width-wide-label.Gap {
			label.Gap = columnGap // or the two would read as one
		}
		label.Width -= wide + label.Gap
	}
	if label.Width <= 0 {
		label.Width = -1
	}
	cells = append(cells, label)
	if g.date > 0 {
		cells = append(cells, paint.Cell{Gap: columnGap, Text: workedOut(t) + t.Date.String(), Short: workedOut(t) + t.Date.Signed(briefDate-len(workedOut(t))), Width: g.date, Bold: bold})
	}
	if g.said > 0 {
		cells = append(cells, g.saidCells(p, d, t, bold)...)
	}
	if g.amount > 0 {
		cells = append(cells, paint.Cell{Gap: columnGap, Text: t.Amount, Width: g.amount, Ink: paint.Muted, Bold: bold})
	}
	cells = append(cells, standingCell(t, g.mark, bold))
	return append(append(cells, deniedCells(deniers(t), g.denials, paint.Red, bold)...), paint.Cell{Width: 1})
}

// deniedCells tell who denies in so many columns, and none where there is nothing to tell.
func deniedCells(text string, width int, ink paint.Ink, bold bool) []paint.Cell {
	if width == 0 && text == "" {
		return nil
	}
	return []paint.Cell{atLeast(width, paint.Cell{Gap: 1, Text: text, Ink: ink, Bold: bold})}
}

// saidCells name who says that a tie is so, and behind them who denies it.
func (g *grid) saidCells(p paint.Painter, d *model.Dossier, t *model.Tie, bold bool) []paint.Cell {
	holders := parties{d.HoldersOf(t), d.HolderIDsOf, t}
	if !t.Contested() {
		return []paint.Cell{{Gap: columnGap, Text: holders.in(p, d, g.said), Width: g.said, Ink: paint.Muted, Bold: bold}}
	}
	others := parties{d.DeniersOf(t), d.DenierIDsOf, t}
	room := g.said - p.Columns(denies)
	held := holders.in(p, d, share(room, p.Columns(holders.in(p, d, g.said)), p.Columns(others.in(p, d, g.said))))
	holding := p.Columns(held)
	return []paint.Cell{
		{Gap: columnGap, Text: held, Width: cmp.Or(holding, -1), Ink: paint.Muted, Bold: bold},
		{Text: denies + others.in(p, d, room-holding), Width: g.said - holding, Ink: paint.Red, Bold: bold},
	}
}

// parties are some of the claimants of a tie.
type parties struct {
	names []string
	ids   func(*model.Tie) []string
	of    *model.Tie
}

// in names them in so many columns, by their short names where the full ones have no room.
func (l *parties) in(p paint.Painter, d *model.Dossier, columns int) string {
	all := strings.Join(l.names, ", ")
	if len(all) <= columns || p.Columns(all) <= columns {
		return all
	}
	for i, id := range l.ids(l.of) {
		if id == model.Unattributed {
			l.names[i] = "unnamed" // “no one …” may be anybody
		} else if a := d.ActorByID(id); a != nil && a.Short != "" {
			l.names[i] = a.Short
		}
	}
	return namesIn(p, d, l.names, columns)
}

// partyIn names the party in one row: a name that is longer than its column takes what the
// label leaves of its own, and the other way round.
func (g *grid) partyIn(p paint.Painter, s model.Scene, t *model.Tie, label int) (name string, wide int) {
	room := g.room - labelGap(s)
	name = partyOf(p, s, t, endless)
	size := p.Columns(name)
	if free := max(g.party, room-label); size > free {
		name = partyOf(p, s, t, free)
		size = p.Columns(name)
	}
	return name, alongside(g.party, room, size, label)
}

// labelText is the label without what may be left out of it.
func labelText(label paint.Cell) string {
	if label.Short != "" {
		return label.Short
	}
	return label.Text
}
