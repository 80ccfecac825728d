package export

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"

	"entente/model"
)

// An entryType is what BibTeX has for some of CSL's types (Oren Patashnik, BibTeXing,
// 3.1), and in which of its fields what published them goes, which CSL calls container
// and publisher.
type entryType struct {
	name, container, publisher string
	types                      string
}

var entryTypes = []entryType{
	{"article", "journal", "publisher", "article article-journal article-magazine article-newspaper review review-book"},
	{"book", "howpublished", "publisher", "book classic collection"},
	{"incollection", "booktitle", "publisher", "chapter entry entry-dictionary entry-encyclopedia"},
	{"inproceedings", "booktitle", "publisher", "paper-conference"},
	{"phdthesis", "howpublished", "school", "thesis"},
	{"techreport", "howpublished", "institution", "report standard"},
	{"booklet", "howpublished", "publisher", "pamphlet"},
	{"unpublished", "howpublished", "publisher", "manuscript"},
}

// entryTypeOf returns what an entry for the source is. An article that names no
// periodical is none to BibTeX, which asks for one.
func entryTypeOf(s *model.Source) entryType {
	for _, e := range entryTypes {
		for name := range strings.FieldsSeq(e.types) {
			if name == s.Type && (e.name != "article" || s.ContainerTitle != "") {
				return e
			}
		}
	}
	return entryType{"misc", "howpublished", "publisher", ""}
}

// bibTeXFields are the other variables of CSL that have a field: BibTeX's own, and
// those that all of its readers know.
var bibTeXFields = []struct{ variable, field string }{
	{"editor", "editor"},
	{"translator", "translator"},
	{"publisher_place", "address"},
	{"collection_title", "series"},
	{"edition", "edition"},
	{"volume", "volume"},
	{"issue", "number"},
	{"number", "number"},
	{"chapter_number", "chapter"},
	{"page", "pages"},
	{"genre", "type"},
	{"DOI", "doi"},
	{"ISBN", "isbn"},
	{"ISSN", "issn"},
	{"language", "language"},
	{"keyword", "keywords"},
	{"abstract", "abstract"},
}

// BibTeX writes the part's sources as entries of BibTeX, in UTF-8 and with LaTeX's
// characters escaped. Titles and the parts of names are in braces of their own, which
// keep them as they are; a name whose parts aren't known is one part. Of a date, year
// and month are fields; one that is a day, an interval, about or worked out is whole in
// note, where also stands what BibTeX has no field for: the dossier's marking,
// reliability, corrections, where a copy is kept and how the source was had. Variables
// of CSL without a field are lost, and actors, ties, claims and quotations aren't in
// it. An error is the writer's.
func BibTeX(w io.Writer, p Part) error {
	var b strings.Builder
	if m := p.Dossier.Head.Marking; m != model.Unmarked {
		fmt.Fprintf(&b, "%% %s\n\n", m)
	}
	for i, s := range p.Sources {
		if i > 0 {
			b.WriteString("\n")
		}
		entry(&b, &p.Dossier.Head, s)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func entry(b *strings.Builder, h *model.Head, s *model.Source) {
	kind := entryTypeOf(s)
	fmt.Fprintf(b, "@%s{%s,\n", kind.name, s.ID)
	has := map[string]bool{}
	field := func(name, value string) {
		if value != "" && !has[name] {
			has[name] = true
			fmt.Fprintf(b, "  %s = {%s},\n", name, value)
		}
	}
	field("author", bibTeXNames(s.Author))
	field("title", "{"+latex(s.Title)+"}")
	field(kind.container, latex(s.ContainerTitle))
	field(kind.publisher, latex(s.VariableInWords("publisher")))
	for _, f := range bibTeXFields {
		switch v := s.Variable(f.variable); {
		case v == nil:
		case model.VariableKindOf(f.variable) == model.NameVariable:
			field(f.field, bibTeXNames(v.Names))
		case f.field == "doi":
			field(f.field, verbatim(v.Text))
		case f.field == "pages":
			field(f.field, strings.ReplaceAll(latex(strings.NewReplacer("--", "–", "-", "–").Replace(v.Text)), "–", "--"))
		default:
			field(f.field, latex(v.Text))
		}
	}
	year, month := yearMonth(s.Issued)
	field("year", year)
	if month != "" {
		fmt.Fprintf(b, "  month = %s,\n", month) // a macro of every style, so without braces
	}
	field("url", verbatim(s.URL))
	field("urldate", latex(s.Accessed.EDTF()))
	field("note", latex(remarksOn(h, s, issuedNote(s))))
	b.WriteString("}\n")
}

// bibTeXNames returns names as "von Family, Suffix, Given". Each part is in braces, so
// that no "and" or comma in it divides it, but for particles: BibTeX finds them by their
// small first letters, outside of braces. One with a capital is part of the family's
// name to it.
func bibTeXNames(names []model.Name) string {
	list := make([]string, len(names))
	for i, n := range names {
		parts := []string{n.String()}
		if n.Family != "" {
			parts = []string{n.Family, n.Suffix, n.Given}
		}
		for j, part := range parts {
			parts[j] = ""
			if part != "" {
				parts[j] = "{" + latex(part) + "}"
			}
		}
		if n.Family != "" {
			parts[0] = joined(" ", particle(n.DroppingParticle), particle(n.NonDroppingParticle), parts[0])
		}
		list[i] = joined(", ", parts...)
	}
	return strings.Join(list, " and ")
}

// particle returns one of a name, in braces if BibTeX wouldn't take it for one.
func particle(text string) string {
	plain := strings.ToLower(text) == text && !strings.ContainsFunc(text, func(r rune) bool { return r != ' ' && r != '\'' && r != '’' && r != '-' && !unicode.IsLetter(r) })
	if text == "" || plain && latex(text) == text && !slices.Contains(strings.Fields(text), "and") {
		return text
	}
	return "{" + latex(text) + "}"
}

// yearMonth returns the year and the month of a date, if both its ends are known and
// lie in them.
func yearMonth(d model.Date) (year, month string) {
	parts, _ := dateParts(d)
	if len(parts) == 0 || parts[0][0] != parts[len(parts)-1][0] {
		return "", ""
	}
	first, last := parts[0], parts[len(parts)-1]
	if len(first) > 1 && len(last) > 1 && first[1] == last[1] {
		month = strings.ToLower(time.Month(first[1]).String()[:3])
	}
	return fmt.Sprintf("%04d", first[0]), month
}

// issuedNote returns the whole date if year and month don't say all of it.
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

// latex escapes the ten characters that have a meaning in TeX, braces by name, since
// BibTeX counts those behind a backslash too; those that TeX's own fonts have others in
// the place of; and, with an empty group, the ligatures that would make
// dashes and quotation marks of two or three (Knuth, The TeXbook, ch. 2 and app. F; ",,"
// is of the encoding T1).
func latex(text string) string {
	text = latexEscapes.Replace(text)
	for _, ligature := range []string{"--", "``", "''", ",,", "?`", "!`"} {
		apart := ligature[:1] + "{}" + ligature[1:]
		text = strings.ReplaceAll(strings.ReplaceAll(text, ligature, apart), ligature, apart) // twice, for "---"
	}
	return text
}

var latexEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `%`, `\%`, `_`, `\_`,
	`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`, `<`, `\textless{}`, `>`, `\textgreater{}`, `|`, `\textbar{}`,
)

// verbatim writes an address or a DOI, which readers take as it is: only braces and
// backslashes would end it or be lost, and are written as RFC 3986 has them (2.1).
func verbatim(address string) string {
	return strings.NewReplacer(`\`, "%5C", "{", "%7B", "}", "%7D").Replace(address)
}
