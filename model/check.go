package model

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

var idForm = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// A checker gathers every broken rule. It fills the dossier's indexes on the
// way, since a reference can only be held against them.
type checker struct {
	*Dossier
	problems Problems
	untold   int                 // problems beyond mostProblems
	known    map[string][]string // sorted ids, by what they are ids of
	compared int                 // bytes of words that were compared to guess what was meant
}

// mostProblems is how many problems of a dossier are told: more than anyone mends
// at once. What isn't a dossier at all may have a million.
const mostProblems = 10_000

// mostCompared bounds the time that is spent on what was meant by a misspelt id.
// It is enough for a hundred of them in a dossier of a thousand actors.
const mostCompared = 2 << 20

func (d *Dossier) check() Problems {
	c := &checker{Dossier: d, known: map[string][]string{}}
	c.head()
	c.indexIDs()
	c.sources()
	c.actors()
	c.types()
	for i := range d.Ties {
		c.tieAt(i)
	}
	c.quotes()
	if c.untold > 0 {
		c.problems.add("", "mend what is told, and check again", "%d more mistakes aren't told", c.untold)
	}
	return c.problems
}

func (c *checker) wrong(path, fix, what string, args ...any) {
	if c.full() {
		return
	}
	c.problems.add(path, fix, what, args...)
}

// conflict is wrong where two places are at odds.
func (c *checker) conflict(path, other, fix, what string, args ...any) {
	if !c.full() {
		c.problems = append(c.problems, Problem{Path: path, Other: other, What: fmt.Sprintf(what, args...), Fix: fix})
	}
}

// full tells that there is no room for a problem, and counts it.
func (c *checker) full() bool {
	if len(c.problems) < mostProblems {
		return false
	}
	c.untold++
	return true
}

func (c *checker) head() {
	c.required("dossier.id", c.Head.ID)
	c.required("dossier.title", c.Head.Title)
	if c.Head.ID != "" && !idForm.MatchString(c.Head.ID) {
		c.wrong("dossier.id", idFix, "the id %q has characters that an id can't have", c.Head.ID)
	}
	if len(c.Actors) == 0 {
		c.wrong("actors", "list at least one actor", "the dossier has no actors")
	}
}

const idFix = "use lower-case letters, digits and single hyphens"

func (c *checker) required(path, value string) {
	if strings.TrimSpace(value) == "" {
		field := path[strings.LastIndexByte(path, '.')+1:]
		c.wrong(path, "write "+field+": and a text", "%s is missing", field)
	}
}

// indexIDs checks every id's form and that it stands once. Actors and sources
// share a namespace, since both can be claimants.
func (c *checker) indexIDs() {
	parties := map[string]string{Unattributed: "a word of the format"}
	c.actor = index(c, "actors", c.Actors, parties, func(a *Actor) string { return a.ID })
	c.source = index(c, "sources", c.Sources, parties, func(s *Source) string { return s.ID })
	c.typ = index(c, "tie_types", c.Types, map[string]string{}, func(t *TieType) string { return t.ID })
	c.tie = index(c, "ties", c.Ties, map[string]string{}, func(t *Tie) string { return t.ID })
	c.quote = index(c, "quotes", c.Quotes, map[string]string{}, func(q *Quote) string { return q.ID })
}

func index[T any](c *checker, list string, items []T, taken map[string]string, id func(*T) string) map[string]int {
	at := make(map[string]int, len(items))
	for i := range items {
		path := fmt.Sprintf("%s[%d].id", list, i)
		word := id(&items[i])
		switch where, ok := taken[word]; {
		case word == "":
			c.required(path, word)
		case !idForm.MatchString(word):
			c.wrong(path, idFix, "the id %q has characters that an id can't have", word)
		case ok && where == "a word of the format":
			c.wrong(path, "take another id", "the id %q is %s", word, where)
		case ok:
			c.conflict(path, where, "take another id", "the id %q is taken", word)
		default:
			taken[word], at[word] = path, i
		}
	}
	return at
}

func (c *checker) sources() {
	for i := range c.Sources {
		s, path := &c.Sources[i], fmt.Sprintf("sources[%d]", i)
		c.required(path+".type", s.Type)
		c.required(path+".title", s.Title)
		if s.URL != "" && !webURL(s.URL) {
			c.wrong(path+".url", "write http:// or https:// and a host", "%q is no address of the web", s.URL)
		}
		if s.IssuedDerived && s.Issued.IsZero() {
			c.wrong(path+".issued_derived", "write issued too, or leave it out", "there is no date that could be derived")
		}
	}
}

func webURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

func (c *checker) actors() {
	taken := map[string]string{}
	for i := range c.Actors {
		path := fmt.Sprintf("actors[%d].name", i)
		if name := c.Actors[i].Name; name != "" {
			c.unique(path, "name", name, taken)
		}
	}
	for i := range c.Actors {
		a, path := &c.Actors[i], fmt.Sprintf("actors[%d]", i)
		c.required(path+".name", a.Name)
		if a.Short != "" && a.Short != a.Name {
			c.unique(path+".short", "short name", a.Short, taken)
		}
		if a.Type == 0 {
			c.wrong(path+".type", "one of "+strings.Join(ActorTypes(), ", "), "type is missing")
		}
		c.actorRef(path+".speaks_for", a.SpeaksFor)
		c.actorRef(path+".affiliation", a.Affiliation)
		switch n := c.voices(a); {
		case n == endless:
			c.wrong(path+".speaks_for", "name the party whose word it is in the end", "%q speaks, over others, for itself", a.ID)
		case n > mostVoices:
			c.wrong(path+".speaks_for", "name the party whose word it is in the end", "%q speaks over more than %d others", a.ID, mostVoices)
		}
	}
}

func (c *checker) unique(path, what, value string, taken map[string]string) {
	if where, ok := taken[value]; ok {
		c.conflict(path, where, "take another", "the %s %q is taken", what, value)
		return
	}
	taken[value] = path
}

// mostVoices is how many parties may speak for each other in a row. An office
// speaks for a state, a spokesman for an office; a row of thousands would take
// its square in memory.
const mostVoices = 20

// endless is how many steps a circle has.
const endless = -1

// voices counts over how many steps the actor speaks for another, up to
// one more than mostVoices.
func (c *checker) voices(a *Actor) int {
	var row []string
	for next := a.SpeaksFor; next != "" && len(row) <= mostVoices; {
		if next == a.ID {
			return endless
		}
		i, ok := c.actor[next]
		if !ok || slices.Contains(row, next) { // into a circle of others, which is told of them
			return 0
		}
		row = append(row, next)
		next = c.Actors[i].SpeaksFor
	}
	return len(row)
}

// actorRef holds an optional reference to an actor.
func (c *checker) actorRef(path, id string) {
	if _, ok := c.actor[id]; id != "" && !ok {
		c.unknown(path, "actor", id, c.actor)
	}
}

func (c *checker) unknown(path, what, id string, known map[string]int) {
	fix := "add it, or name one that there is"
	if near := c.meant(what, id, known); near != "" {
		fix = fmt.Sprintf("did you mean %q?", near)
	}
	c.wrong(path, fix, "there is no %s %q", what, id)
}

// meant gives the known id that is nearest to one that there isn't, or nothing.
func (c *checker) meant(what, id string, known map[string]int) string {
	const longest = 80 // nobody misspells more, and the time grows with the length
	if len(id) > longest || c.compared > mostCompared || len(c.problems) >= mostProblems {
		return ""
	}
	ids, ok := c.known[what]
	if !ok {
		ids = keys(known)
		c.known[what] = ids
	}
	for _, k := range ids {
		c.compared += len(k)
	}
	if near := Nearest(id, ids, 1); len(near) > 0 {
		return near[0]
	}
	return ""
}

func keys(m map[string]int) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

func (c *checker) types() {
	letters, labels := map[string]string{}, map[string]string{}
	for i := range c.Types {
		t, path := &c.Types[i], fmt.Sprintf("tie_types[%d]", i)
		c.required(path+".label", t.Label)
		c.required(path+".definition", t.Definition)
		c.required(path+".family", t.Family)
		if r, size := utf8.DecodeRuneInString(t.Letter); size < len(t.Letter) || !unicode.IsLetter(r) {
			c.wrong(path+".letter", "write one letter", "the letter %q isn't one letter", t.Letter)
		} else {
			c.unique(path+".letter", "letter", t.Letter, letters)
		}
		if t.Label != "" {
			c.unique(path+".label", "label", t.Label, labels)
		}
	}
}

func (c *checker) tieAt(i int) {
	t, path := &c.Ties[i], "ties["+strconv.Itoa(i)+"]"
	c.ends(t, path)
	if _, ok := c.typ[t.Type]; t.Type == "" {
		c.required(path+".type", "")
	} else if !ok {
		c.unknown(path+".type", "tie type", t.Type, c.typ)
	}
	c.required(path+".summary", t.Summary)
	if columns(t.Label) > LabelColumns {
		c.wrong(path+".label", "shorten it; the summary has room", "the label is longer than %d columns", LabelColumns)
	}
	if t.DateDerived && t.Date.IsZero() {
		c.wrong(path+".date_derived", "write date too, or leave it out", "there is no date that could be derived")
	}
	if len(t.Claims) == 0 {
		c.wrong(path+".claims", "say who claims it, and where", "the tie has no claim")
	}
	for n := range t.Claims {
		c.claim(&t.Claims[n], path+".claims["+strconv.Itoa(n)+"]")
	}
}

// columns counts what a text takes on a screen: two for a wide letter of East
// Asia, none for an accent that combines with the letter before.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch k := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// ends checks that the tie ties two actors or more, each named once.
func (c *checker) ends(t *Tie, path string) {
	lists := map[string][]string{"from": t.From, "to": t.To, "between": slices.Concat(t.Between...)}
	seen := map[string]bool{}
	for _, field := range []string{"from", "to", "between"} {
		for n, id := range lists[field] {
			at := path + "." + field
			if _, ok := c.actor[id]; !ok {
				c.unknown(fmt.Sprintf("%s[%d]", at, n), "actor", id, c.actor)
			}
			if seen[id] {
				c.wrong(fmt.Sprintf("%s[%d]", at, n), "name each end once", "%q is an end already", id)
			}
			seen[id] = true
		}
	}
	directed := len(t.From)+len(t.To) > 0
	switch {
	case directed && len(t.Between) > 0:
		c.wrong(path, "keep from and to, or between", "the tie has a direction and has none")
	case directed && (len(t.From) == 0 || len(t.To) == 0):
		c.wrong(path, "write both from and to", "the tie has one end only")
	case !directed && len(lists["between"]) < 2:
		c.wrong(path, "write from and to, or between with two actors", "the tie has fewer than two ends")
	case len(t.Between) > 2 || len(t.Between) == 2 && (len(t.Between[0]) == 0 || len(t.Between[1]) == 0):
		c.wrong(path+".between", "write one list, or two", "a tie without direction has one side or two")
	}
}

func (c *checker) claim(cl *Claim, path string) {
	if cl.By == "" {
		c.wrong(path+".by", "name an actor, a source, or "+Unattributed, "by is missing")
	} else if c.party(cl.By) < 0 {
		c.unknown(path+".by", "actor or source", cl.By, c.claimants())
	}
	if cl.Stance == 0 {
		c.wrong(path+".stance", "one of "+strings.Join(Stances(), ", "), "stance is missing")
	}
	words := func() string { return "one of " + strings.Join(Certainties(), ", ") } // not for each claim
	switch {
	case cl.Stance.Positive() && cl.Certainty == NoStanding:
		c.wrong(path+".certainty", words(), "certainty is missing where a party %s", cl.Stance)
	case cl.Stance.Positive() && !cl.Certainty.certainty():
		c.wrong(path+".certainty", words(), "no single claim can be %s", cl.Certainty)
	case !cl.Stance.Positive() && cl.Stance != 0 && cl.Certainty != NoStanding:
		c.wrong(path+".certainty", "leave it out", "certainty is of what is asserted, and here a party %s", cl.Stance)
	}
	c.locator(path, cl.Source, cl.Paragraph)
	if n := len(strings.Fields(cl.Wording)); n > WordingWords {
		c.wrong(path+".wording", "keep the hedge, the denial or the attribution alone", "the wording has %d words, more than %d", n, WordingWords)
	}
	c.saidDerived(path, cl.Said, cl.SaidDerived)
	if cl.Quote == "" {
		return
	}
	q, ok := c.quote[cl.Quote]
	switch {
	case !ok:
		c.unknown(path+".quote", "quote", cl.Quote, c.quote)
	case c.Quotes[q].Source != cl.Source:
		c.wrong(path+".quote", "name the source that prints it", "the quote %q stands in another source", cl.Quote)
	}
}

// WordingWords is the most words that a claim's wording may have: enough for a
// hedge, too few for a passage of the source.
const WordingWords = 8

func (c *checker) claimants() map[string]int {
	if c.known["actor or source"] != nil {
		return nil // meant has their ids already
	}
	all := make(map[string]int, len(c.actor)+len(c.source)+1)
	for id := range c.actor {
		all[id] = 0
	}
	for id := range c.source {
		all[id] = 0
	}
	all[Unattributed] = 0
	return all
}

func (c *checker) locator(path, source string, paragraph int) {
	if _, ok := c.source[source]; source == "" {
		c.required(path+".source", "")
	} else if !ok {
		c.unknown(path+".source", "source", source, c.source)
	}
	if paragraph < 1 {
		c.wrong(path+".paragraph", "write the paragraph's number, counted from 1", "paragraph is missing")
	}
}

func (c *checker) saidDerived(path string, said Date, derived bool) {
	if derived && said.IsZero() {
		c.wrong(path+".said_derived", "write said too, or leave it out", "there is no date that could be derived")
	}
}

func (c *checker) quotes() {
	for i := range c.Quotes {
		q, path := &c.Quotes[i], fmt.Sprintf("quotes[%d]", i)
		c.required(path+".text", q.Text)
		c.locator(path, q.Source, q.Paragraph)
		c.saidDerived(path, q.Said, q.SaidDerived)
		for n, id := range q.By {
			if _, ok := c.actor[id]; !ok {
				c.unknown(fmt.Sprintf("%s.by[%d]", path, n), "actor", id, c.actor)
			}
		}
		switch {
		case q.Kind == 0:
			c.wrong(path+".kind", "one of "+strings.Join(QuoteKinds(), ", "), "kind is missing")
		case q.Kind == Term && len(q.By) > 0:
			c.wrong(path+".kind", "a term is a phrase that no one is credited with", "the quote is a term and has a speaker")
		case q.Kind != Term && len(q.By) == 0:
			c.wrong(path+".by", "name the speaker, or make it a term", "by is missing")
		}
	}
}
