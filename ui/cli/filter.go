package cli

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/data"
	"entente/model"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// filterFlags are the flags by which ties are set aside, as they were typed. All
// commands that show or hand on a dossier have them.
type filterFlags struct {
	set *pflag.FlagSet // tells which were given

	types, standings, claims, withs []string
	contested                       yesNo
	lens, asOf                      string
	search                          string
}

// declare tells cobra the flags, in the order in which help lists them.
func (f *filterFlags) declare(set *pflag.FlagSet) {
	f.set = set
	set.SortFlags = false
	set.StringArrayVar(&f.types, "type", nil, "keep ties of this `TYPE`, such as arms")
	set.StringArrayVar(&f.standings, "standing", nil, "keep ties of this `STANDING`, such as confirmed")
	set.StringArrayVar(&f.claims, "claimant", nil, "keep ties on which this `ID` makes a claim")
	set.StringArrayVar(&f.withs, "with", nil, "keep ties with this `ID` as counterpart")
	set.Var(&f.contested, "contested", "keep ties that are denied; =false: all but these")
	set.Lookup("contested").NoOptDefVal = "true"
	set.StringVar(&f.lens, "lens", "", "keep ties that a `LENS` lets pass: all, not-possible,\nnot-alleged, not-denied, confirmed")
	set.StringVar(&f.asOf, "as-of", "", "keep ties known of by this `DATE`: 2024, 2024-10")
}

// declareSearch adds the flag of commands that can search, too.
func (f *filterFlags) declareSearch(set *pflag.FlagSet) {
	set.StringVar(&f.search, "search", "", "search for this `TEXT`")
}

// filterValues are what the values of the flags can be.
func filterValues() map[string]func(*model.Dossier) []named {
	return map[string]func(*model.Dossier) []named{
		"type": types, "standing": standings, "claimant": claimants, "with": actors, "lens": lensWords,
	}
}

// completeIDs lets a shell complete values of flags with the ids of the dossier at
// hand; skip is how many arguments stand before it. Where a flag takes several,
// with commas, it is the last that is completed.
func completeIDs(c *cobra.Command, skip int, values map[string]func(*model.Dossier) []named) {
	for name, known := range values {
		// The only error is that of a flag that isn't declared.
		_ = c.RegisterFlagCompletionFunc(name, func(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			loaded, err := load(new(data.Reading), args[min(skip, len(args)):])
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			before := ""
			if _, several := c.Flags().Lookup(name).Value.(pflag.SliceValue); several {
				before = typed[:strings.LastIndexByte(typed, ',')+1]
			}
			var ids []cobra.Completion
			for _, n := range known(loaded.Dossier) {
				if !slices.Contains(strings.Split(before, ","), n.id) {
					ids = append(ids, cobra.CompletionWithDesc(before+n.id, n.description()))
				}
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// filter reads the filter's parts in the order in which they were given: Esc takes
// the last one off first.
func (f *filterFlags) filter(r *resolver) model.Filter {
	var filter model.Filter
	f.set.Visit(func(given *pflag.Flag) {
		switch given.Name {
		case "type":
			filter = filter.With(model.ByType, r.several("type", f.types, types)...)
		case "standing":
			filter = filter.With(model.ByStanding, r.several("standing", f.standings, standings)...)
		case "claimant":
			filter = filter.With(model.ByClaimant, r.several("claimant", f.claims, claimants)...)
		case "with":
			filter = filter.With(model.ByCounterpart, r.several("with", f.withs, actors)...)
		case "contested":
			filter = filter.With(model.ByContest, f.contested.values()...)
		case "lens":
			filter = filter.ThroughLens(model.Lens(place(wordsTo(model.ConfirmedOnly), r.one("lens", f.lens, lensWords)))) //nolint:gosec // five lenses
		case "as-of":
			filter = filter.With(model.AsOf, f.moment(r)...)
		}
	})
	return filter
}

// moment reads --as-of.
func (f *filterFlags) moment(r *resolver) []string {
	date, err := model.ParseDate(f.asOf)
	if err != nil {
		r.wrong = append(r.wrong, fmt.Sprintf("--as-of: %v; write 2024, 2024-10 or 2024-10-24", err))
		return nil
	}
	return []string{date.EDTF()}
}

// sift gives the dossier seen through the flags alone, and what is searched for.
// All that the dossier doesn't have is told at once.
func (f *filterFlags) sift(d *model.Dossier) (view *model.View, search string, err error) {
	r := resolver{dossier: d, given: f.set.Changed}
	filter := f.filter(&r)
	if len(r.wrong) > 0 {
		return nil, "", misuse(r.wrong...)
	}
	return d.Filter(filter), data.Safe(f.search), nil
}

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
