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

// A column of a listing. Those that are kept are cut last: they are what is copied.
type column struct {
	name string
	in   audience
	kept bool
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

func key[T any](name string, of func(T) any) fact[T] { return fact[T]{column{name, inAll, true}, of} }

func both[T any](name string, of func(T) any) fact[T] { return fact[T]{column{name, inAll, false}, of} }

func shownAs[T any](name string, of func(T) any) fact[T] {
	return fact[T]{column{name, inTable, false}, of}
}

func dataOnly[T any](name string, of func(T) any) fact[T] {
	return fact[T]{column{name, inData, false}, of}
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

// numbers tells which of a table's columns hold numbers.
func (l listing) numbers() []bool {
	return l.inTable(func(i int) bool {
		if len(l.rows) == 0 {
			return false
		}
		_, ok := l.rows[0][i].(int)
		return ok
	})
}

// kept tells which of a table's columns are cut last.
func (l listing) kept() []bool { return l.inTable(func(i int) bool { return l.columns[i].kept }) }

func (l listing) inTable(is func(int) bool) []bool {
	var list []bool
	for i, c := range l.columns {
		if c.in&inTable != 0 {
			list = append(list, is(i))
		}
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
