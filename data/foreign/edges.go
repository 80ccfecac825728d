package foreign

import (
	"cmp"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/model"
)

// Why a row isn't kept as it is. The words are told, and counted by.
const (
	emptyEnd  = "an end is empty"
	sameEnds  = "both its ends are the same"
	repeated  = "it repeats a row before it"
	newID     = "its id has characters that an id can't have, or is taken"
	noDate    = "its date is no date that is known, and is kept as an attribute"
	newDate   = "its date is written as EDTF"
	longLabel = "its label is too long for one, and goes to the summary"
	noStance  = "its stance or certainty is no word of the format, and is kept in the note"
)

// claimRoles are the columns that tell of a claim. All others tell of its tie.
var claimRoles = []role{urlRole, sourceRole, quoteRole, claimantRole, stanceRole, certainRole, pageRole, paraRole}

// edge reads a row of a table of ties. Rows that differ in nothing but who says so, and
// where, are claims on one tie.
func (im *Import) edge(r *row) Entry {
	from, to, given := r.look(fromRole), r.look(toRole), r.get(idRole)
	switch {
	case from == "" || to == "":
		return Entry{ID: given, Fate: LeftOut, Why: emptyEnd}
	case from == to:
		return Entry{ID: given, Fate: LeftOut, Why: sameEnds}
	}
	e := Entry{ID: given}
	tie, whole := r.keys(im.seeds)
	of, said := im.rows[tie], im.rows[whole]
	if said.whole {
		return Entry{ID: given, Fate: LeftOut, Why: repeated}
	}
	if of.tie == 0 {
		im.records.Ties = append(roomy(im.records.Ties), im.tieOf(r, from, to, &e))
		of.tie = int32(len(im.records.Ties)) //nolint:gosec // memory ends before
	}
	if of.whole = of.whole || tie == whole; tie != whole {
		said.whole = true
		im.rows[whole] = said
	}
	im.rows[tie] = of
	t := &im.records.Ties[of.tie-1]
	t.Claims = append(t.Claims, im.claimOf(r, &e))
	e.ID = cmp.Or(e.ID, t.ID)
	return e
}

// expect makes room, once some rows of a table were read, for what the rest of it most
// likely has, so that it needn't be copied again and again while it grows.
func (im *Import) expect(read int64) {
	const some = 4096
	ties := len(im.records.Ties)
	if im.expected || ties < some || im.options.Size <= read {
		return
	}
	im.expected = true
	times := float64(im.options.Size-read) / float64(read) * 1.02
	im.records.Ties = slices.Grow(im.records.Ties, int(float64(ties)*times))
	im.rows = moreRoom(im.rows, times)
	im.ties.taken = moreRoom(im.ties.taken, times)
}

// moreRoom returns a map with room for so many times more than it has.
func moreRoom[K comparable, V any](m map[K]V, times float64) map[K]V {
	roomy := make(map[K]V, len(m)+int(float64(len(m))*times))
	maps.Copy(roomy, m)
	return roomy
}

// A toldRow is what the rows before have under a key.
type toldRow struct {
	tie   int32 // the number, from 1, of the tie of which they tell that; 0 for none
	whole bool  // one of them says that and nothing else
}

// A rowKey tells rows apart, in less room than they take: two hashes with seeds of
// their own, so that nobody can make two rows that are taken for one.
type rowKey [2]uint64

// keys returns what tells apart the ties of rows, and what tells apart the rows.
func (r *row) keys(seeds [2]maphash.Seed) (tie, whole rowKey) {
	hashed := func(skip []bool) (key rowKey) {
		r.joined = r.joined[:0]
		for at, cell := range r.cells {
			if at >= len(skip) || !skip[at] {
				r.joined = append(r.joined, strings.TrimSpace(cell)...)
			}
			r.joined = append(r.joined, 0)
		}
		for i := range key {
			key[i] = maphash.Bytes(seeds[i], r.joined)
		}
		return key
	}
	whole = hashed(nil)
	if !slices.Contains(r.claims, true) {
		return whole, whole
	}
	return hashed(r.claims), whole
}

// tieOf returns the tie of a row, without its claims.
func (im *Import) tieOf(r *row, from, to string, e *Entry) model.Tie {
	ends := []string{im.endAt(r, from, fromRole, fromKindRole), im.endAt(r, to, toRole, toKindRole)}
	kind, way := r.get(typeRole), r.get(directedRole)
	if slices.Contains([]string{"directed", "undirected", "mixed"}, strings.ToLower(kind)) { // as Gephi has it
		kind, way = "", kind
	}
	kind = cmp.Or(kind, "tie")
	t := model.Tie{Label: r.get(labelRole), Amount: r.get(amountRole), Summary: r.get(summaryRole), Attributes: r.rest()}
	var others bool
	if t.Type, others = im.tieType(kind, "", "ties"); others {
		t.Attributes = with(t.Attributes, "type", kind)
		e.Fate, e.Why = Altered, manyTypes
	}
	undirected, known := directions[strings.ToLower(way)]
	if !known {
		t.Attributes = with(t.Attributes, "direction", way)
	}
	if undirected {
		t.Between = model.Sides{ends}
	} else {
		t.From, t.To = ends[:1:1], ends[1:]
	}
	if given := r.get(idRole); given != "" {
		if t.ID = im.ties.claim(idOf(given, "tie")); t.ID != given {
			e.Fate, e.Why = Altered, newID
			t.Attributes = with(t.Attributes, "id", given)
		}
	} else {
		t.ID = im.ties.claim(idOf(ends[0]+"-"+t.Type+"-"+ends[1], "tie"))
	}
	if model.Columns(t.Label) > model.LabelColumns {
		e.Fate, e.Why = Altered, longLabel
		t.Summary, t.Label = strings.TrimSpace(t.Label+" "+t.Summary), ""
	}
	t.Summary = cmp.Or(t.Summary, t.Label, kind)
	im.dateOf(&t, r, e)
	return t
}

// endAt returns the id of the actor that an end names.
func (im *Import) endAt(r *row, name string, end, kindOf role) string {
	n := im.actorAt(name, name)
	a := &im.records.Actors[n]
	if kind := cmp.Or(r.get(kindOf), r.kinds[end]); kind != "" && !im.declared[n] {
		a.Type = im.kind(kind, kind)
	}
	return a.ID
}

// directions are the words for whether a tie has a direction: true for those that say
// that it has none.
var directions = map[string]bool{
	"undirected": true, "false": true, "no": true, "0": true, "none": true, "both": true, "mutual": true, "bidirectional": true,
	"": false, "directed": false, "true": false, "yes": false, "1": false, "forward": false,
}

// dateOf gives a tie the date of its row, which is an interval where it has a start or
// an end.
func (im *Import) dateOf(t *model.Tie, r *row, e *Entry) {
	when := r.get(dateRole)
	if start, end := r.get(startRole), r.get(endRole); start != "" || end != "" {
		when = cmp.Or(start, "..") + "/" + cmp.Or(end, "..")
	}
	if when == "" {
		return
	}
	var asIs bool
	switch t.Date, asIs = im.date(when); {
	case t.Date.IsZero():
		t.Attributes = with(t.Attributes, "date", when)
		e.Fate, e.Why = Altered, noDate
	case !asIs:
		e.Fate, e.Why = Altered, newDate
	}
}

// claimOf returns the claim of a row: by who the row says, else by the source that it
// names, else by the table.
func (im *Import) claimOf(r *row, e *Entry) model.Claim {
	sources := im.sourcesOf(r)
	c := model.Claim{By: sources[0], Source: sources[0], Stance: model.Asserts, Certainty: model.Stated}
	for _, also := range sources[1:] {
		c.AlsoIn = append(c.AlsoIn, model.Passage{Source: also})
	}
	switch who := r.get(claimantRole); {
	case strings.EqualFold(who, model.Unattributed):
		c.By = model.Unattributed
	case who != "":
		c.By = im.actor(who, who).ID
	}
	im.stanceOf(&c, r, e)
	if page := r.get(pageRole); page != "" {
		c.Parts = model.Fields{{Name: "page", Text: page}}
	}
	if words := r.get(paraRole); words != "" {
		var err error
		if c.Paragraph, err = strconv.Atoi(words); err != nil || c.Paragraph < 1 {
			c.Paragraph, c.Note = 0, strings.TrimSpace(c.Note+" paragraph: "+words)
		}
	}
	if quote := unmarkedQuote(r.get(quoteRole)); quote != "" {
		c.Quote = im.quote(quote, &c)
	}
	return c
}

// unmarkedQuote returns a quotation without the marks around it, which a dossier leaves
// out.
func unmarkedQuote(words string) string {
	for _, marks := range []string{`""`, "“”", "„“", "«»", "「」"} {
		open, size := utf8.DecodeRuneInString(marks)
		closing := marks[size:]
		inner := strings.TrimSuffix(strings.TrimPrefix(words, string(open)), closing)
		if len(inner) == len(words)-len(marks) && !strings.ContainsAny(inner, marks) {
			return strings.TrimSpace(inner)
		}
	}
	return words
}

// stanceOf gives a claim the stance and the certainty of its row. Words that the format
// doesn't have go to the note.
func (im *Import) stanceOf(c *model.Claim, r *row, e *Entry) {
	var odd []string
	if word := r.get(stanceRole); word != "" {
		if stance, ok := model.Parse[model.Stance](strings.ToLower(word)); ok {
			c.Stance = stance
		} else {
			odd = append(odd, "stance: "+word)
		}
	}
	word := r.get(certainRole)
	certainty, ok := model.ParseCertainty(strings.ToLower(word))
	switch {
	case !c.Stance.Positive():
		c.Certainty, ok = model.NoStanding, false
	case ok:
		c.Certainty = certainty
	}
	if word != "" && !ok {
		odd = append(odd, "certainty: "+word)
	}
	if len(odd) > 0 {
		c.Note = strings.Join(odd, "; ")
		e.Fate, e.Why = Altered, noStance
	}
}

// sourcesOf returns the ids of the sources that a row names, at least one: by their
// addresses, else by a title, else the table itself.
func (im *Import) sourcesOf(r *row) []string {
	address, name := r.get(urlRole), r.get(sourceRole)
	if id, ok := im.pages[address]; name == "" && ok { // as it is in most
		return []string{id}
	}
	var found []string
	var words []string
	for _, cell := range []string{address, name} {
		var list []string
		for _, word := range strings.FieldsFunc(cell, func(c rune) bool { return strings.ContainsRune(" ;,|", c) }) {
			if id := im.address(word); id != "" && !slices.Contains(list, id) {
				list = append(list, id)
			} else if id == "" {
				list = nil
				break
			}
		}
		if len(list) == 0 && cell != "" {
			words = append(words, cell)
		}
		found = append(found, list...)
	}
	for _, title := range words {
		found = append(found, im.source("title\n"+title, func() model.Source { return model.Source{ID: title, Type: "document", Title: title} }))
	}
	if len(found) == 0 {
		return []string{im.itself()}
	}
	slices.Sort(found[1:])
	first := found[0]
	return append([]string{first}, slices.DeleteFunc(slices.Compact(found[1:]), func(id string) bool { return id == first })...)
}

// quote returns the id of the quotation that carries a claim.
func (im *Import) quote(text string, c *model.Claim) string {
	key := strings.Join([]string{c.By, c.Source, c.Brief(), text}, "\n")
	if id, ok := im.cited[key]; ok {
		return id
	}
	q := model.Quote{ID: im.quotes.claim(idOf(c.By+"-1", "quote")), Text: text, Source: c.Source, Locator: c.Locator}
	q.Kind = model.Term
	if _, ok := im.sources[c.By]; !ok && c.By != model.Unattributed {
		q.By, q.Kind = []string{c.By}, model.Report
	}
	im.cited[key] = q.ID
	im.records.Quotes = append(roomy(im.records.Quotes), q)
	return q.ID
}
