package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// An audience says in which formats a column stands.
type audience uint8

const (
	inTable audience = 1 << iota // for people
	inData                       // for programs
	inAll   = inTable | inData
)

// A column of a listing. How narrow it may be and when it leaves is a table's
// business.
type column struct {
	name   string
	in     audience
	least  int
	leaves int
}

// A listing is a list as rows of values: texts, numbers, yes or no, and lists of
// texts, or of lists of these.
type listing struct {
	columns []column
	rows    [][]any
}

// A fact is a column of a list of things, and what stands in it.
type fact[T any] struct {
	column
	of func(T) any
}

func key[T any](name string, of func(T) any) fact[T] { return both(name, of).whole() }

func both[T any](name string, of func(T) any) fact[T] {
	return fact[T]{column{name: name, in: inAll, least: wordsLeast}, of}
}

func shownAs[T any](name string, of func(T) any) fact[T] {
	return fact[T]{column{name: name, in: inTable, least: wordsLeast}, of}
}

func dataOnly[T any](name string, of func(T) any) fact[T] {
	return fact[T]{column{name: name, in: inData}, of}
}

// whole has a column never be cut while others can be left out.
func (f fact[T]) whole() fact[T] {
	f.least = wholeLeast
	return f
}

// prose has a column stay wide enough for some words.
func (f fact[T]) prose() fact[T] {
	f.least = proseLeast
	return f
}

// leaving has a column be the nth to be left out of a table that is too narrow.
func (f fact[T]) leaving(nth int) fact[T] {
	f.leaves = nth
	return f
}

// listed gives a list of things.
func listed[T any](things []T, facts ...fact[T]) listing {
	var l listing
	for _, f := range facts {
		l.columns = append(l.columns, f.column)
	}
	for _, thing := range things {
		row := make([]any, len(facts))
		for i, f := range facts {
			row[i] = f.of(thing)
		}
		l.rows = append(l.rows, row)
	}
	return l
}

// cells gives the listing as texts for an audience, its columns' names first.
func (l listing) cells(in audience) [][]string {
	rows := make([][]string, len(l.rows)+1)
	for i, c := range l.columns {
		if c.in&in == 0 {
			continue
		}
		name := c.name
		if in == inTable {
			name = strings.ToUpper(strings.ReplaceAll(name, "_", " "))
		}
		rows[0] = append(rows[0], name)
		for n, row := range l.rows {
			rows[n+1] = append(rows[n+1], cellText(row[i]))
		}
	}
	return rows
}

func cellText(value any) string {
	switch v := value.(type) {
	case int:
		return strconv.Itoa(v)
	case bool:
		return strconv.FormatBool(v)
	case []string:
		return strings.Join(v, "; ")
	case [][]string:
		sides := make([]string, len(v))
		for i := range v {
			sides[i] = strings.Join(v[i], "; ")
		}
		return strings.Join(sides, " | ")
	}
	text, _ := value.(string)
	return text
}

// shapes gives what a table's columns ask for. A number is never cut.
func (l listing) shapes() []shape {
	var list []shape
	for i, c := range l.columns {
		if c.in&inTable == 0 {
			continue
		}
		s := shape{least: c.least, leaves: c.leaves}
		if len(l.rows) > 0 {
			if _, s.number = l.rows[0][i].(int); s.number {
				s.least = wholeLeast
			}
		}
		list = append(list, s)
	}
	return list
}

// json writes the listing as a list of objects, one a line, whose fields are the
// columns in their order.
func (l listing) json(w io.Writer) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	put := func(value any) {
		_ = e.Encode(value)     // texts, numbers and lists always have a form
		b.Truncate(b.Len() - 1) // the encoder ends each with a line
	}
	b.WriteByte('[')
	line := "\n {"
	for _, row := range l.rows {
		b.WriteString(line)
		line = ",\n {"
		field := ""
		for i, c := range l.columns {
			if c.in&inData == 0 {
				continue
			}
			b.WriteString(field)
			field = ", "
			put(c.name)
			b.WriteString(": ")
			put(row[i])
		}
		b.WriteByte('}')
	}
	if len(l.rows) > 0 {
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	_, err := w.Write(b.Bytes())
	return err
}
