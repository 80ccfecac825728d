package export

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/model"
)

// A web is the protagonists of a part, or else its actors with the most ties, and the
// ties of two ends between them.
type web struct {
	actors []*model.Actor
	cells  map[[2]int]*cell
	core   bool // they are the protagonists
	drawn  int  // ties in the cells
	beyond int  // other ties of the part
	most   int  // ties of one pair
}

// A cell holds what an actor gives another, and the ties of the two without direction;
// the firmest first.
type cell struct{ directed, mutual []*model.Tie }

func newWeb(p Part) *web {
	w := &web{cells: map[[2]int]*cell{}}
	degree := map[*model.Actor]int{}
	for _, t := range p.Ties {
		if t.OfTwo() {
			for _, a := range p.Dossier.EndsOf(t) {
				degree[a]++
			}
		}
	}
	core, tied := 0, []*model.Actor{}
	for _, a := range p.Actors {
		if degree[a] > 0 {
			tied = append(tied, a)
		}
		if degree[a] > 0 && a.Core {
			core++
		}
	}
	if w.core = core >= 2 && core <= model.MostBoxes; w.core {
		tied = slices.DeleteFunc(tied, func(a *model.Actor) bool { return !a.Core })
	}
	if len(tied) > model.MostBoxes {
		slices.SortStableFunc(tied, func(a, b *model.Actor) int { return cmp.Compare(degree[b], degree[a]) })
		tied = tied[:model.MostBoxes]
	}
	w.actors = tied
	for _, t := range p.Ties {
		w.put(t, p.Dossier.EndsOf(t))
	}
	for _, c := range w.cells {
		model.SortFirmest(c.directed)
		model.SortFirmest(c.mutual)
	}
	for _, pair := range w.pairs() {
		w.most = max(w.most, len(pair.ties))
	}
	return w
}

// put puts a tie into its cells.
func (w *web) put(t *model.Tie, ends []*model.Actor) {
	from, to := slices.Index(w.actors, ends[0]), slices.Index(w.actors, ends[len(ends)-1])
	if !t.OfTwo() || from < 0 || to < 0 {
		w.beyond++
		return
	}
	w.drawn++
	if t.Directed() {
		w.cell(from, to).directed = append(w.cell(from, to).directed, t)
		return
	}
	w.cell(from, to).mutual = append(w.cell(from, to).mutual, t)
	w.cell(to, from).mutual = append(w.cell(to, from).mutual, t)
}

func (w *web) cell(row, column int) *cell {
	at := [2]int{row, column}
	if w.cells[at] == nil {
		w.cells[at] = &cell{}
	}
	return w.cells[at]
}

// about says whose ties these are, and how many are told elsewhere.
func (w *web) about() string {
	text := "Between the protagonists."
	switch {
	case w.core:
	case len(w.actors) < model.MostBoxes:
		text = "Between all that have ties of two ends."
	default:
		text = "Between the " + strconv.Itoa(model.MostBoxes) + " with the most ties."
	}
	if w.beyond > 0 {
		text += " Only told below: " + share(w.beyond, w.beyond+w.drawn, "tie") + ", with more than two ends or with other actors."
	}
	return text
}

// A pair is two actors of a web, by their indexes, and all of their ties, the firmest
// first.
type pair struct {
	a, b   int
	ties   []*model.Tie
	denied int // ties that anyone denies
}

// pairs returns the pairs that have ties.
func (w *web) pairs() []pair {
	var list []pair
	for a := range w.actors {
		for b := a + 1; b < len(w.actors); b++ {
			one, other := w.cell(a, b), w.cell(b, a)
			p := pair{a: a, b: b, ties: slices.Concat(one.directed, other.directed, one.mutual)}
			model.SortFirmest(p.ties)
			for _, t := range p.ties {
				if t.Contested() {
					p.denied++
				}
			}
			if len(p.ties) > 0 {
				list = append(list, p)
			}
		}
	}
	return list
}

// The network's width and the radius of its ring, in units of the drawing.
const (
	networkWide = 400
	networkRing = 105
)

type spot struct{ x, y float64 }

func (s spot) to(t spot, part float64) spot {
	return spot{s.x + (t.x-s.x)*part, s.y + (t.y-s.y)*part}
}

// spotOf returns where an actor stands on the ring, the first at the upper right, seen
// from its centre.
func (w *web) spotOf(i int) spot {
	n := float64(len(w.actors))
	angle := (2*float64(i)+1)*math.Pi/n - math.Pi/2
	return spot{networkRing * math.Cos(angle), networkRing * math.Sin(angle)}
}

// network draws the web: a line a pair, the thicker the more ties it has, in the colour
// of its firmest standing and dashed unless that is confirmed or stated, with their
// number, and with how many of them are denied.
func (h *page) network() {
	w := h.web
	top, bottom := 0.0, 0.0
	for i := range w.actors {
		top, bottom = min(top, w.spotOf(i).y), max(bottom, w.spotOf(i).y)
	}
	const margin = 34 // two lines of a name
	h.draw(`<figure><svg role="img" aria-labelledby="network-title network-about" viewBox="%d %.0f %d %.0f">`+"\n", -networkWide/2, top-margin, networkWide, bottom-top+2*margin)
	h.put("<title id=\"network-title\">Network of %s</title>\n<desc id=\"network-about\">", share(len(w.actors), len(w.actors), "actor"))
	for _, p := range w.pairs() {
		h.put("%s and %s: %s, the firmest %s", w.actors[p.a].DistinctName(), w.actors[p.b].DistinctName(), share(len(p.ties), len(p.ties), "tie"), p.ties[0].Standing().String())
		if p.denied > 0 {
			h.put(", %s denied", strconv.Itoa(p.denied))
		}
		h.raw(". ")
	}
	h.raw("</desc>\n")
	for _, p := range w.pairs() {
		a, b := w.spotOf(p.a), w.spotOf(p.b)
		ink, dash := inkOf(p.ties[0].Standing().Sign()), ""
		if p.ties[0].Standing() > model.Stated {
			dash = ` stroke-dasharray="5 5"`
		}
		h.draw(`<path class="line %s" stroke-width="%.1f"%s d="M%.1f %.1fL%.1f %.1f"/>`+"\n", ink.class, w.weight(p), dash, a.x, a.y, b.x, b.y)
	}
	left := h.numbers()
	for i, a := range w.actors {
		h.node(w.spotOf(i), cmp.Or(a.Short, a.DistinctName()))
	}
	h.raw("</svg>\n<figcaption>A line is all ties that a pair has alone: its number tells how many, ✗ how many of them are denied, its sign and colour how firm the firmest is. Dashed is what is neither confirmed nor stated.")
	if left > 0 {
		h.put(" There is no room for the numbers of %s: the matrix tells their ties.", share(left, len(w.pairs()), "line"))
	}
	h.raw("</figcaption></figure>\n")
}

// weight is how thick a pair's line is.
func (w *web) weight(p pair) float64 {
	return 1 + 2.5*math.Sqrt(float64(len(p.ties))/float64(w.most))
}

// numbers writes the pairs' numbers on their lines, away from the actors and from each
// other, those of the most ties first. It returns how many have no room.
func (h *page) numbers() (left int) {
	var taken []spot
	for i := range h.web.actors {
		taken = append(taken, h.web.spotOf(i))
	}
	pairs := h.web.pairs()
	sort.SliceStable(pairs, func(i, j int) bool { return len(pairs[i].ties) > len(pairs[j].ties) })
	for _, p := range pairs {
		at, ok := h.web.spotOf(p.a).free(h.web.spotOf(p.b), taken)
		if !ok {
			left++
			continue
		}
		taken = append(taken, at)
		sign := p.ties[0].Standing().Sign()
		told, wide := fmt.Sprintf("%s\u00a0%d", sign.Text, len(p.ties)), 22
		if p.denied > 0 {
			told += fmt.Sprintf(`<tspan class="red">`+"\u00a0✗%d</tspan>", p.denied)
			wide = 40
		}
		// The line makes room for it.
		h.draw(`<rect class="gap" x="%.1f" y="%.1f" width="%d" height="13"/>`, at.x-float64(wide)/2, at.y-6.5, wide)
		h.draw(`<text class="told %s" x="%.1f" y="%.1f">%s</text>`+"\n", inkOf(sign).class, at.x, at.y, told)
	}
	return left
}

// free returns the place on a line that is nearest to its middle and has room for a
// number, if there is one.
func (s spot) free(t spot, taken []spot) (at spot, ok bool) {
	for _, part := range []float64{.5, .42, .58, .34, .66, .26, .74} {
		at = s.to(t, part)
		if !slices.ContainsFunc(taken, func(o spot) bool { return math.Abs(at.x-o.x) < 44 && math.Abs(at.y-o.y) < 17 }) {
			return at, true
		}
	}
	return at, false
}

// node draws an actor, with its name outside of the ring in at most two lines.
func (h *page) node(at spot, name string) {
	anchor, dx, dy := "middle", 0.0, -12.0
	switch {
	case at.x > 20:
		anchor, dx, dy = "start", 11, 4
	case at.x < -20:
		anchor, dx, dy = "end", -11, 4
	case at.y > 0:
		dy = 20
	}
	lines := inTwo(name, 10)
	if len(lines) > 1 && (anchor != "middle" || dy < 0) {
		dy -= 6
	}
	h.draw(`<circle cx="%.1f" cy="%.1f" r="6"/><text class="name %s">`, at.x, at.y, anchor)
	for i, line := range lines {
		h.draw(`<tspan x="%.1f" y="%.1f">`, at.x+dx, at.y+dy+12*float64(i))
		h.put("%s</tspan>", line)
	}
	h.raw("</text>\n")
}

// inTwo returns a name in one line, or two of at most so many characters; what has no
// room is cut.
func inTwo(name string, most int) []string {
	if utf8.RuneCountInString(name) <= most {
		return []string{name}
	}
	runes := []rune(name)
	first := strings.LastIndexByte(string(runes[:most+1]), ' ')
	if first <= 0 {
		first = len(string(runes[:most]))
	}
	rest := []rune(strings.TrimSpace(name[first:]))
	if len(rest) > most {
		rest = append(rest[:most-1], '…')
	}
	return []string{name[:first], string(rest)}
}

// matrix writes the web as a table: who gives in the rows, who receives in the columns.
func (h *page) matrix() {
	w, many := h.web, ""
	if len(w.actors) > 7 {
		many = " many" // heads are turned
	}
	h.raw("<table class=\"matrix" + many + "\" role=\"table\">\n<caption>→ from the row to the column, ↔ between the two, ✗ denied.</caption>\n<thead role=\"rowgroup\"><tr role=\"row\"><td role=\"cell\"></td>")
	for _, a := range w.actors {
		h.put(`<th role="columnheader" scope="col"><bdi>%s</bdi></th>`, a.DistinctName())
	}
	h.raw("</tr></thead>\n<tbody role=\"rowgroup\">\n")
	for row, a := range w.actors {
		h.put(`<tr role="row"><th role="rowheader" scope="row"><bdi>%s</bdi></th>`, a.DistinctName())
		for column, to := range w.actors {
			if row == column {
				h.raw(`<td role="cell" class="self"></td>`)
				continue
			}
			h.put(`<td role="cell" data-to="%s">`, to.DistinctName())
			h.marks("→", w.cell(row, column).directed)
			h.marks("↔", w.cell(row, column).mutual)
			h.raw("</td>")
		}
		h.raw("</tr>\n")
	}
	h.raw("</tbody>\n</table>\n")
}

// mostMarks is how many ties of a cell are told one by one.
const mostMarks = 24

// marks writes a link to each tie of a cell.
func (h *page) marks(arrow string, ties []*model.Tie) {
	if len(ties) == 0 {
		return
	}
	h.put(`<div>%s `, arrow)
	for _, t := range ties[:min(len(ties), mostMarks)] {
		sign, denied, told := t.Standing().Sign(), "", h.Dossier.EndsInWords(t)+": "+joined(", ", h.Dossier.TypeOf(t).Label, t.Label)+", "+t.Standing().String()
		if t.Contested() {
			denied = "✗"
			told += ", denied by " + joined(", ", h.Dossier.DeniersOf(t)...)
		}
		h.put(`<a class="%s" href="#tie:%s" title="%s" aria-label="%s">%s<span class="red">%s</span></a>`, inkOf(sign).class, t.ID, told, told, sign.Text, denied)
	}
	if more := len(ties) - mostMarks; more > 0 {
		h.put(" and %s more", strconv.Itoa(more))
	}
	h.raw("</div>")
}
