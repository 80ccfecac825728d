package data

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"entente/model"
)

// usualBound is how many characters most texts may have: a name, a title, a role.
const usualBound = 500

// boundOf returns how many characters a text of a field may have. Nobody reads more at
// once, and no screen shows them. (How long an id may be, the model says.) Of free names,
// as attributes have, it is that of what they are of.
func boundOf(field string) int {
	name, _, _ := strings.Cut(field, ".")
	switch name {
	case "summary", "text", "context", "definition", "note", "abstract", "annote", "attributes", "references":
		return 20_000
	case "url", "archive_url":
		return 4000
	}
	return usualBound
}

// beyond reports whether a text has more characters than its field may have.
func beyond(text, field string) bool {
	return len(text) > usualBound && len(text) > boundOf(field) && utf8.RuneCountInString(text) > boundOf(field)
}

// shorten cuts the texts of records that are longer than a dossier's may be, and returns
// how many were.
func shorten(r *model.Records) int {
	s := shortener{}
	for i := range r.Ties { // of which there are most
		t := &r.Ties[i]
		s.text(&t.Label, "label")
		s.text(&t.Amount, "amount")
		s.text(&t.Summary, "summary")
		s.text(&t.Note, "note")
		s.fields(t.Attributes, "attributes")
		for j := range t.Claims {
			c := &t.Claims[j]
			s.text(&c.Wording, "wording")
			s.text(&c.Note, "note")
			if len(c.AlsoIn) > 0 {
				s.value(reflect.ValueOf(c.AlsoIn), "also_in")
			}
		}
	}
	for _, list := range []any{r.Sources, r.Actors, r.Types, r.Quotes} {
		s.value(reflect.ValueOf(list), "")
	}
	return s.cut
}

// A shortener counts the texts that it cuts.
type shortener struct{ cut int }

func (s *shortener) text(text *string, field string) {
	if beyond(*text, field) {
		*text = (*text)[:skip([]byte(*text), boundOf(field)-1)] + "…"
		s.cut++
	}
}

func (s *shortener) fields(fields model.Fields, field string) {
	for i := range fields {
		s.text(&fields[i].Text, field)
	}
}

// value cuts the texts in a value of a field.
func (s *shortener) value(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.String:
		text := v.String()
		if s.text(&text, field); v.CanSet() {
			v.SetString(text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			s.value(v.Index(i), field)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			s.value(v.Elem(), field)
		}
	case reflect.Struct:
		s.record(v, field)
	default: // no text
	}
}

// record cuts the texts of a record's fields. One with a free name keeps that.
func (s *shortener) record(v reflect.Value, field string) {
	if named, ok := v.Interface().(model.Variable); ok {
		field = named.Name
	}
	for i := range v.NumField() {
		of := v.Type().Field(i)
		name, _, _ := strings.Cut(of.Tag.Get("json"), ",")
		switch {
		case !of.IsExported():
		case name == "" || name == "-" || v.Type() == reflect.TypeFor[model.Variable]():
			s.value(v.Field(i), field)
		default:
			s.value(v.Field(i), name)
		}
	}
}
