package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/model"
)

// Markdown writes the part as a report in GitHub's Flavored Markdown
// (https://github.github.com/gfm/), with its footnotes: for each actor that has
// ties a table of them, so that a tie stands in the table of each of its ends; who
// says so and who denies it; and every quotation once, as a footnote. Quotations on
// no tie have a list of their own. It is for reading: ids of ties, aliases and
// summaries of actors aren't in it. An error is the writer's.
func Markdown(w io.Writer, p Part) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n", marked(p.Dossier.Head.Title))
	if of := p.Dossier.Head.AsOf; !of.IsZero() {
		fmt.Fprintf(&b, "As of %s. ", marked(of.String()))
	}
	fmt.Fprintf(&b, "Ties: %d. Quotations: %d.\n", len(p.Ties), len(p.Quotes))
	for _, a := range p.Actors {
		p.table(&b, a)
	}
	p.alone(&b)
	if len(p.Sources) > 0 {
		b.WriteString("\n## Sources\n\n")
		for _, s := range p.Sources {
			fmt.Fprintf(&b, "- %s\n", marked(p.Dossier.Cite(s.ID, 0)))
		}
	}
	for i, q := range p.Quotes {
		if i == 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "[^%s]: %s\n", q.ID, p.footnote(q))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// table lists the ties of an actor; nothing where it has none.
func (p Part) table(b *strings.Builder, a *model.Actor) {
	head := false
	for _, t := range p.Ties {
		if !slices.Contains(p.Dossier.EndsOf(t), a) {
			continue
		}
		if !head {
			head = true
			fmt.Fprintf(b, "\n## %s\n\n", marked(a.Name))
			b.WriteString("| Who with whom | Type | What | Date | Standing | Who says so |\n|---|---|---|---|---|---|\n")
		}
		standing := t.Standing().String()
		if deniers := p.Dossier.DeniersOf(t); len(deniers) > 0 {
			standing += ", denied by " + strings.Join(deniers, ", ")
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %s |\n", marked(p.Dossier.EndsInWords(t)), marked(p.Dossier.TypeOf(t).Label),
			marked(what(t)), marked(t.DateInWords()), marked(standing), p.sayings(t))
	}
}

// what says what a tie is: its label, how much of it, and its summary.
func what(t *model.Tie) string {
	parts := slices.DeleteFunc([]string{t.Label, t.Amount, t.Summary}, func(text string) bool { return text == "" })
	return strings.Join(parts, "; ")
}

// sayings tells a tie's claims, each with the quotation that carries it.
func (p Part) sayings(t *model.Tie) string {
	lines := p.claimLines(t)
	for i, n := range t.ClaimsInOrder() {
		lines[i] = marked(lines[i])
		if quote := t.Claims[n].Quote; quote != "" {
			lines[i] += "[^" + quote + "]"
		}
	}
	return strings.Join(lines, "<br>")
}

// alone lists the quotations that no tie's claim names, so that their footnotes
// are referred to.
func (p Part) alone(b *strings.Builder) {
	head := false
	for _, q := range p.Quotes {
		if len(p.Dossier.TiesOf(q)) > 0 {
			continue
		}
		if !head {
			head = true
			b.WriteString("\n## On no tie\n\n")
		}
		by := p.Dossier.SpeakersInWords(q)
		if by == "" {
			by = "A term"
		}
		fmt.Fprintf(b, "- %s[^%s]\n", marked(by), q.ID)
	}
}

// footnote gives a quotation's words, who said them, when, and where they stand.
func (p Part) footnote(q *model.Quote) string {
	text := "“" + q.Text + "”"
	for _, more := range []string{p.Dossier.SpeakersInWords(q), q.SaidInWords(), p.Dossier.Cite(q.Source, q.Paragraph)} {
		if more != "" {
			text += ", " + more
		}
	}
	if q.Context != "" {
		text += ". Context: " + q.Context
	}
	return marked(text)
}

// marked escapes all that Markdown could take for a mark (2.4, backslash escapes),
// wherever it stands in a line. Addresses become text that isn't linked in some
// readers; that is the price of showing every text as it is.
func marked(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case strings.ContainsRune("\\`*_{}[]<>|~#$&!@^", r), i == 0 && strings.ContainsRune("+-=", r):
			b.WriteByte('\\')
		case strings.ContainsRune(".)", r) && strings.Trim(text[:i], "0123456789") == "": // "1." begins a list
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
