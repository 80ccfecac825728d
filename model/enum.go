package model

import "slices"

// An Enum is a type of few values, of which each has a word: in dossiers, on the
// command line, and in what is kept between runs. An empty word is that of a value
// that stands for none, which can't be written.
type Enum interface {
	~uint8
	words() []string
}

// Words returns the words of all values that can be written, in their order.
func Words[E Enum]() []string {
	words := E(0).words()
	if words[0] == "" {
		words = words[1:]
	}
	return slices.Clone(words)
}

// all returns all values, in their order.
func all[E Enum]() []E {
	list := make([]E, len(E(0).words()))
	for i := range list {
		list[i] = E(i)
	}
	return list
}

// Parse returns the value that has the word, and reports whether there is one.
func Parse[E Enum](word string) (E, bool) {
	i := slices.Index(E(0).words(), word)
	if i < 0 || word == "" {
		return 0, false
	}
	return E(i), true
}

// column returns what stands in a column of a table, a row's first.
func column[R any](table []R, of func(*R) string) []string {
	words := make([]string, len(table))
	for i := range table {
		words[i] = of(&table[i])
	}
	return words
}

// wordOf returns a value's word; none for a value beyond the last.
func wordOf[E Enum](e E) string {
	if words := e.words(); int(e) < len(words) {
		return words[e]
	}
	return ""
}

func textOf[E Enum](e E) ([]byte, error) { return []byte(wordOf(e)), nil }

// readText parses a word. One that isn't known, as another release may have written
// it, is the zero value.
func readText[E Enum](e *E, text []byte) error {
	*e, _ = Parse[E](string(text))
	return nil
}
