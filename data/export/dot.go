package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/model"
)

// DOT writes the part as a graph in Graphviz' language
// (https://graphviz.org/doc/info/lang.html): actors are nodes, ties edges, and a
// tie of several ends is a node with an edge to each. A tie without direction has
// dir=none. What only entente knows stands in attributes that Graphviz passes on:
// type, date, date_derived, amount, standing, denials, summary. Claims are lines of
// the tie's tooltip, followed by its quotations; that a claim is another record,
// and quotations on no tie, is lost. A backslash is written twice, as labels have
// it: elsewhere it is read as two. An error is the writer's.
func DOT(w io.Writer, p Part) error {
	var b strings.Builder
	fmt.Fprintf(&b, "digraph %s {\n  graph [label=%s, as_of=%s];\n",
		dotted(p.Dossier.Head.ID), dotted(p.Dossier.Head.Title), dotted(p.Dossier.Head.AsOf.EDTF()))
	for _, a := range p.Actors {
		dotLine(&b, dotted(a.ID), []string{"label", a.Name, "type", a.Type.String(), "summary", a.Summary})
	}
	for _, t := range p.nodes() {
		dotLine(&b, dotted(tieNode(t)), append([]string{"shape", "box"}, p.dotTie(t)...))
	}
	for _, e := range p.edges() {
		attributes := []string{"id", e.id}
		if binary(e.tie) {
			attributes = append(attributes, p.dotTie(e.tie)...)
		} else {
			attributes = append(attributes, "role", e.role)
		}
		if !e.directed {
			attributes = append(attributes, "dir", "none")
		}
		dotLine(&b, dotted(e.from)+" -> "+dotted(e.to), attributes)
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// dotLine writes a node or an edge with its attributes, names and values in turn;
// those without a value are left out.
func dotLine(b *strings.Builder, what string, attributes []string) {
	var list []string
	for pair := range slices.Chunk(attributes, 2) {
		if pair[1] != "" {
			list = append(list, pair[0]+"="+dotted(pair[1]))
		}
	}
	fmt.Fprintf(b, "  %s [%s];\n", what, strings.Join(list, ", "))
}

func (p Part) dotTie(t *model.Tie) []string {
	label := p.Dossier.TypeOf(t).Label
	if t.Label != "" {
		label += ": " + t.Label
	}
	derived := ""
	if t.DateDerived {
		derived = "true"
	}
	return []string{
		"label", label, "type", t.Type, "date", t.Date.EDTF(), "date_derived", derived, "amount", t.Amount,
		"standing", t.Standing().String(), "denials", fmt.Sprint(t.Denials()), "summary", t.Summary,
		"tooltip", strings.Join(append(p.claimLines(t), p.quoteLines(t)...), "\n"),
	}
}

// claimLines tells each claim of a tie in a line, in the panes' order.
func (p Part) claimLines(t *model.Tie) []string {
	var lines []string
	for _, i := range t.ClaimsInOrder() {
		c := &t.Claims[i]
		line := fmt.Sprintf("%s: %s, ¶%d", p.Dossier.PartyName(c.By), c.Word(), c.Paragraph)
		if len(p.Dossier.Sources) > 1 {
			line += " of " + c.Source
		}
		if c.Wording != "" {
			line += ", “" + c.Wording + "”"
		}
		if said := c.SaidInWords(); said != "" {
			line += ", " + said
		}
		lines = append(lines, line)
	}
	return lines
}

func (p Part) quoteLines(t *model.Tie) []string {
	var lines []string
	for _, q := range p.Dossier.QuotesOf(t) {
		line := "“" + q.Text + "”"
		if by := p.Dossier.SpeakersInWords(q); by != "" {
			line += ", " + by
		}
		lines = append(lines, line)
	}
	return lines
}

// dotted puts a text between quotation marks. Within them a quotation mark is
// written with a backslash before it; a line end is an escape of labels.
func dotted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}
