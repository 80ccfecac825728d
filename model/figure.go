package model

import (
	"slices"
	"sync"
)

// A Pick is what one stop of a drawing chooses. An empty id leaves the Selection's as
// it is.
type Pick struct {
	Actor, Other string
	// Ties stand at that stop, the one first that is chosen with it; none at an
	// empty cell of a matrix.
	Ties []*Tie
	// items are what of each of the ties stands there; nil where it is all of the tie.
	items []Item
	stays bool // the Selection keeps its actor and its other, though it is of these two
}

// item returns what of one of its ties stands at the stop; the zero Item where it is
// all of it.
func (p *Pick) item(tie string) Item {
	i := slices.IndexFunc(p.items, func(i Item) bool { return i.Tie == tie })
	if i < 0 {
		return Item{}
	}
	return p.items[i]
}

// tie returns the id of the wanted tie if it stands at the stop, else of the first.
func (p *Pick) tie(wanted string) string {
	if len(p.Ties) == 0 {
		return ""
	}
	if slices.ContainsFunc(p.Ties, func(t *Tie) bool { return t.ID == wanted }) {
		return wanted
	}
	return p.Ties[0].ID
}

// Facts are what a drawing shows: a [*Tree], a [*Matrix] and so on. Their stops, which
// can be chosen, are in reading order: the first rows*columns of them are a grid, those
// behind it a list.
type Facts interface {
	size() int
	pick(stop int) Pick
	// find returns the stop of the tie that suits the Scene's Selection best, or -1.
	find(s *Scene, tie string) int
	// nth returns which of a tie's stops it is, from 1: one tie may stand at several.
	nth(tie string, stop int) int
	// grid returns the size of the grid; 1 and size for a mere list.
	grid() (columns, rows int)
}

// picks are the stops of a drawing that is a list.
type picks struct {
	list    []Pick
	indexed sync.Once
	of      tieStops
}

// add puts a stop behind the others, and returns its index.
func (p *picks) add(pick Pick) int {
	p.list = append(p.list, pick)
	return len(p.list) - 1
}

// room makes room for n stops.
func (p *picks) room(n int) { p.list = make([]Pick, 0, n) }

func (p *picks) size() int                 { return len(p.list) }
func (p *picks) pick(stop int) Pick        { return p.list[stop] }
func (p *picks) grid() (columns, rows int) { return 1, len(p.list) }

// stopsOf returns the stops of a tie, in order.
func (p *picks) stopsOf(t *Tie) []int {
	p.index()
	return p.of.of(t)
}

// index finds the stops of all ties, unless they have been found. No stop is added after that.
func (p *picks) index() {
	p.indexed.Do(func() {
		p.of = stopsOfTies(func(yield func(int, *Tie)) {
			for stop := range p.list {
				for _, t := range p.list[stop].Ties {
					yield(stop, t)
				}
			}
		})
	})
}

// find prefers a stop of the tie that also fits the chosen actors and the chosen item,
// of several the one that was chosen, then any of that tie, then one of the chosen actors.
func (p *picks) find(s *Scene, tie string) int {
	fits := func(n int) bool {
		at := &p.list[n]
		return (at.Actor == "" || at.Actor == s.Actor) && (at.Other == "" || at.Other == s.Other)
	}
	if of := p.stopsOf(s.view.d.TieByID(tie)); len(of) > 0 {
		if n := s.requested.Nth - 1; n >= 0 && n < len(of) {
			of = append([]int{of[n]}, of...)
		}
		told := func(n int) bool { return fits(n) && p.list[n].item(tie) == s.requested.Item }
		return of[max(0, slices.IndexFunc(of, fits), slices.IndexFunc(of, told))]
	}
	return slices.IndexFunc(p.list, func(at Pick) bool {
		return at.Other != "" && at.Other == s.Other && (at.Actor == "" || at.Actor == s.Actor)
	})
}

func (p *picks) nth(tie string, stop int) int {
	i := slices.IndexFunc(p.list[stop].Ties, func(t *Tie) bool { return t.ID == tie })
	if i < 0 {
		return 1
	}
	return slices.Index(p.stopsOf(p.list[stop].Ties[i]), stop) + 1
}

// A Figure is the drawing that a Scene shows, with the stop that is chosen.
type Figure struct {
	Facts Facts // nil where the Scene shows the panes

	At   int // the chosen stop; -1 where there is none
	Size int // how many there are
	// Total is how many there would be without a filter.
	Total int
	Pick  Pick
}

// A figureKey is what a drawing's facts depend on, besides the view.
type figureKey struct {
	drawing     Drawing
	actor       string
	other       string
	wide        bool
	counterpart bool // grouped by it
	joined      bool
	order       Order
	claims      ClaimOrder
}

// seeFigure finds the drawing's facts, and has Sources show what is chosen in it.
func (s *Scene) seeFigure() {
	if s.Drawing == NoDrawing {
		s.Nth = 0
		return
	}
	if s.Focus == Countries {
		s.Focus = Relationships
	}
	if s.view.match.errand != nil {
		s.view.Whole().moments() // which the keys of a drawing go through, or they would wait for them
		if s.Drawing.row().spoken {
			s.view.claimants()
		}
	}
	s.behind = s.Tie
	if repair := s.Drawing.row().repair; repair != nil {
		repair(s)
	}
	facts := s.view.facts(s.figureKey())
	wanted := s.behind
	if s.requested.Nth > 0 && s.requested.Tie != "" {
		wanted = s.requested.Tie
	}
	s.Figure = Figure{Facts: facts, Size: facts.size(), Total: facts.size(), At: facts.find(s, wanted)}
	f := &s.Figure
	if !s.view.filter.IsZero() {
		f.Total = s.view.whole().facts(s.figureKey()).size()
	}
	s.seeSpan()
	if f.At < 0 {
		f.At = min(0, f.Size-1)
	}
	s.Tie, s.Quote, s.Story.Tie, s.Story.Quote = "", "", nil, nil
	if f.At < 0 {
		return
	}
	f.Pick = facts.pick(f.At)
	if s.Tie = f.Pick.tie(wanted); s.Tie != "" {
		s.Nth = facts.nth(s.Tie, f.At)
	}
	s.Story.Tie = s.view.d.TieByID(s.Tie)
}

// figureKey returns the key of the facts that the drawing needs.
func (s *Scene) figureKey() figureKey {
	var key figureKey
	if needs := s.Drawing.row().needs; needs != nil {
		key = needs(s)
	}
	key.drawing = s.Drawing
	return key
}

// facts returns a drawing's facts, which the view keeps: of pairs, of which there are many
// and each may have most of the ties, the last ones.
func (v *View) facts(key figureKey) Facts {
	kept := v.figures
	if key.other != "" {
		kept = v.ofPairs
	}
	return kept.get(key, func() Facts { return key.drawing.row().facts(v, key) })
}

// drawBeside begins a drawing of all that passes, or of the chosen actor, beside the lists,
// each of which takes as long.
func (s *Scene) drawBeside() (wait func()) {
	if s.Drawing == NoDrawing || s.view.match.errand == nil {
		return func() {}
	}
	likely := *s // which it is unless what is chosen has to be repaired
	likely.behind = s.Tie
	if repair := s.Drawing.row().repair; repair != nil {
		repair(&likely)
	}
	key := likely.figureKey()
	if key.other != "" || key.actor != "" && (key.actor != s.Actor || s.view.d.ActorByID(s.Actor) == nil) {
		return func() {} // a drawing of two is quick; another actor's has to wait for the lists
	}
	return s.view.match.errand.beside(func() { s.view.facts(key) })
}

// seeOther repairs the second actor: by default it is the first other in Countries.
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

// claimant returns whose words are drawn: the party's whose words are listed, else the
// actor's if it says anything, else the first one's who does.
func (s *Scene) claimant() string {
	if s.Scope.Kind == SaidBy && s.view.d.party(s.Scope.ID) >= 0 {
		return s.Scope.ID
	}
	if n := s.view.d.actor.number(s.Actor); len(s.view.d.saidOf[n]) > 0 {
		return s.Actor
	}
	if all := s.view.claimants(); len(all) > 0 {
		return all[0]
	}
	return Unattributed
}

// claimants returns all who say anything of a tie that passes, in the order of their
// panel. They are shared and must not be written to.
func (v *View) claimants() []string { return v.speakers.get(0, v.listClaimants) }

func (v *View) listClaimants() []string {
	var list []string
	for _, p := range v.d.claimantsInOrder() {
		if slices.ContainsFunc(v.d.saidOf[p], func(n int32) bool {
			v.match.errand.goOn()
			t := v.d.tieAt(int(n))
			return slices.Contains(t.at.claimants(), p) && v.match.passes(t, -1)
		}) {
			list = append(list, v.d.partyID(p))
		}
	}
	return list
}
