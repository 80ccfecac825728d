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

// A filterFlag is a flag that filters ties.
type filterFlag struct {
	facet model.Facet
	name  string
	help  string
	known choices // its possible values, where these can be listed
	// declare defines the flag, and returns a function that reads its values.
	declare func(set *pflag.FlagSet, f filterFlag) func(r *resolver) []string
	// line returns the words of a command line for the values; nil for the usual form.
	line func(values []string) []string
}

// filterRows returns the flags in the order of the help.
func filterRows() []filterFlag {
	return []filterFlag{
		{facet: model.ByType, name: "type", help: "keep ties of this `TYPE`, such as arms", known: types, declare: severalFlag},
		{facet: model.ByStanding, name: "standing", help: "keep ties of this `STANDING`, such as confirmed", known: scale[model.Standing], declare: severalFlag},
		{facet: model.ByClaimant, name: "claimant", help: "keep ties on which this `ID` makes a claim that counts", known: claimants, declare: severalFlag},
		{facet: model.ByCounterpart, name: "with", help: "keep ties with this `ID` as a counterpart", known: actors, declare: severalFlag},
		{facet: model.Among, name: "among", help: "keep ties all of whose ends are among these `IDs`;\ncore: the protagonists", known: amongNames, declare: severalFlag},
		{facet: model.BySource, name: "source", help: "keep ties that this source tells of, by its `ID`", known: sources, declare: severalFlag},
		{facet: model.ByConfidence, name: "confidence", help: "keep ties with a claim of this confidence, a `WORD`:\n" + wordsOf[model.Confidence](), known: scale[model.Confidence], declare: severalFlag},
		{facet: model.ByContest, name: "contested", help: "keep ties that are denied; =false keeps the others", declare: contestFlag, line: contestLine},
		{facet: model.OneSource, name: "one-source", help: "keep ties that rest on one source alone", declare: setFlag, line: setLine("one-source")},
		{facet: model.ByLens, name: "lens", help: lensHelp(), known: scale[model.Lens], declare: lensFlag},
		{facet: model.AsOf, name: "as-of", help: "tell what had been said by this `DATE`: 2024, 2024-10", declare: dateFlag},
		{facet: model.During, name: "during", help: "keep ties that can have held in this `TIME`: 2024,\n2022/2023, 2022/..; those without a date stay", declare: dateFlag},
		{facet: model.Dated, name: "dated", help: "keep ties with a date", declare: setFlag, line: setLine("dated")},
		{facet: model.ByChange, name: "change", help: "with --since, keep ties that this became of, a `WORD`:\nnew, changed, turned, unchanged", known: scale[model.TieChange], declare: changeFlag},
		{facet: model.ByCheck, name: "check", help: "keep ties by your ticks and notes, a `WORD`:\nunchecked, checked, stale, noted", known: checkWords, declare: severalFlag},
	}
}

// severalFlag declares a flag that may be repeated, each with one or more values.
func severalFlag(set *pflag.FlagSet, f filterFlag) func(*resolver) []string {
	values := set.StringArray(f.name, nil, f.help)
	return func(r *resolver) []string { return r.several(f.name, *values, f.known) }
}

// setFlag is given or not: false would set nothing aside, so it isn't taken.
func setFlag(set *pflag.FlagSet, f filterFlag) func(*resolver) []string {
	set.BoolFunc(f.name, f.help, func(word string) error {
		if on, _ := strconv.ParseBool(word); !on {
			return errOff
		}
		return nil
	})
	set.Lookup(f.name).DefValue = strconv.FormatBool(false) // as the manual has it of others
	return func(*resolver) []string { return []string{model.Set} }
}

var errOff = errors.New("it can’t be off")

func setLine(name string) func([]string) []string {
	return func([]string) []string { return []string{"--" + name} }
}

func checkWords(d *model.Dossier) []named { return wordsAlone(d.Values(model.ByCheck)) }

// changeFlag takes words of what became of ties since another edition, which must be
// named.
func changeFlag(set *pflag.FlagSet, f filterFlag) func(*resolver) []string {
	read := severalFlag(set, f)
	return func(r *resolver) []string {
		if !r.given(sinceFlag) {
			r.wrong = append(r.wrong, "--change needs an older edition; name it with --"+sinceFlag)
		}
		return read(r)
	}
}

func contestFlag(set *pflag.FlagSet, f filterFlag) func(*resolver) []string {
	contested := set.Bool(f.name, false, f.help)
	return func(*resolver) []string {
		if *contested {
			return []string{model.Contested}
		}
		return []string{model.Uncontested}
	}
}

func contestLine(values []string) []string {
	if len(values) > 1 { // both of the two let every tie pass
		return nil
	}
	return []string{"--contested=" + strconv.FormatBool(values[0] == model.Contested)}
}

// lensHelp names each lens by all that it sets aside.
func lensHelp() string {
	help := "keep ties that a `LENS` lets pass:"
	for _, l := range model.Lenses() {
		help += "\n" + l.String()
		if l.Label() != l.String() {
			help += ": " + l.Label()
		}
	}
	return help
}

func lensFlag(set *pflag.FlagSet, f filterFlag) func(*resolver) []string {
	var word once
	set.Var(&word, f.name, f.help)
	return func(r *resolver) []string {
		return model.Filter{}.ThroughLens(valued[model.Lens](r, f.name, word.value)).Values(f.facet)
	}
}

func dateFlag(set *pflag.FlagSet, f filterFlag) func(*resolver) []string {
	var word once
	set.Var(&word, f.name, f.help)
	return func(r *resolver) []string {
		date, err := model.ParseDate(word.value)
		if err != nil {
			mend := "; write 2024, 2024-10 or 2024-10-24"
			if meant := model.DateHint(word.value); meant != "" {
				mend = "; did you mean " + meant + "?"
			}
			r.wrong = append(r.wrong, fmt.Sprintf("--%s: %v%s", f.name, err, mend))
			return nil
		}
		return []string{date.EDTF()}
	}
}

// filterFlags are the flags that filter ties, as they were typed. All commands that
// show or export a dossier have them.
type filterFlags struct {
	set    *pflag.FlagSet // knows which were given
	read   map[string]func(*resolver, model.Filter) model.Filter
	since  once
	search once
}

// sinceFlag names the older edition to which a dossier is compared.
const sinceFlag = "since"

// declare defines the flags.
func (f *filterFlags) declare(set *pflag.FlagSet) {
	f.set, f.read = set, map[string]func(*resolver, model.Filter) model.Filter{}
	set.SortFlags = false
	for _, row := range filterRows() {
		values := row.declare(set, row)
		f.read[row.name] = func(r *resolver, filter model.Filter) model.Filter { return filter.With(row.facet, values(r)...) }
	}
	set.Var(&f.since, sinceFlag, "show what changed since `OLD`, an older edition")
}

// declareSearch defines the flag of commands that can also search.
func (f *filterFlags) declareSearch(set *pflag.FlagSet) {
	set.Var(&f.search, "search", "search for this `TEXT`")
}

// partFlags returns the words of a command line for one part of a filter.
func partFlags(part model.Part) []string {
	for _, row := range filterRows() {
		switch {
		case row.facet != part.Facet:
		case row.line != nil:
			return row.line(part.Values)
		default:
			return []string{"--" + row.name, strings.Join(part.Values, ",")}
		}
	}
	return nil
}

// completeIDs lets a shell complete the values of flags, and of filters, from the dossier
// that the arguments name; skip is how many arguments come before it. Cobra keeps what
// completes a flag, with its command, until the process ends: it is told where a shell asks.
func (r *run) completeIDs(c *cobra.Command, skip int, values map[string]choices) {
	if !r.completes {
		return
	}
	for _, row := range filterRows() {
		if row.known != nil {
			values[row.name] = row.known
		}
	}
	for name, known := range values {
		// The only error is that of a flag that isn't declared.
		_ = c.RegisterFlagCompletionFunc(name, func(c *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			loaded, err := load(new(data.Reading), args[min(skip, len(args)):])
			if err != nil {
				return nil, cobra.ShellCompDirectiveError
			}
			_, several := c.Flags().Lookup(name).Value.(pflag.SliceValue)
			return completions(known(loaded.Dossier), typed, several), cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// completions returns what can stand for a typed value. Of several with commas, it
// completes the last.
func completions(known []named, typed string, several bool) []cobra.Completion {
	before := ""
	if several {
		before = typed[:strings.LastIndexByte(typed, ',')+1]
	}
	var ids []cobra.Completion
	for _, n := range known {
		if !slices.Contains(strings.Split(before, ","), n.id) {
			ids = append(ids, cobra.CompletionWithDesc(before+n.id, n.description()))
		}
	}
	return ids
}

// filter returns the filter that the flags name, its parts in the order in which they
// were given: Esc removes the last one first.
func (f *filterFlags) filter(r *resolver) model.Filter {
	var filter model.Filter
	f.set.Visit(func(given *pflag.Flag) {
		if read := f.read[given.Name]; read != nil {
			filter = read(r, filter)
		}
	})
	return filter
}

// resolve returns the filter that the flags name. Its error lists all that the dossier
// doesn't have.
func (f *filterFlags) resolve(d *model.Dossier) (model.Filter, error) {
	r := resolver{dossier: d, given: f.set.Changed}
	filter := f.filter(&r)
	if len(r.wrong) > 0 {
		return model.Filter{}, misuse(r.wrong...)
	}
	return filter, nil
}
