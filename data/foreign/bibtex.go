package foreign

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"sync"

	"entente/model"
)

var bibHead = form(`(?m)^\s*@[A-Za-z]+\s*[{(]\s*[^\s,{}"=]+\s*,|^\s*@(?i:string|comment|preamble)\s*[{(]`)

// isBibTeX reports whether a text has an entry of BibTeX near its beginning.
func isBibTeX(head []byte) bool { return bibHead().Match(head) }

// bibtex reads entries of BibTeX (http://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf),
// and of BibLaTeX as far as it has other fields.
func (im *Import) bibtex(stream *bufio.Reader) error {
	words, err := io.ReadAll(&gulp{Reader: im.decoded(stream, im.Report.Note), left: mostGulp})
	if err != nil {
		return err
	}
	b := newBibReader(string(words))
	b.between = func(line int) {
		im.tell(Entry{Line: line, Kind: "text between entries", Fate: LeftOut, Why: "it is no entry"})
	}
	var entries []*bibEntry
	byKey := map[string]*bibEntry{}
	for b.next() {
		e := b.entry
		if e.swallowed != "" {
			im.Report.Note(fmt.Sprintf("%s:%d: the field %s of %s goes on over lines that look like entries; close its braces or quotation marks", im.file, e.line, text(e.swallowed), text(e.key)))
		}
		switch e.kind {
		case "comment", "preamble":
			im.tell(Entry{Line: e.line, Kind: e.kind, Fate: LeftOut, Why: "it is no entry"})
		case "string":
			for name, value := range e.fields {
				b.macros[name] = value
			}
		default:
			entries = append(entries, e)
			if byKey[strings.ToLower(e.key)] == nil {
				byKey[strings.ToLower(e.key)] = e
			}
		}
	}
	for _, e := range entries {
		im.bibEntry(e, byKey[strings.ToLower(strings.TrimSpace(e.fields["crossref"]))])
	}
	return b.err
}

// bibTypes are the types of CSL for those of BibTeX and BibLaTeX, as Zotero maps them.
var bibTypes = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"article": "article-journal", "book": "book", "booklet": "pamphlet", "collection": "book", "conference": "paper-conference",
		"inbook": "chapter", "incollection": "chapter", "inproceedings": "paper-conference", "manual": "report", "mastersthesis": "thesis",
		"phdthesis": "thesis", "thesis": "thesis", "proceedings": "book", "report": "report", "techreport": "report", "unpublished": "manuscript",
		"online": "webpage", "electronic": "webpage", "www": "webpage", "patent": "patent", "dataset": "dataset", "software": "software",
		"periodical": "periodical", "video": "motion_picture", "movie": "motion_picture", "legislation": "legislation", "letter": "personal_communication",
	}
})

// bibVariables are the variables of CSL for fields.
var bibVariables = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"publisher": "publisher", "address": "publisher_place", "location": "publisher_place", "volume": "volume", "number": "issue",
		"issue": "issue", "pages": "page", "edition": "edition", "doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "series": "collection_title",
		"abstract": "abstract", "language": "language", "langid": "language", "keywords": "keyword", "chapter": "chapter_number",
		"institution": "publisher", "school": "publisher", "organization": "publisher", "type": "genre", "version": "version",
		"shorttitle": "title_short", "eventtitle": "event_title", "venue": "event_place", "pmid": "PMID",
	}
})

// inherit gives an entry the fields that it lacks of the one that it stands in, whose
// title is then that of the whole.
func (e *bibEntry) inherit(whole *bibEntry) {
	if whole == nil || whole == e {
		return
	}
	for _, name := range whole.names {
		value := whole.fields[name]
		if name == "title" {
			name = "booktitle"
		}
		if _, has := e.fields[name]; !has && name != "crossref" && name != "subtitle" {
			e.names = append(e.names, name)
			e.fields[name] = value
		}
	}
}

// take returns the first of these fields that there is, as text. Only that field has
// been used.
func (e *bibEntry) take(names ...string) string {
	for _, name := range names {
		if value := text(fromTeX(e.fields[name])); value != "" {
			delete(e.fields, name)
			return value
		}
	}
	return ""
}

// bibEntry takes an entry as a source.
func (im *Import) bibEntry(b, whole *bibEntry) {
	e := Entry{Line: b.line, Kind: "source"}
	s := model.Source{Type: bibTypes()[b.kind]}
	if s.Type == "" {
		s.Type = "document"
		if b.kind != "misc" {
			e.Fate, e.Why = Altered, "its type has none in CSL, and is document"
			b.put("entry type", b.kind)
		}
	}
	b.inherit(whole)
	s.Title = b.take("title")
	if s.Title == "" {
		im.tell(Entry{Line: b.line, Kind: "source", ID: b.key, Fate: LeftOut, Why: "it has no title"})
		return
	}
	if sub := b.take("subtitle"); sub != "" {
		s.Title += ": " + sub
	}
	s.Author = bibNames(b.fields["author"])
	delete(b.fields, "author")
	if how := verbatim(b.fields["howpublished"]); isWeb(how) && b.fields["url"] == "" {
		b.fields["url"] = how
		delete(b.fields, "howpublished")
	}
	s.ContainerTitle = b.take("journal", "journaltitle", "booktitle", "howpublished")
	b.dates(&s)
	address := verbatim(b.fields["url"])
	delete(b.fields, "url")
	if isWeb(address) {
		s.URL = address
	} else {
		s.Access = address
	}
	s.Note = strings.TrimSpace(b.take("note") + " " + b.take("annotation"))
	if rest := b.variables(&s); len(rest) > 0 {
		s.Note = strings.TrimSpace(s.Note + " " + strings.Join(rest, " "))
		e.inNote("it has fields that CSL has no variable for, which are in the note")
	}
	im.addSource(b.key, s, e)
}

// dates gives a source its dates. One that is none stays a field.
func (e *bibEntry) dates(s *model.Source) {
	when, year, month := e.take("date"), "", ""
	if when == "" {
		year, month = e.take("year"), e.take("month")
	}
	var asIs bool
	if s.Issued, asIs = bibDate(when, year, month); !asIs {
		e.put("date", strings.TrimSpace(when+year+" "+month))
	}
	accessed := e.take("urldate")
	if s.Accessed, asIs = date(accessed); !asIs {
		e.put("urldate", accessed)
	}
}

// put puts a field back.
func (e *bibEntry) put(name, value string) {
	if value != "" {
		e.names = append(e.names, name)
		e.fields[name] = value
	}
}

// variables gives a source the variables of CSL that its fields are, and returns the
// fields that are none.
func (e *bibEntry) variables(s *model.Source) (rest []string) {
	for _, name := range e.names {
		raw, left := e.fields[name]
		if !left {
			continue
		}
		delete(e.fields, name)
		value, variable := text(fromTeX(raw)), bibVariables()[name]
		if verbatims[name] {
			value = verbatim(raw)
		}
		if name == "number" && s.Type == "report" {
			variable = "number"
		}
		switch {
		case value == "":
		case name == "editor" || name == "translator":
			if names := bibNames(raw); len(names) > 0 {
				s.Variables = append(s.Variables, model.Variable{Name: name, Names: names})
			}
		case variable != "" && s.Variable(variable) == nil:
			if ranged[variable] {
				value = strings.ReplaceAll(value, "–", "-")
			}
			s.Variables = append(s.Variables, model.Variable{Name: variable, Text: value})
		default:
			rest = append(rest, noted(text(name), value))
		}
	}
	return rest
}

// verbatims are the fields of addresses and numbers, which TeX doesn't set.
var verbatims = set("doi", "isbn", "issn", "pmid", "file", "eprint", "archiveurl")

// ranged are the variables of numbers, whose ranges CSL writes with a hyphen.
var ranged = set("page", "volume", "issue", "number", "chapter_number")

// bibDate returns a date, and whether it is all that was said.
func bibDate(when, year, month string) (d model.Date, asIs bool) {
	whole := true
	if when == "" && year != "" {
		when = year
		if len(month) == 1 {
			month = "0" + month
		}
		if n, ok := months()[strings.ToLower(month)]; ok {
			month = n
		}
		if len(month) == 2 {
			when += "-" + month
		}
		whole = month == "" || len(month) == 2
	}
	d, asIs = date(when)
	return d, asIs && whole
}

var months = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"january": "01", "february": "02", "march": "03", "april": "04", "may": "05", "june": "06", "july": "07", "august": "08",
		"september": "09", "october": "10", "november": "11", "december": "12",
	}
})
