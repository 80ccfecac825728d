package foreign

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
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
	for _, other := range []string{"title-short", "genre"} {
		if s.Title == "" {
			s.Title = o.text(other)
		}
	}
	if s.Title == "" {
		im.tell(Entry{Kind: "source", ID: id, Fate: LeftOut, Why: "it has no title"})
		return
	}
	if !slices.Contains(model.SourceTypes(), s.Type) {
		e.Fate, e.Why, s.Type = Altered, "its type is none of CSL 1.0.2, and is document", "document"
	}
	s.Author = namesOf(o.objects("author"))
	var words []string
	for i, into := range []*model.Date{&s.Issued, &s.Accessed} {
		name := []string{"issued", "accessed"}[i]
		*into = dateOfCSL(o.object(name))
		if said := o.object(name); into.IsZero() && said.text("literal")+said.text("raw") != "" {
			words = append(words, noted(name, strings.TrimSpace(said.text("literal")+" "+said.text("raw"))))
			known[name] = true
		}
		known[name] = known[name] || !into.IsZero()
	}
	if address := o.text("URL"); isWeb(address) {
		s.URL = address
	} else {
		s.Access = address
	}
	for _, v := range model.CSLVariables() {
		if value := o.value(v.CSL); value != nil {
			if made, ok := variableOf(v, o, value); ok {
				s.Variables = append(s.Variables, made)
				known[v.CSL] = true
			}
		}
	}
	for _, f := range o.rest(known) {
		words = append(words, noted(f.Name, f.Text))
	}
	if len(words) > 0 {
		s.Note = strings.TrimSpace(s.Note + " " + strings.Join(words, " "))
		e.Fate, e.Why = Altered, "it has members that CSL 1.0.2 doesn't have so, which are in the note"
	}
	im.addSource(id, s, e)
}

// noted returns what goes to a note under a name.
func noted(name, words string) string { return name + ": " + strings.TrimSuffix(words, ".") + "." }

// addSource adds a source under its own id.
func (im *Import) addSource(id string, s model.Source, e Entry) {
	if im.options.Has != nil && im.options.Has(id, s) {
		im.tell(Entry{Line: e.Line, Kind: e.Kind, ID: id, Fate: LeftOut, Why: "the dossier has it already"})
		return
	}
	s.ID = im.parties.claim(idOf(cmp.Or(id, s.Title), "source"))
	if e.ID = id; s.ID != id && e.Fate == Taken {
		e.Fate, e.Why = Altered, newID
	}
	im.sources[s.ID] = len(im.records.Sources)
	im.records.Sources = append(im.records.Sources, s)
	im.tell(e)
}

func variableOf(v model.CSLVariable, o object, value jsontext.Value) (made model.Variable, ok bool) {
	made.Name = v.Name
	switch v.Kind {
	case model.DateVariable:
		made.Date = dateOfCSL(o.object(v.CSL))
		return made, !made.Date.IsZero()
	case model.NameVariable:
		made.Names = namesOf(o.objects(v.CSL))
		return made, len(made.Names) > 0
	case model.TextVariable, model.NumberVariable:
	}
	made.Text = told(value)
	return made, made.Text != ""
}

func namesOf(list []object) []model.Name {
	var names []model.Name
	for _, o := range list {
		n := model.Name{
			Family: o.text("family"), Given: o.text("given"), DroppingParticle: o.text("dropping-particle"),
			NonDroppingParticle: o.text("non-dropping-particle"), Suffix: o.text("suffix"), Literal: o.text("literal"),
		}
		if n.String() != "" {
			names = append(names, n)
		}
	}
	return names
}

// dateOfCSL returns a date as EDTF: its parts, a season, or what it says in words where
// that is a date.
func dateOfCSL(o object) model.Date {
	var points []string
	for _, point := range itemsOf(o.value("date-parts")) {
		if d := partsOf(point, o.text("season")); d != "" {
			if o.text("circa") != "" && o.text("circa") != "false" && o.text("circa") != "0" {
				d += "~"
			}
			points = append(points, d)
		}
	}
	words := strings.Join(points, "/")
	if words == "" {
		words = cmp.Or(o.text("edtf"), o.text("raw"), o.text("literal"))
	}
	d, _ := date(words)
	return d
}

func partsOf(point jsontext.Value, season string) string {
	var numbers []int
	for _, part := range itemsOf(point) {
		var n int
		if _, err := fmt.Sscanf(textOf(part), "%d", &n); err != nil {
			break
		}
		numbers = append(numbers, n)
	}
	if len(numbers) == 0 {
		return ""
	}
	year := fmt.Sprintf("%04d", numbers[0])
	if numbers[0] < 0 {
		year = fmt.Sprintf("-%04d", -numbers[0])
	}
	if n := seasonOf(season); n > 0 && len(numbers) == 1 {
		return fmt.Sprintf("%s-2%d", year, n) // EDTF counts them from 21
	}
	for _, part := range numbers[1:min(len(numbers), 3)] {
		year += fmt.Sprintf("-%02d", part)
	}
	return year
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
