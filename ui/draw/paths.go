package draw

import (
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// paths paints the shortest ways one under the other: a hop's firmest tie, then what
// carries it best.
func paths(p paint.Painter, s model.Scene, width, _ int) Picture {
	var d Picture
	ways := s.Figure.Facts.(*model.Paths)
	tail := hopTail(p, s, ways, width)
	for i, r := range ways.Routes {
		d.put(p.Heading(routeName(i, ways), plain.TieCount(len(r.Hops))+" long", width))
		for h := range r.Hops {
			hop(p, &d, s, &r.Hops[h], tail, width)
		}
	}
	switch {
	case ways.More > 0:
		more := plain.Count(ways.More, "more way is", "more ways are") + " as short."
		if ways.Over {
			more = "More than " + more
		}
		d.put(p.Prose(more, width, paint.Look{Ink: paint.Muted})...)
	case len(ways.Routes) == 0:
		d.put(noWay(p, s, width)...)
	}
	return d
}

func routeName(i int, ways *model.Paths) string {
	of := strconv.Itoa(len(ways.Routes) + ways.More)
	switch {
	case of == "1":
		return "the shortest way"
	case ways.Over:
		of = "more than " + of
	}
	return "way " + strconv.Itoa(i+1) + " of " + of
}

// hopTail returns the grid of whose columns a hop's row ends with those of the standing and
// of the denials: those of the ties that stand below it, or of the hops' own alone.
func hopTail(p paint.Painter, s model.Scene, ways *model.Paths, width int) grid {
	var ties []*model.Tie
	for _, r := range ways.Routes {
		for _, hop := range r.Hops {
			shown := hop.Ties
			if !ways.Open {
				shown = hop.Ties[:1]
			}
			ties = append(ties, shown...)
		}
	}
	return gridOf(p, fromNobody(s), ties, width)
}

// hop paints two actors, how the firmest of their ties runs and stands, who else is tied
// by it, and under it its best claim and quotation, and how many ties the two have.
func hop(p paint.Painter, d *Picture, s model.Scene, hop *model.Hop, tail grid, width int) {
	dossier := s.View().Dossier()
	g, bar, chosen := stopGround(s, hop.Stop)
	t := hop.Ties[0]
	if chosen && dossier.TieByID(s.Tie) != nil {
		t = dossier.TieByID(s.Tie)
	}
	with := withOthers(dossier.EndsBesides(t, hop.From, hop.To))
	from, way, to := brief(p, hop.From, counterpartWide), " "+dossier.WayOf(t, hop.From.ID).Arrow()+" ", brief(p, hop.To, counterpartWide)
	ends := from + way + to
	below := ""
	if room := width/2 - 2; p.Columns(ends+with) <= room {
		ends += with
	} else if with != "" {
		below = with[len(", "):]
	}
	what := dossier.TypeOf(t).Label
	if t.Label != "" {
		what += ": " + t.Label
	}
	rest := append([]paint.Cell{standingCell(t, tail.mark, chosen)}, deniedCells(deniers(t), tail.denials, paint.Red, chosen)...)
	rest = append(rest, paint.Cell{Width: 1})
	room := width - p.Total(append([]paint.Cell{bar}, rest...)) - columnGap
	if t.Label != "" && p.Columns(ends)+p.Columns(what) > room {
		what = t.Label // which tells it from others of its type
	}
	size := share(room, p.Columns(ends), p.Columns(what))
	if p.Columns(ends) > size {
		ends, below = pairIn(p, dossier, from, way, to, size), strings.TrimPrefix(with, ", ")
	}
	d.putAt(hop.Stop, p.Row(width, g, append([]paint.Cell{
		bar, {Text: ends, Width: size, Bold: true}, {Gap: columnGap, Text: what, Elastic: true, Bold: chosen},
	}, rest...)...))
	for _, line := range p.Wrap(below, width-4) {
		d.putAt(hop.Stop, p.Row(width, paint.Bare, paint.Cell{Gap: 3, Text: below[line[0]:line[1]], Bold: true}))
	}
	proof(p, d, dossier, t, hop.Stop, width)
	if s.Figure.Facts.(*model.Paths).Open {
		row := gridRows(p, s, tail, width)
		for i, t := range hop.Ties[1:] {
			stop := hop.Stop + 1 + i
			d.putStop(stop, func() string { return row(t, stop) })
		}
		return
	}
	if len(hop.Ties) > 1 {
		all := tieCounts(model.TallyOf(hop.Ties...))
		for _, line := range p.Wrap(all, width-4) {
			d.putAt(hop.Stop, p.Row(width, paint.Bare, paint.Cell{Gap: 3, Text: all[line[0]:line[1]], Ink: paint.Muted}))
		}
	}
}

// proof paints the best claim of a tie, and the quotation that carries it. Where none does,
// the first claim that has one follows with it: beneath another it would be taken for that
// one's words.
func proof(p paint.Painter, d *Picture, dossier *model.Dossier, t *model.Tie, stop, width int) {
	order := t.ClaimsInOrder()
	best := &t.Claims[order[0]]
	proven(p, d, dossier, best, stop, width)
	if dossier.QuoteByID(best.Quote) != nil {
		return
	}
	for _, i := range order[1:] {
		if c := &t.Claims[i]; dossier.Counts(c) && dossier.QuoteByID(c.Quote) != nil {
			proven(p, d, dossier, c, stop, width)
			return
		}
	}
}

// wrappedClaim is how many columns a step's claim has at least, which goes on below its row.
const wrappedClaim = 20

// proven paints a claim, and beneath it the quotation that carries it, if there is one.
func proven(p paint.Painter, d *Picture, dossier *model.Dossier, c *model.Claim, stop, width int) {
	sign, tone := ClaimMark(c)
	said := dossier.ClaimantOf(c) + ": " + c.Word()
	most := max(width/2, width-3-2-min(p.Columns(said), wrappedClaim)-1) // what the claimant leaves
	at := []paint.Cell{locatorCell(p, dossier, c.Source, c.Locator, most, paint.Cell{Gap: 3, Width: 5}), {Text: sign, Width: 2, Ink: tone}}
	before := p.Total(at)
	for i, line := range p.Wrap(said, max(1, width-before-1)) {
		text := paint.Cell{Text: said[line[0]:line[1]], Ink: paint.Muted}
		if i == 0 {
			d.putAt(stop, p.Row(width, paint.Bare, append(at, text)...))
			continue
		}
		text.Gap = before
		d.putAt(stop, p.Row(width, paint.Bare, text))
	}
	q := dossier.QuoteByID(c.Quote)
	if q == nil {
		return
	}
	words := "“" + q.Text + "”"
	if who := dossier.SpeakersInWords(q); who != "" {
		words += " — " + who
	}
	for _, line := range p.Wrap(words, min(paint.ProseColumns, width-11)) {
		d.putAt(stop, p.Row(width, paint.Bare, paint.Cell{Gap: 10, Text: words[line[0]:line[1]]}))
	}
}

// noWay says that no tie leads from one to the other, and what stands in the way.
func noWay(p paint.Painter, s model.Scene, width int) []string {
	ways := s.Figure.Facts.(*model.Paths)
	if ways.From == nil || ways.To == nil {
		return nil
	}
	words := "No path of ties leads from " + ways.From.Name + " to " + ways.To.Name
	var blame []string
	for _, f := range ways.Blocked {
		blame = append(blame, "by "+strings.ReplaceAll(f.String(), "-", " "))
	}
	switch {
	case len(blame) > 0:
		words += " through the filter. Without the filter " + strings.Join(blame, ", or ") + " there is one" + undoing(p) + "."
	case ways.Free:
		words += " through the filter; without all of it there is one" + p.Taught(": {clear filters} clears it") + "."
	default:
		words += ", with any filter or none." + choosing(p)
	}
	return append([]string{p.Row(width, paint.Bare)}, p.Prose(words, width, paint.Look{Bold: true})...)
}
