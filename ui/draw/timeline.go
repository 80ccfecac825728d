package draw

import (
	"cmp"
	"slices"
	"strconv"

	"entente/model"
	"entente/ui/paint"
)

// The columns of a lane.
const (
	dateWide   = 14
	dateTight  = 12
	roomyLanes = 72  // below, dates are told more briefly
	slimLanes  = 50  // below, the axis alone tells them
	wordyLanes = 96  // from here on there is room for the standing's word
	tellsLabel = 26  // the least room of ends and label together, below which the ends have all of it
	measured   = 250 // of how many lanes the ends and labels are measured
	noDates    = -1  // takes the blank beside a date, too
)

// timeline paints a lane a tie: the tie, its date, and where that lies on the axis. The
// ties without a date stand below in the same columns, and what they say runs on where
// others have theirs. Where the lanes fill the screen, those are one row until one of them
// is chosen, and then have half of the screen.
func timeline(p paint.Painter, s model.Scene, width, height int) Picture {
	var d Picture
	line := s.Figure.Facts.(*model.Timeline)
	dated, n := len(line.Lanes), len(line.Undated)
	from, to := 0, n // of the undated ones
	if n > 0 && dated+1 >= height {
		from, to = undatedShown(s.Figure.At-dated, n, height)
	}
	folded := from == to && n > 0
	t := newTrack(p, s, width)
	if t.axis != nil {
		d.Head = append(d.Head, t.head(line, folded))
	}
	d.putMany(0, len(line.Lanes), func(stop int) string { return t.row(&line.Lanes[stop]) })
	switch told := strconv.Itoa(n); {
	case folded:
		d.putAt(line.Undated[0].Stop, p.Row(width, paint.Bare, paint.Cell{Width: 1},
			paint.Cell{Text: "▸ " + told + " without a date", Elastic: true, Bold: true}))
	case to-from < n:
		told = strconv.Itoa(from+1) + "–" + strconv.Itoa(to) + " of " + told
		fallthrough
	case n > 0:
		d.put(p.Heading("without a date", told, width))
	}
	d.putMany(dated+from, to-from, func(stop int) string { return t.row(&line.Undated[stop-dated]) })
	return d
}

// undatedShown returns which of the ties without a date stand below lanes that fill the
// screen: none, or of a half of it those around the chosen one, so that there is a drawing
// to be seen.
func undatedShown(chosen, n, height int) (from, to int) {
	if chosen < 0 {
		return 0, 0
	}
	rows := max(1, height/2-2)
	w := Window{Top: chosen - rows + 1, Rows: rows}.Clamp(n)
	return w.Top, min(n, w.Top+w.Rows)
}

// A track is what all rows of a timeline share.
type track struct {
	paint.Painter
	s     model.Scene
	axis  *axis // nil where nothing has a date
	width int
	date  int // the columns of a date, or noDates
	// ends, label, word and denials are how wide the widest are; word is of a standing.
	ends, label, word, denials int
}

// newTrack shares out the columns of what the Scene shows of a timeline.
func newTrack(p paint.Painter, s model.Scene, width int) track {
	line := s.Figure.Facts.(*model.Timeline)
	t := track{Painter: p, s: s, width: width, date: dateTight}
	if line.Denials > 0 {
		t.denials = 1 + len(strconv.Itoa(line.Denials))
	}
	if width < slimLanes {
		t.date = noDates
	}
	t.fit(line.Lanes)
	t.fit(line.Undated)
	if len(line.Lanes) > 0 {
		t.axis = newAxis(&s, line, max(width/3, (width-20)*2/5))
	}
	return t
}

// fit measures the dates, ends and labels of lanes, or of some of many.
func (t *track) fit(lanes []model.Lane) {
	for i := 0; i < len(lanes); i += 1 + len(lanes)/measured {
		if t.width >= roomyLanes {
			t.date = max(t.date, min(dateWide, t.Columns(laneDate(&lanes[i], dateWide))))
		}
		t.ends = max(t.ends, t.Columns(t.s.View().Dossier().EndsInBrief(lanes[i].Tie)))
		t.label = max(t.label, t.Columns(labelText(t.labelOf(&lanes[i]))))
		t.word = max(t.word, len(standingWord(lanes[i].Tie.Standing())))
	}
}

// head says what the axis shows, and how many ties aren't on it.
func (t *track) head(line *model.Timeline, folded bool) string {
	undated := paint.Cell{Gap: 1, Elastic: true, Ink: paint.Muted}
	if folded {
		n := strconv.Itoa(len(line.Undated))
		undated.Text, undated.Short = n+" without a date", "+"+n
	}
	cells := []paint.Cell{undated}
	if t.date != noDates {
		cells = append(cells, paint.Cell{Gap: 1, Text: t.axis.name, Width: min(t.Columns(t.axis.name), t.date+1), Bold: t.axis.windowed, Ink: paint.Muted})
	}
	cells = append(cells, paint.Cell{Gap: 1, Text: string(t.axis.ruler), Width: t.axis.width, Ink: paint.Muted})
	return t.Row(t.width, paint.Bare, append(cells, paint.Cell{Width: t.standingWide()})...)
}

// row paints a tie, its date, and where that lies on the axis.
func (t *track) row(l *model.Lane) string {
	g, bar, chosen := stopGround(t.s, l.Stop)
	cells := append(make([]paint.Cell, 0, 16), bar)
	if d := t.s.View().Dossier(); d.Former() != nil {
		cells = append(cells, changeCells(d, chosen, l.Ties()...)...)
	}
	return t.Row(t.width, g, append(cells, t.tie(l, t.width-t.Total(cells), chosen)...)...)
}

// tie lays out a lane: its ends, its label, its date and where that lies, and how it
// stands, where several share it the firmest, with how many of them somebody denies. Ends
// and label share the room by what they need.
func (t *track) tie(l *model.Lane, width int, bold bool) []paint.Cell {
	rest := append(t.when(l, bold), t.standing(l, bold)...)
	return append(t.about(l, width-t.Total(rest), bold), rest...)
}

// about lays out the ends and the label of a lane. Without a date, it has the columns of
// those with one, and what others have behind them.
func (t *track) about(l *model.Lane, room int, bold bool) []paint.Cell {
	d, label := t.s.View().Dossier(), t.labelOf(l)
	label.Bold = bold
	ends := paint.Cell{Bold: bold}
	if room < tellsLabel && !l.Alike && len(l.Others) == 0 {
		ends.Text, ends.Elastic = endsIn(t.Painter, d, l.Tie, room), true
		return []paint.Cell{ends}
	}
	told, size := t.Columns(labelText(label)), t.Columns(d.EndsInBrief(l.Tie))
	if size+told == room-1 {
		label.Gap = 1 // nothing is cut for a blank
	}
	room -= label.Gap
	column := min(t.endsWide(), max(room*2/3, room-told))
	ends.Width = alongside(column, room, size, told)
	ends.Text = endsIn(t.Painter, d, l.Tie, ends.Width)
	ends.Width = min(ends.Width, max(column, t.Columns(ends.Text))) // cut to a number it may leave blanks
	return []paint.Cell{ends, label}
}

// when lays out a lane's date, and where that lies; nothing, if it has none.
func (t *track) when(l *model.Lane, bold bool) []paint.Cell {
	if t.axis == nil || l.Tie.Date.IsZero() {
		return nil
	}
	var cells []paint.Cell
	if t.date != noDates {
		cells = append(cells, paint.Cell{Gap: 2, Text: laneDate(l, t.date), Bold: bold}) // no wider: the label has the rest
	}
	return append(append(cells, paint.Cell{Width: 1}), t.axis.cells(l)...)
}

// whenWide is how many columns [track.when] takes at most.
func (t *track) whenWide() int {
	switch {
	case t.axis == nil:
		return 0
	case t.date == noDates:
		return 1 + t.axis.width
	}
	return 2 + t.date + 1 + t.axis.width
}

// endsWide is how many columns the ends have before a label: in each row the same, by the
// room that those with the widest dates have.
func (t *track) endsWide() int {
	room := max(tellsLabel, t.width-1-columnGap-t.whenWide()-t.standingWide())
	return min(t.ends, max(room*2/3, room-t.label))
}

// standing shows how the ties of a lane stand, and who denies them.
func (t *track) standing(l *model.Lane, bold bool) []paint.Cell {
	firmest := slices.MinFunc(l.Ties(), func(a, b *model.Tie) int { return cmp.Compare(a.Standing(), b.Standing()) })
	cells := append([]paint.Cell{standingCell(firmest, t.mark(), bold)}, deniedCells(deniedTies(l.Denials()), t.denials, paint.Red, bold)...)
	return append(cells, paint.Cell{Width: 1})
}

// standingWide is how many columns [track.standing] takes.
func (t *track) standingWide() int { return 1 + t.mark() + min(t.denials, 1) + t.denials + 1 }

// mark returns the columns of a standing.
func (t *track) mark() int { return wordColumns(markColumns(t.width, wordyLanes), t.word) }

// labelOf tells a lane from others: by its label, with the type where that has room, or
// by the type, where it has no label, neighbours have the same, or several share it.
func (t *track) labelOf(l *model.Lane) paint.Cell {
	c := paint.Cell{Gap: columnGap, Elastic: true, Ink: paint.Muted, Text: t.s.View().Dossier().TypeOf(l.Tie).Label}
	switch {
	case len(l.Others) > 0:
		c.Short = strconv.Itoa(1+len(l.Others)) + "×" // behind it, as in ASCII ✗3 is x3
		c.Text = c.Short + " " + c.Text
	case !l.Alike && l.Tie.Label != "":
		c.Text, c.Short = l.Tie.Label+" · "+c.Text, l.Tie.Label
	}
	return c
}

// laneDate returns a lane's date in so many columns, with a sign before it for each way
// in which it isn't exact: ~ about, ? uncertain, * worked out. Of an interval's end it
// gives what differs, and of both no more than there is room for.
func laneDate(l *model.Lane, width int) string {
	sign := ""
	if l.Derived {
		sign = "*"
	}
	if l.Approximate {
		sign += "~"
	}
	if l.Uncertain {
		sign += "?"
	}
	return sign + l.Tie.Date.Brief(width-len(sign))
}
