package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"entente/data"
	"entente/model"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flags are what a command line asks for, as it was typed.
type flags struct {
	set *pflag.FlagSet // tells which were given

	actor, tie, quote               once
	types, standings, claims, withs []string
	contested                       yesNo
	search, order                   string
	text                            string
	plain                           bool
}

// declare tells cobra the flags, in the order in which help lists them.
func (f *flags) declare(c *cobra.Command) {
	set := c.Flags()
	f.set = set
	set.SortFlags = false
	set.Var(&f.actor, "actor", "choose the actor with this `ID`")
	set.Var(&f.tie, "tie", "choose the tie with this `ID`")
	set.Var(&f.quote, "quote", "choose the quotation with this `ID`")
	set.StringArrayVar(&f.types, "type", nil, "keep ties of this `TYPE`, such as arms")
	set.StringArrayVar(&f.standings, "standing", nil, "keep ties of this `STANDING`, such as confirmed")
	set.StringArrayVar(&f.claims, "claimant", nil, "keep ties on which this `ID` makes a claim")
	set.StringArrayVar(&f.withs, "with", nil, "keep ties with this `ID` as counterpart")
	set.Var(&f.contested, "contested", "keep ties that are denied; =false: all but these")
	set.Lookup("contested").NoOptDefVal = "true"
	set.StringVar(&f.search, "search", "", "search for this `TEXT`")
	set.StringVar(&f.order, "order", "", "`ORDER`: type, counterpart, standing, date, paragraph")
	set.StringVar(&f.text, "text", "", "the `FILE` of the source's text, a paragraph a line")
	set.BoolVar(&f.plain, "plain", false, "tell it as plain text, for a pipe or a screen reader")
	f.complete(c)
}

// complete lets a shell complete values with the ids of the dossier at hand.
func (f *flags) complete(c *cobra.Command) {
	for name, known := range map[string]func(*model.Dossier) []named{
		"actor": actors, "tie": ties, "quote": quotes, "type": types,
		"standing": standings, "claimant": claimants, "with": actors, "order": orders,
	} {
		// The only error is that of a flag that isn't declared.
		_ = c.RegisterFlagCompletionFunc(name, func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
			loaded, err := load(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			var ids []cobra.Completion
			for _, n := range known(loaded.Dossier) {
				ids = append(ids, n.id)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// A choice is what a command line asks for, in the dossier's own ids.
type choice struct {
	actor, tie, quote string
	filter            model.Filter
	search            string
	order             model.Order
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
	c.filter = c.filter.
		With(model.ByType, r.several("type", f.types, types)...).
		With(model.ByStanding, r.several("standing", f.standings, standings)...).
		With(model.ByClaimant, r.several("claimant", f.claims, claimants)...).
		With(model.ByCounterpart, r.several("with", f.withs, actors)...).
		With(model.ByContest, f.contested.values()...)
	c.order = model.Order(max(0, slices.Index(orderWords(), r.one("order", f.order, orders)))) //nolint:gosec // five orders
	if t := d.TieByID(c.tie); t != nil && c.actor != "" && len(d.CounterpartsOf(t, c.actor)) == 0 {
		r.wrong = append(r.wrong, fmt.Sprintf("the tie %s isn’t one of %s’s; leave --actor or --tie out", quoted(c.tie), quoted(c.actor)))
	}
	if len(r.wrong) > 0 {
		return choice{}, misuse(r.wrong...)
	}
	return c, nil
}

// selection is where the explorer opens.
func (c choice) selection(d *model.Dossier) model.Selection {
	view := d.Filter(c.filter)
	// Among the ties, since the first frame already tells one with its quotation.
	sel := model.Selection{Filter: c.filter, Order: c.order, Focus: model.Relationships}
	if c.actor != "" {
		sel = view.See(sel).ChooseActor(c.actor)
	}
	if c.tie != "" {
		sel = view.See(sel).ChooseTie(c.tie)
	}
	if c.quote != "" {
		sel = view.See(sel).ChooseQuote(c.quote)
	}
	if c.actor+c.tie+c.quote == "" {
		return view.See(sel).Search(c.search)
	}
	sel.Find = c.search // it stays on what was named, which the search would leave
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

// A yesNo is a flag that may also be left alone.
type yesNo struct{ set, yes bool }

// Set reads the flag's value.
func (y *yesNo) Set(word string) error {
	yes, err := strconv.ParseBool(word)
	if err != nil {
		return errors.New("it is neither true nor false")
	}
	y.set, y.yes = true, yes
	return nil
}

// String gives the value as it is typed; empty where it was left alone.
func (y *yesNo) String() string {
	if !y.set {
		return ""
	}
	return strconv.FormatBool(y.yes)
}

// Type names the kind of value. Of a bool, help says nothing more.
func (y *yesNo) Type() string { return "bool" }

func (y *yesNo) values() []string {
	switch {
	case !y.set:
		return nil
	case y.yes:
		return []string{model.Contested}
	}
	return []string{model.Uncontested}
}
