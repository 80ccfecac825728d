package export

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/model"
)

// DOT writes the part as a graph in Graphviz' language
// (https://graphviz.org/doc/info/lang.html): actors with ties are nodes, ties edges,
// and a tie of several ends is a node with an edge to each. A tie without direction has
// dir=none. Its label tells its standing, and with ✗ how many deny it; one that is
// confirmed or stated is drawn through, others are dashed or dotted, and one that is
// denied has a double line. What only entente knows stands in attributes that Graphviz passes on:
// type, date, date_derived, amount, standing, denials, summary, marking. The marking
// stands before the graph's title, too. Claims are lines of
// the tie's tooltip, followed by its quotations; that a claim is another record,
// and quotations on no tie, and who only claims, is lost. A backslash is written twice, as labels have
// it: elsewhere it is read as two. An error is the writer's.
func DOT(w io.Writer, p Part) error {
	var b strings.Builder
	head := &p.Dossier.Head
	fmt.Fprintf(&b, "digraph %s {\n  graph [label=%s, as_of=%s, marking=%s];\n",
		dotted(head.ID), dotted(strings.TrimSpace(head.Marking.String()+" "+head.Title)), dotted(head.AsOf.EDTF()), dotted(head.Marking.String()))
	tied := map[*model.Actor]bool{}
	for _, t := range p.Ties {
		for _, a := range p.Dossier.EndsOf(t) {
			tied[a] = true
		}
	}
	for _, a := range p.Actors {
		if !tied[a] {
			continue
		}
		dotLine(&b, dotted(a.ID), []string{"label", a.DistinctName(), "type", a.Type.String(), "summary", a.Summary})
	}
	for _, t := range p.nodes() {
		dotLine(&b, dotted(tieNode(t)), append([]string{"shape", "box", "peripheries", strconv.Itoa(1 + min(t.Denials(), 1))}, p.dotTie(t, "")...))
	}
	for _, e := range p.edges() {
		attributes := []string{"id", e.id}
		if binary(e.tie) {
			attributes = append(attributes, p.dotTie(e.tie, ":#b0231c")...) // two colours are two lines
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

// An ink is how what has a tone is coloured: by a class of a page, and in DOT by a colour on
// white and a style of lines.
type ink struct{ class, colour, style string }

var inks = [...]ink{
	model.ToneStated:    {"plain", "#1f2328", "solid"},
	model.ToneConfirmed: {"green", "#1c6a2f", "bold"},
	model.ToneBetween:   {"amber", "#855600", "dashed"},
	model.ToneOpen:      {"violet", "#6a3fa3", "dotted"},
	model.ToneDenied:    {class: "red"}, // no tie is that alone
	model.ToneBeside:    {"muted", "#5a6270", "dotted"},
}

func inkOf(s model.Sign) ink { return inks[s.Tone] }

// dotTie returns a tie's attributes, with a second colour if it is denied.
func (p Part) dotTie(t *model.Tie, second string) []string {
	label := joined(": ", p.Dossier.TypeOf(t).Label, t.Label) + "\n" + t.Standing().String()
	ink := inkOf(t.Standing().Sign())
	colour := ink.colour
	if t.Contested() {
		label += fmt.Sprintf(" ✗%d", t.Denials())
		colour += second
	}
	return []string{
		"label", label, "style", ink.style, "color", colour, "type", t.Type, "date", t.Date.EDTF(), "date_derived", flag(t.DateDerived, t.DateDerived), "amount", t.Amount,
		"standing", t.Standing().String(), "denials", fmt.Sprint(t.Denials()), "summary", t.Summary,
		"tooltip", strings.Join(append(p.claimLines(t), p.quoteLines(t)...), "\n"),
	}
}

// claimLines returns a line for each claim of a tie, in the panes' order.
func (p Part) claimLines(t *model.Tie) []string {
	var lines []string
	for _, i := range t.ClaimsInOrder() {
		c := &t.Claims[i]
		line := fmt.Sprintf("%s: %s, %s", p.Dossier.ClaimantOf(c), c.Word(), p.Dossier.Locate(c.Source, c.Locator))
		if c.Wording != "" {
			line += ", “" + c.Wording + "”"
		}
		parts := append([]string{line, c.SaidInWords(), confidence(c)}, p.Dossier.ElsewhereInWords(c)...)
		lines = append(lines, joined(", ", append(parts, p.Dossier.FateOf(c))...))
	}
	return lines
}

// confidence returns the dossier's own confidence in a claim, in words.
func confidence(c *model.Claim) string {
	if c.Confidence == 0 {
		return ""
	}
	return c.Confidence.String() + " confidence"
}

func (p Part) quoteLines(t *model.Tie) []string {
	var lines []string
	for _, q := range p.Dossier.QuotesOf(t) {
		lines = append(lines, joined(", ", "“"+q.Text+"”", p.Dossier.SpeakersInWords(q)))
	}
	return lines
}

// joined joins the texts that aren't empty.
func joined(between string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(text string) bool { return text == "" }), between)
}

// dotted returns a text between quotation marks. Those within it get a backslash;
// a line end is an escape of labels.
func dotted(text string) string {
	return `"` + dotEscapes.Replace(text) + `"`
}

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
