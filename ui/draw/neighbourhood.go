package draw

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// The columns of a neighbour's link, and of the actor in the middle.
const (
	linkWide           = 4
	linkTight          = 2  // where names would have little room
	slimNeighbourhood  = 70 // below, links are that short
	coreWide           = 16 // the actor in the middle, at most
	coreTight          = 9
	nameLeast          = 8  // for more, counts make room
	roomyNeighbourhood = 90 // below, the middle is narrower
)

// The rows of a neighbourhood.
const (
	middleRow = 10 // of the actor in the middle, at most
	pairLeast = 3  // of the chosen pair: its name, a tie, and the neighbour's other ties
	pairMost  = 12 // where it takes room from the neighbours
	lowPanes  = 10 // below, there is no room for the pair
	leastLink = 4  // the columns of a neighbour that another has ties with, and of their number
)

// neighbourhood paints the actor in the middle and its neighbours on two sides, joined by
// a trunk each: as many as there are rows for, and those behind them on further pages.
// Below stand the ties of the chosen pair.
func neighbourhood(p paint.Painter, s model.Scene, width, height int) Picture {
	var d Picture
	n := s.Figure.Facts.(*model.Neighbourhood)
	if len(n.Neighbours) == 0 {
		return d
	}
	h := newHood(p, s, width, height)
	d.Head = append(d.Head, h.head())
	left, right := spread((h.last-h.first+1)/2, h.step), spread((h.last-h.first)/2, h.step)
	middle := min(h.rows/2, middleRow)
	for y := range h.rows {
		core := coreCells(p, s.View().Dossier(), n.Actor, y-middle, h.core, h.gap, len(right) > 0)
		cells := append(append([]paint.Cell{trunk(left, y, middle, true)}, core...), trunk(right, y, middle, false))
		first, second := h.side(&d, left, y, true), h.side(&d, right, y, false)
		wide := h.core + 6 + 2*h.gap
		d.put(first + p.Row(wide, paint.Bare, cells...) + second + p.Row(width-2*h.sideWide-wide, paint.Bare))
	}
	if h.pair > 0 {
		h.tellPair(&d)
	}
	return d
}

// A hood is how a page of a neighbourhood is laid out.
type hood struct {
	paint.Painter
	s           model.Scene
	n           *model.Neighbourhood
	width       int
	core, gap   int // the columns of the actor in the middle, and beside it
	sideWide    int
	counts      countGrid
	first, last int // the stops of the page, from one up to, but not including, another
	rows, step  int
	pair        int          // the rows of the chosen pair; 0 where there is no room
	lit         map[int]bool // those of the page that the chosen one has ties with
	names       []string     // of the page's neighbours
}

// newHood fits the page with what is chosen into the room.
func newHood(p paint.Painter, s model.Scene, width, height int) hood {
	n := s.Figure.Facts.(*model.Neighbourhood)
	h := hood{Painter: p, s: s, n: n, width: width, core: min(coreWide, p.Columns(brief(p, n.Actor, coreWide))), gap: 2, step: 1, lit: map[int]bool{}}
	if width < roomyNeighbourhood {
		h.core, h.gap = min(coreTight, p.Columns(brief(p, n.Actor, coreTight))), 0
	}
	h.sideWide = (width - h.core - 6 - 2*h.gap) / 2
	link := linkWide
	if width < slimNeighbourhood {
		link = linkTight
	}
	h.counts = newCountGrid(n.Neighbours, h.sideWide, link)
	half, room := (len(n.Neighbours)+1)/2, height-1
	if s.Figure.At >= 0 && room >= lowPanes {
		h.pair = max(pairLeast, min(room/4, pairMost))
	}
	perPage := max(1, min(half, room-h.pair))
	if half*2-1 <= min(room-h.pair, 40) {
		h.step = 2
	}
	h.rows = max(3, (perPage-1)*h.step+1)
	if spare := room - h.rows; h.pair > 0 || s.Figure.At >= 0 && spare >= pairLeast {
		h.pair = max(h.pair, spare)
	}
	h.first = max(0, s.Figure.At/2) / perPage * perPage * 2
	h.last = min(h.first+2*perPage, len(n.Neighbours))
	names, rooms := make([]string, h.last-h.first), make([]int, h.last-h.first)
	for i := range names {
		rooms[i] = max(0, h.counts.room(h.sideWide)-1)
		names[i] = brief(p, n.Neighbours[h.first+i].Actor, rooms[i])
	}
	h.names = Apart(p, names, rooms)
	if s.Figure.At >= 0 {
		for _, l := range n.Neighbours[s.Figure.At].Links {
			if l.Stop >= h.first && l.Stop < h.last {
				h.lit[l.Stop] = true
			}
		}
	}
	return h
}

// hoodOrders say in which order neighbours stand.
var hoodOrders = map[model.Order]string{
	model.OrderType: "most ties first", model.OrderCounterpart: "by name", model.OrderStanding: "firmest first",
	model.OrderDate: "earliest first", model.OrderParagraph: "as first told",
}

// head says which neighbours there are, or where no counts stand beside them, how many
// ties the chosen one has.
func (h *hood) head() string {
	text := plain.Count(len(h.n.Neighbours), "neighbour", "neighbours")
	if h.last-h.first < len(h.n.Neighbours) {
		text = fmt.Sprintf("%d to %d of ", h.first+1, h.last) + text
	}
	more := h.about()
	if at := h.s.Figure.At; at >= 0 && h.counts.none {
		chosen := &h.n.Neighbours[at]
		text = brief(h.Painter, chosen.Actor, coreWide)
		text = cutName(h.Painter, h.s.View().Dossier(), text, h.width-2-len(": "+plain.TieCount(chosen.Tally.All))) + ": "
		text += tieCountsIn(h.Painter, chosen.Tally, h.width-2-h.Columns(text))
		more = nil
		if n := chosen.Tally.Denied; n > 0 {
			more = []string{" " + deniedTies(n)}
		}
	}
	for _, part := range more {
		if h.Columns(text+part) <= h.width-2 {
			text += part
		}
	}
	return h.Row(h.width, paint.Bare, paint.Cell{Gap: 1, Text: text, Elastic: true, Ink: paint.Muted}, paint.Cell{Width: 1})
}

// about tells of all neighbours how they are sorted, how many ties they have with each
// other, and what stands beside them.
func (h *hood) about() []string {
	more := []string{", " + hoodOrders[h.s.Order]}
	if h.n.Among > 0 {
		more = append(more, "; "+plain.TieCount(h.n.Among)+" among them")
	}
	several := slices.ContainsFunc(h.n.Neighbours, func(one model.Neighbour) bool { return one.Tally.OfTwo < one.Tally.All })
	switch {
	case several && h.counts.split && !h.counts.none:
		more = append(more, "; +n: of more ends")
	case several:
		more = append(more, "; also of more ends")
	}
	return more
}

// tellPair puts the ties of the chosen pair, and whom else the neighbour has ties with.
func (h *hood) tellPair(d *Picture) {
	chosen := &h.n.Neighbours[h.s.Figure.At]
	label := h.n.Actor.DistinctName() + " and " + chosen.Actor.DistinctName()
	if room := h.width - headingRest; h.Columns(label) > room {
		const and = " and "
		room -= len(and)
		first, second := brief(h.Painter, h.n.Actor, coreWide), brief(h.Painter, chosen.Actor, coreWide)
		first = cutName(h.Painter, h.s.View().Dossier(), first, share(room, h.Columns(first), h.Columns(second)))
		label = first + and + cutName(h.Painter, h.s.View().Dossier(), second, room-h.Columns(first))
	}
	d.put(tieHeading(h.Painter, label, chosen.Tally, h.width))
	s := h.s
	s.Listed, s.Order = model.Scope{}, model.OrderStanding // seen from the middle, with no heading that says the type
	shown, others := h.pairRows(chosen)
	grid := gridOf(h.Painter, s, shown, h.width)
	for _, t := range shown {
		bar := paint.Cell{Width: 1}
		if t.ID == s.Tie {
			bar = paint.BarOf(paint.BarChosen)
		}
		d.put(h.Row(h.width, paint.Bare, grid.cells(h.Painter, s, t, bar, t.ID == s.Tie)...))
	}
	for _, text := range others {
		d.put(h.Row(h.width, paint.Bare, paint.Cell{Gap: 1, Text: text, Elastic: true, Ink: paint.Muted}, paint.Cell{Width: 1}))
	}
}

// pairRows returns the ties of the chosen pair that have a row, the chosen one among them, and what is told below them of
// the others: in two rows where one has no room for it, and a tie can go for that; in as many
// as are left where all of the pair's ties have theirs.
func (h *hood) pairRows(chosen *model.Neighbour) (shown []*model.Tie, below []string) {
	for rows := 1; ; rows++ {
		shown = chosen.Ties[:min(len(chosen.Ties), h.pair-1-rows)]
		if i := slices.IndexFunc(chosen.Ties, func(t *model.Tie) bool { return t.ID == h.s.Tie }); i >= len(shown) {
			shown = chosen.Ties[i+1-len(shown) : i+1]
		}
		text, lines := h.others(chosen, len(chosen.Ties)-len(shown), rows)
		free := h.pair - 2 - rows - len(chosen.Ties)
		if len(lines) > rows && h.pair > pairLeast && (rows < 2 || free >= 0) {
			continue
		}
		if rows == 1 && len(lines) > rows {
			text, lines = h.inOneRow(chosen, text, len(chosen.Ties)-len(shown))
		}
		for i, line := range lines[:min(len(lines), rows)] {
			if i == rows-1 {
				line[1] = len(text) // cut, where it has no room
			}
			below = append(below, text[line[0]:line[1]])
		}
		return shown, below
	}
}

// others tells how many more ties the pair has, and whom else the neighbour has ties with, by
// their short names where the full ones have no room in so many rows.
func (h *hood) others(chosen *model.Neighbour, more, rows int) (text string, lines [][2]int) {
	before := h.more(more)
	for _, width := range []int{endless, 0} {
		text = before + h.links(chosen, width)
		if lines = h.Wrap(text, h.width-2); len(lines) <= rows {
			break
		}
	}
	return text, lines
}

// more counts the ties of the pair that have no row.
func (h *hood) more(n int) string {
	if n == 0 {
		return ""
	}
	return plain.Count(n, "more tie", "more ties") + h.Taught(": {show in the panes} lists all") + ". "
}

// inOneRow returns what of a text that is cut in its only row tells something: without any of
// the names where the first would begin behind the cut, and without what is told of the other
// neighbours where that doesn't fit either.
func (h *hood) inOneRow(chosen *model.Neighbour, text string, more int) (told string, lines [][2]int) {
	before, linked := h.more(more), linkedTo(chosen)
	switch {
	case before == "" || len(chosen.Links) > 0 && h.Fits(before+linked+": …", h.width-2):
	case len(chosen.Links) > 0 && h.Fits(before+linked+".", h.width-2):
		text = before + linked + "."
	default:
		text = strings.TrimSpace(before)
	}
	return text, h.Wrap(text, h.width-2)
}

// linkedTo counts the neighbours that one has ties with.
func linkedTo(n *model.Neighbour) string {
	return "▎ Ties with " + plain.Count(len(n.Links), "other neighbour", "others")
}

// links names the neighbours that one has ties with, each in so many columns if it can be:
// more of them than have room.
func (h *hood) links(n *model.Neighbour, width int) string {
	if len(n.Links) == 0 {
		return "No ties with the other neighbours."
	}
	links := n.Links[:min(len(n.Links), h.width/leastLink*h.pair)]
	names := make([]string, len(links))
	for i, l := range links {
		names[i] = brief(h.Painter, h.n.Neighbours[l.Stop].Actor, width) + " " + strconv.Itoa(l.Ties)
	}
	return linkedTo(n) + ": " + strings.Join(names, ", ")
}

// A countGrid is how wide the counts beside neighbours are: of ties, and of denied ones.
type countGrid struct {
	split         bool // ties of more than two ends are counted apart, where that has room
	none          bool // there is no room for any
	ties, denials int
	link          int // how wide the neighbour's link is
}

// newCountGrid fits the counts into a side, apart from names.
func newCountGrid(neighbours []model.Neighbour, side, link int) countGrid {
	g := countGrid{split: true, link: link}
	for range 2 {
		g.ties, g.denials = 3, 1
		for i := range neighbours {
			g.ties = max(g.ties, len(g.count(neighbours[i].Tally))+1)
			if n := neighbours[i].Tally.Denied; n > 0 {
				g.denials = max(g.denials, len(strconv.Itoa(n))+3)
			}
		}
		if g.room(side) >= 0 {
			break
		}
		g.split = false
	}
	if g.room(side) < nameLeast {
		g.none, g.ties, g.denials = true, 0, 0
	}
	return g
}

// cells are the counts beside a neighbour.
func (g countGrid) cells(n *model.Neighbour) []paint.Cell {
	if g.none {
		return nil
	}
	return []paint.Cell{{Text: g.count(n.Tally), Width: g.ties, Right: true}, {Text: " " + deniedTies(n.Tally.Denied), Width: g.denials, Ink: paint.Red}}
}

// room is what is left for a neighbour's name.
func (g countGrid) room(side int) int { return side - 1 - 2 - g.ties - g.denials - g.link }

// count counts the ties that two have alone, and behind + those of more ends.
func (g countGrid) count(of model.Tally) string {
	if !g.split || of.OfTwo == of.All {
		return strconv.Itoa(of.All)
	}
	return strconv.Itoa(of.OfTwo) + "+" + strconv.Itoa(of.All-of.OfTwo)
}

// spread returns the rows of so many neighbours.
func spread(n, step int) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = i * step
	}
	return at
}

// side are the cells of one side in a row: a neighbour's name, its marks, and its link to
// the trunk; turned round at the right.
func (h *hood) side(d *Picture, rows []int, y int, left bool) string {
	i := slices.Index(rows, y)
	if i < 0 {
		return h.Row(h.sideWide, paint.Bare)
	}
	stop, x := h.first+2*i, 0
	if !left {
		stop, x = stop+1, h.width-h.sideWide-1
	}
	n := &h.n.Neighbours[stop]
	d.spots = append(d.spots, spot{stop, d.Body.Len(), x, h.sideWide})
	g, bar, chosen := stopGround(h.s, stop)
	if h.lit[stop] {
		bar = paint.BarOf(paint.BarLit)
	}
	sign, tone := Mark(n.Ties[0].Standing())
	room := h.counts.room(h.sideWide)
	name := paint.Cell{Text: h.names[stop-h.first], Bold: chosen}
	if h.lit[stop] {
		name.Ink = paint.Accent
	}
	marks := append([]paint.Cell{{Gap: 1, Text: sign, Ink: tone}}, h.counts.cells(n)...)
	line := strand(n, left, h.counts.link)
	wide := h.sideWide - h.Total(line)
	if left {
		cells := append(h.rightOf(name, bar, room), marks...)
		return h.Row(wide, g, append([]paint.Cell{{Width: 1}}, cells...)...) + h.Row(h.sideWide-wide, paint.Bare, line...)
	}
	if name.Text, name.Width = cutName(h.Painter, h.s.View().Dossier(), name.Text, room), room; room <= 0 {
		name = paint.Cell{}
	}
	return h.Row(h.sideWide-wide, paint.Bare, line...) + h.Row(wide, g, append(marks, bar, name)...)
}

// rightOf puts a name to the right of so many columns, with its bar before it, if it has one.
func (h *hood) rightOf(name, bar paint.Cell, room int) []paint.Cell {
	if room <= 0 {
		return nil
	}
	if bar.Text == "" {
		name.Text, name.Width, name.Right = cutName(h.Painter, h.s.View().Dossier(), name.Text, room), room, true
		return []paint.Cell{name}
	}
	name.Text = cutName(h.Painter, h.s.View().Dossier(), name.Text, room-1)
	return []paint.Cell{{Width: room - 1 - h.Columns(name.Text)}, bar, name}
}

// strand draws how a neighbour's ties run: an arrowhead at each end that receives.
func strand(n *model.Neighbour, left bool, wide int) []paint.Cell {
	first, last := "─", "─"
	if n.Receives > 0 && !left || n.Gives > 0 && left {
		first = "←"
	}
	if n.Receives > 0 && left || n.Gives > 0 && !left {
		last = "→"
	}
	head := func(sign string) paint.Cell {
		if sign == "─" {
			return paint.Cell{Text: sign, Ink: paint.Ruled}
		}
		return paint.Cell{Text: sign, Ink: paint.Accent, Bold: true}
	}
	return []paint.Cell{head(first), {Text: paint.Repeat("─", wide-2), Width: cmp.Or(wide-2, -1), Ink: paint.Ruled}, head(last)}
}

// trunk joins the links of one side, and the middle's row to them.
func trunk(rows []int, y, middle int, left bool) paint.Cell {
	c := paint.Cell{Width: 1, Ink: paint.Ruled}
	if len(rows) == 0 {
		return c
	}
	first, last := min(rows[0], middle), max(rows[len(rows)-1], middle)
	side, core := west, east
	if !left {
		side, core = east, west
	}
	lines := 0
	if y > first && y <= last {
		lines |= north
	}
	if y >= first && y < last {
		lines |= south
	}
	if slices.Index(rows, y) >= 0 {
		lines |= side
	}
	if y == middle {
		lines |= core
	}
	c.Text = junctions[lines]
	return c
}

// The directions in which the lines of a junction go on.
const east, west, south, north = 1, 2, 4, 8

// junctions are the signs for lines by their directions.
var junctions = [...]string{" ", "╶", "╴", "─", "╷", "┌", "┐", "┬", "╵", "└", "┘", "┴", "│", "├", "┤", "┼"}

// coreCells are the box of the actor in the middle, or nothing beside it.
func coreCells(p paint.Painter, d *model.Dossier, a *model.Actor, y, core, gap int, both bool) []paint.Cell {
	switch y {
	case -1, 1:
		ends := [...]string{"┌", "┐"}
		if y == 1 {
			ends = [...]string{"└", "┘"}
		}
		return []paint.Cell{{Gap: gap, Text: ends[0] + paint.Repeat("─", core+2) + ends[1], Ink: paint.Ruled}, {Width: gap}}
	case 0:
		join, wall := paint.Cell{Width: gap}, " │"
		if both {
			join, wall = paint.Cell{Text: paint.Repeat("─", gap), Ink: paint.Ruled}, " ├"
		}
		return []paint.Cell{
			{Text: paint.Repeat("─", gap) + "┤ ", Ink: paint.Ruled},
			{Text: nameIn(p, d, a, core), Width: core, Bold: true, Ink: paint.Accent},
			{Text: wall, Ink: paint.Ruled},
			join,
		}
	}
	return []paint.Cell{{Width: core + 4 + 2*gap}}
}
