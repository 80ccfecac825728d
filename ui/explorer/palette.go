package explorer

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"
)

// An offer is an action of the palette, with the letters of its name that were
// typed.
type offer struct {
	*action
	title string
	found [][2]int // where the letters are that spell it
	rank  closeness
	score int // among those that are spelt so
	// fold has what is sought in as [model.Fold] makes it.
	fold struct{ title, term, help string }
}

// A palette offers something by its name: what can be done now, or of whom to draw.
type palette struct {
	sheet
	line        prompt
	at          int    // the chosen offer
	opens       string // the action that opens it
	title, none string
	list        func(m *root) []offer // all of them
	all         []offer               // whatever is typed; nil until it is asked for
	some        []offer               // what is typed finds these
	actors      []offer               // to go to, or to draw of, of a dossier
	of          *model.Dossier
	text        string // that was typed then
}

func newPalette() *palette {
	l := &palette{
		sheet: sheet{name: "in the list of what to do", over: overSources, letters: true}, line: newPrompt(":", ""),
		opens: "what to do", title: "What to do", none: "Nothing that can be done now is called so. Esc leaves.",
	}
	l.list = func(m *root) []offer {
		l.nameActors(m.dossier)
		return append(m.offered(), l.actors...)
	}
	return l
}

// openPalette opens the list of what can be done once the actors in it, of which there may
// be many thousands, are named.
func (m *root) openPalette() tea.Cmd {
	l, dossier := newPalette(), m.dossier
	return m.openOn(func(model.Scene) { l.nameActors(dossier) }, func() tea.Cmd { return m.open(l) })
}

// nameActors has the palette offer to go to the actors of a dossier.
func (l *palette) nameActors(d *model.Dossier) {
	if l.of == d {
		return
	}
	l.of, l.actors = d, make([]offer, len(d.Actors))
	for i := range d.Actors {
		a := goingTo(&d.Actors[i])
		l.actors[i] = offer{action: &a, title: a.name}
	}
	folded(l.actors)
}

func (l *palette) typing() *prompt { return &l.line }

func (l *palette) changed(*root) { l.at = 0 }

// keep looks anew for what can be done.
func (l *palette) keep(m *root) {
	l.all = nil
	l.step(m, 0)
}

// offers are what the palette lists, as far as what is typed finds them: best first.
func (l *palette) offers(m *root) []offer {
	if l.all != nil && l.text == l.line.Value() {
		return l.some
	}
	if l.all == nil {
		l.all = l.list(m)
	}
	l.text, l.some = l.line.Value(), l.all
	if l.text != "" {
		folded(l.all)
		l.some = foundIn(l.all, l.text)
	}
	return l.some
}

// offered lists what can be done now, besides going to an actor: what matters more stands
// first, and then what only the palette has.
func (m *root) offered() []offer {
	var all []offer
	for _, inFooter := range []bool{true, false} {
		for i := range m.actions {
			if a := &m.actions[i]; a.do != nil && a.footer > 0 == inFooter && a.offered(m) {
				all = append(all, offer{action: a, title: a.title(m)})
			}
		}
	}
	named := m.byName()
	for i := range named {
		if a := &named[i]; a.when == nil || a.when(m) {
			all = append(all, offer{action: a, title: a.name})
		}
	}
	return all
}

// folded folds what is sought in, once: there may be thousands of actors.
func folded(all []offer) {
	helps := map[string]string{}
	for i := range all {
		o := &all[i]
		if o.fold.title != "" {
			continue
		}
		if _, ok := helps[o.help]; !ok {
			helps[o.help] = model.Fold(o.help)
		}
		o.fold.title, o.fold.term, o.fold.help = model.Fold(o.title), model.Fold(o.term), helps[o.help]
	}
}

// A closeness is how what is typed finds an offer, the nearest first.
type closeness int

const (
	called    closeness = iota // it is the name
	begins                     // a word of the title begins so
	within                     // the title has all its words
	spelt                      // the title has its letters in that order
	explained                  // the help has all its words
	distant
)

// foundIn returns the offers that what is typed finds, the nearest first. Letters alone
// find none of what only the palette has: of thousands of names any would do.
func foundIn(all []offer, text string) []offer {
	query, folded := model.NewQuery(text), model.Fold(text)
	near, titles := slices.Clone(all), make([]string, len(all))
	for i := range near {
		o := &near[i]
		if o.rank = o.closeness(query, folded); o.rank > spelt && o.term == "" {
			titles[i] = o.title
		}
	}
	for _, match := range fuzzy.Find(text, titles) {
		o := &near[match.Index]
		o.rank, o.score = spelt, match.Score
		for _, at := range match.MatchedIndexes {
			o.found = append(o.found, [2]int{at, at + 1})
		}
	}
	near = slices.DeleteFunc(near, func(o offer) bool { return o.rank == distant })
	sort.SliceStable(near, func(i, j int) bool {
		return cmp.Or(cmp.Compare(near[i].rank, near[j].rank), cmp.Compare(near[j].score, near[i].score)) < 0
	})
	return near
}

// closeness returns how what is typed finds the offer by words; folded is all of it.
func (o *offer) closeness(query model.Query, folded string) closeness {
	switch title := o.fold.title; {
	case title == folded || o.fold.term == folded:
		return called
	case strings.HasPrefix(title, folded) || strings.Contains(title, " "+folded):
		return begins
	case query.InFolded(title):
		return within
	case query.InFolded(o.fold.help):
		return explained
	}
	return distant
}

func (l *palette) keys() []action {
	rows := []action{{binding: bind("enter", "do it", "enter"), footer: 1, help: "Do what is chosen.", do: func(m *root) tea.Cmd { return l.choose(m, l.at) }}}
	rows = append(rows, stepping("choose", "Choose the next.", "Choose the one before.", l.step)...)
	return append(rows, []action{
		{binding: bind("PgDn", "page down", "pgdown"), help: "Ten down.", do: then(func(m *root) { l.step(m, paletteStep) })},
		{binding: bind("PgUp", "page up", "pgup"), help: "Ten up.", do: then(func(m *root) { l.step(m, -paletteStep) })},
		{binding: bind("Esc", "leave", "esc"), footer: 1, help: "Leave, and do nothing.", do: then((*root).shut)},
	}...)
}

// choose does an offer, if there is such a one.
func (l *palette) choose(m *root, n int) tea.Cmd {
	offers := l.offers(m)
	m.shut()
	if n < len(offers) {
		return offers[n].do(m)
	}
	return nil
}

// stepping are the keys that go through what a prompt lists.
func stepping(word, next, before string, step func(*root, int)) []action {
	return []action{
		{binding: bind("↓", word, "down", "ctrl+n", "tab"), paired: true, footer: 2, help: next, do: then(func(m *root) { step(m, 1) })},
		{binding: bind("↑", word, "up", "ctrl+p", "shift+tab"), help: before, do: then(func(m *root) { step(m, -1) })},
	}
}

// paletteStep is how far PgDn goes.
const paletteStep = 10

func (l *palette) step(m *root, n int) {
	l.at = max(0, min(l.at+n, len(l.offers(m))-1))
}

func (l *palette) wheel(m *root, _ tea.Mouse, notches int) bool {
	l.step(m, notches)
	return true
}

// paletteAbout is how many rows of the palette tell of the chosen action.
const paletteAbout = 4

// window is the part of the offers that a palette of that height shows: the
// chosen one stands amid it.
func (l *palette) window(r paint.Rect, offers int) draw.Window {
	rows := r.H - 2
	if rows > 2*paletteAbout {
		rows -= paletteAbout
	}
	return draw.Window{Top: l.at - rows/2, Rows: max(1, rows)}.Clamp(offers)
}

// draw lists the actions in Sources' place, each with its key.
func (l *palette) draw(m *root, r paint.Rect) []string {
	p, offers := paint.Painter{Theme: m.theme, Find: model.NewQuery(l.line.Value()).Spans}, l.offers(m)
	inner := r.W - 2
	if len(offers) == 0 {
		return p.Framed(r, m.painter().Keyed(l.opens, l.title), "", p.Prose(l.none, inner, paint.Look{Ink: paint.Muted}))
	}
	w := l.window(r, len(offers))
	lines := offerRows(p, offers[w.Top:min(w.Top+w.Rows, len(offers))], inner, l.at-w.Top)
	help := offers[l.at].help
	for list := min(w.Rows, r.H-3-len(p.Prose(help, inner, paint.Look{}))); len(lines) < list; {
		lines = append(lines, p.Row(inner, paint.Bare))
	}
	lines = append(lines, p.Row(inner, paint.Bare, paint.Cell{Width: 1}, paint.Cell{Text: paint.Repeat("─", inner-2), Width: inner - 2, Ink: paint.Ruled}))
	lines = append(lines, p.ProseIn(help, inner, r.H-2-len(lines), paint.Look{})...)
	index := fmt.Sprintf("%d of %d", l.at+1, len(offers))
	return p.Framed(r, m.painter().Keyed(l.opens, l.title), index, lines)
}

// offerRows paint offers below each other, of which one is chosen.
func offerRows(p paint.Painter, offers []offer, width, chosen int) []string {
	titles, rooms := make([]string, len(offers)), make([]int, len(offers))
	for i := range offers {
		titles[i], rooms[i] = offers[i].title, max(0, width-4-p.Columns(offers[i].binding.Help().Key))
	}
	var lines []string
	for i, title := range draw.Apart(p, titles, rooms) {
		o := offers[i]
		if title != o.title {
			o.title, o.found = title, nil // told as it is found in what is left of it
		}
		lines = append(lines, offerRow(p, &o, width, rooms[i], i == chosen))
	}
	return lines
}

func offerRow(p paint.Painter, o *offer, width, room int, at bool) string {
	g, bar := paint.RowGround(at, true, false)
	key := o.binding.Help().Key
	return p.Row(width, g, bar, paint.Cell{Width: 1},
		paint.Cell{Text: o.title, Width: cmp.Or(room, -1), Bold: at, Found: o.found},
		paint.Cell{Width: 1}, paint.Cell{Text: key, Width: cmp.Or(p.Columns(key), -1), Ink: paint.Accent, Bold: true, Found: [][2]int{}})
}

// click does what is clicked on.
func (l *palette) click(m *root, at tea.Mouse) tea.Cmd {
	r, offers := m.panelRect(), l.offers(m)
	w := l.window(r, len(offers))
	row := at.Y - r.Y - 1
	if !r.Holds(at.X, at.Y) || row < 0 || row >= w.Rows || w.Top+row >= len(offers) {
		return nil
	}
	return l.choose(m, w.Top+row)
}
