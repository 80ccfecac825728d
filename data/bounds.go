package data

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/model"
)

// usualBound is how many characters most texts may have: a name, a title, a role.
const usualBound = 500

// MostCharacters returns how many characters a text of a field of a record may have. Nobody reads more at
// once, and no screen shows them. (How long an id may be, the model says.) Of free names,
// as attributes have, it is that of what they are of.
func MostCharacters(field string) int {
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
	return len(text) > usualBound && len(text) > MostCharacters(field) && utf8.RuneCountInString(text) > MostCharacters(field)
}

// shorten cuts the texts of records that are longer than a dossier's may be, and tells
// each by its record's kind and id, and by its field. A list within a record is copied
// before something in it is cut: a stage of the same reading may show it.
func shorten(r *model.Records, tell func(kind, id, field string)) {
	s := shortener{tell: tell, kind: "tie", names: map[reflect.Type][]string{}}
	for i := range r.Ties { // of which there are most
		t := &r.Ties[i]
		s.id = t.ID
		s.text(&t.Label, "label")
		s.text(&t.Amount, "amount")
		s.text(&t.Summary, "summary")
		s.text(&t.Note, "note")
		s.value(reflect.ValueOf(&t.Attributes).Elem(), "attributes")
		if s.finds(func() { s.claims(t.Claims) }) {
			t.Claims = slices.Clone(t.Claims)
			s.claims(t.Claims)
		}
	}
	for i := range recordLists {
		l := &recordLists[i]
		if l.name == "ties" {
			continue
		}
		s.kind = strings.Replace(kindWord(l.name), "quote", "quotation", 1) // as readers call it
		for n := range l.size(r) {
			s.id = l.id(r, n)
			s.value(reflect.ValueOf(l.at(r, n)).Elem(), "")
		}
	}
}

// A shortener tells of the texts that it cuts, and of which record they are.
type shortener struct {
	tell     func(kind, id, field string)
	kind, id string
	names    map[reflect.Type][]string // of fields, by the record that has them
	looks    bool                      // it cuts nothing
	found    bool                      // something to be cut
}

// finds reports whether there is something to be cut in what is walked through.
func (s *shortener) finds(walk func()) bool {
	if s.looks {
		walk()
		return false
	}
	s.looks, s.found = true, false
	walk()
	s.looks = false
	return s.found
}

func (s *shortener) claims(claims []model.Claim) {
	for i := range claims {
		c := &claims[i]
		s.text(&c.Wording, "wording")
		s.text(&c.Note, "note")
		if len(c.AlsoIn) > 0 {
			s.value(reflect.ValueOf(&c.AlsoIn).Elem(), "also_in")
		}
	}
}

func (s *shortener) text(text *string, field string) {
	switch {
	case !beyond(*text, field):
	case s.looks:
		s.found = true
	default:
		*text = fitted(*text, field)
		s.tell(s.kind, s.id, field)
	}
}

// fitted returns a text of a field, cut if it is longer than it may be.
func fitted(text, field string) string {
	if !beyond(text, field) {
		return text
	}
	return text[:skip([]byte(text), MostCharacters(field)-1)] + "…"
}

// value cuts the texts in a value of a field.
func (s *shortener) value(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.String:
		if text := v.String(); beyond(text, field) {
			s.text(&text, field)
			v.SetString(text)
		}
	case reflect.Slice:
		if s.finds(func() { s.items(v, field) }) {
			v.Set(reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v))
			s.items(v, field)
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

func (s *shortener) items(list reflect.Value, field string) {
	for i := range list.Len() {
		s.value(list.Index(i), field)
	}
}

// record cuts the texts of a record's fields. One with a free name keeps that.
func (s *shortener) record(v reflect.Value, field string) {
	free := v.Type() == reflect.TypeFor[model.Variable]()
	if free {
		field = v.FieldByName("Name").String()
	}
	for i, name := range s.namesIn(v.Type()) {
		switch {
		case name == "":
		case name == "-" || free:
			s.value(v.Field(i), field)
		default:
			s.value(v.Field(i), name)
		}
	}
}

// namesIn returns what the fields of a record are called: nothing those that hold no texts,
// and - those that are called as what they are in.
func (s *shortener) namesIn(t reflect.Type) []string {
	names, ok := s.names[t]
	if !ok {
		for i := range t.NumField() {
			of := t.Field(i)
			name, _, _ := strings.Cut(of.Tag.Get("json"), ",")
			switch of.Type.Kind() {
			case reflect.String, reflect.Slice, reflect.Pointer, reflect.Struct:
				name = cmp.Or(name, "-")
			default:
				name = ""
			}
			if !of.IsExported() {
				name = ""
			}
			names = append(names, name)
		}
		s.names[t] = names
	}
	return names
}
