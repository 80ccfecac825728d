package model

import (
	"bytes"
	"encoding/json"
	"iter"
)

// Fields are texts by free names, in the order written, each name once: attributes,
// identifiers, the parts of a locator.
type Fields []Field

// A Field is one text and its name.
type Field struct{ Name, Text string }

// Text returns the text of that name; empty where there is none.
func (f Fields) Text(name string) string {
	for _, one := range f {
		if one.Name == name {
			return one.Text
		}
	}
	return ""
}

// texts returns names and texts, each for itself.
func (f Fields) texts() []string {
	var list []string
	for _, one := range f {
		list = append(list, one.Name, one.Text)
	}
	return list
}

// MarshalJSON writes the fields as one object, in their order.
func (f Fields) MarshalJSON() ([]byte, error) { return inline(struct{}{}, f.all()) }

func (f Fields) all() iter.Seq2[string, any] {
	return func(yield func(string, any) bool) {
		for _, one := range f {
			if !yield(one.Name, one.Text) {
				return
			}
		}
	}
}

// inline writes a record as JSON, and more fields behind its own.
func inline(record any, more iter.Seq2[string, any]) ([]byte, error) {
	text, err := plainJSON(record)
	if err != nil {
		return nil, err
	}
	for name, value := range more {
		key, err := plainJSON(name)
		if err != nil {
			return nil, err
		}
		field, err := plainJSON(value)
		if err != nil {
			return nil, err
		}
		text = text[:len(text)-1]
		if len(text) > 1 {
			text = append(text, ',')
		}
		text = append(append(append(append(text, key...), ':'), field...), '}')
	}
	return text, nil
}

// plainJSON writes a value without escaping it for HTML, which the encoder around
// it does where that is wanted.
func plainJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(value)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
