package model

import "slices"

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

// Drawings returns all drawings; the panes aren't one.
func Drawings() []Drawing { return all[Drawing]()[TreeDrawing:] }
