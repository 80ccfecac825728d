package foreign

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"

	"github.com/go-json-experiment/json/jsontext"
)

// isCSL reports whether a text begins as a list of the items of CSL-JSON, as Zotero
// and pandoc write them, or as a single one.
func isCSL(head []byte) bool {
	o := firstMembers(head)
	return slices.Contains(model.SourceTypes(), o.text("type")) && o.value("id") != nil && o.text("spec_version") == "" &&
		(o.text("title") != "" || o.value("issued") != nil || o.value("author") != nil)
}

// csl reads CSL-JSON: https://docs.citationstyles.org/en/v1.0.2/specification.html.
func (im *Import) csl(stream *bufio.Reader) error {
	return im.each(stream, func(v jsontext.Value) { im.item(newObject(v)) })
}

// item takes an item of CSL-JSON as a source.
func (im *Import) item(o object) {
	id, e := o.text("id"), Entry{Kind: "source"}
	known := set("id", "type", "title", "container-title", "note", "author", "URL")
	s := model.Source{Type: o.text("type"), Title: o.text("title"), ContainerTitle: o.text("container-title"), Note: o.text("note")}
	var words []string
	for _, other := range []string{"title-short", "genre"} {
		if s.Title == "" {
			s.Title = o.text(other)
		}
	}
	if s.Title == "" {
		im.tell(Entry{Kind: "source", ID: id, Fate: LeftOut, Why: "it has no title"})
		return
	}
	s.Author, words = namesOf("author", o.value("author"))
	if !slices.Contains(model.SourceTypes(), s.Type) {
		if s.Type != "" {
			words = append(words, noted("type", s.Type))
		}
		e.Fate, e.Why, s.Type = Altered, "its type is none of CSL 1.0.2, and is document", "document"
	}
	words = append(words, datesOf(o, &s, known)...)
	if address := o.text("URL"); isWeb(address) {
		s.URL = address
	} else {
		s.Access = address
	}
	for _, v := range model.CSLVariables() {
		if value := o.value(v.CSL); value != nil {
			if made, more, ok := variableOf(v, o, value); ok {
				s.Variables, words = append(s.Variables, made), append(words, more...)
				known[v.CSL] = true
			}
		}
	}
	for _, f := range o.rest(known) {
		words = append(words, noted(f.Name, f.Text))
	}
	if len(words) > 0 {
		s.Note = strings.TrimSpace(s.Note + " " + strings.Join(words, " "))
		e.inNote("it has members that CSL 1.0.2 doesn’t have so, which are in the note")
	}
	im.addSource(id, s, e)
}

// inNote tells that something is in the note of a source, of which more may be altered.
func (e *Entry) inNote(why string) {
	if e.Fate == Altered {
		why = e.Why + "; what it was is in the note"
	}
	e.Fate, e.Why = Altered, why
}

// datesOf has a source issued and accessed as an item says, and returns what isn't in these
// dates, as words for a note.
func datesOf(o object, s *model.Source, known map[string]bool) (words []string) {
	for i, into := range []*model.Date{&s.Issued, &s.Accessed} {
		name, whole := []string{"issued", "accessed"}[i], false
		*into, whole = dateOfCSL(o.object(name))
		if !into.IsZero() && !whole {
			words = append(words, noted(name, told(o.value(name))))
		}
		if said := o.object(name); into.IsZero() && said.text("literal")+said.text("raw") != "" {
			text := strings.TrimSpace(said.text("literal") + " " + said.text("raw"))
			if len(said.names) > 1 {
				text = told(o.value(name))
			}
			words = append(words, noted(name, text))
			known[name] = true
		}
		known[name] = known[name] || !into.IsZero()
	}
	return words
}

// noted returns what goes to a note under a name.
func noted(name, words string) string { return name + ": " + strings.TrimSuffix(words, ".") + "." }

// addSource adds a source under its own id.
func (im *Import) addSource(id string, s model.Source, e Entry) {
	as := idOf(cmp.Or(id, s.Title), "source")
	if im.options.Has != nil && im.options.Has(as, s) {
		im.tell(Entry{Line: e.Line, Kind: e.Kind, ID: id, Fate: LeftOut, Why: "the dossier has it already"})
		return
	}
	s.ID = im.parties.claim(as)
	if e.ID = id; s.ID != id && e.Fate == Taken {
		e.Fate, e.Why = Altered, newID
	}
	im.sources[s.ID] = len(im.records.Sources)
	im.records.Sources = append(im.records.Sources, s)
	im.tell(e)
}

// variableOf returns a variable, and what of its value isn't in it, as words for a note.
func variableOf(v model.CSLVariable, o object, value jsontext.Value) (made model.Variable, more []string, ok bool) {
	made.Name = v.Name
	switch v.Kind {
	case model.DateVariable:
		d, whole := dateOfCSL(o.object(v.CSL))
		if made.Date = d; !whole {
			more = append(more, noted(v.CSL, told(value)))
		}
		return made, more, !d.IsZero()
	case model.NameVariable:
		made.Names, more = namesOf(v.CSL, value)
		return made, more, len(made.Names) > 0
	case model.TextVariable, model.NumberVariable:
	}
	made.Text = told(value)
	return made, nil, made.Text != ""
}

var nameKnown = set("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")

// namesOf returns names, of which some have one text alone, and what of them isn't in
// these, as words for a note.
func namesOf(field string, value jsontext.Value) (names []model.Name, more []string) {
	items := itemsOf(value)
	if value != nil && value.Kind() != '[' {
		items = []jsontext.Value{value}
	}
	for _, item := range items {
		o := newObject(item)
		n := model.Name{
			Family: o.text("family"), Given: o.text("given"), DroppingParticle: o.text("dropping-particle"),
			NonDroppingParticle: o.text("non-dropping-particle"), Suffix: o.text("suffix"), Literal: cmp.Or(o.text("literal"), textOf(item)),
		}
		rest := o.rest(nameKnown)
		if n.String() != "" {
			names = append(names, n)
		} else if rest == nil && told(item) != "" {
			more = append(more, noted(field, told(item)))
		}
		for _, f := range rest {
			more = append(more, noted(strings.TrimSpace(field+" "+n.String())+", "+f.Name, f.Text))
		}
	}
	return names, more
}

// dateOfCSL returns a date as EDTF: its parts, a season, or what it says in words where
// that is a date. It reports whether that is all that was said.
func dateOfCSL(o object) (d model.Date, whole bool) {
	var points []string
	whole = !slices.ContainsFunc(o.names, func(name string) bool { return !dateKnown[name] && told(o.value(name)) != "" })
	for _, point := range itemsOf(o.value("date-parts")) {
		d, all := partsOf(point, o.text("season"))
		if whole = whole && all; d != "" {
			if o.text("circa") != "" && o.text("circa") != "false" && o.text("circa") != "0" {
				d += "~"
			}
			points = append(points, d)
		}
	}
	words, said := strings.Join(points, "/"), []string{o.text("edtf"), o.text("raw"), o.text("literal")}
	if words == "" {
		words = cmp.Or(said...)
		said = slices.DeleteFunc(said, func(text string) bool { return text == words })
	}
	d, asIs := date(words)
	return d, whole && asIs && cmp.Or(said...) == ""
}

var dateKnown = set("date-parts", "season", "circa", "edtf", "raw", "literal")

// partsOf returns the parts of a date as EDTF, and whether these are all that there are.
func partsOf(point jsontext.Value, season string) (edtf string, whole bool) {
	var numbers []int
	parts := itemsOf(point)
	for _, part := range parts {
		n, err := strconv.Atoi(textOf(part))
		if err != nil {
			break
		}
		numbers = append(numbers, n)
	}
	if len(numbers) == 0 {
		return "", told(point) == ""
	}
	whole = len(numbers) == len(parts) && len(parts) <= 3
	year := fmt.Sprintf("%04d", numbers[0])
	if numbers[0] < 0 {
		year = fmt.Sprintf("-%04d", -numbers[0])
	}
	if n := seasonOf(season); n > 0 && len(numbers) == 1 {
		return fmt.Sprintf("%s-2%d", year, n), whole // EDTF counts them from 21
	}
	for _, part := range numbers[1:min(len(numbers), 3)] {
		year += fmt.Sprintf("-%02d", part)
	}
	return year, whole && season == ""
}

// seasonOf returns the number of a season from 1, spring, or 0. CSL has it as a number
// or as a word.
func seasonOf(word string) int {
	for i, names := range []string{"1 spring", "2 summer", "3 autumn fall", "4 winter"} {
		if slices.Contains(strings.Fields(names), strings.ToLower(word)) {
			return i + 1
		}
	}
	return 0
}
