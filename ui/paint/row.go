package paint

import (
	"strings"
	"sync"

	"entente/ui/plain"
)

// A Cell is a part of a row. Text longer than its cell is cut with an ellipsis,
// shorter text is padded, so that columns stay straight.
type Cell struct {
	Text    string
	Short   string   // stands for a Text that has no room; if empty, Text is cut
	Pad     string   // of one column, repeated where Text ends; if empty, blanks
	Found   [][2]int // what a search found in Text; nil asks the painter
	Width   int      // in columns; 0 is as wide as Text
	Gap     int      // blank columns before it
	Ink     Ink
	Bold    bool
	Struck  bool // its text, but no blanks around it
	Right   bool // flush right
	Elastic bool // takes what the other cells leave; see [Painter.Row]
	Copied  bool // is there to be selected, with nothing in it that isn't Text's
	bar     bool // off the row's ground: what tells the ground without colour
}

// A Painter turns cells into rows of styled text. It holds what all rows of a
// frame share.
type Painter struct {
	*Theme
	Find func(text string) [][2]int // where a search finds something, by bytes; nil finds nothing
	Keys func(action string) string // the key of an action, empty where it has none; nil where there are no keys to press
}

// Spans returns where the search finds something in text, as byte offsets.
func (p Painter) Spans(text string) [][2]int {
	if p.Find == nil {
		return nil
	}
	return p.Find(text)
}

// Taught returns a sentence with keys in the place of the actions that it names in braces;
// of one without a key, how the palette does it. Where there are no keys to press it is
// empty.
func (p Painter) Taught(sentence string) string {
	if p.Keys == nil {
		return ""
	}
	before, rest, found := strings.Cut(sentence, "{")
	for found {
		var name, key string
		name, rest, _ = strings.Cut(rest, "}")
		if key = p.Keys(name); key == "" {
			key = strings.TrimSpace(p.Keys("what to do") + " “" + name + "”")
		}
		before += key
		name, rest, found = strings.Cut(rest, "{")
		before += name
	}
	return before
}

// Keyed returns a title behind the key of the action that leads there, where it has one.
func (p Painter) Keyed(action, title string) string {
	if p.Keys != nil {
		if key := p.Keys(action); key != "" {
			return key + " " + title
		}
	}
	return title
}

// Row paints cells on a ground, in exactly width columns: cells that have no room
// are clipped, and what they leave is blank. Elastic cells share what the others
// leave of the row: each is as wide as its gap and text as far as that goes, the
// last one takes the rest.
func (p Painter) Row(width int, g Ground, cells ...Cell) string {
	l := p.line()
	spare, last := p.spare(width, cells)
	for i := range cells {
		c := &cells[i]
		room := spare
		if i != last {
			room = p.extent(c)
		}
		if c.Elastic {
			room = min(room, spare)
			spare -= room
		}
		fits := c.Width == 0 && !c.Elastic && room <= width
		room = min(room, width)
		if room <= 0 {
			continue
		}
		width -= room
		gap := min(c.Gap, room)
		l.run(Look{ground: g}, Blanks(gap))
		p.put(l, g, c, room-gap, fits)
	}
	l.run(Look{ground: g}, Blanks(width))
	return l.end()
}

// spare returns the columns that the cells of a fixed width leave, and the index of
// the last elastic cell; without one it is -1.
func (t *Theme) spare(width int, cells []Cell) (spare, last int) {
	last = len(cells) - 1
	for last >= 0 && !cells[last].Elastic {
		last--
	}
	if last < 0 {
		return 0, last
	}
	for i := range cells {
		if c := &cells[i]; !c.Elastic {
			width -= t.extent(c)
		}
	}
	return max(0, width), last
}

// extent returns how many columns a cell takes with its gap, before it is clipped.
func (t *Theme) extent(c *Cell) int {
	if c.Width != 0 {
		return c.Gap + max(0, c.Width)
	}
	return c.Gap + t.Columns(c.Text)
}

// Total returns how many columns the cells take before they are clipped, elastic
// ones as wide as their text.
func (t *Theme) Total(cells []Cell) int {
	n := 0
	for i := range cells {
		n += t.extent(&cells[i])
	}
	return n
}

// put paints a cell in so many columns. It fits where these are its text's.
func (p Painter) put(l *line, g Ground, c *Cell, width int, fits bool) {
	text, size := c.Text, width
	if !fits {
		text, size = p.fitted(text, c.Short, width)
	}
	if c.Pad != "" {
		text, size = text+Repeat(c.Pad, width-size), width
	}
	pad := Blanks(width - size)
	if c.bar {
		g = Bare
	}
	base := Look{Ink: c.Ink, ground: g, Bold: c.Bold}
	around := base
	base.Struck = c.Struck
	if c.Right {
		l.run(around, pad)
	}
	found := c.Found
	if found == nil {
		found = p.Spans(text)
	}
	l.turn(!c.Copied && plain.Turns(text))
	at := 0
	for _, span := range found {
		from, to := whole(text[at:], max(span[0]-at, 0), min(span[1], len(text))-at)
		if from >= to {
			continue
		}
		from, to = at+from, at+to
		l.run(base, text[at:from])
		mark := base
		mark.found, mark.Bold = true, true
		l.run(mark, text[from:to])
		at = to
	}
	l.run(base, text[at:])
	l.turn(false)
	if !c.Right {
		l.run(around, pad)
	}
}

// A line is a row on its way. Neighbours of the same look are one run, and blanks
// belong to what stands before them, as far as that can't be seen: Bubble Tea reads
// and writes every change of look, and its cells keep the frame they came from. A key
// takes a tenth less of the processor for it, and writes a fourteenth less. Blanks at a
// row's end have no look: they are erased in a few bytes, whatever stood there.
type line struct {
	theme  *Theme
	text   []byte
	look   Look
	open   bool // the look is on
	blanks int  // on the bare ground, which are still to be written
	turns  bool // what comes now has text from right to left
}

// turn begins or ends text from right to left, and marks off where it does.
func (l *line) turn(on bool) {
	if on || l.turns {
		l.fill()
		l.text = append(l.text, plain.LRM...)
	}
	l.turns = on
}

// upright keeps an arrow between two names pointing at the one that it is drawn
// before, since reordering would exchange them.
var upright = strings.NewReplacer("→", plain.LRM+"→"+plain.LRM, "←", plain.LRM+"←"+plain.LRM, "↔", plain.LRM+"↔"+plain.LRM, "›", plain.LRM+"›"+plain.LRM)

func (l *line) run(k Look, text string) {
	if text == "" {
		return
	}
	if l.turns {
		text = upright.Replace(text)
	}
	if l.theme.ascii {
		text = plain.ASCII(text)
	}
	behind := 0
	if k.unseen() {
		behind = len(text)
		text = strings.TrimRight(text, " ")
		behind -= len(text)
	}
	if text != "" {
		l.fill()
		stays := l.open && k.ground == l.look.ground && !l.look.found && !l.look.Struck && strings.TrimLeft(text, " ") == ""
		if !l.open || k != l.look && !stays {
			l.close()
			l.text = append(l.text, l.theme.of(k).open...)
			l.look, l.open = k, true
		}
		l.text = append(l.text, text...)
	}
	l.blanks += behind
}

// unseen reports whether a blank of the look is as one of none.
func (k Look) unseen() bool { return k.ground == Bare && !k.found && !k.Struck }

// fill writes the blanks that something stands behind.
func (l *line) fill() {
	if l.blanks > 0 && !l.look.unseen() {
		l.close()
	}
	l.text = append(l.text, Blanks(l.blanks)...)
	l.blanks = 0
}

func (l *line) close() {
	if l.open {
		l.text = append(l.text, l.theme.of(l.look).close...)
	}
	l.open = false
}

// lines are those that are ready to be begun anew: a frame has a hundred rows, and what
// they grow in would be most of what it leaves behind.
var lines = sync.Pool{New: func() any { return new(line) }}

func (p Painter) line() *line {
	l := lines.Get().(*line)
	*l = line{theme: p.Theme, text: l.text[:0]}
	return l
}

// end returns the row. The line is over then.
func (l *line) end() string {
	l.close()
	l.text = append(l.text, Blanks(l.blanks)...)
	defer lines.Put(l)
	return string(l.text)
}

const blank = "                                                                                "

// Blanks returns n blanks; none where n is negative.
func Blanks(n int) string {
	if 0 <= n && n <= len(blank) {
		return blank[:n]
	}
	return Repeat(" ", n)
}

// Repeat returns n copies of s; none where n is negative.
func Repeat(s string, n int) string { return strings.Repeat(s, max(n, 0)) }
