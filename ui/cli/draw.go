package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/data"
	"entente/model"
	"entente/ui/draw"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

// A drawer is a command that draws outside the explorer.
type drawer struct {
	drawing model.Drawing
	parties []string // what its arguments name, before the DOSSIER
	bare    bool     // whether they may be left out
	known   choices
	choose  func(sel *model.Selection, ids []string) // sets what the arguments name
	// The values of --order: words of a ClaimOrder, or orders of ties; none where there is
	// no such flag.
	orders      []model.Order
	claimOrders []string
	wide        bool // whether it has --wide
	lanes       bool // whether it has --joined, --span and --tie
	open        bool // whether it has --open
	short       string
	long        string
	example     string
	facts       func(s model.Scene) any // for JSON
}

// drawers lists all commands that draw.
func drawers() []drawer {
	return []drawer{
		treeDrawer(),
		matrixDrawer(),
		timelineDrawer(),
		neighbourhoodDrawer(),
		pathDrawer(),
		compareDrawer(),
		voicesDrawer(),
		ladderDrawer(),
		networkDrawer(),
		claimsDrawer(),
	}
}

// drawHelp ends the help of all these commands.
const drawHelp = `

This is what the explorer draws, as text: as wide as --width says, else COLUMNS,
else the terminal, else 80 columns. --format json prints the same facts for
programs, and --format svg a picture in colour, 100 columns wide unless --width
says otherwise, whose text is text. The filters keep ties, as everywhere.`

// leastDrawing is the least width that --width takes.
const leastDrawing = 42

func (r *run) drawCommand(d drawer) *cobra.Command {
	var f drawFlags
	use := append([]string{d.drawing.String()}, d.parties...)
	if d.bare {
		use = append(use[:1], each(d.parties, func(p string) string { return "[" + p + "]" })...)
	}
	c := &cobra.Command{
		Use:     strings.Join(append(use, "[DOSSIER]"), " "),
		Short:   d.short,
		Long:    d.long + drawHelp,
		Example: d.example,
		Args:    d.args,
		RunE: func(_ *cobra.Command, args []string) error {
			parties := d.given(args)
			return withCode(r.draw(d, &f, args[:parties], args[parties:]))
		},
	}
	r.completeIDs(c, len(d.parties), f.declare(c, d))
	c.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) >= len(d.parties) {
			return nil, cobra.ShellCompDirectiveDefault
		}
		loaded, err := load(new(data.Reading), nil)
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		return idsOf(d.known(loaded.Dossier)), cobra.ShellCompDirectiveNoFileComp
	}
	return c
}

// drawFlags are the flags of a command that draws.
type drawFlags struct {
	filterFlags

	width         int
	ascii         bool
	order, format string
	theme         string
	span, tie     string
	wide, joined  bool
	open          bool
}

// declare defines the flags of a drawing, and returns what completes their values.
func (f *drawFlags) declare(c *cobra.Command, d drawer) (values map[string]choices) {
	set := c.Flags()
	f.filterFlags.declare(set)
	set.IntVar(&f.width, "width", 0, fmt.Sprintf("draw in `COLUMNS` columns, from %d to %d", leastDrawing, mostColumns))
	set.BoolVar(&f.ascii, "ascii", false, "draw with ASCII marks only")
	set.StringVar(&f.format, "format", "text", "`FORMAT`: text, json, svg")
	set.StringVar(&f.theme, "theme", "dark", "`THEME` of an svg: dark, light")
	values = map[string]choices{"format": drawFormats, "theme": pictureThemes}
	if len(d.orders)+len(d.claimOrders) > 0 {
		set.StringVar(&f.order, "order", "", "`ORDER`: "+strings.Join(idsOf(d.orderNames(nil)), ", "))
		values["order"] = d.orderNames
	}
	if d.wide {
		set.BoolVar(&f.wide, "wide", false, "all actors with ties, not the protagonists alone")
	}
	if d.lanes {
		set.BoolVar(&f.joined, "joined", false, joinedUsage)
		set.StringVar(&f.span, "span", "", spanUsage)
		set.StringVar(&f.tie, "tie", "", "the tie with this `ID`, around which --span shows a\ntime; without it the last one that has a date")
		values["span"], values["tie"] = scale[model.Span], ties
	}
	if d.open {
		set.BoolVar(&f.open, "open", false, "all ties of each step, not the firmest alone")
	}
	return values
}

func drawFormats(*model.Dossier) []named { return wordsAlone([]string{"text", "json", svgFormat}) }

func pictureThemes(*model.Dossier) []named { return wordsAlone([]string{"dark", "light"}) }

// svgFormat is that of pictures of a frame.
const svgFormat = "svg"

// pictureColumns is how wide a picture is, unless somebody says so.
const pictureColumns = 100

func (d drawer) orderNames(*model.Dossier) []named {
	return wordsAlone(append(each(d.orders, model.Order.String), d.claimOrders...))
}

// ofActor chooses the actor of a drawing of one.
func ofActor(sel *model.Selection, ids []string) { sel.Actor = ids[0] }

// ofPair chooses the actors of a drawing of two.
func ofPair(sel *model.Selection, ids []string) { sel.Actor, sel.Other = ids[0], ids[1] }

// given returns how many of the arguments come before the DOSSIER. Where these may be left
// out, and it is open what a single argument is, it is the DOSSIER if there is such a file.
func (d drawer) given(args []string) int {
	if d.bare && (len(args) == 0 || len(args) == 1 && mayBeDossier(args[0])) {
		return 0
	}
	return len(d.parties)
}

// mayBeDossier reports whether an argument names a file, or looks as if it did.
func mayBeDossier(arg string) bool {
	if arg == standardInput || strings.ContainsRune(arg, filepath.Separator) || slices.Contains([]string{".yaml", ".yml", ".json", ".jsonl", ".csv"}, filepath.Ext(arg)) {
		return true
	}
	_, err := os.Stat(arg)
	return err == nil
}

// isDossier reports whether an argument names a file in a way in which hardly an actor is named.
func isDossier(arg string) bool {
	info, err := os.Stat(arg)
	return err == nil && info.Mode().IsRegular() && filepath.Ext(arg) != ""
}

// args refuses too few arguments and too many.
func (d drawer) args(c *cobra.Command, args []string) error {
	if len(args) < len(d.parties) && !d.bare {
		return misuse(fmt.Sprintf("%s needs %s: entente %s", d.drawing, plain.All(d.parties), c.Use))
	}
	if n := len(args); n == len(d.parties) && n > 0 && !d.bare && isDossier(args[n-1]) {
		return misuse(fmt.Sprintf("%s needs %s before the DOSSIER: entente %s", d.drawing, plain.All(d.parties), c.Use))
	}
	return takes(len(d.parties)+1, strings.Join(append(d.parties, "at most one DOSSIER"), ", "))(c, args)
}

// draw writes a drawing, or its facts.
func (r *run) draw(d drawer, f *drawFlags, parties, dossier []string) error {
	loaded, err := r.compared(&f.filterFlags, dossier)
	if err != nil {
		return err
	}
	s, err := f.scene(d, loaded.Dossier, parties)
	if err != nil {
		return err
	}
	r.remarkDateless(s.Filter, s.View().Timeless(), s.View().Undated())
	switch plainWord(f.format) {
	case "json":
		return r.printJSON(d.facts(s))
	case svgFormat:
		r.text.WriteString(draw.SVG(s, max(cmp.Or(f.width, pictureColumns), leastDrawing), f.ascii, plainWord(f.theme) == "light"))
		return nil
	}
	r.text.WriteString(r.drawing(s, f.width, f.ascii))
	return nil
}

// drawing returns a Scene's drawing as text, in so many columns; 0 is as many as there
// are.
func (r *run) drawing(s model.Scene, width int, ascii bool) string {
	return draw.Text(s, max(cmp.Or(width, r.columns(), usualColumns), leastDrawing), ascii)
}

// scene finds what the arguments and the flags name. Its error lists all that the
// dossier doesn't have.
func (f *drawFlags) scene(d drawer, dossier *model.Dossier, parties []string) (model.Scene, error) {
	r := resolver{dossier: dossier, given: f.set.Changed}
	sel := model.Selection{Drawing: d.drawing, Wide: f.wide, Joined: f.joined, Open: f.open, Filter: f.filter(&r), Focus: model.Relationships}
	ids := make([]string, len(parties))
	for i, word := range parties {
		ids[i] = r.find(d.parties[i], word, d.known(dossier))
	}
	if d.choose != nil && len(ids) > 0 {
		d.choose(&sel, ids)
	}
	if len(ids) == 2 && ids[0] == ids[1] && ids[0] != "" {
		r.wrong = append(r.wrong, fmt.Sprintf("%s takes two different actors", d.drawing))
	}
	order := r.one("order", f.order, d.orderNames)
	sel.Order, _ = model.Parse[model.Order](order)
	sel.ClaimOrder, _ = model.Parse[model.ClaimOrder](order)
	sel.Span, sel.Tie = valued[model.Span](&r, "span", f.span), r.one("tie", f.tie, ties)
	if f.set.Changed("tie") && sel.Span == model.AllTime {
		r.wrong = append(r.wrong, "--tie is what --span shows a time around; say how much with --span")
	}
	r.one("format", f.format, drawFormats)
	r.one("theme", f.theme, pictureThemes)
	if plainWord(f.format) != svgFormat && f.set.Changed("theme") {
		r.wrong = append(r.wrong, "--theme is for pictures; add --format svg")
	}
	if f.set.Changed("width") && (f.width < leastDrawing || f.width > mostColumns) {
		r.wrong = append(r.wrong, fmt.Sprintf("--width: a drawing takes %d to %d columns", leastDrawing, mostColumns))
	}
	for _, name := range []string{"width", "ascii", "span"} {
		if plainWord(f.format) == "json" && f.set.Changed(name) {
			r.wrong = append(r.wrong, fmt.Sprintf("--%s is for text; leave it out with --format json", name))
		}
	}
	if len(r.wrong) > 0 {
		return model.Scene{}, misuse(r.wrong...)
	}
	return dossier.Filter(sel.Filter).See(sel), nil
}

// factsOf returns what JSON has of a tie in a drawing; an export has all of it.
func factsOf(d *model.Dossier, t *model.Tie) object {
	return object{
		{"id", t.ID},
		{"type", t.Type},
		{"label", given(t.Label)},
		{"ends", each(d.EndsOf(t), actorID)},
		{"directed", t.Directed()},
		{"date", given(t.Date.EDTF())},
		{"standing", t.Standing().String()},
		{"denials", t.Denials()},
		{"claims", len(t.Claims)},
		{"quotes", len(d.QuotesOf(t))},
	}
}

func allFacts(d *model.Dossier, ties []*model.Tie) []object {
	return each(ties, func(t *model.Tie) object { return factsOf(d, t) })
}

func actorID(a *model.Actor) string { return a.ID }
