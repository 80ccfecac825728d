// Package draw paints what a Scene says as lines of exactly so many columns: a file a
// pane, a file a drawing. It knows no messages, no keys and no state.
package draw

import (
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/svg"

	"github.com/charmbracelet/x/ansi"
)

// A Picture is a drawing painted at a width: rows that stay in sight, rows that scroll
// below them, and where its stops stand, which are what can be chosen in it.
type Picture struct {
	Head  []string
	Body  Body
	spots []spot
	cells cells // which are stops too
	// leads are where a click leads to a stop that stands elsewhere.
	leads []spot
	cut   bool // what belongs to a row is cut to a line, so that it can wait until it is seen
	// columns are the last rows of the head, which name the columns of the body's first ones.
	columns struct{ heads, rows int }
}

// Seen returns what is in sight above the window and in it. Where none of its rows has columns
// whose names would stand above, as many rows stand there instead, and no other moves.
func (d *Picture) Seen(w Window) (head []string, seen Window) {
	if heads := d.columns.heads; w.Top >= d.columns.rows+heads {
		return d.Head[:len(d.Head)-heads], Window{w.Top - heads, w.Rows + heads}
	}
	return d.Head, w
}

// manyStops is from where on a drawing's rows are cut to a line each, all of them alike:
// to wrap them takes too long for a key. Sources has them whole.
const manyStops = 400

// newPicture returns a picture for a screen, or for one that is as high as it needs to be.
func newPicture(s model.Scene, height int) Picture {
	return Picture{cut: s.Figure.Size > manyStops && height < endless/2}
}

// A wrapping is a row whose text goes on below it where it has no room.
type wrapping struct {
	stop int
	bold bool
	text func() string
	room func() (before, columns int) // how many columns stand before the text, and are its own
	row  func(text string) string
}

// putWrapped puts such a row below the others.
func (d *Picture) putWrapped(p paint.Painter, w wrapping, width int) {
	if d.cut {
		d.putStop(w.stop, func() string { return w.row(w.text()) })
		return
	}
	text := w.text()
	before, columns := w.room()
	if p.Columns(text) <= columns {
		d.putStop(w.stop, func() string { return w.row(text) })
		return
	}
	for i, line := range p.Wrap(text, columns) {
		part := text[line[0]:line[1]]
		if i == 0 {
			d.putStop(w.stop, func() string { return w.row(part) })
			continue
		}
		d.putAt(w.stop, p.Row(width, paint.Bare, paint.Cell{Gap: before, Text: part, Bold: w.bold}))
	}
}

// stopGround returns the ground and the bar of a stop's row, and whether it is chosen.
func stopGround(s model.Scene, stop int) (g paint.Ground, bar paint.Cell, chosen bool) {
	chosen = stop == s.Figure.At
	g, bar = paint.RowGround(chosen, s.Focus == model.Relationships, false)
	return g, bar, chosen
}

// At returns the stop that stands at a row of the body and a column, or -1.
func (d *Picture) At(row, x int) int {
	if row < 0 || row >= d.Body.Len() {
		return -1
	}
	for _, spots := range [][]spot{d.spots, d.leads} {
		for _, s := range spots {
			if s.row == row && x >= s.x && x < s.x+s.w {
				return s.stop
			}
		}
	}
	if stop := d.cells.at(row, x); stop >= 0 {
		return stop
	}
	return d.Body.stopOf(row)
}

// A spot is where a stop stands that has but a part of a row: a row of the body, and
// columns in it. A stop may have several.
type spot struct{ stop, row, x, w int }

// cells are spots of one size in the first rows of the body: of a grid of stops, row by
// row, some columns. There may be too many rows for a spot each.
type cells struct {
	rows, stride int // of the grid
	first, last  int // the columns that are there, from one up to, but not including, another
	x, w         int // where the first begins, and how wide each is
}

// at returns the stop whose cell is there, or -1.
func (c *cells) at(row, x int) int {
	if row >= c.rows || x < c.x || x >= c.x+(c.last-c.first)*c.w {
		return -1
	}
	return row*c.stride + c.first + (x-c.x)/c.w
}

// of returns where a stop's cell is; ok reports whether it has one.
func (c *cells) of(stop int) (at spot, ok bool) {
	if c.stride == 0 || stop < 0 || stop >= c.rows*c.stride || stop%c.stride < c.first || stop%c.stride >= c.last {
		return spot{}, false
	}
	return spot{stop, stop / c.stride, c.x + (stop%c.stride-c.first)*c.w, c.w}, true
}

// RowsOf returns the first and the last row of the body that a stop has; ok reports
// whether it has any.
func (d *Picture) RowsOf(stop int) (first, last int, ok bool) {
	found := func(from, to int) {
		if !ok {
			first = from
		}
		last, ok = to, true
	}
	for i := range d.Body.runs {
		if from, to, has := d.Body.runs[i].of(stop); has {
			found(from, to)
		}
	}
	for _, s := range d.spots {
		if s.stop == stop {
			found(s.row, s.row)
		}
	}
	if at, has := d.cells.of(stop); has {
		found(at.row, at.row)
	}
	return first, last, ok
}

// Ending returns the last row that is to be seen with a stop whose own last row that is: of
// the lowest of all, what is said below it too, to which nothing else leads.
func (d *Picture) Ending(last int) int {
	for i := range d.Body.runs {
		if r := &d.Body.runs[i]; r.stop >= 0 && r.rows > r.groups && r.row+r.rows-1 > last {
			return last
		}
	}
	for _, s := range d.spots {
		if s.row > last {
			return last
		}
	}
	if d.cells.rows-1 > last {
		return last
	}
	return d.Body.Len() - 1
}

// Begins returns the first row of the body that a stop has, and the column that it
// begins at there; ok reports whether it has any.
func (d *Picture) Begins(stop int) (x, row int, ok bool) {
	row, _, ok = d.RowsOf(stop)
	if !ok || d.Body.stopOf(row) == stop {
		return 0, row, ok
	}
	if at, has := d.cells.of(stop); has {
		return at.x, row, true
	}
	x = endless
	for _, s := range d.spots {
		if s.stop == stop && s.row == row {
			x = min(x, s.x)
		}
	}
	return x, row, ok
}

// A look is how a drawing is shown.
type look struct {
	// paint paints the drawing of a Scene. Height is how many rows it has room for;
	// what is longer scrolls.
	paint   func(p paint.Painter, s model.Scene, width, height int) Picture
	title   func(s model.Scene, name naming) string
	brief   func(s model.Scene, name naming) string // a shorter one, behind the chosen actor's name; nil for title
	chosen  func(s model.Scene, name naming) string // names what is chosen; nil for its number
	about   string                                  // what it shows, in a sentence
	signs   []Sign                                  // the marks that it has beside those of all rows
	centred bool                                    // it is of the chosen actor's ties alone
}

// A naming names a party by its id.
type naming func(party string) string

var looks = map[model.Drawing]look{
	model.TreeDrawing: {
		paint: tree, title: func(s model.Scene, name naming) string { return "Tree of " + name(s.Actor) },
		brief: func(model.Scene, naming) string { return "Tree" },
		about: "The chosen actor’s ties by what they are, or by counterpart.", signs: treeSigns, centred: true,
	},
	model.MatrixDrawing: {
		paint: matrix, title: func(model.Scene, naming) string { return "Matrix" }, chosen: chosenPair,
		about: "Actor by actor: what each has with each.", signs: matrixSigns,
	},
	model.TimelineDrawing: {
		paint: timeline, title: func(model.Scene, naming) string { return "Timeline" },
		about: "Ties by their dates, a lane each.", signs: timelineSigns,
	},
	model.NeighbourhoodDrawing: {
		paint: neighbourhood, title: func(s model.Scene, name naming) string { return "Neighbourhood of " + name(s.Actor) },
		brief: func(model.Scene, naming) string { return "Neighbourhood" },
		about: "The chosen actor, and those with whom it has ties.", signs: neighbourSigns, centred: true,
	},
	model.PathDrawing: {
		paint: paths, title: func(s model.Scene, name naming) string { return "Paths from " + name(s.Actor) + " to " + name(s.Other) },
		brief: func(s model.Scene, name naming) string { return "Paths to " + name(s.Other) },
		about: "The shortest ways from the chosen actor to another.", signs: quotedSigns,
	},
	model.ComparisonDrawing: {
		paint: comparison, title: func(s model.Scene, name naming) string { return name(s.Actor) + " and " + name(s.Other) + " compared" },
		brief: func(s model.Scene, name naming) string { return "Compared with " + name(s.Other) },
		about: "Two actors side by side: with whom they have what.", signs: comparedSigns,
	},
	model.VoicesDrawing: {
		paint: voices, title: voicesTitle, brief: whatIsSaid,
		about: "What one claimant says, and who disagrees.",
	},
	model.LadderDrawing: {
		paint: ladder, title: func(s model.Scene, _ naming) string { return "What is left: " + s.Filter.Lens().Label() },
		brief: func(model.Scene, naming) string { return "What is left" },
		about: "What is left of the ties through ever stricter lenses.", signs: ladderSigns,
	},
	model.NetworkDrawing: {
		paint: network, title: networkTitle, brief: func(model.Scene, naming) string { return "Network" }, chosen: chosenPair,
		about: "Few actors, and what ties each two of them.", signs: networkSigns,
	},
	model.ClaimsDrawing: {
		paint: claims, title: func(s model.Scene, _ naming) string { return "Who says so, by " + s.ClaimOrder.String() },
		brief: func(model.Scene, naming) string { return "Who says so" },
		about: "Who says so: every claim that the filter leaves.",
	},
}

func voicesTitle(s model.Scene, name naming) string {
	return whatIsSaid(s, name) + ", and who disagrees"
}

func whatIsSaid(s model.Scene, name naming) string {
	party := s.Figure.Facts.(*model.Voices).Party
	if party == model.Unattributed {
		return "What " + unnamedParties + " say"
	}
	return "What " + name(party) + " says"
}

// endless is more rows than any drawing has.
const endless = 1 << 30

// leastColumns is the least width of a drawing, without its thumb; below it says so.
const leastColumns = 39

// Drawing paints the drawing of a Scene under what the filter lets pass, in a width that leaves a
// column for its thumb. What is higher than height scrolls.
func Drawing(p paint.Painter, s model.Scene, width, height int) Picture {
	var head []string
	if !s.Filter.IsZero() {
		head = filterLines(p, s, "", width)
	}
	head = append(head, formerLine(p, s, width)...)
	if width < leastColumns {
		words := "A drawing needs " + strconv.Itoa(leastColumns+1) + " columns; here are " + strconv.Itoa(width+1) + "." + p.Taught(" {next drawing} goes on to the "+s.NextDrawing().Drawing.String()+".")
		d := Picture{Head: head}
		d.put(p.Prose(words, width, paint.Look{Ink: paint.Muted})...)
		return d
	}
	d := looks[s.Drawing].paint(p, s, width, height-len(head))
	if len(d.Head)+d.Body.Len() == 0 {
		d.put(p.Row(width, paint.Bare))
		d.put(p.Prose(emptiness(p, s), width, paint.Look{Bold: true})...)
	}
	d.Head = append(head, d.Head...)
	return d
}

// choosing tells the key that draws of somebody else, behind why nothing is drawn.
func choosing(p paint.Painter) string {
	return p.Taught(" {choose of whom to draw} chooses another actor.")
}

// emptiness says why nothing is drawn.
func emptiness(p paint.Painter, s model.Scene) string {
	switch {
	case looks[s.Drawing].centred && s.Actor != "" && !s.View().Whole().HasTies(s.Actor):
		return s.View().Dossier().PartyName(s.Actor) + " is the end of no tie, with any filter or none." + choosing(p)
	case s.Filter.IsZero():
		return "There is nothing to draw."
	}
	return "Nothing is left to draw" + undoing(p) + "."
}

// titleOf names a drawing.
func titleOf(s model.Scene) string {
	return looks[s.Drawing].title(s, s.View().Dossier().PartyName)
}

// BriefTitle names a drawing in few words, behind the name of the chosen actor.
func BriefTitle(p paint.Painter, s model.Scene) string {
	shown := looks[s.Drawing]
	if shown.brief == nil {
		shown.brief = shown.title
	}
	return p.Keyed("go to Relationships", shown.brief(s, s.View().Dossier().BriefName))
}

// drawingTitle names a drawing, and what in it is chosen.
func drawingTitle(s model.Scene, naming naming) (name, chosen string) {
	shown := looks[s.Drawing]
	switch {
	case shown.chosen != nil:
		chosen = shown.chosen(s, naming)
	case s.Figure.At >= 0:
		chosen = indexIn(model.List{Stop: s.Figure.At + 1, Shown: s.Figure.Size, Total: s.Figure.Total})
	}
	return shown.title(s, naming), chosen
}

// chosenPair names the pair of the chosen cell.
func chosenPair(s model.Scene, name naming) string {
	pair := s.Figure.Pick
	switch {
	case s.Figure.At < 0 || pair.Other == "":
		return ""
	case pair.Actor == pair.Other:
		return name(pair.Actor)
	}
	return name(pair.Actor) + " and " + name(pair.Other)
}

// Text returns the drawing of a Scene as plain text of at most so many columns: the same
// that the explorer shows under its title, with nothing chosen, as high as it needs to
// be.
func Text(s model.Scene, width int, ascii bool) string {
	var b strings.Builder
	for _, line := range whole(paint.Colourless(ascii, ansi.GraphemeWidth), s, width) {
		b.WriteString(strings.TrimRight(ansi.Strip(line), " ") + "\n")
	}
	return b.String()
}

// SVG is [Text] as a picture in colour, on a dark ground or a light one.
func SVG(s model.Scene, width int, ascii, light bool) string {
	shade := paint.Dark
	if light {
		shade = paint.Light
	}
	head := s.View().Dossier().Head
	title := head.Title + ": " + titleOf(s)
	if m := head.Marking.String(); m != "" {
		title = m + " " + title
	}
	theme := paint.InColour(shade, ascii)
	p := paint.Painter{Theme: theme}
	lines := append([]string{p.Row(width, paint.Bare, paint.Cell{Text: " " + title, Elastic: true, Bold: true})}, whole(theme, s, width)[1:]...)
	return ScreenSVG(lines, light, title)
}

// ScreenSVG returns rows of a screen as SVG, on a dark ground or a light one.
func ScreenSVG(rows []string, light bool, title string) string {
	ground := svg.Dark
	if light {
		ground = svg.Light
	}
	return svg.Picture(strings.Join(rows, "\n"), ground, title)
}

// whole returns all rows of a drawing with nothing chosen, below its title.
func whole(t *paint.Theme, s model.Scene, width int) []string {
	s.Figure.At, s.Focus = -1, NoPane
	p := paint.Painter{Theme: t}
	d := Drawing(p, s, width, endless)
	lines := append([]string{" " + titleOf(s)}, d.Head...)
	for i := range d.Body.Len() {
		lines = append(lines, d.Body.Row(i))
	}
	return lines
}
