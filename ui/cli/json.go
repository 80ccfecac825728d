package cli

import (
	"bytes"
	"encoding/json"
	"io"
)

// An object is a JSON object whose members keep their order. One whose value is nil is
// left out.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON returns the object on one line.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := encoder(&b)
	put := func(before string, value any) error {
		b.WriteString(before)
		err := e.Encode(value)
		b.Truncate(b.Len() - len("\n"))
		return err
	}
	b.WriteByte('{')
	before := ""
	for _, m := range o {
		if m.value == nil {
			continue
		}
		_ = put(before, m.name) // a string always has a form
		if err := put(": ", m.value); err != nil {
			return nil, err
		}
		before = ", "
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// given returns a value of a member: nil if it is the zero value.
func given[T comparable](value T) any {
	if value == *new(T) {
		return nil
	}
	return value
}

// orNull returns a value of a member that isn't left out: null if it is the zero value.
func orNull[T comparable](value T) any {
	if value == *new(T) {
		return json.RawMessage("null")
	}
	return value
}

// printJSON prints a value as indented JSON.
func (r *run) printJSON(value any) error {
	e := encoder(&r.text)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

func encoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

// each returns what of returns for each element of a list. It is never nil, so that
// JSON has [] and not null.
func each[T, R any](list []T, of func(T) R) []R {
	results := make([]R, len(list))
	for i, element := range list {
		results[i] = of(element)
	}
	return results
}
