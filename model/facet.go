package model

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// A Facet is a property of ties by which a reader sets some aside.
type Facet uint8

// The facets, in the order in which the panels stand.
const (
	ByType Facet = iota
	ByStanding
	ByClaimant
	ByCounterpart
	Among
	BySource
	ByConfidence
	ByContest
	OneSource
	ByLens
	AsOf
	During
	Dated
	ByChange
	ByCheck
	facets int = iota
)

// A facetRow is all that the model knows of a facet.
type facetRow struct {
	word       string
	saysItself bool
	joined     string // what stands between its values in words; empty for or
	// match returns the test of the values; nil if all ties pass it.
	match func(d *Dossier, values []string) test
	// seen is set if the test depends on the actor from which a tie is seen.
	seen bool

	// values returns the lines of the facet's panel, nil where it has none; number returns
	// a value's own number, and of adds those of the values that a tie has, seen from an
	// actor, each once.
	values func(d *Dossier) []FacetValue
	number func(d *Dossier, value string) (n int, ok bool)
	of     func(d *Dossier, numbers []int, t *Tie, actor int) []int
	always bool // its values are few, so that the panel lists those that no tie has too
	// inWords names a value as a reader sees it; nil for the value itself.
	inWords func(d *Dossier, value string) string
}

var facetRows = [facets]facetRow{
	ByType: {
		word: "type", match: matchTypes, always: true, values: typeValues,
		number:  numberOfType,
		of:      func(_ *Dossier, numbers []int, t *Tie, _ int) []int { return append(numbers, t.at.typ()) },
		inWords: typeInWords,
	},
	ByStanding: {
		word: "standing", match: matchStandings, always: true, values: standingValues,
		number: numberIn[Standing],
		of: func(_ *Dossier, numbers []int, t *Tie, _ int) []int {
			return append(numbers, int(t.at.standing))
		},
	},
	ByClaimant: {
		word: "claimant", match: matchClaimants, values: (*Dossier).claimantValues,
		number:  numberOfParty,
		of:      func(_ *Dossier, numbers []int, t *Tie, _ int) []int { return append(numbers, t.at.claimants()...) },
		inWords: (*Dossier).PartyName,
	},
	ByCounterpart: {
		word: "with", match: matchCounterparts, seen: true, values: (*Dossier).counterpartValues,
		number: numberOfActor, of: (*Dossier).addCounterparts,
		inWords: (*Dossier).PartyName,
	},
	Among: {word: "among", joined: "and", match: matchAmong, inWords: amongInWords},
	BySource: {
		word: "source", match: matchSources, values: sourceValues,
		number: numberOfSource, of: (*Dossier).addSources,
		inWords: (*Dossier).PartyName,
	},
	ByConfidence: {
		word: "confidence", match: matchConfidences, always: true, values: confidenceValues,
		number: numberIn[Confidence], of: (*Dossier).addConfidences,
	},
	ByContest: {word: "contest", saysItself: true, match: matchContest},
	OneSource: {
		word: "one-source", saysItself: true, match: matchOneSource,
		inWords: func(*Dossier, string) string { return "resting on one source" },
	},
	ByLens: {
		word: "lens", saysItself: true, match: matchLens,
		inWords: func(_ *Dossier, value string) string {
			if l, ok := Parse[Lens](value); ok {
				return l.Label()
			}
			return value
		},
	},
	AsOf:   {word: "as-of", saysItself: true, match: matchAsOf, inWords: dateInWords("as of ")},
	During: {word: "during", saysItself: true, match: matchDuring, inWords: dateInWords("during ")},
	Dated: {
		word: "dated", saysItself: true, match: matchDated,
		inWords: func(*Dossier, string) string { return "with a date" },
	},
	ByChange: {
		word: "change", match: matchChanges, always: true, values: changeValues,
		number: numberIn[TieChange],
		of: func(d *Dossier, numbers []int, t *Tie, _ int) []int {
			return append(numbers, int(d.ChangeOf(t)))
		},
		inWords: changeInWords,
	},
	ByCheck: {word: "check", saysItself: true, match: matchChecks, always: true, values: checkValues, number: checkNumber, of: (*Dossier).addChecks, inWords: checkInWords},
}

// dateInWords names a date as a reader sees it, behind what it is.
func dateInWords(what string) func(*Dossier, string) string {
	return func(_ *Dossier, value string) string {
		if date, err := ParseDate(value); err == nil {
			return what + date.String()
		}
		return value
	}
}

var facetWords = column(facetRows[:], func(r *facetRow) string { return r.word })

func (f Facet) row() *facetRow { return &facetRows[f] }

func (Facet) words() []string { return facetWords }

// String returns the facet's word, which is its flag on the command line too.
func (f Facet) String() string { return wordOf(f) }

// MarshalText returns the facet's word.
func (f Facet) MarshalText() ([]byte, error) { return textOf(f) }

// Facets returns all facets.
func Facets() []Facet { return all[Facet]() }

// SaysItself reports whether the facet's values say by themselves what they are of.
func (f Facet) SaysItself() bool { return f.row().saysItself }

// Joined returns the word that stands between the facet's values: a tie passes by any
// of them, but for those of [Among], which are one set.
func (f Facet) Joined() string { return cmp.Or(f.row().joined, "or") }

// ValueInWords returns a value of a facet as a reader sees it.
func (d *Dossier) ValueInWords(f Facet, value string) string {
	if inWords := f.row().inWords; inWords != nil {
		return inWords(d, value)
	}
	return value
}

// PartInWords returns one part of a filter as it is read aloud: "type troops, arms or
// trade".
func (d *Dossier) PartInWords(p Part) string {
	values := make([]string, len(p.Values))
	for i, v := range p.Values {
		values[i] = d.ValueInWords(p.Facet, v)
	}
	words := strings.Join(values, ", ")
	if last := len(values) - 1; last > 0 {
		words = strings.Join(values[:last], ", ") + " " + p.Facet.Joined() + " " + values[last]
	}
	if p.Facet.SaysItself() {
		return words
	}
	return p.Facet.String() + " " + words
}

// The values of ByContest, and of facets that have a single one.
const (
	Contested   = "contested"
	Uncontested = "uncontested"
	Set         = "yes"
)

// Core is the value of [Among] that stands for the dossier's protagonists, unless an
// actor has this id.
const Core = "core"

// numberIn returns the number of a word of a scale.
func numberIn[E Enum](_ *Dossier, word string) (int, bool) {
	v, ok := Parse[E](word)
	return int(v), ok
}

func numberOfType(d *Dossier, id string) (int, bool) { return d.typ.find(id) }

func numberOfActor(d *Dossier, id string) (int, bool) { return d.actor.find(id) }

func numberOfSource(d *Dossier, id string) (int, bool) { return d.source.find(id) }

func numberOfParty(d *Dossier, id string) (int, bool) { p := d.party(id); return p, p >= 0 }

func matchTypes(d *Dossier, values []string) test {
	types := chosen(d, len(d.Types), values, numberOfType)
	return func(t *Tie, _ int) bool { return types[t.at.typ()] }
}

// typeValues stand by family, so that each heads its types once, as in a tree.
func typeValues(d *Dossier) []FacetValue {
	values := make([]FacetValue, len(d.Types))
	for i, t := range d.Types {
		values[i] = FacetValue{Value: t.ID, Label: t.Label, Family: t.Family, About: t.Definition}
	}
	families := d.families()
	sort.SliceStable(values, func(i, j int) bool { return families[values[i].Family] < families[values[j].Family] })
	return values
}

func typeInWords(d *Dossier, id string) string {
	if t := d.TypeByID(id); t != nil {
		return t.Label
	}
	return id
}

func matchStandings(d *Dossier, values []string) test {
	passing := chosen(d, len(standings), values, numberIn[Standing])
	return func(t *Tie, _ int) bool { return passing[t.at.standing] }
}

func standingValues(*Dossier) []FacetValue {
	var values []FacetValue
	for _, s := range all[Standing]()[Confirmed:] {
		values = append(values, FacetValue{Value: s.String(), Label: s.String(), About: s.Meaning()})
	}
	return values
}

func matchClaimants(d *Dossier, values []string) test {
	parties := chosen(d, len(d.names), values, numberOfParty)
	return func(t *Tie, _ int) bool {
		return slices.ContainsFunc(t.at.claimants(), func(p int) bool { return parties[p] })
	}
}

// matchCounterparts returns the test of the counterparts of the actor from which a tie
// is seen; seen from nobody, of all ends.
func matchCounterparts(d *Dossier, values []string) test {
	actors := chosen(d, len(d.Actors), values, numberOfActor)
	return func(t *Tie, actor int) bool {
		i := t.at.endOf(actor)
		for j, a := range t.at.ends() {
			if actors[a] && (i < 0 || t.at.counterpart(i, j)) {
				return true
			}
		}
		return false
	}
}

func (d *Dossier) counterpartValues() []FacetValue {
	values := make([]FacetValue, len(d.countries))
	for i, n := range d.countries {
		a := &d.Actors[n]
		values[i] = FacetValue{Value: a.ID, Label: d.names[n], Family: d.SectionInWords(SectionOf(a)), About: a.Summary}
	}
	return values
}

func (d *Dossier) addCounterparts(numbers []int, t *Tie, actor int) []int {
	for a := range d.others(&t.at, actor) {
		numbers = append(numbers, a)
	}
	return numbers
}

// matchAmong lets pass the ties all of whose ends are among the values.
func matchAmong(d *Dossier, values []string) test {
	actors := chosen(d, len(d.Actors), values, numberOfActor)
	if _, named := d.actor.find(Core); !named && slices.Contains(values, Core) {
		for i := range d.Actors {
			actors[i] = actors[i] || d.Actors[i].Core
		}
	}
	return func(t *Tie, _ int) bool {
		return !slices.ContainsFunc(t.at.ends(), func(a int32) bool { return !actors[a] })
	}
}

func amongInWords(d *Dossier, value string) string {
	if _, named := d.actor.find(Core); !named && value == Core {
		return "the protagonists"
	}
	return d.PartyName(value)
}

// matchSources lets pass the ties of which a claim, or a quote that it names, stands in
// one of the sources.
func matchSources(d *Dossier, values []string) test {
	sources := chosen(d, len(d.Sources), values, numberOfSource)
	return func(t *Tie, _ int) bool {
		var room [8]int
		return slices.ContainsFunc(d.addSources(room[:0], t, -1), func(n int) bool { return sources[n] })
	}
}

func sourceValues(d *Dossier) []FacetValue {
	values := make([]FacetValue, len(d.Sources))
	for i := range d.Sources {
		s := &d.Sources[i]
		values[i] = FacetValue{Value: s.ID, Label: d.PartyName(s.ID), About: s.Title}
	}
	return values
}

// addSources adds the sources of a tie's claims and quotes, each once.
func (d *Dossier) addSources(numbers []int, t *Tie, _ int) []int {
	last := ""
	add := func(id string) {
		if id != last { // which many have, one behind the other
			numbers, last = addOnce(numbers, d.source.number(id)), id
		}
	}
	for i := range t.Claims {
		add(t.Claims[i].Source)
		for n := range t.Claims[i].AlsoIn {
			add(t.Claims[i].AlsoIn[n].Source)
		}
	}
	for _, q := range t.at.quotes() {
		add(d.Quotes[q].Source)
	}
	return numbers
}

// matchConfidences lets pass the ties with a claim that counts of such a confidence.
func matchConfidences(d *Dossier, values []string) test {
	passing := chosen(d, len(confidences), values, numberIn[Confidence])
	return func(t *Tie, _ int) bool {
		for i := range t.Claims {
			if c := &t.Claims[i]; passing[c.Confidence] && d.Counts(c) {
				return true
			}
		}
		return false
	}
}

func confidenceValues(*Dossier) []FacetValue {
	var values []FacetValue
	for c := Low; c <= High; c++ {
		values = append(values, FacetValue{Value: c.String(), Label: c.String(), About: "How sure the dossier is of a claim, beside how sure the claim’s own words are."})
	}
	return values
}

func (d *Dossier) addConfidences(numbers []int, t *Tie, _ int) []int {
	var has [High + 1]bool
	for i := range t.Claims {
		c := &t.Claims[i]
		has[c.Confidence] = has[c.Confidence] || d.Counts(c)
	}
	for c := Low; c <= High; c++ {
		if has[c] {
			numbers = append(numbers, int(c))
		}
	}
	return numbers
}

// matchOneSource lets pass the ties that rest on one source alone.
func matchOneSource(d *Dossier, _ []string) test {
	return func(t *Tie, _ int) bool { return len(d.RestsOn(t)) == 1 }
}

func matchContest(_ *Dossier, values []string) test {
	contested, uncontested := slices.Contains(values, Contested), slices.Contains(values, Uncontested)
	return func(t *Tie, _ int) bool {
		if t.Contested() {
			return contested
		}
		return uncontested
	}
}

func matchLens(_ *Dossier, values []string) test {
	lens := widest(values)
	if lens == AllTold {
		return nil
	}
	return func(t *Tie, _ int) bool { return lens.passes(t) }
}

// matchAsOf lets pass what is there in the dossier of the day, which [Dossier.Filter]
// takes.
func matchAsOf(_ *Dossier, values []string) test {
	if latest(values).IsZero() {
		return nil
	}
	return func(t *Tie, _ int) bool { return t.Told() }
}

// matchDuring lets pass the ties whose date can meet one of the values, and those
// without a date, which are listed apart.
func matchDuring(_ *Dossier, values []string) test {
	var dates []Date
	for _, v := range values {
		if date, err := ParseDate(v); err == nil {
			dates = append(dates, date)
		}
	}
	if len(dates) == 0 {
		return nil
	}
	return func(t *Tie, _ int) bool { return t.Date.IsZero() || slices.ContainsFunc(dates, t.Date.Meets) }
}

func matchDated(*Dossier, []string) test {
	return func(t *Tie, _ int) bool { return !t.Date.IsZero() }
}
