package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/data"
	"entente/model"
	"entente/ui"

	"github.com/spf13/cobra"
)

// flags are what a command line asks for, as it was typed.
type flags struct {
	filterFlags

	actor, tie, quote once
	list, order       string
	drawing, other    string
	wide              bool
	pin               once
	claim             int
	focus             string
	zoom, resume      bool
	theme             string
	ascii             bool
	text              string
	plain             bool
}

// declare tells cobra the flags, in the order in which help lists them.
func (f *flags) declare(c *cobra.Command) {
	set := c.Flags()
	set.Var(&f.actor, "actor", "choose the actor with this `ID`")
	set.Var(&f.tie, "tie", "choose the tie with this `ID`")
	set.Var(&f.quote, "quote", "choose the quotation with this `ID`")
	f.filterFlags.declare(set)
	f.declareSearch(set)
	set.StringVar(&f.list, "list", "", "`LIST`: ties, all-ties, quotes, said-by:ID, quote:ID")
	set.StringVar(&f.order, "order", "", "`ORDER`: type, counterpart, standing, date, paragraph;\nof --list quotes: speaker, kind, paragraph")
	set.StringVar(&f.drawing, "drawing", "", "`DRAWING`: tree, matrix, timeline, neighbourhood,\npath, compare, voices, ladder")
	set.StringVar(&f.other, "other", "", "the other actor of a drawing of two, by its `ID`")
	set.BoolVar(&f.wide, "wide", false, "draw the matrix of all actors with ties")
	set.IntVar(&f.claim, "claim", 0, "choose the `N`th claim of --tie")
	set.Var(&f.pin, "pin", "keep the tie with this `ID` beside the other")
	set.StringVar(&f.focus, "focus", "", "`PANE` in focus: countries, relationships, sources")
	set.BoolVar(&f.zoom, "zoom", false, "begin with that pane alone")
	set.BoolVar(&f.resume, "resume", false, "go on where you left the dossier the last time")
	set.StringVar(&f.theme, "theme", "", "`THEME` of the terminal: auto (asked), dark, light")
	set.BoolVar(&f.ascii, "ascii", false, "draw with ASCII marks only")
	set.StringVar(&f.text, "text", "", "the `FILE` of the source's text, a paragraph a line")
	set.BoolVar(&f.plain, "plain", false, "tell it as plain text, for a pipe or a screen reader")
	completeIDs(c, 0, filterValues())
	completeIDs(c, 0, map[string]func(*model.Dossier) []named{
		"actor": actors, "tie": ties, "quote": quotes, "order": orders,
		"pin": ties, "list": wholeLists, "focus": focuses, "theme": themes,
		"drawing": drawingNames, "other": actors,
	})
}

// A choice is what a command line asks for, in the dossier's own ids.
type choice struct {
	actor, tie, quote string
	filter            model.Filter
	search            string
	scope             model.Scope
	order             model.Order
	quoteOrder        model.QuoteOrder
	claim             int // 0 for none
	pin               string
	focus             model.Pane
	drawing           model.Drawing
	other             string
	wide              bool
	focused           bool // whether focus was asked for
	zoom              bool
}

// choose finds what the flags name. All that the dossier doesn't have is told at
// once.
func (f *flags) choose(d *model.Dossier) (choice, error) {
	r := resolver{dossier: d, given: f.set.Changed}
	c := choice{
		actor:  r.one("actor", f.actor.value, actors),
		tie:    r.one("tie", f.tie.value, ties),
		quote:  r.one("quote", f.quote.value, quotes),
		search: data.Safe(f.search),
	}
	c.filter = f.filter(&r)
	c.scope = f.scope(&r)
	f.orders(&r, &c)
	c.pin, c.zoom = r.one("pin", f.pin.value, ties), f.zoom
	c.focus, c.focused = model.Pane(place(focusWords(), r.one("focus", f.focus, focuses))), f.set.Changed("focus") //nolint:gosec // three panes
	c.drawing = model.Drawing(place(drawingWords(), r.one("drawing", f.drawing, drawingNames)))                    //nolint:gosec // nine drawings
	c.other, c.wide = r.one("other", f.other, actors), f.wide
	r.one("theme", f.theme, themes)
	f.claimed(&r, &c)
	t := d.TieByID(c.tie)
	if t != nil && c.actor != "" && c.scope == (model.Scope{}) && c.drawing == model.NoDrawing && len(d.CounterpartsOf(t, c.actor)) == 0 {
		r.wrong = append(r.wrong, fmt.Sprintf("the tie %s isn’t one of %s’s; leave --actor or --tie out", quoted(c.tie), quoted(c.actor)))
	}
	if len(r.wrong) > 0 {
		return choice{}, misuse(r.wrong...)
	}
	return c, nil
}

// screenTheme gives the theme that --theme names; that it names none is for choose
// to tell.
func (f *flags) screenTheme() ui.Theme {
	r := resolver{given: f.set.Changed}
	return ui.Theme(place(themeWords(), r.one("theme", f.theme, themes))) //nolint:gosec // three themes
}

// scope reads what --list names: a list, or whose words, or which quotation.
func (f *flags) scope(r *resolver) model.Scope {
	if !f.set.Changed("list") {
		return model.Scope{}
	}
	switch word, id, _ := strings.Cut(f.list, ":"); {
	case (word == listQuote || word == listSaidBy) && id == "":
		r.wrong = append(r.wrong, fmt.Sprintf("--list %s needs an id behind it: %[1]s:ID", word))
		return model.Scope{}
	case word == listQuote:
		return model.Scope{Kind: model.TiesOfQuote, ID: r.one("list", id, quotes)}
	case word == listSaidBy:
		return model.Scope{Kind: model.SaidBy, ID: r.one("list", id, claimants)}
	}
	kinds := []model.ScopeKind{model.TiesOfActor, model.AllTies, model.AllQuotes}
	return model.Scope{Kind: kinds[place(listWords(), r.one("list", f.list, lists))]}
}

// orders reads --order, which is of quotations where these are listed.
func (f *flags) orders(r *resolver, c *choice) {
	if c.scope.Kind == model.AllQuotes {
		c.quoteOrder = model.QuoteOrder(place(quoteOrderWords(), r.one("order", f.order, quoteOrders))) //nolint:gosec // three orders
		return
	}
	c.order = model.Order(place(orderWords(), r.one("order", f.order, orders))) //nolint:gosec // five orders
}

// claimed reads --claim, which is one of the claims of --tie.
func (f *flags) claimed(r *resolver, c *choice) {
	if !f.set.Changed("claim") {
		return
	}
	t := r.dossier.TieByID(c.tie)
	switch {
	case !f.set.Changed("tie"):
		r.wrong = append(r.wrong, "--claim is one of a tie’s; name the tie with --tie")
	case t != nil && (f.claim < 1 || f.claim > len(t.Claims)):
		r.wrong = append(r.wrong, fmt.Sprintf("--claim: the tie %s has claims 1 to %d", quoted(c.tie), len(t.Claims)))
	}
	c.claim = f.claim
}

// place gives where a word stands in a list; the first place where it doesn't.
func place(words []string, word string) int { return max(0, slices.Index(words, word)) }

// selection is where the explorer opens.
func (c choice) selection(d *model.Dossier) model.Selection {
	view := d.Filter(c.filter)
	// Among the ties, since the first frame already tells one with its quotation.
	sel := model.Selection{
		Filter: c.filter, Order: c.order, QuoteOrder: c.quoteOrder,
		Pin: c.pin, Zoomed: c.zoom, Focus: model.Relationships,
		Drawing: c.drawing, Other: c.other, Wide: c.wide,
	}
	switch {
	case c.drawing != model.NoDrawing:
		sel = c.drawn(view, sel)
	case c.scope != (model.Scope{}):
		sel = c.listed(sel)
	default:
		sel = c.chosen(view, sel)
	}
	if c.claim > 0 {
		sel.Item, sel.Focus = model.Item{Tie: c.tie, Claim: c.claim}, model.Sources
	}
	if c.actor+c.tie+c.quote == "" && c.search != "" {
		sel = view.See(sel).Search(c.search)
	}
	if c.focused {
		sel.Focus = c.focus
	}
	if sel.Find = c.search; c.search != "" {
		sel.Hit = view.See(sel).HitHere() // it stays on what was named, which the search would leave
	}
	return sel
}

// chosen chooses what is named among the ties of an actor.
func (c choice) chosen(view *model.View, sel model.Selection) model.Selection {
	if c.actor != "" {
		sel = view.See(sel).ChooseActor(c.actor)
	}
	if c.tie != "" {
		sel = view.See(sel).ChooseTie(c.tie)
	}
	if c.quote != "" {
		sel = view.See(sel).ChooseQuote(c.quote)
	}
	return sel
}

// drawn chooses what is named in a drawing, which may be of another actor than the
// tie's ends.
func (c choice) drawn(view *model.View, sel model.Selection) model.Selection {
	sel.Actor, sel.Tie, sel.Scope = c.actor, c.tie, c.scope
	if c.actor == "" && c.tie != "" {
		sel.Actor = view.See(sel).ChooseTie(c.tie).Actor
	}
	if c.quote != "" {
		sel.Item, sel.Focus = model.Item{Quote: c.quote}, model.Sources
	}
	return sel
}

// listed chooses what is named in another list than an actor's ties.
func (c choice) listed(sel model.Selection) model.Selection {
	sel.Scope, sel.Actor, sel.Tie = c.scope, c.actor, c.tie
	switch {
	case c.scope.Kind == model.AllQuotes:
		sel.Quote = c.quote
		if c.tie != "" {
			sel.Item = model.Item{Tie: c.tie}
		}
	case c.quote != "":
		sel.Item, sel.Focus = model.Item{Quote: c.quote}, model.Sources
	}
	return sel
}

// A once is a flag that chooses, so that a second value would undo the first.
type once struct {
	value string
	given bool
}

var errTwice = errors.New("only one can be chosen")

// Set reads the flag's value.
func (o *once) Set(word string) error {
	if o.given {
		return errTwice
	}
	o.value, o.given = word, true
	return nil
}

// String gives the value.
func (o *once) String() string { return o.value }

// Type names the kind of value, for help.
func (*once) Type() string { return "string" }
