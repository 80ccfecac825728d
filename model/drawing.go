package model

import "slices"

// A Drawing is another look at what the filter leaves, in the place of Countries
// and Relationships.
type Drawing uint8

// The drawings: four to look at, then four that answer a question.
const (
	NoDrawing         Drawing = iota // the panes
	TreeDrawing                      // the actor's ties by what they are
	MatrixDrawing                    // actor by actor
	TimelineDrawing                  // a lane a tie
	NearDrawing                      // the actor and those one tie away
	PathDrawing                      // the shortest ways from the actor to another
	ComparisonDrawing                // two actors side by side
	VoicesDrawing                    // what one claimant says, and who disagrees
	LadderDrawing                    // what is left by ever stricter lenses
	drawings          int     = iota
)

// questions is the first drawing that answers a question.
const questions = PathDrawing

var drawingNames = [drawings]string{
	"panes", "tree", "matrix", "timeline", "neighbourhood", "path", "compare", "voices", "ladder",
}

// String gives the drawing's word, which is its command too.
func (d Drawing) String() string { return drawingNames[min(int(d), drawings-1)] }

// Drawings lists all drawings; the panes aren't one.
func Drawings() []Drawing {
	list := make([]Drawing, 0, drawings-1)
	for d := TreeDrawing; int(d) < drawings; d++ {
		list = append(list, d)
	}
	return list
}

// A Pick is what one place of a drawing chooses. Ids that are empty leave the
// Selection's as they are.
type Pick struct {
	Actor, Other string
	// Ties stand at that place, the one first that is chosen with it; none at an
	// empty cell of a matrix.
	Ties []*Tie
}

// tie gives the id of the wanted tie where it stands at the place, else of its first.
func (p *Pick) tie(wanted string) string {
	if len(p.Ties) == 0 {
		return ""
	}
	if slices.ContainsFunc(p.Ties, func(t *Tie) bool { return t.ID == wanted }) {
		return wanted
	}
	return p.Ties[0].ID
}

// A figure is what See needs to know of a drawing's facts: what can be chosen, in
// reading order. The first rows*columns places are a grid, those behind are a list.
type figure interface {
	size() int
	pick(place int) Pick
	// find gives the place of what the Scene's Selection chooses, or -1.
	find(s *Scene) int
	// nth gives which of a tie's places it is: one tie may stand at several.
	nth(tie string, place int) int
	// grid gives the columns and rows of places that stand in rows; 1 and size for a list.
	grid() (columns, rows int)
}

// picks are the places of a drawing that is a list.
type picks struct {
	list []Pick
	at   map[string]int   // by tie: the first place where it stands
	also map[string][]int // its other places
}

// add puts a place behind the others, and gives its number.
func (p *picks) add(pick Pick) int {
	n := len(p.list)
	p.list = append(p.list, pick)
	if p.at == nil {
		p.at, p.also = map[string]int{}, map[string][]int{}
	}
	for _, t := range pick.Ties {
		if _, ok := p.at[t.ID]; ok {
			p.also[t.ID] = append(p.also[t.ID], n)
		} else {
			p.at[t.ID] = n
		}
	}
	return n
}

// room makes room for so many places.
func (p *picks) room(n int) {
	p.list, p.at, p.also = make([]Pick, 0, n), make(map[string]int, n), map[string][]int{}
}

func (p *picks) size() int                 { return len(p.list) }
func (p *picks) pick(place int) Pick       { return p.list[place] }
func (p *picks) grid() (columns, rows int) { return 1, len(p.list) }

// find prefers a place of the chosen tie that also fits the chosen actors, then
// any of that tie, then one of the chosen actors.
func (p *picks) find(s *Scene) int {
	fits := func(n int) bool {
		at := &p.list[n]
		return (at.Actor == "" || at.Actor == s.Actor) && (at.Other == "" || at.Other == s.Other)
	}
	if first, ok := p.at[s.wish.Tie]; ok {
		of := append([]int{first}, p.also[s.wish.Tie]...)
		if n := s.wish.Nth; n >= 0 && n < len(of) && fits(of[n]) {
			return of[n]
		}
		return of[max(0, slices.IndexFunc(of, fits))]
	}
	return slices.IndexFunc(p.list, func(at Pick) bool {
		return at.Other != "" && at.Other == s.Other && (at.Actor == "" || at.Actor == s.Actor)
	})
}

// nth is 0 where the tie doesn't stand at the place.
func (p *picks) nth(tie string, place int) int {
	return slices.Index(p.also[tie], place) + 1
}

// A Figure is the drawing that a Scene shows: its facts, and which of its places
// is chosen.
type Figure struct {
	Tree       *Tree
	Matrix     *Matrix
	Timeline   *Timeline
	Near       *Neighbourhood
	Paths      *Paths
	Comparison *Comparison
	Voices     *Voices
	Ladder     *Ladder

	At   int // the chosen place; -1 where there is none
	Size int // how many there are
	// Total is how many there would be without a filter.
	Total int
	Pick  Pick

	figure
}

// A figureKey is what a drawing's facts depend on, besides the view.
type figureKey struct {
	drawing     Drawing
	actor       string
	other       string
	wide        bool
	counterpart bool // grouped by it
}

// seeFigure draws, and has Sources tell what is chosen in the drawing.
func (s *Scene) seeFigure() {
	if s.Drawing == NoDrawing || int(s.Drawing) >= drawings {
		s.Drawing = NoDrawing
		return
	}
	if s.Focus == Countries {
		s.Focus = Relationships
	}
	if s.Drawing == PathDrawing || s.Drawing == ComparisonDrawing {
		s.seeOther()
	}
	s.Figure = s.view.figure(s.figureKey())
	f := &s.Figure
	f.Size, f.Total, f.At = f.size(), f.size(), f.find(s)
	if whole := s.view.d.whole; s.view != whole {
		f.Total = whole.figure(s.figureKey()).size()
	}
	if f.At < 0 {
		f.At = min(0, f.Size-1)
	}
	s.Tie, s.Quote, s.Story.Tie, s.Story.Quote = "", "", nil, nil
	if f.At < 0 {
		return
	}
	f.Pick = f.pick(f.At)
	s.Tie = f.Pick.tie(s.wish.Tie)
	s.Story.Tie = s.view.d.TieByID(s.Tie)
}

// figureKey says which facts the drawing needs.
func (s *Scene) figureKey() figureKey {
	key := figureKey{drawing: s.Drawing}
	switch s.Drawing {
	case TreeDrawing:
		key.actor, key.counterpart = s.Actor, s.Order == OrderCounterpart
	case NearDrawing:
		key.actor = s.Actor
	case MatrixDrawing:
		key.wide = s.Wide
	case PathDrawing, ComparisonDrawing:
		key.actor, key.other = s.Actor, s.Other
	case VoicesDrawing:
		key.actor = s.claimant()
	case TimelineDrawing, LadderDrawing, NoDrawing:
	}
	return key
}

// figure gives a drawing's facts, which the view keeps.
func (v *View) figure(key figureKey) Figure {
	if f, ok := v.figures[key]; ok {
		return f
	}
	f := v.newFigure(key)
	v.figures[key] = f
	return f
}

func (v *View) newFigure(key figureKey) (f Figure) {
	switch key.drawing {
	case TreeDrawing:
		f.Tree = v.Tree(key.actor, key.counterpart)
		f.figure = f.Tree
	case MatrixDrawing:
		f.Matrix = v.Matrix(key.wide)
		f.figure = f.Matrix
	case TimelineDrawing:
		f.Timeline = v.Timeline()
		f.figure = f.Timeline
	case NearDrawing:
		f.Near = v.Neighbourhood(key.actor)
		f.figure = f.Near
	case PathDrawing:
		f.Paths = v.Paths(key.actor, key.other)
		f.figure = f.Paths
	case ComparisonDrawing:
		f.Comparison = v.Compare(key.actor, key.other)
		f.figure = f.Comparison
	case VoicesDrawing:
		f.Voices = v.Voices(key.actor)
		f.figure = f.Voices
	case LadderDrawing, NoDrawing:
		f.Ladder = v.Ladder()
		f.figure = f.Ladder
	}
	return f
}

// seeOther repairs the second actor: without one it is the first other in
// Countries.
func (s *Scene) seeOther() {
	if s.view.d.ActorByID(s.Other) != nil && s.Other != s.Actor {
		return
	}
	s.Other = ""
	for _, n := range s.view.d.countries {
		if id := s.view.d.Actors[n].ID; id != s.Actor {
			s.Other = id
			return
		}
	}
}

// claimant is whose words are drawn: the party whose words are listed, else the
// actor if it says anything, else the first who does.
func (s *Scene) claimant() string {
	if s.Scope.Kind == SaidBy && s.view.d.party(s.Scope.ID) >= 0 {
		return s.Scope.ID
	}
	if n := s.view.d.actor[s.Actor]; len(s.view.d.saidOf[n]) > 0 {
		return s.Actor
	}
	return append(s.view.claimants(), Unattributed)[0]
}

// claimants are all who say anything of a tie that passes, in the order of their
// panel.
func (v *View) claimants() []string {
	var list []string
	for _, value := range v.d.claimantValues() {
		p := v.d.party(value.Value)
		if slices.ContainsFunc(v.d.saidOf[p], func(n int) bool { return v.sieve.passes(&v.d.Ties[n], -1) }) {
			list = append(list, value.Value)
		}
	}
	return list
}

// Draw shows a drawing, or the panes, with the same chosen.
func (s Scene) Draw(d Drawing) Selection {
	next := s.wish
	next.Drawing, next.DrawTop, next.Nth = d, 0, 0
	if d != NoDrawing {
		next.Focus = max(next.Focus, Relationships)
	}
	// What is told stays chosen, whatever draws it.
	if next.Tie = s.Tie; d == NoDrawing && s.Tie != "" && s.Drawing != VoicesDrawing {
		next = s.ChooseTie(s.Tie)
		next.Drawing = NoDrawing
	}
	return next
}

// NextDrawing gives the n-th drawing on, among those to look at and the panes.
func (s Scene) NextDrawing() Selection {
	next := s.Drawing + 1
	if next >= questions {
		next = NoDrawing
	}
	return s.Draw(next)
}

// NextQuestion shows the next drawing that answers a question, and behind the last
// the panes.
func (s Scene) NextQuestion() Selection {
	next := max(s.Drawing+1, questions)
	if int(next) >= drawings {
		next = NoDrawing
	}
	return s.Draw(next)
}

// ChoosePick chooses what stands at a place of the drawing, counted from 0.
func (s Scene) ChoosePick(place int) Selection {
	p, next := s.Figure.pick(place), s.wish
	next.Tie, next.Quote = p.tie(s.Tie), ""
	next.Nth = s.Figure.nth(next.Tie, place)
	if s.Drawing != VoicesDrawing {
		next.Scope = Scope{}
	}
	if p.Actor != "" {
		next.Actor = p.Actor
	} else if t := s.view.d.TieByID(next.Tie); t != nil && s.Drawing == TimelineDrawing {
		next.Actor = s.view.d.Actors[s.seenFrom(t)].ID
	}
	if p.Other != "" {
		next.Other = p.Other
	}
	next.Focus = Relationships
	return next
}

// moveDrawn chooses n rows further down in the drawing; it stops at the ends.
func (s Scene) moveDrawn(n int) Selection {
	f := &s.Figure
	if f.At < 0 {
		return s.wish
	}
	columns, rows := f.grid()
	cells := columns * rows
	row, column := f.At/columns, f.At%columns
	if f.At >= cells {
		row, column = rows+f.At-cells, 0
	}
	row = further(row, n, rows+f.Size-cells)
	place := row*columns + column
	if row >= rows {
		place = cells + row - rows
	}
	if place == f.At {
		return s.wish
	}
	return s.ChoosePick(place)
}

// MoveSideways chooses n columns further right in a matrix. Elsewhere it chooses the
// n-th actor on that the drawing is of: the other one where it is of two, the
// claimant of what is said, the lens of a ladder.
func (s Scene) MoveSideways(n int) Selection {
	switch s.Drawing {
	case MatrixDrawing:
		columns, rows := s.Figure.grid()
		if s.Figure.At < 0 || s.Figure.At >= columns*rows {
			return s.wish
		}
		row, column := s.Figure.At/columns, s.Figure.At%columns
		if next := further(column, n, columns); next != column {
			return s.ChoosePick(row*columns + next)
		}
	case TreeDrawing, NearDrawing:
		next := s.wish
		next.Actor, next.Scope = step(s.view.tiedActors(""), s.Actor, n), Scope{}
		return next
	case PathDrawing, ComparisonDrawing:
		next := s.wish
		next.Other = step(s.view.tiedActors(s.Actor), s.Other, n)
		return next
	case VoicesDrawing:
		next := s.wish
		next.Scope = Scope{Kind: SaidBy, ID: step(s.view.claimants(), s.claimant(), n)}
		return next
	case LadderDrawing:
		return s.Sift(s.Filter.ThroughLens(Lens(further(int(s.Filter.Lens()), n, lenses)))) //nolint:gosec // there are five
	case TimelineDrawing, NoDrawing:
	}
	return s.wish
}

// tiedActors are the actors with a tie that passes, as Countries has them, without
// one of them.
func (v *View) tiedActors(without string) []string {
	var list []string
	for _, n := range v.d.countries {
		if id := v.d.Actors[n].ID; v.counts[n] > 0 && id != without {
			list = append(list, id)
		}
	}
	return list
}

// step gives what stands n further on in the list, up to its ends; the first where
// now isn't in it.
func step(list []string, now string, n int) string {
	i := slices.Index(list, now)
	switch {
	case len(list) == 0:
		return now
	case i < 0:
		return list[0]
	}
	return list[further(i, n, len(list))]
}

// enterFigure leaves the drawing for the panes: with the ties of the pair that is
// chosen, or with the tie.
func (s Scene) enterFigure() Selection {
	pair := s.Drawing == MatrixDrawing || s.Drawing == NearDrawing
	if !pair || s.Figure.At < 0 || s.Figure.Pick.Other == "" {
		return s.Draw(NoDrawing)
	}
	next := s.Sift(s.Filter.With(ByCounterpart, s.Figure.Pick.Other))
	next.Actor, next.Tie, next.Scope = s.Figure.Pick.Actor, s.Tie, Scope{}
	next.Drawing, next.Focus = NoDrawing, Relationships
	return next
}
