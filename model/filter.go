package model

import (
	"encoding/json"
	"fmt"
	"slices"
)

// A Part of a Filter lets pass the ties that have any of its values.
type Part struct {
	Facet  Facet    `json:"facet"`
	Values []string `json:"values"` // ids, or words of the scale; in the order in which they were chosen
}

// A Filter lets pass the ties that pass each of its parts. The zero Filter lets
// everything pass. Its parts stand in the order in which they were put on, so
// that the last can be undone first. Filters are values: each change gives a new
// one.
type Filter struct {
	parts []Part
}

// Parts gives the parts in the order in which they were put on.
func (f Filter) Parts() []Part {
	parts := slices.Clone(f.parts)
	for i := range parts {
		parts[i].Values = slices.Clone(parts[i].Values)
	}
	return parts
}

// IsZero tells that nothing is set aside.
func (f Filter) IsZero() bool { return len(f.parts) == 0 }

// Equal reports whether two filters let the same ties pass and undo alike.
func (f Filter) Equal(g Filter) bool {
	return slices.EqualFunc(f.parts, g.parts, func(p, q Part) bool {
		return p.Facet == q.Facet && slices.Equal(p.Values, q.Values)
	})
}

// key is the same for filters that are equal, and only for these.
func (f Filter) key() string { return fmt.Sprintf("%q", f.parts) }

// MarshalJSON writes the filter as the list of its parts, in their order.
func (f Filter) MarshalJSON() ([]byte, error) { return json.Marshal(f.parts) }

// mostValues bounds the values of a part that is read. Who goes through a panel
// marks fewer; and the time to take them grows with their square, so that a crafted
// file could hold up the start.
const mostValues = 4096

// UnmarshalJSON reads the list and puts the parts on in its order. A part of a facet
// that isn't known, without values or with more than 4096 isn't put on: rather
// nothing is set aside than what the reader didn't ask for.
func (f *Filter) UnmarshalJSON(text []byte) error {
	var parts []struct {
		Facet  string
		Values []string
	}
	err := json.Unmarshal(text, &parts)
	*f = Filter{}
	for _, p := range parts {
		if facet, ok := Parse[Facet](p.Facet); ok && len(p.Values) > 0 && len(p.Values) <= mostValues {
			*f = f.With(facet, p.Values...)
		}
	}
	return err
}

// Values gives the values that the facet lets pass; none where it lets all pass.
func (f Filter) Values(facet Facet) []string {
	for _, p := range f.parts {
		if p.Facet == facet {
			return slices.Clone(p.Values)
		}
	}
	return nil
}

// Has reports whether the value is among those the facet lets pass.
func (f Filter) Has(facet Facet, value string) bool {
	return slices.Contains(f.Values(facet), value)
}

// With gives the filter that lets just these values of the facet pass; without
// any, the facet lets all pass.
func (f Filter) With(facet Facet, values ...string) Filter {
	parts := slices.Clone(f.parts)
	values = once(values)
	i := slices.IndexFunc(parts, func(p Part) bool { return p.Facet == facet })
	switch {
	case len(values) == 0 && i >= 0:
		parts = slices.Delete(parts, i, i+1)
	case len(values) == 0:
	case i >= 0:
		parts[i].Values = values
	default:
		parts = append(parts, Part{Facet: facet, Values: values})
	}
	return filterOf(parts)
}

// once gives the values in a list of their own, each once.
func once(values []string) []string {
	var list []string
	seen := make(map[string]bool, len(values))
	for _, v := range values {
		if !seen[v] {
			seen[v] = true
			list = append(list, v)
		}
	}
	return list
}

// filterOf keeps one form of the zero Filter, so that equal ones are equal.
func filterOf(parts []Part) Filter {
	if len(parts) == 0 {
		return Filter{}
	}
	return Filter{parts: parts}
}

// Toggle puts the value among those that the facet lets pass, or takes it out.
func (f Filter) Toggle(facet Facet, value string) Filter {
	values := f.Values(facet)
	if i := slices.Index(values, value); i >= 0 {
		return f.With(facet, slices.Delete(values, i, i+1)...)
	}
	return f.With(facet, append(values, value)...)
}

// Undo takes off the part that was put on last.
func (f Filter) Undo() Filter {
	if f.IsZero() {
		return f
	}
	return filterOf(slices.Clone(f.parts[:len(f.parts)-1]))
}
