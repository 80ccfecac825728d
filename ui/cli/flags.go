package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/data/safe"
	"entente/model"
	"entente/ui/explorer"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

// flags are those of the command that opens a dossier, as they were typed.
type flags struct {
	filterFlags

	actor, tie, quote once
	card              once
	list, order       string
	actorsBy          string
	drawing, other    string
	wide, joined      bool
	open              bool
	span              string
	pin               once
	claim, match      int
	focus             string
	zoom, resume      bool
	theme             string
	ascii             bool
	texts             []string
	columns           columns
	plain             bool
	noConfig          bool
}

// declare defines the flags, in the order of the help, and returns what completes their
// values.
func (f *flags) declare(c *cobra.Command) (values map[string]choices) {
	set := c.Flags()
	set.Var(&f.actor, "actor", "choose the actor with this `ID`")
	set.Var(&f.tie, "tie", "choose the tie with this `ID`")
	set.Var(&f.quote, "quote", "choose the quotation with this `ID`")
	set.Var(&f.card, "card", "show all that is known of the actor or source\nwith this `ID`")
	f.filterFlags.declare(set)
	f.declareSearch(set)
	set.IntVar(&f.match, "match", 1, "go to the `N`th match of --search")
	set.StringVar(&f.list, "list", "", "`LIST`: ties, all-ties, quotes, said-by:ID, quote:ID")
	set.StringVar(&f.order, "order", "", orderUsage())
	set.StringVar(&f.actorsBy, "actors-by", "", "`ORDER` of the actors: "+wordsOf[model.ActorOrder]())
	set.StringVar(&f.drawing, "drawing", "", drawingUsage())
	set.StringVar(&f.other, "other", "", "the other actor of a drawing of two, by its `ID`")
	set.BoolVar(&f.wide, "wide", false, "draw the matrix of all, or the network of the actor")
	set.StringVar(&f.span, "span", "", spanUsage)
	set.BoolVar(&f.joined, "joined", false, joinedUsage)
	set.BoolVar(&f.open, "open", false, "draw paths with all ties of each step")
	set.IntVar(&f.claim, "claim", 0, "choose the `N`th claim of --tie")
	set.Var(&f.pin, "pin", "pin the tie with this `ID` beside the chosen one")
	set.StringVar(&f.focus, "focus", "", "`PANE` in focus: "+wordsOf[model.Pane]())
	set.BoolVar(&f.zoom, "zoom", false, "start with that pane alone")
	set.BoolVar(&f.resume, "resume", false, "go on where you left off the last time")
	set.StringVar(&f.theme, "theme", "", "`THEME` of the terminal: auto (asked), dark, light")
	set.BoolVar(&f.ascii, "ascii", false, "draw with ASCII marks only")
	set.StringArrayVar(&f.texts, "text", nil, "the text of a source in a `FILE`; of one of several:\nSOURCE=FILE, once for each")
	set.Var(&f.columns, "map", "what the columns of a table are, as `ROLE=HEAD`, with\ncommas; see entente import")
	set.BoolVar(&f.noConfig, "no-config", false, "leave your config.yaml aside; see entente config")
	set.BoolVar(&f.plain, "plain", false, "print plain text, for a pipe or a screen reader")
	return map[string]choices{
		"actor": actors, "card": parties, "tie": ties, "quote": quotes, "order": scale[model.Order], "actors-by": scale[model.ActorOrder],
		"pin": ties, "list": wholeLists, "focus": scale[model.Pane], "theme": themes,
		"drawing": scale[model.Drawing], "span": scale[model.Span], "other": actors,
	}
}

const joinedUsage = "draw one lane for the dated ties of one type between\nthe same actors"

var spanUsage = "`SPAN` of time that the timeline shows around what is\nchosen: " + inLines(model.Words[model.Span](), 5)

// wordsOf lists the words of an enum's values.
func wordsOf[E model.Enum]() string { return strings.Join(model.Words[E](), ", ") }

// orderUsage lists the orders in the help of --order.
func orderUsage() string {
	return "`ORDER`: " + wordsOf[model.Order]() + ";\nwith --list quotes: " + wordsOf[model.QuoteOrder]() + ";\nwith --drawing claims: " + wordsOf[model.ClaimOrder]()
}

// drawingUsage lists the drawings in the help of --drawing.
func drawingUsage() string {
	return "`DRAWING`: " + inLines(model.Words[model.Drawing]()[model.TreeDrawing:], 4)
}

// inLines lists words, so many in a line.
func inLines(words []string, n int) string {
	var lines []string
	for line := range slices.Chunk(words, n) {
		lines = append(lines, strings.Join(line, ", "))
	}
	return strings.Join(lines, ",\n")
}

// choose returns the selection that the flags name. Its error lists all that the
// dossier doesn't have.
func (f *flags) choose(d *model.Dossier) (model.Selection, error) {
	r := resolver{dossier: d, given: f.set.Changed}
	requested := model.Selection{
		Actor:  r.one("actor", f.actor.value, actors),
		Tie:    r.one("tie", f.tie.value, ties),
		Quote:  r.one("quote", f.quote.value, quotes),
		Card:   r.one("card", f.card.value, parties),
		Filter: f.filter(&r),
		Scope:  f.scope(&r),
		Find:   safe.Clean(f.search.value),
	}
	requested.Drawing = valued[model.Drawing](&r, "drawing", f.drawing)
	switch { // --order sorts what is drawn, or listed
	case requested.Drawing.OfClaims():
		requested.ClaimOrder = valued[model.ClaimOrder](&r, "order", f.order)
	case requested.Scope.Kind == model.AllQuotes:
		requested.QuoteOrder = valued[model.QuoteOrder](&r, "order", f.order)
	default:
		requested.Order = valued[model.Order](&r, "order", f.order)
	}
	requested.ActorOrder = valued[model.ActorOrder](&r, "actors-by", f.actorsBy)
	requested.Pin = r.one("pin", f.pin.value, ties)
	requested.Focus = valued[model.Pane](&r, "focus", f.focus)
	requested.Other, requested.Wide, requested.Open = r.one("other", f.other, actors), f.wide, f.open
	requested.Joined = f.joined
	requested.Span = valued[model.Span](&r, "span", f.span)
	r.one("theme", f.theme, themes)
	requested.Item = f.claimed(&r, requested.Tie)
	requested.Hit = f.matched(&r, requested)
	t := d.TieByID(requested.Tie)
	if t != nil && requested.Actor != "" && requested.Scope == (model.Scope{}) && requested.Drawing == model.NoDrawing && len(slices.Collect(d.CounterpartsOf(t, requested.Actor))) == 0 {
		r.wrong = append(r.wrong, fmt.Sprintf("the tie %s isn’t one of %s’s; leave --actor or --tie out", quoted(requested.Tie), quoted(requested.Actor)))
	}
	if len(r.wrong) > 0 {
		return model.Selection{}, misuse(r.wrong...)
	}
	return requested, nil
}

// screenTheme returns the theme that --theme names, else the one that is set; choose
// reports a wrong one.
func (f *flags) screenTheme(set explorer.Theme) explorer.Theme {
	r := resolver{given: f.set.Changed}
	if !f.set.Changed("theme") {
		return set
	}
	return explorer.ThemeNamed(r.one("theme", f.theme, themes))
}

// scope returns the list that --list names.
func (f *flags) scope(r *resolver) model.Scope {
	word, id, _ := strings.Cut(f.list, ":")
	if l := listNamed(word); l.of != nil {
		if id != "" {
			return model.Scope{Kind: l.kind, ID: r.one("list", id, l.of)}
		}
		r.wrong = append(r.wrong, fmt.Sprintf("--list %s needs an id: %[1]s:ID", word))
		return model.Scope{}
	}
	return model.Scope{Kind: listNamed(r.one("list", f.list, listNames)).kind}
}

// claimed returns the item that --claim names, one of the claims of --tie.
func (f *flags) claimed(r *resolver, tie string) model.Item {
	if !f.set.Changed("claim") {
		return model.Item{}
	}
	t := r.dossier.TieByID(tie)
	switch {
	case !f.set.Changed("tie"):
		r.wrong = append(r.wrong, "--claim needs a tie; name it with --tie")
	case t != nil && (f.claim < 1 || f.claim > len(t.Claims)):
		r.wrong = append(r.wrong, fmt.Sprintf("--claim: the tie %s has claims 1 to %d", quoted(tie), len(t.Claims)))
	}
	return model.Item{Tie: tie, Claim: f.claim}
}

// matched returns the index of the match that --match names.
func (f *flags) matched(r *resolver, requested model.Selection) int {
	if !f.set.Changed("match") {
		return 0
	}
	n := r.dossier.Filter(requested.Filter).See(requested).Hits.Len()
	switch {
	case requested.Find == "":
		r.wrong = append(r.wrong, "--match needs a search; say what for with --search")
	case f.match < 1 || f.match > n:
		r.wrong = append(r.wrong, fmt.Sprintf("--match: the search has %s", plain.Count(n, "match", "matches")))
	}
	return f.match - 1
}

// start returns the selection with which the explorer opens, to show what was
// requested.
func (f *flags) start(d *model.Dossier, requested model.Selection) model.Selection {
	view := d.Filter(requested.Filter)
	sel := requested
	sel.Actor, sel.Tie, sel.Quote, sel.Scope, sel.Item, sel.Find, sel.Hit, sel.Card = "", "", "", model.Scope{}, model.Item{}, "", 0, ""
	sel.Focus = model.Relationships // since the first frame already shows a tie with its quotation
	switch {
	case requested.Drawing != model.NoDrawing:
		sel = drawn(view, sel, requested)
	case requested.Scope != (model.Scope{}):
		sel = inList(sel, requested)
	default:
		sel = chosen(view, sel, requested)
	}
	if requested.Item != (model.Item{}) {
		sel.Item, sel.Focus = requested.Item, model.Sources
	}
	if requested.Card != "" {
		sel = view.See(sel).TellCard(requested.Card)
	}
	if requested.Actor+requested.Tie+requested.Quote == "" && requested.Find != "" {
		sel = view.See(sel).Search(requested.Find)
		if f.set.Changed("match") {
			sel = view.See(sel).NextHit(requested.Hit - sel.Hit)
		}
	}
	if f.set.Changed("focus") {
		sel.Focus = requested.Focus
	}
	if sel.Find = requested.Find; requested.Find != "" {
		sel.Hit = requested.Hit
		if !f.set.Changed("match") {
			sel.Hit = view.See(sel).HitHere() // stay on what was named, which the search would leave
		}
	}
	return sel
}

// chosen returns sel with what is requested chosen among the ties of an actor: by default of
// the first to whom the filter leaves any, since it may leave the first of all none, which is
// no counterpart of its own.
func chosen(view *model.View, sel, requested model.Selection) model.Selection {
	if requested.Actor+requested.Tie+requested.Quote == "" {
		rows := view.See(sel).Countries.Rows
		if i := slices.IndexFunc(rows, func(r model.Row) bool { return r.Kind == model.ActorRow && r.Count > 0 }); i >= 0 {
			sel.Actor = rows[i].ID()
		}
	}
	if requested.Actor != "" {
		sel = view.See(sel).ChooseActor(requested.Actor)
	}
	if requested.Tie != "" {
		sel = view.See(sel).ChooseTie(requested.Tie)
	}
	if requested.Quote != "" {
		sel = view.See(sel).ChooseQuote(requested.Quote)
	}
	return sel
}

// drawn returns sel with what is requested chosen in a drawing, whose actor need not
// be an end of the tie.
func drawn(view *model.View, sel, requested model.Selection) model.Selection {
	sel.Actor, sel.Tie, sel.Scope, sel.Nth = requested.Actor, requested.Tie, requested.Scope, 1
	if requested.Actor == "" && requested.Tie != "" {
		sel.Actor = view.See(sel).ChooseTie(requested.Tie).Actor
	}
	if requested.Quote != "" {
		sel.Item, sel.Focus = model.Item{Quote: requested.Quote}, model.Sources
	}
	return sel
}

// inList returns sel with what is requested chosen in a list other than an actor's
// ties.
func inList(sel, requested model.Selection) model.Selection {
	sel.Scope, sel.Actor, sel.Tie = requested.Scope, requested.Actor, requested.Tie
	switch {
	case requested.Scope.Kind == model.AllQuotes:
		sel.Quote = requested.Quote
		if requested.Tie != "" {
			sel.Item = model.Item{Tie: requested.Tie}
		}
	case requested.Quote != "":
		sel.Item, sel.Focus = model.Item{Quote: requested.Quote}, model.Sources
	}
	return sel
}

// A once is a flag that must not be repeated, as a second value would replace the
// first.
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

// String returns the value.
func (o *once) String() string { return o.value }

// Type returns the kind of value, for help.
func (*once) Type() string { return "string" }
