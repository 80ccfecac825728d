package model

import "strings"

// Cite says where the words stand: "Simone McCarthy, “As North Korea …”, CNN,
// 24 to 27 October 2024 (worked out), ¶21". The zero Locator cites the source as a
// whole. It is empty where there is no such source.
func (d *Dossier) Cite(source string, at Locator) string {
	s := d.SourceByID(source)
	if s == nil {
		return ""
	}
	parts := s.cited(labelled("corrected ", s.Corrected.String()), labelled("retracted ", s.Retracted.String()))
	if !at.IsZero() {
		parts = append(parts, at.Brief())
	}
	return joinTold(parts, ", ")
}

// CiteWithoutFate cites a source as a whole where [Source.Fate] is told beside that.
func (s *Source) CiteWithoutFate() string { return joinTold(s.cited(), ", ") }

// cited returns what a reference tells of a source, with what became of it.
func (s *Source) cited(fate ...string) []string {
	parts := []string{strings.Join(NamesInWords(s.Author), ", "), "“" + s.Title + "”", s.ContainerTitle}
	for _, v := range citedVariables {
		parts = append(parts, labelled(v.before, s.VariableInWords(v.name)))
	}
	if page := s.VariableInWords("page"); page != "" {
		parts = append(parts, Locator{Parts: Fields{{"page", page}}}.Brief())
	}
	parts = append(parts, s.IssuedInWords(), s.URL, labelled("doi:", s.VariableInWords("DOI")), labelled("accessed ", s.Accessed.String()))
	return append(append(parts, fate...), s.archiveInWords(), labelled("by way of ", s.Access))
}

// labelled returns a text behind a label; nothing if the text is empty.
func labelled(label, text string) string {
	if text == "" {
		return ""
	}
	return label + text
}

// citedVariables are the variables of CSL that a reference tells between who
// published a text and when.
var citedVariables = []struct{ name, before string }{
	{"publisher", ""},
	{"publisher_place", ""},
	{"edition", "edition "},
	{"volume", "vol. "},
	{"issue", "no. "},
	{"number", "number "},
}

// archiveInWords says where and when a copy was kept; empty where none was.
func (s *Source) archiveInWords() string {
	if s.ArchiveURL == "" && s.Archived.IsZero() {
		return ""
	}
	return joinTold([]string{"archived", s.Archived.String(), s.ArchiveURL}, " ")
}

// joinTold joins what isn't empty.
func joinTold(parts []string, by string) string {
	var told []string
	for _, p := range parts {
		if p != "" {
			told = append(told, p)
		}
	}
	return strings.Join(told, by)
}
