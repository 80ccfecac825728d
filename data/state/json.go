package state

import (
	"bytes"
	"encoding/json"
	"unicode"
	"unicode/utf8"

	"entente/data/safe"
)

// version is that of the form below. A form that an older release would misread
// needs another; one with a field more doesn't.
const version = 1

// A form is what stands in the file.
type form[S any] struct {
	Version int           `json:"version"`
	Place   *S            `json:"place,omitempty"`
	Marks   map[string]*S `json:"marks,omitempty"`
}

// mostRows bounds the numbers that are read. None of a reader's comes near, and
// sums with it stay within an int.
const mostRows = 1 << 30

// harmless makes every string within a value that JSON gave safe, and brings every
// number within bounds, whatever field it is of. Names of fields stay: only those
// that are known count, and a mark's is judged by letter.
func harmless(value any) any {
	switch v := value.(type) {
	case string:
		return safe.Clean(v)
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return max(0, min(n, mostRows))
		}
	case []any:
		for i := range v {
			v[i] = harmless(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = harmless(v[name])
		}
	}
	return value
}

// letter returns the letter that is a mark's name, and reports whether it is one that
// can be seen.
func letter(name string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(name)
	return r, size == len(name) && unicode.IsLetter(r) && safe.Clean(name) == name
}

// decode reads a file. Its error is errBroken.
func decode[S any](text []byte) (Kept[S], error) {
	var f form[S]
	if err := unmarshal(text, &f); err != nil || f.Version != version {
		return Kept[S]{}, errBroken
	}
	k := Kept[S]{Left: f.Place}
	for name, mark := range f.Marks {
		r, ok := letter(name)
		if !ok || mark == nil {
			continue
		}
		if k.Marks == nil {
			k.Marks = map[rune]S{}
		}
		k.Marks[r] = *mark
	}
	return k, nil
}

// unmarshal parses JSON that is first made harmless.
func unmarshal(text []byte, into any) error {
	var value any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&value); err != nil || !json.Valid(text) { // the decoder leaves what stands behind a value
		return errBroken
	}
	text, err := json.Marshal(harmless(value))
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

func encode[S any](k Kept[S]) ([]byte, error) {
	f := form[S]{Version: version, Place: k.Left, Marks: map[string]*S{}}
	for r, mark := range k.Marks {
		if _, ok := letter(string(r)); ok {
			f.Marks[string(r)] = &mark
		}
	}
	return marshal(f)
}

func marshal(f any) ([]byte, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false) // the file is no web page, and a person may read it
	err := e.Encode(f)
	return text.Bytes(), err
}
