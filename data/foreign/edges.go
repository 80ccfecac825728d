package foreign

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"entente/model"
)

// Why a row isn't kept as it is. The words are told, and counted by.
const (
	emptyEnd  = "an end is empty"
	sameEnds  = "both its ends are the same"
	repeated  = "it repeats a row before it"
	newID     = "its id has characters that an id can’t have, or is taken"
	noDate    = "its date is no date that is known, and is kept as an attribute"
	newDate   = "its date is written as EDTF"
	noWay     = "whether it has a direction is no word that is known: it goes as it is written, and the word is kept as an attribute"
	noTruth   = "whether its date was worked out is no word that is known, and is kept as an attribute"
	longLabel = "its label is too long for one, and goes to the summary"
)

// claimRoles are the columns that tell of a claim. All others tell of its tie.
var claimRoles = []role{urlRole, sourceRole, quoteRole, claimantRole, stanceRole, certainRole, pageRole, paraRole}

// edge reads a row of a table of ties. Rows that differ in nothing but who says so, and
// where, are claims on one tie.
func (im *Import) edge(r row) Entry {
	e := Entry{ID: r.get(idRole)}
	switch {
	case r.ends[0] == 0 || r.ends[1] == 0:
		e.Fate, e.Why = LeftOut, emptyEnd
		return e
	case r.ends[0] == r.ends[1]:
		e.Fate, e.Why = LeftOut, sameEnds
		return e
	case r.odd != "":
		e.Fate, e.Why = LeftOut, r.odd
		return e
	case r.again:
		e.Fate, e.Why = LeftOut, repeated
		return e
	}
	n := r.tie
	if n == 0 {
		im.records.Ties = roomy(im.records.Ties, im.more)
		n = len(im.records.Ties) + 1 // while tables are read, nothing else adds ties
		im.records.Ties = im.records.Ties[:n]
		im.tieOf(&im.records.Ties[n-1], r, &e)
	}
	t := &im.records.Ties[n-1]
	if claims := im.plainClaim(r); claims != nil && len(t.Claims) == 0 {
		t.Claims = claims
	} else {
		t.Claims = append(t.Claims, im.claimOf(r, &e))
	}
	e.ID = cmp.Or(e.ID, t.ID)
	return e
}

// prepareEdge prepares a row of a table of ties: it finds which it tells of, whether it says
// anything new, and whether what it claims is understood.
func (im *Import) prepareEdge(c *columns, r *sheetRow, table *sheet) {
	tie, whole := c.hashes(im.rows.seed, r.cells)
	c.prepare(r)
	r.ends = [2]int{c.endOf(r, fromRole, fromIDRole), c.endOf(r, toRole, toIDRole)}
	if id := (row{c, r}).get(fromIDRole); id != "" && id == (row{c, r}).get(toIDRole) {
		r.ends[1] = r.ends[0]
	}
	if r.ends[0] == 0 || r.ends[1] == 0 || r.ends[0] == r.ends[1] {
		return
	}
	if p := (row{c, r}).position(); p.odd != "" {
		if r.odd, c.misread = p.why, c.misread+1; c.misread <= mostDoubts {
			at := map[string]role{noStance: stanceRole, noCertainty: certainRole}[p.why]
			line, column := table.cellAt(c.at[at] - 1)
			r.notes = append(r.notes, p.where(fmt.Sprintf("%s:%d:%d", im.file, line, column)))
		}
		return
	}
	im.rows.more = im.moreThan(r.offset)
	r.tie, r.again = im.rows.row(tie, whole)
}

// position returns what the row says that its claimant holds.
func (r row) position() position { return positionOf(r.get(stanceRole), r.get(certainRole)) }

// endOf returns the number of the name at an end of a row's tie, or of the name and its id; or
// 0.
func (c *columns) endOf(r *sheetRow, end, ids role) int {
	name := row{c, r}.get(end)
	if id := (row{c, r}).get(ids); id != "" {
		name = id + "\x00" + name
	}
	switch last := c.last[end]; {
	case name == "":
		return 0
	case last > 0 && c.named.texts[last-1] == name: // many tables are sorted by an end
		return last
	}
	n, added := c.named.put(name)
	if added {
		c.named.texts[n] = strings.Clone(name) // without the table
	}
	c.last[end] = n + 1
	return n + 1
}

// hashes returns what tells apart the ties of rows, and what tells apart the rows.
func (c *columns) hashes(seed maphash.Seed, cells []string) (tie, whole uint64) {
	hashed := func(skip []bool) uint64 {
		c.joined = c.joined[:0]
		for at, cell := range cells {
			if at >= len(skip) || !skip[at] {
				c.joined = append(c.joined, strings.TrimSpace(cell)...)
			}
			c.joined = append(c.joined, 0)
		}
		return maphash.Bytes(seed, c.joined)
	}
	whole = hashed(nil)
	if !slices.Contains(c.claims, true) {
		return whole, whole
	}
	return hashed(c.claims), whole
}

// tieOf makes a tie that of a row, without its claims. It is filled where it is to stay,
// since it is large.
func (im *Import) tieOf(t *model.Tie, r row, e *Entry) {
	start, end := im.endAt(r, fromRole, fromIDRole, fromKindRole), im.endAt(r, toRole, toIDRole, toKindRole)
	kind, way := r.get(typeRole), r.get(directedRole)
	if slices.Contains([]string{"directed", "undirected", "mixed"}, strings.ToLower(kind)) { // as Gephi has it
		kind, way = "", kind
	}
	kind = cmp.Or(kind, "tie")
	t.Label, t.Amount, t.Summary, t.Attributes = r.get(labelRole), r.get(amountRole), r.get(summaryRole), r.rest()
	var others bool
	if t.Type, others = im.tieType(kind, "", "ties"); others {
		t.Attributes = with(t.Attributes, "type", kind)
		e.alter(manyTypes)
	}
	undirected, known := directions()[strings.ToLower(way)]
	if !known {
		t.Attributes = with(t.Attributes, "direction", way)
		e.alter(noWay)
	}
	if undirected {
		t.Between = model.Sides{{start[0], end[0]}}
	} else {
		t.From, t.To = start, end
	}
	if given := r.get(idRole); given != "" {
		if t.ID = im.ties.claim(idOf(given, "tie")); t.ID != given {
			e.alter(newID)
			t.Attributes = with(t.Attributes, "id", given)
		}
	} else {
		id := start[0] + "-" + t.Type + "-" + end[0]
		if len(id) > mostID { // of ids one is made that is longer at most
			id = idOf(id, "tie")
		}
		t.ID = im.ties.claim(id)
	}
	if len(t.Label) > model.LabelColumns && model.Columns(t.Label) > model.LabelColumns { // no character has more columns than bytes
		e.alter(longLabel)
		t.Summary, t.Label = strings.TrimSpace(t.Label+" "+t.Summary), ""
	}
	t.Summary = cmp.Or(t.Summary, t.Label, kind)
	im.dateOf(t, r, e)
}

// endAt returns the id of the actor that an end names, alone in a list that all have that
// end at it.
func (im *Import) endAt(r row, end, ids, kindOf role) []string {
	for len(r.actors) < r.ends[end] {
		r.actors = append(r.actors, namedActor{})
	}
	a := &r.actors[r.ends[end]-1]
	if a.alone == nil {
		a.index = im.endActor(r.get(ids), r.get(end))
		if im.alone[a.index] == nil {
			im.alone[a.index] = []string{im.records.Actors[a.index].ID}
		}
		a.alone = im.alone[a.index]
	}
	if kind := cmp.Or(r.get(kindOf), r.kinds[end]); kind != "" && !im.declared[a.index] {
		im.records.Actors[a.index].Type = im.kind(kind, kind)
	}
	return a.alone
}

// endActor returns the index of the actor that a tie names by an id, by a name or by both. Other
// names of one id are aliases.
func (im *Import) endActor(id, name string) int {
	if id == "" {
		return im.actorAt(name, name)
	}
	n := im.actorAt(id, cmp.Or(name, id))
	a := &im.records.Actors[n]
	switch {
	case name == "" || name == a.Name:
	case a.Name == id:
		a.Name = named(name, id)
	case !slices.ContainsFunc(a.Aliases, func(other model.Alias) bool { return other.Name == name }):
		a.Aliases = append(a.Aliases, model.Alias{Name: im.pool.keep(name)})
	}
	if a.ID != id && !im.idAtEnds[n] && !im.declared[n] {
		a.Attributes = with(a.Attributes, "id", im.pool.keep(id))
	}
	im.idAtEnds[n] = true
	return n
}

// A namedActor is what a name at the ends of ties stands for, which is looked for once in a
// table.
type namedActor struct {
	index int      // of the actor
	alone []string // its id; nil until it is known
}

// directions are the words for whether a tie has a direction: true for those that say
// that it has none.
var directions = sync.OnceValue(func() map[string]bool {
	return map[string]bool{
		"undirected": true, "false": true, "no": true, "0": true, "none": true, "both": true, "mutual": true, "bidirectional": true,
		"": false, "directed": false, "true": false, "yes": false, "1": false, "forward": false,
	}
})

// truths are the words for whether something is so.
var truths = sync.OnceValue(func() map[string]bool {
	return map[string]bool{"true": true, "t": true, "yes": true, "1": true, "": false, "false": false, "f": false, "no": false, "0": false}
})

// dateOf gives a tie the date of its row, which is an interval where it has a start or
// an end.
func (im *Import) dateOf(t *model.Tie, r row, e *Entry) {
	when, start, end, derived := r.get(dateRole), r.get(startRole), r.get(endRole), r.get(derivedRole)
	if start != "" || end != "" {
		when = interval(start, end, r.missing)
	}
	var known, asIs bool
	if t.DateDerived, known = truths()[strings.ToLower(derived)]; !known {
		t.Attributes = with(t.Attributes, "date derived", derived)
		e.alter(noTruth)
	}
	if when == "" {
		t.DateDerived = false
		return
	}
	switch t.Date, asIs = im.date(when); {
	case t.Date.IsZero():
		if start == "" && end == "" {
			t.Attributes = with(t.Attributes, "date", im.pool.keep(when))
		}
		t.Attributes = with(with(t.Attributes, "start", im.pool.keep(start)), "end", im.pool.keep(end))
		t.DateDerived = false
		e.alter(noDate)
	case !asIs:
		e.alter(newDate)
	}
}

// plainClaim returns the claim of a row alone in a list, where the row says no more of it
// than one source that there is already: all ties of which it says no more share it. It is
// nil where the row says more.
func (im *Import) plainClaim(r row) []model.Claim {
	address, said := r.get(urlRole), ""
	for _, as := range claimRoles[1:] {
		said += r.get(as)
	}
	if said != "" {
		return nil
	}
	source := im.pages[address]
	if address == "" {
		source = im.itself()
	}
	if source == "" {
		return nil
	}
	claims := im.plain[source]
	if claims == nil {
		claims = []model.Claim{{By: source, Source: source, Stance: model.Asserts, Certainty: model.Stated}}
		im.plain[source] = claims
	}
	return claims
}

// claimOf returns the claim of a row: by who the row says, else by the source that it
// names, else by the table.
func (im *Import) claimOf(r row, e *Entry) model.Claim {
	sources := im.sourcesOf(r)
	c := model.Claim{By: sources[0], Source: sources[0], Stance: model.Asserts, Certainty: model.Stated}
	for _, also := range sources[1:] {
		c.AlsoIn = append(c.AlsoIn, model.Passage{Source: also})
	}
	switch who := r.get(claimantRole); {
	case strings.EqualFold(who, model.Unattributed):
		c.By = model.Unattributed
	case who != "" && who == r.get(sourceRole) && (len(sources) == 1 || len(sources) == 2 && r.get(urlRole) != ""):
		c.By = sources[len(sources)-1] // which speaks in its own voice
	case who != "":
		c.By = im.actor(who, who).ID
	}
	p := r.position()
	if c.Stance, c.Certainty, c.Note = p.stance, p.certainty, p.note; p.why != "" {
		e.alter(p.why)
	}
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

// sourcesOf returns the ids of the sources that a row names, at least one: by their
// addresses, else by a title, else the table itself.
func (im *Import) sourcesOf(r row) []string {
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
	im.records.Quotes = append(roomy(im.records.Quotes, im.more), q)
	return q.ID
}
