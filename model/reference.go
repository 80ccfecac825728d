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
	parts := []string{strings.Join(NamesInWords(s.Author), ", "), "“" + s.Title + "”", s.ContainerTitle}
	for _, v := range citedVariables {
		if value := s.VariableInWords(v.name); value != "" {
			parts = append(parts, v.before+value)
		}
	}
	if page := s.VariableInWords("page"); page != "" {
		parts = append(parts, Locator{Parts: Fields{{"page", page}}}.Brief())
	}
	parts = append(parts, s.IssuedInWords(), s.URL)
	if doi := s.VariableInWords("DOI"); doi != "" {
		parts = append(parts, "doi:"+doi)
	}
	for _, dated := range []struct {
		before string
		date   Date
	}{{"accessed ", s.Accessed}, {"corrected ", s.Corrected}, {"retracted ", s.Retracted}} {
		if !dated.date.IsZero() {
			parts = append(parts, dated.before+dated.date.String())
		}
	}
	parts = append(parts, s.archiveInWords())
	if s.Access != "" {
		parts = append(parts, "by way of "+s.Access)
	}
	if !at.IsZero() {
		parts = append(parts, at.Brief())
	}
	return joinTold(parts, ", ")
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
