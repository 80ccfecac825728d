package export

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/model"
)

// Markdown writes the part as a report in GitHub's Flavored Markdown
// (https://github.github.com/gfm/), with its footnotes: what the filters kept; for each
// type a table of its ties, each tie once, with who says so and who denies it; and every
// quotation once, as a footnote. Quotations on no tie have a list of their own. It is
// for reading: ids of ties, attributes, aliases and summaries of actors, notes but those
// of sources, and variables of CSL that a reference doesn't tell aren't in it. An error is
// the writer's.
func Markdown(w io.Writer, p Part) error {
	var b strings.Builder
	if m := p.Dossier.Head.Marking; m != model.Unmarked {
		fmt.Fprintf(&b, "**%s**\n\n", marked(m.String()))
	}
	fmt.Fprintf(&b, "# %s\n\n", marked(p.Dossier.Head.Title))
	if of := p.Dossier.Head.AsOf; !of.IsZero() {
		fmt.Fprintf(&b, "The dossier speaks of %s. ", marked(of.String()))
	}
	fmt.Fprintf(&b, "Ties: %d. Quotations: %d.\n", len(p.Ties), len(p.Quotes))
	if len(p.Kept) > 0 {
		fmt.Fprintf(&b, "\nNot the whole dossier, but what passes: %s.\n", marked(strings.Join(p.Kept, "; and ")))
	}
	for _, typ := range p.Types {
		p.table(&b, typ)
	}
	p.alone(&b)
	if len(p.Sources) > 0 {
		b.WriteString("\n## Sources\n\n")
		for _, s := range p.Sources {
			fmt.Fprintf(&b, "- %s\n", marked(p.Dossier.Reference(s.ID)+more(s)))
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

// more returns what a reference leaves out of a source.
func more(s *model.Source) string {
	text := ""
	if s.Reliability != 0 {
		text += ", reliability " + s.Reliability.String()
	}
	if s.Note != "" {
		text += ". " + s.Note
	}
	return text
}

// table lists the ties of a type, if there are any.
func (p Part) table(b *strings.Builder, typ *model.TieType) {
	head := "\n## " + marked(typ.Label) + "\n\n" + marked(typ.Definition) + "\n\n| Who with whom | What | Date | Standing | Who says so |\n|---|---|---|---|---|\n"
	for _, t := range p.Ties {
		if t.Type != typ.ID {
			continue
		}
		b.WriteString(head)
		head = ""
		standing := t.Standing().String()
		if deniers := p.Dossier.DeniersOf(t); len(deniers) > 0 {
			standing += ", denied by " + strings.Join(deniers, ", ")
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", marked(p.Dossier.EndsInWords(t)),
			marked(joined("; ", t.Label, t.Amount, t.Summary)), marked(t.DateInWords()), marked(standing), p.sayings(t))
	}
}

// sayings returns a tie's claims, each with the quotations that carry it; those that
// are withdrawn or rest on what was retracted are struck.
func (p Part) sayings(t *model.Tie) string {
	lines := p.claimLines(t)
	for i, n := range t.ClaimsInOrder() {
		c := &t.Claims[n]
		lines[i] = marked(lines[i])
		if !p.Dossier.Counts(c) {
			lines[i] = "~~" + lines[i] + "~~"
		}
		for _, passage := range passages(c) {
			if passage.Quote != "" {
				lines[i] += "[^" + passage.Quote + "]"
			}
		}
	}
	return strings.Join(lines, "<br>")
}

// alone lists the quotations that no tie's claim names, so that their footnotes
// are referred to.
func (p Part) alone(b *strings.Builder) {
	head := "\n## On no tie\n\n"
	for _, q := range p.Quotes {
		if len(p.Dossier.TiesOf(q)) > 0 {
			continue
		}
		by := cmp.Or(p.Dossier.SpeakersInWords(q), "A term")
		fmt.Fprintf(b, "%s- %s[^%s]\n", head, marked(by), q.ID)
		head = ""
	}
}

// footnote returns a quotation's words, who said them and when, and, apart from that, where
// they stand: who wrote the source is none of those who said them.
func (p Part) footnote(q *model.Quote) string {
	text := joined(", ", "“"+q.Text+"”", cmp.Or(p.Dossier.SpeakersInWords(q), "a term"), q.SaidInWords()) + ". " + p.Dossier.Cite(q.Source, q.Locator)
	if q.Context != "" {
		text += ". Context: " + q.Context
	}
	return marked(text)
}

// marked escapes all that Markdown could take for a mark (2.4, backslash escapes),
// wherever it stands in a line, and what GFM makes a link of (6.9, autolinks): that is
// the price of showing every text as it is. A blank at an end is a reference (2.5), or it
// would be taken off, begin a block of code, or keep the marks around it from being some.
func marked(text string) string {
	var b strings.Builder
	for i, r := range text {
		rest := text[i+utf8.RuneLen(r):]
		switch {
		case (i == 0 || rest == "") && unicode.IsSpace(r):
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		case r == '@' && i > 0 && isAddress(text[i-1]):
			b.WriteString("<!---->") // an address of mail is found behind backslashes too
		case strings.ContainsRune("\\`*_{}[]<>|~#$&!@^", r), i == 0 && strings.ContainsRune("+-=", r),
			r == ':' && (strings.HasPrefix(rest, "//") || i == 0), r == '.' && i >= 3 && strings.EqualFold(text[i-3:i], "www"),
			strings.ContainsRune(".)", r) && strings.Trim(text[:i], "0123456789") == "": // "1." begins a list
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isAddress reports whether a byte may stand before the @ of an address.
func isAddress(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte("._+-", c) >= 0
}
