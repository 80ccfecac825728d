package state

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"entente/data"
	"entente/model"
)

// version is that of the form below. A form that an older release would misread
// needs another; one with a field more doesn't.
const version = 1

// A form is what stands in the file. Enums are words, so that they keep their meaning
// when values are put between others, and a person can read them.
type form struct {
	Version int                   `json:"version"`
	Place   *selection            `json:"place,omitempty"`
	Marks   map[string]*selection `json:"marks,omitempty"`
}

// A selection is the form of a model.Selection, in its order. What is zero there
// isn't written.
type selection struct {
	Actor      string         `json:"actor,omitempty"`
	Scope      scope          `json:"scope,omitzero"`
	Tie        string         `json:"tie,omitempty"`
	Quote      string         `json:"quote,omitempty"`
	Item       item           `json:"item,omitzero"`
	Pin        string         `json:"pin,omitempty"`
	Focus      string         `json:"focus,omitempty"`
	Zoomed     bool           `json:"zoomed,omitempty"`
	Filter     []part         `json:"filter,omitempty"` // in the order in which they were put on
	Order      string         `json:"order,omitempty"`
	QuoteOrder string         `json:"quote_order,omitempty"`
	Folded     []string       `json:"folded,omitempty"`
	Find       string         `json:"find,omitempty"`
	Hit        int            `json:"hit,omitempty"`
	Top        map[string]int `json:"top,omitempty"` // by pane
	PinTop     int            `json:"pin_top,omitempty"`
	Drawing    string         `json:"drawing,omitempty"`
	Other      string         `json:"other,omitempty"`
	Wide       bool           `json:"wide,omitempty"`
	DrawTop    int            `json:"draw_top,omitempty"`
	Nth        int            `json:"nth,omitempty"`
}

type scope struct {
	Kind string `json:"kind,omitempty"`
	ID   string `json:"id,omitempty"`
}

type item struct {
	Tie   string `json:"tie,omitempty"`
	Claim int    `json:"claim,omitempty"`
	Quote string `json:"quote,omitempty"`
}

type part struct {
	Facet  string   `json:"facet"`
	Values []string `json:"values"`
}

// The words of the enums, by value.
var (
	panes       = words(model.Sources)
	orders      = words(model.OrderParagraph)
	drawings    = words(model.LadderDrawing)
	quoteOrders = words(model.QuotesByParagraph)
	facets      = words(model.AsOf)
	// The model has no words for the kinds of scopes, and has headings for the
	// sections, which may change.
	scopeKinds = []string{
		model.TiesOfActor: "ties", model.TiesOfQuote: "ties-of-quote", model.SaidBy: "said-by",
		model.AllQuotes: "quotes", model.AllTies: "all-ties",
	}
	sections = []string{
		model.Protagonists: "protagonists", model.OtherStates: "states", model.Groups: "groups", model.People: "people",
	}
)

func words[T interface {
	~uint8
	fmt.Stringer
}](last T) []string {
	var list []string
	for v := range last + 1 {
		list = append(list, v.String())
	}
	return list
}

// word gives a value's word; none for the zero value, which isn't written, and
// for one that has no word.
func word[T ~uint8](words []string, v T) string {
	if v == 0 || int(v) >= len(words) {
		return ""
	}
	return words[v]
}

// valued gives a word's value; zero for a word that isn't known.
func valued[T ~uint8](words []string, word string) T {
	return T(max(0, slices.Index(words, word)))
}

// mostRows bounds the numbers that are read. None of a reader's comes near, and
// sums with it stay within an int.
const mostRows = 1 << 30

func count(n int) int { return max(0, min(n, mostRows)) }

// mostValues bounds the values of a part of a filter. Who goes through a panel
// marks fewer; and the model's time to take them grows with their square, so that
// a crafted file could hold up the start.
const mostValues = 4096

// letter gives the letter that is a mark's name, if it is one that can be seen.
func letter(name string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(name)
	return r, size == len(name) && unicode.IsLetter(r) && data.Safe(name) == name
}

// decode reads a file. Its error is errBroken.
func decode(text []byte) (Kept, error) {
	var f form
	if err := json.Unmarshal(text, &f); err != nil || f.Version != version {
		return Kept{}, errBroken
	}
	var k Kept
	if f.Place != nil {
		place := f.Place.model()
		k.Place = &place
	}
	for name, mark := range f.Marks {
		r, ok := letter(name)
		if !ok || mark == nil {
			continue
		}
		if k.Marks == nil {
			k.Marks = map[rune]model.Selection{}
		}
		k.Marks[r] = mark.model()
	}
	return k, nil
}

func encode(k Kept) ([]byte, error) {
	f := form{Version: version, Marks: map[string]*selection{}}
	if k.Place != nil {
		f.Place = formOf(*k.Place)
	}
	for r, mark := range k.Marks {
		if _, ok := letter(string(r)); ok {
			f.Marks[string(r)] = formOf(mark)
		}
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false) // the file is no web page, and a person may read it
	err := e.Encode(f)
	return text.Bytes(), err
}

func formOf(s model.Selection) *selection {
	return &selection{
		Actor:      s.Actor,
		Scope:      scope{Kind: word(scopeKinds, s.Scope.Kind), ID: s.Scope.ID},
		Tie:        s.Tie,
		Quote:      s.Quote,
		Item:       item(s.Item),
		Pin:        s.Pin,
		Focus:      word(panes, s.Focus),
		Zoomed:     s.Zoomed,
		Filter:     partsOf(s.Filter),
		Order:      word(orders, s.Order),
		QuoteOrder: word(quoteOrders, s.QuoteOrder),
		Folded:     foldedOf(s.Folded),
		Find:       s.Find,
		Hit:        s.Hit,
		Top:        topOf(s.Top),
		PinTop:     s.PinTop,
		Drawing:    word(drawings, s.Drawing),
		Other:      s.Other,
		Wide:       s.Wide,
		DrawTop:    s.DrawTop,
		Nth:        s.Nth,
	}
}

func (f *selection) model() model.Selection {
	return model.Selection{
		Actor:      data.Safe(f.Actor),
		Scope:      model.Scope{Kind: valued[model.ScopeKind](scopeKinds, f.Scope.Kind), ID: data.Safe(f.Scope.ID)},
		Tie:        data.Safe(f.Tie),
		Quote:      data.Safe(f.Quote),
		Item:       model.Item{Tie: data.Safe(f.Item.Tie), Claim: count(f.Item.Claim), Quote: data.Safe(f.Item.Quote)},
		Pin:        data.Safe(f.Pin),
		Focus:      valued[model.Pane](panes, f.Focus),
		Zoomed:     f.Zoomed,
		Filter:     filter(f.Filter),
		Order:      valued[model.Order](orders, f.Order),
		QuoteOrder: valued[model.QuoteOrder](quoteOrders, f.QuoteOrder),
		Folded:     folded(f.Folded),
		Find:       data.Safe(f.Find),
		Hit:        count(f.Hit),
		Top:        top(f.Top),
		PinTop:     count(f.PinTop),
		Drawing:    valued[model.Drawing](drawings, f.Drawing),
		Other:      data.Safe(f.Other),
		Wide:       f.Wide,
		DrawTop:    count(f.DrawTop),
		Nth:        count(f.Nth),
	}
}

func partsOf(f model.Filter) []part {
	var parts []part
	for _, p := range f.Parts() {
		if int(p.Facet) < len(facets) {
			parts = append(parts, part{Facet: facets[p.Facet], Values: p.Values})
		}
	}
	return parts
}

// filter puts the parts on in their order. A part that isn't known, or has too
// many values, isn't put on: rather nothing is set aside than what the reader
// didn't ask for.
func filter(parts []part) model.Filter {
	var f model.Filter
	for _, p := range parts {
		facet := slices.Index(facets, p.Facet)
		if facet < 0 || len(p.Values) == 0 || len(p.Values) > mostValues {
			continue
		}
		values := make([]string, len(p.Values))
		for i, v := range p.Values {
			values[i] = data.Safe(v)
		}
		f = f.With(model.Facet(facet), values...) //nolint:gosec // there are fewer facets than 256
	}
	return f
}

func foldedOf(s model.Sections) []string {
	var list []string
	for i, name := range sections {
		if s.Has(model.Section(i)) {
			list = append(list, name)
		}
	}
	return list
}

func folded(names []string) model.Sections {
	var s model.Sections
	for i, name := range sections {
		if slices.Contains(names, name) {
			s = s.Toggle(model.Section(i))
		}
	}
	return s
}

func topOf(rows [model.Panes]int) map[string]int {
	top := map[string]int{}
	for i, row := range rows {
		if row != 0 {
			top[panes[i]] = row
		}
	}
	return top
}

func top(rows map[string]int) [model.Panes]int {
	var top [model.Panes]int
	for i, pane := range panes {
		top[i] = count(rows[pane])
	}
	return top
}
