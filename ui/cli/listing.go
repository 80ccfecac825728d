package cli

import (
	"io"
	"slices"
	"strings"

	"entente/data/export"
	"entente/model"
)

// An audience says which formats have a column.
type audience uint8

const (
	inTable audience = 1 << iota // for people
	inData                       // for programs
	inAll   = inTable | inData
)

// A column of a listing. How narrow it may be, and when it is left out, matters in
// tables alone.
type column struct {
	name string
	in   audience
	shape
}

// A listing is a list as rows of values: strings, ints, bools, and lists of strings or
// of lists of these; nil or an empty string if there is none.
type listing struct {
	columns []column
	rows    [][]any
	claims  bool // the rows are claims,
	undated int  // so many of which nothing says the date of
}

// timeless returns how many claims have no date: of those that are listed, or else of those
// on the ties that pass.
func (l listing) timeless(v *model.View) int {
	if l.claims {
		return l.undated
	}
	return v.Timeless()
}

// A field is a column of a list of things, and what it holds of each.
type field[T any] struct {
	column
	of func(T) any
}

func key[T any](name string, of func(T) any) field[T] { return both(name, of).whole() }

func both[T any](name string, of func(T) any) field[T] {
	return field[T]{column{name, inAll, shape{least: wordsLeast}}, of}
}

func shownAs[T any](name string, of func(T) any) field[T] {
	return field[T]{column{name, inTable, shape{least: wordsLeast}}, of}
}

func dataOnly[T any](name string, of func(T) any) field[T] {
	return field[T]{column{name: name, in: inData}, of}
}

// whole returns a column that isn't cut as long as others can be left out.
func (f field[T]) whole() field[T] {
	f.least = wholeLeast
	return f
}

// prose returns a column that stays wide enough for some words.
func (f field[T]) prose() field[T] {
	f.least = proseLeast
	return f
}

// leaving returns a column that is the nth to be left out of a table that is too wide.
func (f field[T]) leaving(nth int) field[T] {
	f.leaves = nth
	return f
}

// ifAny returns a column that is left out of a table in which no row has anything in it.
func (f field[T]) ifAny() field[T] {
	f.shape.ifAny = true
	return f
}

// listed returns a list of things with these fields.
func listed[T any](things []T, fields ...field[T]) listing {
	l := listing{columns: each(fields, func(f field[T]) column { return f.column })}
	for _, thing := range things {
		row := make([]any, len(fields))
		for i, f := range fields {
			row[i] = f.of(thing)
			if _, number := row[i].(int); number {
				l.columns[i].number, l.columns[i].least = true, wholeLeast // numbers are never cut
			}
		}
		l.rows = append(l.rows, row)
	}
	for i := range l.columns {
		if c := &l.columns[i]; c.ifAny && !slices.ContainsFunc(l.rows, func(row []any) bool { return cellText(row[i]) != "" }) {
			c.in &^= inTable
		}
	}
	return l
}

// cells returns the listing as text for an audience, after its columns' names.
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

// cellText returns a cell as text; what isn't a word or words as the CSV that is
// exported has it.
func cellText(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case [][]string:
		return strings.Join(each(v, func(side []string) string { return export.Cell(side) }), " | ")
	}
	return export.Cell(value)
}

// shapes returns what the columns of the listing's table ask for.
func (l listing) shapes() []shape {
	var list []shape
	for _, c := range l.columns {
		if c.in&inTable != 0 {
			list = append(list, c.shape)
		}
	}
	return list
}

// json writes the listing as a list of objects, one a line, with the columns in order.
func (l listing) json(w io.Writer) error {
	lines := each(l.rows, func(row []any) string {
		var o object
		for i, c := range l.columns {
			if c.in&inData != 0 {
				value := row[i]
				if value == "" {
					value = nil
				}
				o = append(o, member{c.name, orNull(value)})
			}
		}
		text, _ := o.MarshalJSON() // strings, numbers and lists always have a form
		return string(text)
	})
	text := "[]\n"
	if len(lines) > 0 {
		text = "[\n " + strings.Join(lines, ",\n ") + "\n]\n"
	}
	_, err := io.WriteString(w, text)
	return err
}
