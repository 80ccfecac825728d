package ui

import (
	"strconv"
	"strings"

	"entente/model"
)

// paths paints the shortest ways one under the other: a hop's firmest tie, then what
// carries it best.
func (p painter) paths(s model.Scene, width, _ int) drawn {
	var d drawn
	ways := s.Figure.Paths
	for i, r := range ways.Routes {
		d.put(p.heading(routeName(i, len(ways.Routes)+ways.More), hopCount(len(r.Hops)), width))
		for h := range r.Hops {
			p.hop(&d, s, &r.Hops[h], width)
		}
	}
	switch {
	case ways.More > 0:
		d.put(p.prose(strconv.Itoa(ways.More)+" more ways are as short.", width, look{ink: muted})...)
	case len(ways.Routes) == 0:
		d.put(p.noWay(s, width)...)
	}
	return d
}

func routeName(i, of int) string {
	if of == 1 {
		return "the shortest way"
	}
	return "way " + strconv.Itoa(i+1) + " of " + strconv.Itoa(of)
}

func hopCount(n int) string {
	if n == 1 {
		return "1 tie long"
	}
	return strconv.Itoa(n) + " ties long"
}

// hop paints two actors, how the firmest of their ties runs and stands, and under it
// its best claim and quotation.
func (p painter) hop(d *drawn, s model.Scene, hop *model.Hop, width int) {
	dossier := s.View().Dossier()
	at := hop.Place == s.Figure.At
	g, bar := rowGround(at, s.Focus == model.Relationships, false)
	t := hop.Ties[0]
	if at && dossier.TieByID(s.Tie) != nil {
		t = dossier.TieByID(s.Tie)
	}
	sign, tone := mark(t.Standing())
	more := ""
	if len(hop.Ties) > 1 {
		more = "+" + strconv.Itoa(len(hop.Ties)-1)
	}
	tail := []cell{{text: sign, width: 2, ink: tone, bold: at}, {text: deniers(t), width: 3, ink: red, bold: at}, {text: more, width: 4, right: true, ink: muted}, {width: 1}}
	room := width - 1 - total(tail)
	ends := p.brief(hop.From, counterpartWide) + " " + arrow(dossier.WayOf(t, hop.From.ID)) + " " + p.brief(hop.To, counterpartWide)
	name := min(p.columns(ends)+2, room)
	what := dossier.TypeOf(t).Label
	if t.Label != "" {
		what += ": " + t.Label
	}
	d.putAt(hop.Place, p.row(width, g, append([]cell{bar, {text: ends, width: name, bold: true}, {text: what, width: room - name, bold: at}}, tail...)...))
	p.proof(d, dossier, t, hop.Place, width)
}

// proof paints the best claim of a tie, and the quotation that carries it or the first
// that it has.
func (p painter) proof(d *drawn, dossier *model.Dossier, t *model.Tie, place, width int) {
	c := &t.Claims[t.ClaimsInOrder()[0]]
	sign, tone := markOf(c)
	d.putAt(place, p.row(width, bare, cell{width: 3}, cell{text: locator(c.Paragraph), width: 5, ink: muted}, cell{text: sign, width: 2, ink: tone},
		cell{text: dossier.PartyName(c.By) + ": " + c.Word(), width: width - 11, ink: muted}, cell{width: 1}))
	q := dossier.QuoteByID(c.Quote)
	if quotes := dossier.QuotesOf(t); q == nil && len(quotes) > 0 {
		q = quotes[0]
	}
	if q == nil {
		return
	}
	words := "“" + q.Text + "”"
	if who := dossier.SpeakersInWords(q); who != "" {
		words += " — " + who
	}
	room := min(proseColumns, width-11)
	for _, line := range p.wrap(words, room) {
		d.putAt(place, p.row(width, bare, cell{width: 10}, cell{text: words[line[0]:line[1]], width: room}))
	}
}

// noWay says that no tie leads from one to the other, and what stands in the way.
func (p painter) noWay(s model.Scene, width int) []string {
	ways := s.Figure.Paths
	if ways.From == nil || ways.To == nil {
		return nil
	}
	words := "No path of ties leads from " + ways.From.Name + " to " + ways.To.Name
	var blame []string
	for _, f := range ways.Open {
		blame = append(blame, "by "+strings.ReplaceAll(f.String(), "-", " "))
	}
	switch {
	case len(blame) > 0:
		words += " through the filter. Without the filter " + strings.Join(blame, ", or ") + " there is one: Esc undoes the last part, X clears all."
	case ways.Free:
		words += " through the filter; without all of it there is one: X clears it."
	default:
		words += ", with any filter or none."
	}
	return append([]string{p.row(width, bare)}, p.prose(words, width, look{bold: true})...)
}
