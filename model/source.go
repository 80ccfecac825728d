package model

import (
	"iter"
	"slices"
	"strings"
)

// A Source is a published text. Its fields are named after CSL 1.0.2, or are this
// format's own where CSL has none.
type Source struct {
	ID             string `json:"id"`
	Type           string `json:"type"` // one of [SourceTypes]
	Title          string `json:"title"`
	Author         []Name `json:"author,omitempty"`          // in the order printed
	ContainerTitle string `json:"container_title,omitempty"` // who or what published it
	Issued         Date   `json:"issued,omitzero"`
	IssuedDerived  bool   `json:"issued_derived,omitempty"` // Issued was worked out, not printed
	URL            string `json:"url,omitempty"`            // http or https, or empty

	Variables []Variable `json:"-"` // the other variables of CSL, in the order written, each once

	Accessed    Date        `json:"accessed,omitzero"`
	ArchiveURL  string      `json:"archive_url,omitempty"` // http or https, or empty
	Archived    Date        `json:"archived,omitzero"`
	Access      string      `json:"access,omitempty"` // how it was had, where it has no address
	Reliability Reliability `json:"reliability,omitempty"`
	Corrected   Date        `json:"corrected,omitzero"`
	Retracted   Date        `json:"retracted,omitzero"` // from when on its claims hold nothing
	Note        string      `json:"note,omitempty"`
}

// A Name is that of a person or an organization, as CSL takes it apart.
type Name struct {
	Family              string `json:"family,omitempty"`
	Given               string `json:"given,omitempty"`
	DroppingParticle    string `json:"dropping_particle,omitempty"`
	NonDroppingParticle string `json:"non_dropping_particle,omitempty"`
	Suffix              string `json:"suffix,omitempty"`
	Literal             string `json:"literal,omitempty"` // whole, where its parts aren't known
}

// String returns the name as it is read.
func (n Name) String() string {
	parts := []string{n.Literal, n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Family, n.Suffix}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}

// MarshalJSON writes a name that is whole as a plain text.
func (n Name) MarshalJSON() ([]byte, error) {
	if n == (Name{Literal: n.Literal}) {
		return plainJSON(n.Literal)
	}
	type fields Name
	return plainJSON(fields(n))
}

// NamesInWords returns names as they are read, each for itself.
func NamesInWords(names []Name) []string {
	if len(names) == 0 {
		return nil
	}
	words := make([]string, len(names))
	for i := range names {
		words[i] = names[i].String()
	}
	return words
}

// A Variable is one of CSL's that a source has, with the value of its kind.
type Variable struct {
	Name  string // as [CSLVariables] has it
	Text  string // of texts and numbers
	Date  Date
	Names []Name
}

func (v *Variable) value() any {
	switch VariableKindOf(v.Name) {
	case DateVariable:
		return v.Date
	case NameVariable:
		return v.Names
	case TextVariable, NumberVariable:
	}
	return v.Text
}

// InWords returns the variable's value as it is read.
func (v *Variable) InWords() string {
	switch VariableKindOf(v.Name) {
	case DateVariable:
		return v.Date.String()
	case NameVariable:
		return strings.Join(NamesInWords(v.Names), ", ")
	case TextVariable, NumberVariable:
	}
	return v.Text
}

// Variable returns a variable of CSL by the name that [CSLVariables] has, or nil
// where the source doesn't have it.
func (s *Source) Variable(name string) *Variable {
	for i := range s.Variables {
		if s.Variables[i].Name == name {
			return &s.Variables[i]
		}
	}
	return nil
}

// VariableInWords returns a variable's value as it is read; empty where the source
// doesn't have it.
func (s *Source) VariableInWords(name string) string {
	if v := s.Variable(name); v != nil {
		return v.InWords()
	}
	return ""
}

// MarshalJSON writes the source with its variables among its fields.
func (s Source) MarshalJSON() ([]byte, error) {
	type fields Source
	return inline(fields(s), Variables(s.Variables).all())
}

// Variables are those of a source, as one thing to write.
type Variables []Variable

// MarshalJSON writes the variables as one object, in their order.
func (v Variables) MarshalJSON() ([]byte, error) { return inline(struct{}{}, v.all()) }

func (v Variables) all() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for i := range v {
			if !yield(v[i].Name, v[i].value()) {
				return
			}
		}
	}
}
