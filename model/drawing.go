package model

import (
	"cmp"
	"slices"
	"sync"
)

// A Drawing is another look at what the filter leaves, instead of Countries
// and Relationships.
type Drawing uint8

// The drawings: some to look at, some that answer a question. Keys go through each kind
// in this order, to which new ones are added at the end.
const (
	NoDrawing            Drawing = iota // the panes
	TreeDrawing                         // the actor's ties by what they are
	MatrixDrawing                       // actor by actor
	TimelineDrawing                     // a lane a tie
	NeighbourhoodDrawing                // the actor and those one tie away
	PathDrawing                         // the shortest ways from the actor to another
	ComparisonDrawing                   // two actors side by side
	VoicesDrawing                       // what one claimant says, and who disagrees
	LadderDrawing                       // what is left by ever stricter lenses
	NetworkDrawing                      // few actors, and what ties each two of them
	ClaimsDrawing                       // who says so: every claim
	drawings             int     = iota
)

// A drawingRow is all that the model knows of a drawing.
type drawingRow struct {
	word     string // its command too
	question bool   // it answers one
	spoken   bool   // it is of what the party of the Selection's Scope says
	follows  bool   // to choose a tie in it is to choose one of the tie's ends
	ofClaims bool   // its stops are claims, which have orders of their own
	orders   []Order
	repair   func(s *Scene) // what of the Selection only this drawing shows; nil for nothing
	// needs returns what the facts depend on, besides the view; nil for nothing.
	needs  func(s *Scene) figureKey
	facts  func(v *View, of figureKey) Facts
	aims   []Aim                  // what can be chosen by its name
	sizes  [2]string              // what the larger of two sizes has, and what the smaller; empty for one
	larger func(*Selection) *bool // where a Selection says that it is the larger; nil where there is one
	sized  func(d *Dossier) bool  // reports whether there are two; nil where the sizes say it
	onward string                 // what ← and → go through; empty where they lead nowhere
	// sideways chooses the n-th further on of what the drawing is of; nil where that
	// doesn't change it, or its stops are a grid.
	sideways func(s *Scene, n int) Selection
}

var drawingRows = [drawings]drawingRow{
	NoDrawing: {word: "panes"},
	TreeDrawing: {
		word: "tree", aims: []Aim{toActor}, orders: []Order{OrderType, OrderCounterpart},
		needs: func(s *Scene) figureKey {
			return figureKey{actor: s.Actor, counterpart: s.Order == OrderCounterpart}
		},
		facts:    func(v *View, of figureKey) Facts { return v.Tree(of.actor, of.counterpart) },
		onward:   "actor",
		sideways: (*Scene).nextActor,
	},
	MatrixDrawing: {
		word: "matrix", aims: []Aim{toRow, toColumn}, sizes: [2]string{"all actors", "protagonists"}, larger: (*Selection).wide, onward: "column", repair: (*Scene).widen,
		needs: func(s *Scene) figureKey { return figureKey{wide: s.Wide} },
		facts: func(v *View, of figureKey) Facts { return v.Matrix(of.wide) },
	},
	TimelineDrawing: {
		word: "timeline", follows: true,
		needs: func(s *Scene) figureKey { return figureKey{joined: s.Joined} },
		facts: func(v *View, of figureKey) Facts { return v.Timeline(of.joined) },
	},
	NeighbourhoodDrawing: {
		word: "neighbourhood", aims: []Aim{toActor}, onward: "side",
		orders: []Order{OrderType, OrderCounterpart, OrderStanding, OrderDate, OrderParagraph},
		needs:  func(s *Scene) figureKey { return figureKey{actor: s.Actor, order: s.Order} },
		facts:  func(v *View, of figureKey) Facts { return v.Neighbourhood(of.actor, of.order) },
	},
	PathDrawing: {
		word: "path", question: true, aims: []Aim{toOther, toActor}, repair: (*Scene).seeOther,
		sizes: [2]string{"all ties", "firmest ties"}, larger: (*Selection).open, onward: "other actor", sideways: (*Scene).nextOther,
		needs: func(s *Scene) figureKey { return figureKey{actor: s.Actor, other: s.Other, wide: s.Open} },
		facts: func(v *View, of figureKey) Facts { return v.Paths(of.actor, of.other, of.wide) },
	},
	ComparisonDrawing: {
		word: "compare", question: true, aims: []Aim{toOther, toActor}, repair: (*Scene).seeOther,
		onward: "other actor", sideways: (*Scene).nextOther,
		needs: func(s *Scene) figureKey { return figureKey{actor: s.Actor, other: s.Other} },
		facts: func(v *View, of figureKey) Facts { return v.Compare(of.actor, of.other) },
	},
	VoicesDrawing: {
		word: "voices", question: true, spoken: true, aims: []Aim{toClaimant},
		needs:    func(s *Scene) figureKey { return figureKey{actor: s.claimant()} },
		facts:    func(v *View, of figureKey) Facts { return v.Voices(of.actor) },
		onward:   "claimant",
		sideways: (*Scene).nextClaimant,
	},
	LadderDrawing: {
		word: "ladder", question: true,
		facts:    func(v *View, _ figureKey) Facts { return v.Ladder() },
		onward:   "lens",
		sideways: (*Scene).nextLens,
	},
	NetworkDrawing: {
		word: "network", aims: []Aim{toNearest}, sizes: [2]string{"its nearest", "protagonists"}, larger: (*Selection).wide, sized: (*Dossier).ofProtagonists, onward: "actor",
		needs: func(s *Scene) figureKey {
			if !s.Wide && s.view.d.ofProtagonists() {
				return figureKey{}
			}
			return figureKey{actor: s.Actor, wide: true}
		},
		facts:    func(v *View, of figureKey) Facts { return v.Network(of.actor, of.wide) },
		sideways: (*Scene).nextBox,
	},
	ClaimsDrawing: {
		word: "claims", question: true, follows: true, ofClaims: true,
		needs: func(s *Scene) figureKey { return figureKey{claims: s.ClaimOrder} },
		facts: func(v *View, of figureKey) Facts { return v.Claims(of.claims) },
	},
}

var drawingWords = column(drawingRows[:], func(r *drawingRow) string { return r.word })

func (d Drawing) row() *drawingRow { return &drawingRows[d] }

func (Drawing) words() []string { return drawingWords }

// Question reports whether the drawing answers a question, and isn't only to be looked
// at.
func (d Drawing) Question() bool { return d.row().question }

// OfActor reports whether the drawing is of the chosen actor.
func (d Drawing) OfActor() bool {
	return slices.ContainsFunc(d.row().aims, func(a Aim) bool { return a.Word == toActor.Word }) || d.row().spoken
}

// OfClaims reports whether what can be chosen in the drawing are claims, in an order of
// theirs.
func (d Drawing) OfClaims() bool { return d.row().ofClaims }

// Onward returns what [Scene.MoveSideways] goes through in the drawing; empty where it
// leads nowhere.
func (d Drawing) Onward() string { return d.row().onward }

// String returns the drawing's word, which is its command too.
func (d Drawing) String() string { return wordOf(d) }

// MarshalText returns the drawing's word.
func (d Drawing) MarshalText() ([]byte, error) { return textOf(d) }

// UnmarshalText reads the drawing's word.
func (d *Drawing) UnmarshalText(text []byte) error { return readText(d, text) }

// OtherSize returns what [Scene.ToggleSize] shows; empty where the drawing has one size.
func (s Scene) OtherSize() string {
	row := s.Drawing.row()
	if row.larger == nil || row.sized != nil && !row.sized(s.view.d) {
		return ""
	}
	return row.sizes[truth(*row.larger(&s.Selection))]
}

// ToggleSize shows the drawing's other size; a drawing of one size stays as it is.
func (s Scene) ToggleSize() Selection {
	if s.OtherSize() == "" {
		return s.requested
	}
	next, larger := s.requested, s.Drawing.row().larger
	if *larger(&next) = !*larger(&s.Selection); *larger(&next) {
		return next
	}
	if smaller := s.view.See(next); *larger(&smaller.Selection) {
		next.Tie, next.Other, next.Nth = "", "", 1
		if smaller = s.view.See(next); smaller.Figure.At >= 0 {
			return smaller.ChoosePick(smaller.Figure.At)
		}
	}
	return next
}

// Drawings returns all drawings; the panes aren't one.
func Drawings() []Drawing { return all[Drawing]()[TreeDrawing:] }

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

// Draw shows a drawing, or the panes, with the same chosen. Who only looks at drawings
// comes back to where they were; what was chosen in one comes along.
func (s Scene) Draw(d Drawing) Selection {
	next := s.requested
	switch next.Drawing, next.Card = d, ""; {
	case s.Drawing == NoDrawing:
		next.Nth = 0
	case d != NoDrawing:
		next.Nth = min(next.Nth, 1) // which of the tie's stops it was is the other drawing's
	case next.Nth > 0:
		return s.leave(next.Tie)
	}
	return next
}

// leave shows the panes with a tie chosen, or with what is chosen there where there is none.
func (s Scene) leave(tie string) Selection {
	next := s.requested
	if tie != "" && tie != s.behind {
		next = s.ChooseTie(tie)
	}
	if next.Tie = cmp.Or(tie, next.Tie); tie == s.Tie && s.Card == "" {
		next.Item = s.Item
	}
	next.Drawing, next.Nth, next.Card = NoDrawing, 0, ""
	return next
}

// NextDrawing shows the next drawing to look at, and behind the last the panes.
func (s Scene) NextDrawing() Selection { return s.drawNext(false) }

// NextQuestion shows the next drawing that answers a question, and behind the last
// the panes.
func (s Scene) NextQuestion() Selection { return s.drawNext(true) }

func (s Scene) drawNext(question bool) Selection {
	for next := s.requested.Drawing + 1; int(next) < drawings; next++ {
		if next.Question() == question {
			return s.Draw(next)
		}
	}
	return s.Draw(NoDrawing)
}

// ChoosePick chooses what stands at a stop of the drawing, counted from 0.
func (s Scene) ChoosePick(stop int) Selection {
	p, next := s.Figure.Facts.pick(stop), s.requested
	next.Tie, next.Quote = p.tie(s.Tie), ""
	next.Nth = s.Figure.Facts.nth(next.Tie, stop)
	next.Scope = Scope{}
	if s.Drawing.row().spoken {
		next.Scope = Scope{Kind: SaidBy, ID: s.claimant()}
	}
	if p.items != nil {
		next.Item = p.item(next.Tie)
	}
	if p.stays {
		p.Other = ""
	} else if p.Actor != "" {
		next.Actor = p.Actor
	} else if t := s.view.d.TieByID(next.Tie); t != nil && s.Drawing.row().follows {
		next.Actor = s.view.d.Actors[s.seenFrom(t)].ID
	}
	if p.Other != "" {
		next.Other = p.Other
	}
	next.Focus, next.Card, next.Wide = Relationships, "", s.Wide
	return next
}

// moveDrawn chooses n rows further down in the drawing; it stops at the ends.
func (s Scene) moveDrawn(n int) Selection {
	f := &s.Figure
	if f.At < 0 {
		return s.requested
	}
	columns, rows := f.Facts.grid()
	cells := columns * rows
	row, column := f.At/columns, f.At%columns
	if f.At >= cells {
		row, column = rows+f.At-cells, 0
	}
	row = further(row, n, rows+f.Size-cells)
	stop := row*columns + column
	if row >= rows {
		stop = cells + row - rows
	}
	if stop == f.At {
		return s.requested
	}
	return s.ChoosePick(stop)
}

// MoveSideways chooses n columns further right in a matrix. Elsewhere it chooses the
// n-th actor on that the drawing is of: the other one where it is of two, the
// claimant of what is said, the lens of a ladder.
func (s Scene) MoveSideways(n int) Selection {
	if sideways := s.Drawing.row().sideways; sideways != nil {
		return sideways(&s, n)
	}
	f := &s.Figure
	if f.Facts == nil || f.At < 0 {
		return s.requested
	}
	columns, rows := f.Facts.grid()
	now := f.At % columns
	next := further(now, n, columns)
	if next == now || f.At >= columns*rows {
		return s.requested
	}
	return s.ChoosePick(f.At - now + next)
}

// nextActor chooses the n-th actor on that has ties.
func (s *Scene) nextActor(n int) Selection {
	actor := s.view.nextTied(s.Actor, "", n)
	if actor == s.Actor {
		return s.requested
	}
	next := s.CloseCard()
	next.Actor, next.Scope, next.Nth = actor, Scope{}, 0
	return next
}

// nextOther chooses the n-th second actor on that has ties.
func (s *Scene) nextOther(n int) Selection {
	other := s.view.nextTied(s.Other, s.Actor, n)
	if other == s.Other {
		return s.requested
	}
	next := s.CloseCard()
	next.Other, next.Nth = other, 0
	return next
}

// nextClaimant chooses the n-th claimant on.
func (s *Scene) nextClaimant(n int) Selection {
	claimant := step(s.view.claimants(), s.claimant(), n)
	if claimant == s.claimant() {
		return s.requested
	}
	next := s.CloseCard()
	next.Scope, next.Nth = Scope{Kind: SaidBy, ID: claimant}, 0
	return next
}

// nextLens filters by the n-th lens on.
func (s *Scene) nextLens(n int) Selection {
	return s.WithFilter(s.requested.Filter.ThroughLens(Lens(further(int(s.requested.Filter.Lens()), n, lenses)))) //nolint:gosec // there are five
}

// nextTied returns the n-th actor on with a tie that passes, as Countries has them, but for
// one, up to their ends; the first if now has no such tie.
func (v *View) nextTied(now, without string, n int) string {
	d := v.d
	tied := func(a int) bool { return v.counts[a] > 0 && d.Actors[a].ID != without }
	at, ok := d.actor.find(now)
	if !ok || !tied(at) {
		first := slices.IndexFunc(d.countries, tied)
		if first < 0 {
			return now
		}
		return d.Actors[d.countries[first]].ID
	}
	by := cmp.Compare(n, 0)
	for i := d.rank[at] + by; n != 0 && i >= 0 && i < len(d.countries); i += by {
		if tied(d.countries[i]) {
			at = d.countries[i]
			n -= by
		}
	}
	return d.Actors[at].ID
}

// step returns what stands n further on in the list, up to its ends; the first if now
// isn't in it.
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

// enterFigure leaves the drawing for the panes, with the ties of the chosen pair or actor,
// or with the chosen tie.
func (s Scene) enterFigure() Selection {
	if s.Drawing.row().spoken && s.Figure.At >= 0 {
		s = s.view.See(s.ChoosePick(s.Figure.At))
	}
	if s.Figure.Pick.Other == "" {
		next := s.leave(s.Tie)
		next.Focus = Relationships
		return next
	}
	next := s.requested
	if pick := s.Figure.Pick; pick.Other != pick.Actor { // whose cell with itself has no tie
		next = s.WithFilter(s.requested.Filter.With(ByCounterpart, pick.Other))
	}
	next.Actor, next.Tie, next.Scope = s.Figure.Pick.Actor, s.Tie, Scope{}
	next.Drawing, next.Focus, next.Card = NoDrawing, Relationships, ""
	return next
}
