package explorer

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"entente/model"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"
)

// A doing is what an offer of the palette did: where the reader was, and is.
type doing struct {
	title string
	from  State
	was   model.Scene
	mouse bool // was the terminal's
	cmd   tea.Cmd
	*driver
}

// isOpen reports whether an overlay of that kind is open.
func isOpen[T overlay](d doing) bool {
	_, ok := d.overlay.(T)
	return ok
}

// stop returns which of what the pane in focus lists was chosen, is, and how many it lists;
// of Sources, where it may scroll instead, and of actors whose ties aren't listed, ok is false.
func (d doing) stop() (before, now, of int, ok bool) {
	switch {
	case d.was.Focus == model.Sources, d.was.Focus == model.Countries && d.was.Listed.Kind != model.TiesOfActor:
		return 0, 0, 0, false
	case d.was.Drawing != model.NoDrawing:
		return d.was.Figure.At, d.scene.Figure.At, d.scene.Figure.Size, true
	}
	return d.was.List(d.was.Focus).Stop, d.scene.List(d.was.Focus).Stop, d.scene.List(d.was.Focus).Shown, true
}

// moved reports whether something else is chosen, or in sight.
func (d doing) moved() bool { return !d.shownState().Equal(d.from) }

// parts are the words of what the filter lets pass.
func (d doing) parts() (words []string) {
	for _, part := range d.scene.Requested().Filter.Parts() {
		for _, value := range part.Values {
			words = append(words, d.dossier.ValueInWords(part.Facet, value))
		}
	}
	return words
}

func focuses(pane model.Pane) func(doing) bool {
	return func(d doing) bool {
		if d.was.Drawing != model.NoDrawing && pane < model.Sources {
			return d.was.Focus == model.Sources && d.scene.Focus < model.Sources // what stands in its place
		}
		return d.scene.Focus == pane
	}
}

func steps(n int) func(doing) bool {
	return func(d doing) bool {
		before, now, _, ok := d.stop()
		return d.moved() && (!ok || now == before+n || d.was.Drawing != model.NoDrawing && cmp.Compare(now, before) == n)
	}
}

// aims reports whether it is asked of whom to draw, or who else there is told.
func aims(d doing) bool {
	p, ok := d.overlay.(*palette)
	return ok && p.opens != "what to do"
}

// stricter reports whether the next lens is in force, or after the last none.
func stricter(d doing) bool {
	return int(d.scene.Filter.Lens()) == (int(d.was.Filter.Lens())+1)%len(model.Lenses())
}

// saidOf says by the title of each offer of the palette, or by what it begins with, what it
// has to have done: one word for one outcome.
var saidOf = map[string]func(d doing) bool{
	"go to the actors":    focuses(model.Countries),
	"go to Relationships": focuses(model.Relationships),
	"go to Sources":       focuses(model.Sources),
	"go to a mark":        isOpen[*marker],
	"go to ": func(d doing) bool {
		name := d.dossier.PartyName(d.scene.Actor)
		return d.title == "go to "+name && d.scene.Focus == model.Relationships && (d.scene.Drawing == model.NoDrawing || d.scene.Drawing.OfActor())
	},
	"next row": steps(1), "row before": steps(-1),
	"first row": func(d doing) bool {
		_, now, _, ok := d.stop()
		return !ok || d.was.Drawing != model.NoDrawing && now == 0 || d.was.Drawing == model.NoDrawing && now == 1
	},
	"last row": func(d doing) bool {
		before, now, of, ok := d.stop()
		return !ok || d.was.Drawing != model.NoDrawing && now == of-1 || d.was.Drawing == model.NoDrawing && (now == of || now > before)
	},
	"page down": doing.moved, "page up": doing.moved, "half a page down": doing.moved, "half a page up": doing.moved,
	"scroll sources up": func(d doing) bool { return d.shownState().Top[model.Sources] < d.from.Top[model.Sources] },
	"scroll sources":    func(d doing) bool { return d.shownState().Top[model.Sources] == d.from.Top[model.Sources]+1 },
	"next pane":         func(d doing) bool { return d.scene.Focus != d.was.Focus },
	"pane before":       func(d doing) bool { return d.scene.Focus != d.was.Focus },
	"go in":             doing.moved,
	"go out": func(d doing) bool {
		return d.scene.Focus < d.was.Focus || d.scene.Drawing == model.NoDrawing && d.was.Drawing != model.NoDrawing
	},
	"back": func(d doing) bool {
		d.press("]")
		return !d.moved()
	},
	"forward": func(d doing) bool {
		d.press("[")
		return !d.moved()
	},
	"close the card":       func(d doing) bool { return d.scene.Card == "" },
	"card":                 func(d doing) bool { return d.scene.Card != "" },
	"search":               isOpen[*search],
	"help":                 isOpen[*help],
	"mark this place":      isOpen[*marker],
	"write a note":         isOpen[*noter],
	"note":                 isOpen[*noter],
	"filter by dates":      isOpen[*dater],
	"choose of whom":       aims,
	"choose the second of": aims,
	"legend":               func(d doing) bool { return isOpen[*passage](d) && strings.Contains(d.screen(), "Legend") },
	"filter by denial": func(d doing) bool {
		next := map[string]string{"": model.Contested, model.Contested: model.Uncontested, model.Uncontested: ""}
		return strings.Join(d.scene.Filter.Values(model.ByContest), "") == next[strings.Join(d.was.Filter.Values(model.ByContest), "")]
	},
	"filter by ": func(d doing) bool {
		p, ok := d.overlay.(*panel)
		return ok && (strings.Contains(d.title, p.opens.facet.String()) || strings.Contains(d.title, p.opens.panel))
	},
	"as of ": func(d doing) bool { return len(d.scene.Filter.Values(model.AsOf)) == 1 },
	"only ties: ": func(d doing) bool {
		return slices.Contains(d.parts(), strings.TrimPrefix(d.title, "only ties: "))
	},
	"lens: ":          func(d doing) bool { return "lens: "+d.scene.Filter.Lens().Label() == d.title },
	"down the ladder": stricter, "next rung": stricter,
	"clear filters": func(d doing) bool { return d.scene.Filter.IsZero() },
	"drawing: ":     func(d doing) bool { return d.title == "drawing: "+d.scene.Drawing.String() },
	"question: ":    func(d doing) bool { return d.title == "question: "+d.scene.Drawing.String() },
	"next drawing":  func(d doing) bool { return d.scene.Drawing == d.was.NextDrawing().Drawing },
	"next question": func(d doing) bool { return d.scene.Drawing == d.was.NextQuestion().Drawing },
	"next order": func(d doing) bool {
		return d.scene.Order != d.was.Order || d.scene.ActorOrder != d.was.ActorOrder || d.scene.QuoteOrder != d.was.QuoteOrder || d.scene.ClaimOrder != d.was.ClaimOrder
	},
	"fold the section": func(d doing) bool { return d.look.Folded != d.from.Folded },
	"states only":      func(d doing) bool { return d.look.Folded != d.from.Folded },
	"all kinds":        func(d doing) bool { return d.look.Folded != d.from.Folded },
	"next match":       doing.moved,
	"match before":     doing.moved,
	"exchange with":    func(d doing) bool { return d.scene.Pin == d.was.Tie && d.scene.Tie == d.was.Pin },
	"unpin":            func(d doing) bool { return d.scene.Pin == "" },
	"pin":              func(d doing) bool { return d.scene.Pin == d.was.Tie },
	"quotations": func(d doing) bool {
		return d.scene.Listed.Kind == model.AllQuotes && d.scene.Drawing == model.NoDrawing
	},
	"ties":                  func(d doing) bool { return d.scene.Listed.Kind != model.AllQuotes },
	"show in the panes":     func(d doing) bool { return d.scene.Drawing == model.NoDrawing },
	"sideways":              func(d doing) bool { return d.moved() && d.scene.Drawing == d.was.Drawing },
	"the other size":        func(d doing) bool { return d.scene.Wide != d.was.Wide || d.scene.Open != d.was.Open },
	"join lanes":            func(d doing) bool { return d.scene.Joined != d.was.Joined },
	"closer in time":        func(d doing) bool { return d.scene.Span > d.was.Span },
	"further in time":       func(d doing) bool { return d.scene.Span < d.was.Span },
	"centre of":             func(d doing) bool { return d.scene.Actor != d.was.Actor && d.scene.Drawing == d.was.Drawing },
	"unzoom":                func(d doing) bool { return !d.look.Zoomed },
	"zoom":                  func(d doing) bool { return d.look.Zoomed },
	"mouse on or off":       func(d doing) bool { return d.mouseless != d.mouse },
	"undo the innermost":    func(d doing) bool { return d.moved() || d.scene.Find != d.was.Find || d.notice != "" },
	"copy ":                 func(d doing) bool { return d.cmd != nil },
	"quit":                  func(d doing) bool { return d.cmd != nil && !d.moved() },
	"suspend":               func(d doing) bool { return d.cmd != nil && !d.moved() },
	"close, quit":           func(d doing) bool { return d.cmd != nil || d.moved() },
	"tick as checked":       func(d doing) bool { return d.cmd != nil || d.notice != "" || len(d.keeping) > 0 },
	"take the tick off":     func(d doing) bool { return d.cmd != nil || d.notice != "" || len(d.keeping) > 0 },
	"resume where you left": doing.moved,
}

// outcome returns what an offer of that title has to have done: by the longest words that it
// begins with.
func outcome(title string) func(doing) bool {
	longest := ""
	for words := range saidOf {
		if strings.HasPrefix(title, words) && len(words) > len(longest) {
			longest = words
		}
	}
	return saidOf[longest]
}

// doesAsSaid does what the palette offers, and holds that what it says is so afterwards.
func doesAsSaid(t rapid.TB, d *driver, o *offer) {
	d.overlay, d.notice, d.count.digits = nil, "", ""
	done := doing{title: o.title, from: d.shownState(), was: d.scene, mouse: d.mouseless, driver: d}
	before := d.screen()
	done.cmd = o.do(d.root)
	d.settle()
	if does := outcome(o.title); does == nil {
		t.Fatalf("of %q nothing is said", o.title)
	} else if !does(done) {
		t.Fatalf("%q does something else, and tells %q, from\n%s\nto\n%s", o.title, d.notice, before, d.screen())
	}
}

// walked is where some keys lead, and what the palette offers there.
func walked(t testing.TB, dossier *model.Dossier, keys []string) (d *driver, offers []offer) {
	d = driveOn(t, Options{Dossier: dossier, Start: State{Selection: model.Selection{Focus: model.Relationships}}}, 120, 36)
	for _, k := range keys {
		d.take(k)
	}
	d.shut()
	d.press(":")
	return d, over[*palette](d).offers(d.root)
}

// TestPaletteEntriesDoWhatTheySay holds of all that the palette offers, in each view, that what
// it says is so afterwards: the Scene, or what is open, is the one that it names. An offer of
// which nothing is said here fails.
func TestPaletteEntriesDoWhatTheySay(t *testing.T) {
	t.Parallel()
	dossier := embedded(t)
	views := [][]string{nil, {"h"}, {"h", "v"}, {"enter"}, {"enter", "j"}, {"\""}, {"G", "C"}, {"i"}, {"P", "j", "t", "space", "enter"}, {"/glue", "+"}}
	for n := 1; n <= 5; n++ {
		drawn, asked := slices.Repeat([]string{"v"}, n), slices.Repeat([]string{"V"}, n)
		views = append(views, drawn, asked, append(drawn, "3"), append([]string{"G"}, asked...))
	}
	for _, keys := range views {
		_, offers := walked(t, dossier, keys)
		for i := range offers {
			if strings.HasPrefix(offers[i].title, "go to ") && i%7 > 0 && !strings.HasPrefix(offers[i].title, "go to the ") {
				continue // of many actors
			}
			d, here := walked(t, dossier, keys)
			doesAsSaid(t, d, &here[i])
		}
	}
}

// TestPaletteEntriesDoWhatTheySayAnywhere is the same after random walks.
func TestPaletteEntriesDoWhatTheySayAnywhere(t *testing.T) {
	t.Parallel()
	dossier := embedded(t)
	keys := []string{
		"j", "G", "g", "enter", "h", "tab", "1", "2", "3", "[", "]", "t", "space", "enter", "S", "!", "X", "\"",
		"z", "C", "+", "_", "P", "x", "ma", "/glue", "n", "esc", "v", "v", "V", "i", "b", ")", ")", "&", "d", ".",
	}
	rapid.Check(t, func(rt *rapid.T) {
		d, offers := walked(t, dossier, rapid.SliceOfN(rapid.SampledFrom(keys), 0, 25).Draw(rt, "keys"))
		if rapid.Bool().Draw(rt, "an action") { // of more than a hundred offers most are actors
			offers = slices.DeleteFunc(slices.Clone(offers), func(o offer) bool { return strings.HasPrefix(o.title, "go to ") })
		}
		doesAsSaid(rt, d, &offers[rapid.IntRange(0, len(offers)-1).Draw(rt, "offer")])
	})
}
