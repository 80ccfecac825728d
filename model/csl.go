package model

import (
	"slices"
	"strings"
	"sync"
)

// VariableKind says what a variable of CSL holds.
type VariableKind uint8

// The kinds of variables.
const (
	TextVariable   VariableKind = iota
	NumberVariable              // a text too: pages may be "10-12", and an edition "2nd"
	DateVariable
	NameVariable
)

// A CSLVariable is a variable that a source may have beside the fields that
// [Source] names.
type CSLVariable struct {
	Name string // in a dossier: CSL's, with _ for -
	CSL  string // in CSL-JSON
	Kind VariableKind
}

// cslVariables are those of CSL 1.0.2 (Appendix IV of its specification),
// but for those that are fields of a [Source].
var cslVariables = slices.Concat(
	variables(TextVariable, `abstract annote archive archive_collection archive_location archive-place authority
		call-number citation-key citation-label collection-title container-title-short dimensions division DOI event
		event-title event-place genre ISBN ISSN jurisdiction keyword language license medium original-publisher
		original-publisher-place original-title part-title PMCID PMID publisher publisher-place references
		reviewed-genre reviewed-title scale source status title-short volume-title year-suffix`),
	variables(NumberVariable, `chapter-number citation-number collection-number edition first-reference-note-number
		issue locator number number-of-pages number-of-volumes page page-first part-number printing-number section
		supplement-number version volume`),
	variables(DateVariable, `available-date event-date original-date submitted`),
	variables(NameVariable, `chair collection-editor compiler composer container-author contributor curator director
		editor editorial-director executive-producer guest host illustrator interviewer narrator organizer
		original-author performer producer recipient reviewed-author script-writer series-creator translator`),
)

func variables(kind VariableKind, names string) []CSLVariable {
	var list []CSLVariable
	for _, name := range strings.Fields(names) {
		list = append(list, CSLVariable{strings.ReplaceAll(name, "-", "_"), name, kind})
	}
	return list
}

// CSLVariables returns the variables of CSL 1.0.2 (Appendix IV of its
// specification) but for those that are fields of a [Source].
func CSLVariables() []CSLVariable { return slices.Clone(cslVariables) }

var variableKinds = sync.OnceValue(func() map[string]VariableKind {
	kinds := make(map[string]VariableKind, len(cslVariables))
	for _, v := range cslVariables {
		kinds[v.Name] = v.Kind
	}
	return kinds
})

// VariableKindOf returns what a variable holds, by its name in a dossier.
func VariableKindOf(name string) VariableKind { return variableKinds()[name] }

var sourceTypes = strings.Fields(`article article-journal article-magazine article-newspaper bill book broadcast
	chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
	hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference
	patent performance periodical personal_communication post post-weblog regulation report review review-book
	software song speech standard thesis treaty webpage`)

// SourceTypes returns the types of items that CSL 1.0.2 has (Appendix III of its
// specification).
func SourceTypes() []string { return slices.Clone(sourceTypes) }
