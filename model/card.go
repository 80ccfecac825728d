package model

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// A Card is all that is known of an actor or a source, whatever a filter sets aside; as
// of a day, what was by then.
type Card struct {
	Actor  *Actor  // nil for a source
	Source *Source // nil for an actor
	Name   string
	Kind   string // what it is, in a line
	Fate   string // that a source was retracted or corrected, and when; empty for most
	Facts  Fields // in the order told; of a source its reference first
	Counts Fields // how many ties, claims and quotations it has
	Lists  []CardList

	items []Item
}

// A CardList is what a card names of one sort; it is never empty.
type CardList struct {
	Heading string
	Rows    []CardRow
	More    int // how many there are beyond [CardRows]
}

// A CardRow is one thing that a card names.
type CardRow struct {
	Item    Item    // what Enter leads to; the zero Item where it leads nowhere
	At      Locator // of what a source prints
	Text    string
	Word    string // beside the text
	Beneath string
	Fate    string // that it was withdrawn, retracted or corrected; empty for most
	Struck  bool   // it counts no more
}

// CardRows is the most rows that a list of a card has.
const CardRows = 200

// CardOf returns the card of the actor or the source with that id, or nil.
func (v *View) CardOf(id string) *Card {
	return v.d.cards.get(id, func() *Card {
		c := v.d.newCard(v.match.errand, id)
		if c != nil {
			c.finish()
		}
		return c
	})
}

func (d *Dossier) newCard(e *Errand, id string) *Card {
	if a := d.ActorByID(id); a != nil {
		return d.actorCard(a)
	}
	if s := d.SourceByID(id); s != nil {
		return d.sourceCard(e, s)
	}
	return nil
}

// leaveOut takes away facts and lists that have nothing to tell.
func (c *Card) leaveOut() {
	c.Facts = slices.DeleteFunc(c.Facts, func(f Field) bool { return f.Text == "" })
	c.Lists = slices.DeleteFunc(c.Lists, func(l CardList) bool { return len(l.Rows) == 0 })
}

// finish leaves out what isn't told, and lists what can be chosen, each once.
func (c *Card) finish() {
	c.leaveOut()
	seen := map[Item]bool{{}: true}
	for i := range c.Lists {
		l := &c.Lists[i]
		more := max(0, len(l.Rows)-CardRows)
		l.More += more
		l.Rows = slices.Clip(l.Rows[:len(l.Rows)-more])
		for n := range l.Rows {
			if item := l.Rows[n].Item; !seen[item] {
				seen[item] = true
				c.items = append(c.items, item)
			}
		}
	}
}

// ID returns whose card it is.
func (c *Card) ID() string {
	if c.Actor != nil {
		return c.Actor.ID
	}
	return c.Source.ID
}

func (d *Dossier) actorCard(a *Actor) *Card {
	c := &Card{Actor: a, Name: a.DistinctName(), Kind: joinTold([]string{d.KindInWords(a), d.RoleInWords(a)}, ", ")}
	n := d.actor.number(a.ID)
	said := d.tallyClaims(n)
	c.Counts = countsOf(d.toldOf(n), "claims made", said, len(d.quotesOf[n]))
	c.Facts, c.Lists = d.RecordOf(a)
	c.Lists = append(c.Lists,
		CardList{Heading: "who speaks for it", Rows: d.rowsOfActors(func(b *Actor) (string, bool) { return b.Role, b.SpeaksFor == a.ID })},
		CardList{Heading: "who has a part in it", Rows: d.rowsOfActors(func(b *Actor) (string, bool) { return b.partIn(a.ID) })},
		CardList{Heading: "sources", Rows: said.rows(d)},
	)
	return c
}

// toldOf counts the actor's ties; as of a day, those of which anything had been said.
func (d *Dossier) toldOf(actor int) (ties int) {
	for _, n := range d.tiesOf[actor] {
		ties += truth(d.tieAt(int(n)).Told())
	}
	return ties
}

// RecordOf returns what an actor's card tells from its record alone, which takes no look
// at other records: facts, and lists of a row or more.
func (d *Dossier) RecordOf(a *Actor) (Fields, []CardList) {
	var aliases []string
	for _, other := range a.Aliases {
		if other.Language != "" {
			other.Name += " (" + other.Language + ")"
		}
		aliases = append(aliases, other.Name)
	}
	c := Card{Facts: slices.Concat(Fields{{"short name", a.Short}, {"also called", joinTold(aliases, ", ")}}, a.Identifiers, a.Attributes, Fields{{"note", a.Note}})}
	c.Lists = []CardList{
		{Heading: "roles", Rows: d.roleRows(a)},
		{Heading: "speaks for", Rows: d.partyRows(a.SpeaksFor)},
		{Heading: "works at", Rows: d.partyRows(a.Affiliation)},
	}
	c.leaveOut()
	return c.Facts, c.Lists
}

// partIn reports whether an actor works somewhere or has roles there, and which.
func (a *Actor) partIn(id string) (roles string, ok bool) {
	var told []string
	for i := range a.Roles {
		if r := &a.Roles[i]; r.At == id {
			told = append(told, joinTold([]string{r.Role, r.Date.String()}, ", "))
		}
	}
	if len(told) == 0 {
		return a.Role, a.Affiliation == id
	}
	return joinTold(told, "; "), true
}

func (d *Dossier) roleRows(a *Actor) []CardRow {
	var rows []CardRow
	for i := range a.Roles {
		r := &a.Roles[i]
		row := CardRow{Text: r.Role, Word: r.Date.String()}
		if r.At != "" {
			row.Text += ", " + d.PartyName(r.At)
			row.Item.Card = r.At
		}
		rows = append(rows, row)
	}
	return rows
}

// partyRows is the row of an actor; none where there is no id.
func (d *Dossier) partyRows(id string) []CardRow {
	if id == "" {
		return nil
	}
	return []CardRow{{Item: Item{Card: id}, Text: d.PartyName(id)}}
}

// rowsOfActors lists the actors that are wanted, as Countries has them.
func (d *Dossier) rowsOfActors(wanted func(*Actor) (beneath string, ok bool)) []CardRow {
	var rows []CardRow
	for _, n := range d.countries {
		if beneath, ok := wanted(&d.Actors[n]); ok {
			rows = append(rows, CardRow{Item: Item{Card: d.Actors[n].ID}, Text: d.Actors[n].DistinctName(), Beneath: beneath})
		}
	}
	return rows
}

// A claimTally counts what an actor says, and by source what is said by it or of it.
type claimTally struct {
	claims, void int // its own and those of who speaks for it; of them, how many don't count
	printed      map[string]int
}

func (d *Dossier) tallyClaims(actor int) claimTally {
	said := claimTally{printed: map[string]int{}}
	ties := slices.Concat(d.tiesOf[actor], d.saidOf[actor])
	slices.Sort(ties)
	for _, n := range slices.Compact(ties) {
		t := d.tieAt(int(n))
		about := t.at.endOf(actor) >= 0
		for i := range t.Claims {
			c := &t.Claims[i]
			by := d.speaksFor(c.By, actor)
			said.claims += truth(by)
			said.void += truth(by && !d.Counts(c))
			if !by && !about {
				continue
			}
			for _, source := range c.sources() {
				said.printed[source]++
			}
		}
	}
	for _, n := range d.quotesOf[actor] {
		said.printed[d.Quotes[n].Source] += 0 // also where it prints no claim
	}
	return said
}

// sources returns the ids of the sources that print a claim, each once; not those that
// print no more than its withdrawal.
func (c *Claim) sources() []string {
	ids := []string{c.Source}
	for i := range c.AlsoIn {
		if id := c.AlsoIn[i].Source; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// countsOf tells of how much a card tells, with the word for its claims: those that an
// actor makes are others than those of its ties.
func countsOf(ties int, word string, said claimTally, quotes int) Fields {
	claims := strconv.Itoa(said.claims)
	if said.void > 0 {
		claims += ", of which " + strconv.Itoa(said.void) + " withdrawn or retracted"
	}
	return Fields{{"ties", strconv.Itoa(ties)}, {word, claims}, {"quotations", strconv.Itoa(quotes)}}
}

func (t *claimTally) rows(d *Dossier) []CardRow {
	var rows []CardRow
	for i := range d.Sources {
		s := &d.Sources[i]
		n, ok := t.printed[s.ID]
		if !ok {
			continue
		}
		row := CardRow{
			Item: Item{Card: s.ID}, Text: joinTold([]string{d.PartyName(s.ID), s.IssuedInWords()}, ", "),
			Word: strconv.Itoa(n) + " claims", Fate: s.Fate(), Struck: d.retracted[s.ID],
		}
		switch n {
		case 0:
			row.Word = "quoted"
		case 1:
			row.Word = "1 claim"
		}
		if s.ContainerTitle != "" { // else it is what the source is called already
			row.Beneath = "“" + s.Title + "”"
		}
		rows = append(rows, row)
	}
	return rows
}

func (d *Dossier) sourceCard(e *Errand, s *Source) *Card {
	c := &Card{Source: s, Name: s.Title, Kind: joinTold([]string{s.Type, s.IssuedInWords()}, ", "), Fate: s.Fate()}
	rows, more, claims, ties := d.printedRows(e, s.ID)
	c.Facts = append(Fields{{"reference", s.CiteWithoutFate()}, {"reliability", s.Reliability.InWords()}}, s.uncited()...)
	c.Facts = append(c.Facts, Field{"note", s.Note})
	c.Counts = countsOf(ties, "claims", claims, len(rows)+more-claims.claims)
	c.Lists = []CardList{{Heading: "claims and quotations", Rows: rows, More: more}}
	return c
}

// A printed is a claim or a quote, where it stands in a source.
type printed struct {
	at         Locator
	tie, claim int // of a claim: their indexes
	quote      int // of a quote; -1 of a claim
}

func (p printed) compare(o printed) int {
	return cmp.Or(p.at.Compare(o.at), cmp.Compare(p.quote, o.quote), cmp.Compare(p.tie, o.tie), cmp.Compare(p.claim, o.claim))
}

// A firstPrinted keeps the first of what is printed that a list of a card has, and counts
// the rest.
type firstPrinted struct {
	list []printed
	more int
}

func (f *firstPrinted) add(p printed) {
	if len(f.list) >= CardRows && f.list[CardRows-1].compare(p) < 0 && f.more > 0 {
		f.more++
		return
	}
	if f.list = append(f.list, p); len(f.list) == 2*CardRows {
		f.cut()
	}
}

func (f *firstPrinted) cut() {
	sort.Slice(f.list, func(i, j int) bool { return f.list[i].compare(f.list[j]) < 0 })
	left := min(len(f.list), CardRows)
	f.more += len(f.list) - left
	f.list = f.list[:left]
}

// printedRows lists what a source prints, in the order of its locators, each claim
// where it stands first, and counts what a card has no room for; ties counts those that it
// tells of.
func (d *Dossier) printedRows(e *Errand, source string) (rows []CardRow, more int, claims claimTally, ties int) {
	var prints firstPrinted
	number, all := d.source.number(source), d.shelves()
	for _, i := range all.ties[number] {
		e.goOn()
		t, before := d.tieAt(int(i)), claims.claims
		for n := range t.Claims {
			if at, ok := t.Claims[n].printedIn(source); ok {
				prints.add(printed{at, int(i), n, -1})
				claims.claims++
				claims.void += truth(!d.Counts(&t.Claims[n]))
			}
		}
		ties += truth(claims.claims > before)
	}
	for _, i := range all.quotes[number] {
		if q := &d.Quotes[i]; d.quoted(q) {
			prints.add(printed{at: q.Locator, quote: i})
		}
	}
	prints.cut()
	for _, p := range prints.list {
		if p.quote < 0 {
			rows = append(rows, d.claimRow(d.tieAt(p.tie), p.claim, source, p.at))
			continue
		}
		q := &d.Quotes[p.quote]
		rows = append(rows, CardRow{Item: Item{Quote: q.ID}, At: q.Locator, Text: "“" + q.Text + "”", Beneath: d.SpeakersInWords(q), Struck: d.retracted[source]})
	}
	return rows, prints.more, claims, ties
}

// claimRow is the row of a claim in the card of a source, which tells its own fate.
func (d *Dossier) claimRow(t *Tie, n int, source string, at Locator) CardRow {
	c := &t.Claims[n]
	what := d.TypeOf(t).Label
	if t.Label != "" {
		what += ", " + t.Label
	}
	return CardRow{
		Item: Item{Tie: t.ID, Claim: t.ClaimNumber(n)}, At: at, Text: d.ClaimantOf(c), Word: d.WordOf(c),
		Beneath: d.EndsInWords(t) + ": " + what, Fate: d.FateBut(c, source), Struck: !d.Counts(c),
	}
}

// Sources adds the ids of those that print a claim or its withdrawal to others, each once.
func (c *Claim) Sources(to []string) []string {
	add := func(source string) {
		if !slices.Contains(to, source) {
			to = append(to, source)
		}
	}
	add(c.Source)
	for i := range c.AlsoIn {
		add(c.AlsoIn[i].Source)
	}
	if in := c.WithdrawnIn; in != nil {
		add(in.Source)
	}
	return to
}

// printedIn returns the first place where a source prints a claim, or its withdrawal.
func (c *Claim) printedIn(source string) (at Locator, ok bool) {
	first := func(in string, l Locator) {
		if in == source && (!ok || l.Compare(at) < 0) {
			at, ok = l, true
		}
	}
	first(c.Source, c.Locator)
	for i := range c.AlsoIn {
		first(c.AlsoIn[i].Source, c.AlsoIn[i].Locator)
	}
	if in := c.WithdrawnIn; in != nil {
		first(in.Source, in.Locator)
	}
	return at, ok
}

// uncited returns the variables of CSL that a reference doesn't tell.
func (s *Source) uncited() Fields {
	var more Fields
	for i := range s.Variables {
		v := &s.Variables[i]
		cited := v.Name == "page" || v.Name == "DOI" || slices.ContainsFunc(citedVariables, func(c struct{ name, before string }) bool { return c.name == v.Name })
		if !cited {
			more = append(more, Field{strings.ReplaceAll(v.Name, "_", " "), v.InWords()})
		}
	}
	return more
}

// KindInWords says what kind of party an actor is. Of a kind that the dossier declares it
// is the id in words, or, where that is unlike what many of them are called, as an id of
// others is, one of these.
func (d *Dossier) KindInWords(a *Actor) string {
	for _, k := range d.Head.Kinds {
		if k.ID != a.Type.String() {
			continue
		}
		one := strings.NewReplacer("-", " ", "_", " ").Replace(k.ID)
		alike := []rune(Fold(one))
		if n := len(alike); n < 3 || !strings.HasPrefix(Fold(k.Label), string(alike[:max(3, n-2)])) {
			return "one of the " + k.Label
		}
		return one
	}
	return a.Type.String()
}

// Fate tells when a source was retracted or corrected; empty for most.
func (s *Source) Fate() string {
	var told []string
	if !s.Retracted.IsZero() {
		told = append(told, "retracted "+s.Retracted.String())
	}
	if !s.Corrected.IsZero() {
		told = append(told, "corrected "+s.Corrected.String())
	}
	return joinTold(told, ", ")
}

// WordOf is the claim's [Claim.Word], and says that it was printed in retracted sources
// alone, where that is why it counts no more.
func (d *Dossier) WordOf(c *Claim) string {
	if c.Withdrawn == nil && !d.Counts(c) {
		return c.Word() + ", retracted"
	}
	return c.Word()
}

// FateOf tells that a claim was withdrawn, or that a source which prints it was
// retracted or corrected, and when; empty for most. Locators are as [Dossier.Locate]
// has them.
func (d *Dossier) FateOf(c *Claim) string { return d.FateInWords(c, d.Locate) }

// FateInWords is FateOf with locators as the caller has them.
func (d *Dossier) FateInWords(c *Claim, locate func(source string, at Locator) string) string {
	return d.fateBut(c, "", locate)
}

// FateBut is FateOf without what became of one source, where that is told over what it
// prints.
func (d *Dossier) FateBut(c *Claim, source string) string { return d.fateBut(c, source, d.Locate) }

func (d *Dossier) fateBut(c *Claim, source string, locate func(string, Locator) string) string {
	var told []string
	if withdrawn := c.withdrawnInWords(locate); withdrawn != "" {
		told = append(told, withdrawn)
	}
	for _, id := range c.sources() {
		fate := d.SourceByID(id).Fate()
		switch {
		case fate == "", id == source:
		case len(c.AlsoIn) == 0:
			told = append(told, "source "+fate)
		default:
			told = append(told, d.PartyName(id)+" "+fate)
		}
	}
	return joinTold(told, "; ")
}

// FateOfQuote tells that the source of a quote was retracted or corrected, and when;
// empty for most.
func (d *Dossier) FateOfQuote(q *Quote) string {
	if fate := d.SourceByID(q.Source).Fate(); fate != "" {
		return "source " + fate
	}
	return ""
}

// Retracted reports whether a source was.
func (d *Dossier) Retracted(source string) bool { return d.retracted[source] }

// TellCard has Sources tell the card of an actor, who is then chosen in Countries too,
// or of a source, in which what is chosen in Sources stays chosen.
func (s Scene) TellCard(id string) Selection {
	next := s.requested
	next.Card, next.Item, next.Focus = id, Item{}, Sources
	switch {
	case s.view.d.SourceByID(id) != nil:
		next.Item, next.Tie, next.Quote = s.Item, s.Tie, s.Quote
	case s.view.d.ActorByID(id) == nil:
		return s.requested
	case id != s.Actor:
		next.Actor, next.Scope, next.Quote = id, Scope{}, ""
	}
	return next
}

// CloseCard has Sources tell what is chosen in Relationships again.
func (s Scene) CloseCard() Selection {
	next := s.requested
	next.Card = ""
	return next
}

// SourceHere returns the source of what is chosen: in Sources of the claim or the
// quote, elsewhere the first of what Relationships has chosen; empty where nothing is.
func (s Scene) SourceHere() string {
	d := s.view.d
	if c := s.ChosenClaim(); c != nil {
		return c.Source
	}
	if q := cmp.Or(s.ChosenQuote(), d.QuoteByID(s.Quote)); q != nil {
		return q.Source
	}
	if t := d.TieByID(s.Tie); t != nil && t.Told() {
		return t.Sources()[0]
	}
	return ""
}

// enterItem goes to what is chosen in a card: another card, or the claim or the quote
// where it is told, without the filter if that sets it aside.
func (s Scene) enterItem() Selection {
	if s.Item.Card != "" {
		return s.TellCard(s.Item.Card)
	}
	next := s.requested
	next.Card, next.Drawing = "", NoDrawing
	view := s.view
	if !s.passesItem() {
		view, next.Filter = s.view.whole(), Filter{}
	}
	at := view.See(next)
	if s.Item.Quote != "" {
		return at.ChooseQuote(s.Item.Quote)
	}
	next = at.ChooseTie(s.Item.Tie)
	next.Item, next.Focus = s.Item, Sources
	return next
}

func (s *Scene) passesItem() bool {
	d := s.view.d
	if s.Item.Quote != "" {
		return len(s.view.passingQuotes([]int{d.quote.number(s.Item.Quote)})) > 0
	}
	return s.view.match.passes(d.TieByID(s.Item.Tie), -1)
}
