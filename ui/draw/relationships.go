package draw

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// Ties paints the rows of Relationships that the window shows.
func Ties(p paint.Painter, s model.Scene, w Window, width int) []string {
	lines := make([]string, 0, w.Rows)
	l := s.Relationships
	g := gridOf(p, s, tiesOf(l.Rows), width)
	for i := w.Top; i < min(w.Top+w.Rows, len(l.Rows)); i++ {
		row := &l.Rows[i]
		ground, bar := paint.RowGround(i == l.At, s.Focus == model.Relationships, row.Tie != nil && s.Light.Ties[row.Tie.ID])
		if row.Tie != nil && row.Tie.ID == s.Pin && i != l.At {
			bar = paint.BarOf(paint.BarPinned)
		}
		switch row.Kind {
		case model.TieRow:
			lines = append(lines, p.Row(width, ground, g.cells(p, s, row.Tie, bar, i == l.At)...))
		case model.QuoteRow:
			lines = append(lines, p.Row(width, ground, quoteCells(p, row.Quote, s.View().Dossier(), bar, width, i == l.At)...))
		case model.GoneRow:
			lines = append(lines, p.Row(width, paint.Bare, g.goneCells(p, s, row.Gone)...))
		case model.HeadingRow, model.ActorRow:
			lines = append(lines, tiesHeading(p, s, i, width))
		}
	}
	return lines
}

// tiesHeading paints the heading in a row of Relationships, whose names are told from others
// where they are cut.
func tiesHeading(p paint.Painter, s model.Scene, i, width int) string {
	d, row := s.View().Dossier(), &s.Relationships.Rows[i]
	count := strconv.Itoa(row.Count)
	label, room := row.Label, width-headingLeast-len(count)
	if next := i + 1; !p.Fits(label, room) && next < len(s.Relationships.Rows) {
		if t := s.Relationships.Rows[next].Tie; t != nil && d.EndsInWords(t) == label {
			label = endsIn(p, d, t, room)
		}
	}
	return p.Heading(cutName(p, d, label, room), count, width)
}

// tiesOf returns the first ties of a list, which its grid is made for.
func tiesOf(list []model.Row) []*model.Tie {
	ties := make([]*model.Tie, 0, min(len(list), measuredRows))
	for i := range list {
		if t := list[i].Tie; t != nil && len(ties) < measuredRows {
			ties = append(ties, t)
		} else if t != nil {
			break
		}
	}
	return ties
}

// labelCell tells a tie from its neighbours. Where no heading says the type, it
// stands behind the label, if there is room for all of it, or in its stead.
func labelCell(s model.Scene, t *model.Tie, bold bool) paint.Cell {
	label := paint.Cell{Text: t.Label, Ink: paint.Muted, Bold: bold}
	switch kind := s.View().Dossier().TypeOf(t).Label; {
	case s.Order == model.OrderType:
	case t.Label == "":
		label.Text = kind
	default:
		label.Text, label.Short = t.Label+" · "+kind, t.Label
	}
	return label
}

// counterpartsIn names the counterparts of a tie in so many columns: all of them in full, or
// by their short names, or as many as fit, and counts the others.
func counterpartsIn(p paint.Painter, d *model.Dossier, t *model.Tie, actor string, width int) string {
	var full, short []string
	for a := range d.CounterpartsOf(t, actor) {
		full, short = append(full, a.DistinctName()), append(short, cmp.Or(a.Short, a.DistinctName()))
	}
	if all := strings.Join(full, ", "); len(all) <= width || p.Columns(all) <= width {
		return all
	}
	return namesIn(p, d, short, width)
}

// counterpartColumn is what a column of counterparts is made for: the first, who in most
// ties is the only one, and the number of the others.
func counterpartColumn(d *model.Dossier, t *model.Tie, actor string, short bool) string {
	name, others := "", -1
	for a := range d.CounterpartsOf(t, actor) {
		if others++; others == 0 {
			if name = a.DistinctName(); short {
				name = cmp.Or(a.Short, name)
			}
		}
	}
	if others > 0 {
		name += " +" + strconv.Itoa(others)
	}
	return name
}

// brief returns an actor's name, or its short one where the name doesn't fit.
func brief(p paint.Painter, a *model.Actor, width int) string {
	if a.Short != "" && p.Columns(a.DistinctName()) > width {
		return a.Short
	}
	return a.DistinctName()
}

// nameIn returns an actor's name in so many columns, or its short one where the name doesn't
// fit, cut where that doesn't either.
func nameIn(p paint.Painter, d *model.Dossier, a *model.Actor, width int) string {
	return cutName(p, d, brief(p, a, width), width)
}

// cutName cuts a name. Where that would leave no more than another party's name begins with,
// too, its end tells which it is.
func cutName(p paint.Painter, d *model.Dossier, name string, width int) string {
	if len(name) <= width || p.Fits(name, width) {
		return name
	}
	cut := cutBefore(p, name, width)
	if kept, whole := strings.CutSuffix(cut, "…"); whole && width >= leastEnds && d.SharedStart(name) >= len(kept) {
		return bothEnds(p, name, width)
	}
	return cut
}

// leastEnds is the fewest columns of which both ends of a name have some.
const leastEnds = 4

// bothEnds is the beginning of a name and its end, in so many columns.
func bothEnds(p paint.Painter, name string, width int) string {
	end := strings.TrimLeft(p.Tail(name, width/2), " ")
	return strings.TrimSuffix(p.Cut(name, width-p.Columns(end)), "…") + "…" + end
}

// cutBefore cuts a name, but not what stands behind it in brackets where that takes no more
// than half of the columns: it may be all that tells the name from another.
func cutBefore(p paint.Painter, name string, width int) string {
	at := strings.LastIndex(name, " (")
	if at < 0 || !strings.HasSuffix(name, ")") || p.Fits(name, width) {
		return p.Cut(name, width)
	}
	end := name[at:]
	room := width - p.Columns(end)
	if room < leastSide || room < width/2-1 {
		return strings.Replace(p.Cut(name, width), " (…", "…", 1)
	}
	return p.Cut(name[:at], room) + end
}

// Apart returns names that stand below each other, each with so many columns: of those that
// would be cut to the same, the end tells which it is.
func Apart(p paint.Painter, names []string, rooms []int) []string {
	cuts, times := make([]string, len(names)), map[string]int{}
	for i, name := range names {
		if least := slices.Min(rooms); !p.Fits(name, least) {
			cuts[i] = cutBefore(p, name, least)
			times[cuts[i]]++
		}
	}
	told := slices.Clone(names)
	for i, name := range names {
		if times[cuts[i]] > 1 && rooms[i] >= leastEnds && !p.Fits(name, rooms[i]) {
			told[i] = bothEnds(p, name, rooms[i])
		}
	}
	return told
}

// locatorCell says where something stands: in a column as wide as a paragraph needs, or
// as what it says, but no wider than most. Then its source's name is cut before the year, then
// left out with it.
func locatorCell(p paint.Painter, d *model.Dossier, source string, at model.Locator, most int, c paint.Cell) paint.Cell {
	c.Text, c.Ink = d.Locate(source, at), paint.Muted
	if over := p.Columns(c.Text) + 1 - most; over > 0 && d.SeveralSources() {
		c.Text = cutLocator(p, d, source, c.Text, over)
		if p.Columns(c.Text) >= most {
			c.Text = p.Cut("… "+at.Brief(), max(1, most-1))
		}
	}
	c.Width = max(c.Width, p.Columns(c.Text)+1)
	return c
}

// cutLocator cuts what is over from the name of a source where something stands, but not from
// the year.
func cutLocator(p paint.Painter, d *model.Dossier, source, text string, over int) string {
	name := d.ShortSource(source)
	if i := strings.LastIndexByte(name, ' '); i > 0 && !d.SourceByID(source).Issued.IsZero() {
		name = name[:i] // the year tells it from others of that name
	}
	cut := strings.TrimSuffix(p.Cut(name, max(1, p.Columns(name)-over)), "…")
	return cut + "…" + strings.TrimPrefix(text, name)
}

// The columns of a row that tells a claim.
const (
	claimRest    = 4 + 16 // a bar, a mark and the longest word, with their blanks
	leastClaim   = 24     // of what is claimed, where locators can leave it
	leastLocator = 14     // of where that stands, if it takes so many
	wordlessSaid = 12     // below, what is claimed has the word's columns too
)

// locatorColumns is how wide locators stand in a list of so many claims, one below the
// other, in a dossier of several sources: as wide as the widest asks, of many those of some,
// and two fifths of the width at most, in narrow lists less. Of one source, 0: a paragraph's
// number tells all.
func locatorColumns(p paint.Painter, d *model.Dossier, n int, claim func(i int) *model.Claim, width int) int {
	if !d.SeveralSources() {
		return 0
	}
	widest := 0
	for i := 0; i < n; i += 1 + n/measured {
		c := claim(i)
		widest = max(widest, p.Columns(d.Locate(c.Source, c.Locator))+1)
	}
	return min(widest, 2*width/5, max(leastLocator, width-claimRest-leastClaim))
}

// quoteCells lay out a quote's row: its words, its paragraph, and how many ties
// it bears on.
func quoteCells(p paint.Painter, q *model.Quote, d *model.Dossier, bar paint.Cell, width int, bold bool) []paint.Cell {
	return append(append([]paint.Cell{bar}, noteCells(d, model.Ref{Quote: q.ID}, bold)...), []paint.Cell{
		{Text: "“" + q.Text + "”", Elastic: true, Bold: bold},
		locatorCell(p, d, q.Source, q.Locator, width/2, paint.Cell{Width: 5, Right: true}),
		atLeast(7, paint.Cell{Gap: 1, Text: plain.TieCount(len(d.TiesOf(q))), Ink: paint.Muted, Right: true}),
		{Width: 1},
	}...)
}
