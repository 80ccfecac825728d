package export

import (
	"fmt"
	"io"
	"strings"

	"entente/model"
)

// BibTeX writes the part's sources as entries of BibTeX, in UTF-8 and with LaTeX's
// characters escaped: articles of periodicals as @article, all else as @misc, with
// what published it in journal or howpublished. Titles and names are in braces of
// their own, which keep them as they are. Of a date, year and month are fields; one
// that is a day, an interval, about or worked out is whole in note. Actors, ties,
// claims and quotations aren't in it. An error is the writer's.
func BibTeX(w io.Writer, p Part) error {
	var b strings.Builder
	for i, s := range p.Sources {
		if i > 0 {
			b.WriteString("\n")
		}
		kind, container := "misc", "howpublished"
		if strings.HasPrefix(s.Type, "article") && s.ContainerTitle != "" {
			kind, container = "article", "journal"
		}
		fmt.Fprintf(&b, "@%s{%s,\n", kind, s.ID)
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
			}
		}
		authors := make([]string, len(s.Author))
		for i, name := range s.Author {
			authors[i] = "{" + latex(name) + "}"
		}
		field("author", strings.Join(authors, " and "))
		field("title", "{"+latex(s.Title)+"}")
		field(container, latex(s.ContainerTitle))
		year, month := yearMonth(s.Issued)
		field("year", year)
		if month != "" {
			fmt.Fprintf(&b, "  month = %s,\n", month) // a macro of every style, so without braces
		}
		field("url", verbatim(s.URL))
		field("note", latex(issuedNote(s)))
		b.WriteString("}\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var months = []string{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// yearMonth gives the year and the month in which a date begins, where both ends
// are known and lie in them.
func yearMonth(d model.Date) (year, month string) {
	parts, _ := dateParts(d)
	if len(parts) == 0 || parts[0][0] != parts[len(parts)-1][0] {
		return "", ""
	}
	first, last := parts[0], parts[len(parts)-1]
	if len(first) > 1 && len(last) > 1 && first[1] == last[1] {
		month = months[first[1]]
	}
	return fmt.Sprintf("%04d", first[0]), month
}

// issuedNote gives a date whole where year and month don't say all of it.
func issuedNote(s *model.Source) string {
	parts, loose := dateParts(s.Issued)
	if s.Issued.IsZero() || len(parts) == 1 && len(parts[0]) < 3 && !loose && !s.IssuedDerived {
		return ""
	}
	note := "Issued " + s.Issued.String()
	if s.IssuedDerived {
		note += " (worked out)"
	}
	return note
}

// latex escapes the ten characters that TeX gives a meaning.
func latex(text string) string {
	return strings.NewReplacer(
		`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
		`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`,
	).Replace(text)
}

// verbatim writes an address, which readers take as it is: only braces and
// backslashes would end it or be lost, and are written as RFC 3986 has them (2.1).
func verbatim(address string) string {
	return strings.NewReplacer(`\`, "%5C", "{", "%7B", "}", "%7D").Replace(address)
}
