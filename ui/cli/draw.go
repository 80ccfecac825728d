package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"entente/data"
	"entente/model"
	"entente/ui"

	"github.com/spf13/cobra"
)

// A drawer is a command that draws outside the explorer.
type drawer struct {
	drawing model.Drawing
	parties []string // what its arguments name, before the DOSSIER
	known   func(*model.Dossier) []named
	short   string
	long    string
	example string
	facts   func(s model.Scene) any // for JSON
}

// drawers lists all commands that draw.
func drawers() []drawer {
	return []drawer{
		treeDrawer(),
		matrixDrawer(),
		timelineDrawer(),
		nearDrawer(),
		pathDrawer(),
		compareDrawer(),
		voicesDrawer(),
		ladderDrawer(),
	}
}

// drawHelp says what all of these commands have in common.
const drawHelp = `

It is what the explorer draws, as text: as wide as --width says, else COLUMNS,
else the terminal, else 80 columns. --format json tells the same facts to
programs. The filters keep ties, as everywhere.`

// usualDrawing is how wide a drawing is where nothing says it.
const usualDrawing = 80

// leastDrawing is the least width that --width takes.
const leastDrawing = 42

func (r *run) drawCommand(d drawer) *cobra.Command {
	var f drawFlags
	use := append([]string{d.drawing.String()}, d.parties...)
	c := &cobra.Command{
		Use:     strings.Join(append(use, "[DOSSIER]"), " "),
		Short:   d.short,
		Long:    d.long + drawHelp,
		Example: d.example,
		Args:    d.args,
		RunE: func(_ *cobra.Command, args []string) error {
			return sorted(r.draw(d, &f, args[:len(d.parties)], args[len(d.parties):]))
		},
	}
	f.declare(c, d)
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
	wide          bool
}

func (f *drawFlags) declare(c *cobra.Command, d drawer) {
	set := c.Flags()
	f.filterFlags.declare(set)
	set.IntVar(&f.width, "width", 0, "draw in `COLUMNS` columns")
	set.BoolVar(&f.ascii, "ascii", false, "draw with ASCII marks only")
	set.StringVar(&f.format, "format", "text", "`FORMAT`: text, json")
	values := map[string]func(*model.Dossier) []named{"format": drawFormats}
	if d.drawing == model.TreeDrawing {
		set.StringVar(&f.order, "order", "", "`ORDER` of the branches: type, counterpart")
		values["order"] = treeOrders
	}
	if d.drawing == model.MatrixDrawing {
		set.BoolVar(&f.wide, "wide", false, "all actors with ties, not the protagonists alone")
	}
	completeIDs(c, len(d.parties), filterValues())
	completeIDs(c, len(d.parties), values)
}

func drawFormats(*model.Dossier) []named { return wordsAlone([]string{"text", "json"}) }

func treeOrders(*model.Dossier) []named { return wordsAlone([]string{"type", "counterpart"}) }

// args refuses too few arguments and too many.
func (d drawer) args(c *cobra.Command, args []string) error {
	if len(args) < len(d.parties) {
		return misuse(fmt.Sprintf("%s needs to know of whom: entente %s", d.drawing, c.Use))
	}
	return takes(len(d.parties)+1, strings.Join(append(d.parties, "at most one DOSSIER"), ", "))(c, args)
}

// draw writes a drawing, or its facts.
func (r *run) draw(d drawer, f *drawFlags, parties, dossier []string) error {
	loaded, err := r.load(dossier)
	if err != nil {
		return err
	}
	s, err := f.scene(d, loaded.Dossier, parties)
	if err != nil {
		return err
	}
	if plainWord(f.format) == "json" {
		e := json.NewEncoder(&r.text)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(d.facts(s))
	}
	width := f.width
	if width == 0 {
		width = r.columns()
	}
	if width == 0 {
		width = usualDrawing
	}
	r.text.WriteString(ui.Draw(s, max(width, leastDrawing), f.ascii))
	return nil
}

// scene finds what the arguments and the flags name. All that the dossier doesn't have
// is told at once.
func (f *drawFlags) scene(d drawer, dossier *model.Dossier, parties []string) (model.Scene, error) {
	r := resolver{dossier: dossier, given: f.set.Changed}
	sel := model.Selection{Drawing: d.drawing, Wide: f.wide, Filter: f.filter(&r), Focus: model.Relationships}
	ids := make([]string, len(parties))
	for i, word := range parties {
		ids[i] = r.named(d.parties[i], word, d.known(dossier))
	}
	switch {
	case d.drawing == model.VoicesDrawing:
		sel.Scope = model.Scope{Kind: model.SaidBy, ID: ids[0]}
	case len(ids) == 2:
		sel.Actor, sel.Other = ids[0], ids[1]
		if ids[0] == ids[1] && ids[0] != "" {
			r.wrong = append(r.wrong, fmt.Sprintf("%s takes two different actors", d.drawing))
		}
	case len(ids) == 1:
		sel.Actor = ids[0]
	}
	if r.one("order", f.order, treeOrders) == "counterpart" {
		sel.Order = model.OrderCounterpart
	}
	r.one("format", f.format, drawFormats)
	if f.set.Changed("width") && f.width < leastDrawing {
		r.wrong = append(r.wrong, fmt.Sprintf("--width: a drawing needs %d columns", leastDrawing))
	}
	if len(r.wrong) > 0 {
		return model.Scene{}, misuse(r.wrong...)
	}
	return dossier.Filter(sel.Filter).See(sel), nil
}

// named finds the id that an argument means.
func (r *resolver) named(argument, word string, known []named) string {
	switch ids := meant(word, known); len(ids) {
	case 1:
		return ids[0]
	case 0:
		r.wrong = append(r.wrong, unknown(argument, word, known))
	default:
		r.wrong = append(r.wrong, fmt.Sprintf("%s: %s may mean %s; write which", argument, quoted(word), either(ids)))
	}
	return ""
}

// tieFacts are what JSON tells of a tie in a drawing; the export has all of it.
type tieFacts struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"`
	Label    string   `json:"label,omitempty"`
	Ends     []string `json:"ends"`
	Directed bool     `json:"directed"`
	Date     string   `json:"date,omitempty"`
	Standing string   `json:"standing"`
	Denials  int      `json:"denials"`
	Claims   int      `json:"claims"`
	Quotes   int      `json:"quotes"`
}

func factsOf(d *model.Dossier, t *model.Tie) tieFacts {
	f := tieFacts{
		ID: t.ID, Type: t.Type, Label: t.Label, Directed: t.Directed(), Date: t.Date.EDTF(),
		Standing: t.Standing().String(), Denials: t.Denials(), Claims: len(t.Claims), Quotes: len(d.QuotesOf(t)),
	}
	for _, a := range d.EndsOf(t) {
		f.Ends = append(f.Ends, a.ID)
	}
	return f
}

func allFacts(d *model.Dossier, ties []*model.Tie) []tieFacts {
	facts := make([]tieFacts, len(ties))
	for i, t := range ties {
		facts[i] = factsOf(d, t)
	}
	return facts
}
