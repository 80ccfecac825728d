package model

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// mostID is how many characters an id may have.
const mostID = 128

func validID(id string) bool {
	if id == "" || len(id) > mostID || strings.IndexByte("._-", id[0]) >= 0 {
		return false
	}
	for _, r := range []byte(id) {
		if !isASCIIWord(r) && strings.IndexByte("._-", r) < 0 {
			return false
		}
	}
	return true
}

func isASCIIWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

// A checker gathers every broken rule. It fills the dossier's indexes on the
// way, since a reference can only be held against them.
type checker struct {
	*Dossier
	problems Problems
	all      int                     // problems, with those that aren't told
	others   func(id string) bool    // reports whether there may be another record of that id; nil where these are all
	told     map[string]toldOf       // by kind
	known    map[string][]string     // sorted ids, by what they are ids of
	speakers map[int]map[string]bool // by quote: the parties whose word it is
	compared int                     // bytes of words that were compared to guess what was meant
	untold   bool                    // it only matters whether there are problems

	ends []int32 // of all ties, the actors at their ends, as they are written
	from struct {
		id     string // of the actor that a tie went out from last
		number int
	}
	endOf     []int          // by actor, then by stranger: the last tie, counted from 1, of which it is an end
	strangers map[string]int // the numbers of ends that no actor is
}

// mostProblems is how many problems there may be before the check ends, and how many
// warnings of one kind are told: more than anyone mends at once. What isn't a dossier at
// all may have a million.
const mostProblems = 1000

// A toldOf says where the last problem of a kind is that is told, and how many there
// are before it.
type toldOf struct{ last, before int }

// mostCompared bounds the time that is spent on what was meant by a misspelt id.
// It is enough for a hundred of them in a dossier of a thousand actors.
const mostCompared = 2 << 20

// check holds the records against every rule. It returns the actors at the ends of all
// ties too, tie after tie, since it looked them up.
func (d *Dossier) check() (ends []int32, problems Problems) {
	if len(d.Ties) >= manyTies {
		if ends, sound := d.checkBeside(); sound {
			return ends, nil
		}
	}
	c := newChecker(d)
	c.head()
	c.records()
	c.end()
	return c.ends, c.problems
}

// Broken returns what records break, of a dossier that has others too, to which they may
// refer: others reports whether one of them may have an id.
func Broken(r Records, others func(id string) bool) Problems {
	c := newChecker(&Dossier{Records: r})
	c.others = others
	c.records()
	c.end()
	return c.problems
}

// over reports whether there are so many problems that nothing more is checked.
func (c *checker) over() bool { return c.all > mostProblems }

// end says so, at the last of them.
func (c *checker) end() {
	if c.over() {
		path := c.problems[len(c.problems)-1].Path
		c.problems.add(path, "mend what is told, and check again", "there are more than %d mistakes, so checking ends here", mostProblems)
	}
}

func newChecker(d *Dossier) *checker {
	return &checker{
		Dossier: d, told: map[string]toldOf{}, known: map[string][]string{}, speakers: map[int]map[string]bool{},
		endOf: make([]int, len(d.Actors)), strangers: map[string]int{},
	}
}

func (c *checker) records() {
	c.indexParties()
	c.indexTies()
	c.indexQuotes()
	c.sources()
	c.actors()
	c.types()
	c.ties(0, len(c.Ties))
	c.quotes()
}

// ties checks the ties from one on up to another.
func (c *checker) ties(from, to int) {
	c.ends = slices.Grow(c.ends, 2*(to-from)) // as nearly all have
	for i := from; i < to && !c.over(); i++ {
		c.tieAt(i)
	}
}

func (c *checker) wrong(path, fix, what string, args ...any) {
	if !c.full(KindOf(what, args...)) {
		c.problems.add(path, fix, what, args...)
	}
}

// conflict is wrong where two places are at odds.
func (c *checker) conflict(path, other, fix, what string, args ...any) {
	if !c.full(KindOf(what, args...)) {
		c.problems.add(path, fix, what, args...)
		c.problems[len(c.problems)-1].Other = other
	}
}

// full reports whether there is no room for another problem of a kind, and counts it.
func (c *checker) full(kind string) bool {
	c.all++
	of, met := c.told[kind]
	if met && of.before+1 == mostProblems {
		c.problems[of.last].More++
		return true
	}
	if met {
		of.before++
	}
	of.last = len(c.problems)
	c.told[kind] = of
	return false
}

func (c *checker) head() {
	c.required("dossier", "id", c.Head.ID)
	c.required("dossier", "title", c.Head.Title)
	if c.Head.ID != "" && !validID(c.Head.ID) {
		c.wrong("dossier.id", idFix, "the id %q has characters that an id can’t have", c.Head.ID)
	}
	c.kinds()
	if len(c.Actors) == 0 {
		c.wrong("actors", "list at least one actor", "the dossier has no actors")
	}
}

// kinds checks the kinds of actors that the dossier declares.
func (c *checker) kinds() {
	ofFormat := func(word string) string {
		if slices.Contains(ActorTypes(), word) {
			return ofFormat
		}
		return ""
	}
	c.index(new(numbers), "dossier.actor_types", len(c.Head.Kinds), ofFormat, func(n int) string { return c.Head.Kinds[n].ID })
	for i := range c.Head.Kinds {
		c.required(fmt.Sprintf("dossier.actor_types[%d]", i), "label", c.Head.Kinds[i].Label)
	}
}

// ofFormat is where ids are taken that nobody can give.
const ofFormat = "a word of the format"

const idFix = "begin with an ASCII letter or digit; then letters, digits, full stops, low lines and hyphens, up to 128 in all"

// required holds that there is a text in that field of what the path leads to.
func (c *checker) required(path, field, value string) {
	if strings.TrimSpace(value) == "" {
		c.wrong(path+"."+field, "write "+field+": and a text", "%s is missing", field)
	}
}

// indexParties indexes actors and sources, which share a namespace, since both can be
// claimants, and the types of ties. As the other indexes it checks every id's form and that
// it stands once.
func (c *checker) indexParties() {
	party := func(id string) string {
		if n, ok := c.actor.find(id); ok {
			return idPath("actors", n)
		}
		if id == Unattributed {
			return ofFormat
		}
		return ""
	}
	actors, sources, types := c.Actors, c.Sources, c.Types // what finds an id again keeps these, and not the checker
	c.index(&c.actor, "actors", len(actors), party, func(n int) string { return actors[n].ID })
	c.index(&c.source, "sources", len(sources), party, func(n int) string { return sources[n].ID })
	c.index(&c.typ, "tie_types", len(types), free, func(n int) string { return types[n].ID })
}

func (c *checker) indexTies() {
	ties := c.Ties
	c.index(&c.tie, "ties", len(ties), free, func(n int) string { return ties[n].ID })
}

func (c *checker) indexQuotes() {
	quotes := c.Quotes
	c.index(&c.quote, "quotes", len(quotes), free, func(n int) string { return quotes[n].ID })
}

func free(string) string { return "" }

// index finds where in a list an id stands first. Taken tells where one is taken
// already, besides in the list, and id what its records have as theirs.
func (c *checker) index(at *numbers, list string, records int, taken func(id string) string, id func(n int) string) {
	*at = newNumbers(records, id)
	for i := range records {
		if c.over() {
			return
		}
		word := id(i)
		switch where := taken(word); {
		case word == "":
			c.required(fmt.Sprintf("%s[%d]", list, i), "id", word)
		case !validID(word):
			c.wrong(idPath(list, i), idFix, "the id %q has characters that an id can’t have", word)
		case where == ofFormat:
			c.wrong(idPath(list, i), "take another id", "the id %q is %s", word, where)
		case where != "":
			c.conflict(idPath(list, i), where, "take another id", "the id %q is taken", word)
		default:
			if n, ok := at.add(i); !ok {
				c.conflict(idPath(list, i), idPath(list, n), "take another id", "the id %q is taken", word)
			}
		}
	}
}

func idPath(list string, n int) string { return fmt.Sprintf("%s[%d].id", list, n) }

func (c *checker) sources() {
	for i := range c.Sources {
		if c.over() {
			return
		}
		s, path := &c.Sources[i], fmt.Sprintf("sources[%d]", i)
		c.required(path, "type", s.Type)
		if s.Type != "" && !slices.Contains(sourceTypes, s.Type) {
			c.wrong(path+".type", c.typeFix(s.Type), "type can’t be %q", s.Type)
		}
		c.required(path, "title", s.Title)
		c.address(path, "url", s.URL)
		c.address(path, "archive_url", s.ArchiveURL)
		c.derived(path, "issued", s.Issued, s.IssuedDerived)
		c.names(path+".author", s.Author)
		for n := range s.Variables {
			c.names(path+"."+s.Variables[n].Name, s.Variables[n].Names)
		}
	}
}

// typeFix proposes the CSL type that was meant. There are too many to list.
func (c *checker) typeFix(word string) string {
	if near := c.nearest(word, sourceTypes); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "write a type that CSL 1.0.2 has, such as article-newspaper, report, book, webpage or document"
}

func (c *checker) address(path, field, text string) {
	if text != "" && !webURL(text) {
		c.wrong(path+"."+field, "write http:// or https:// and a host", "%q is no address of the web", text)
	}
}

func (c *checker) names(path string, names []Name) {
	for n := range names {
		if strings.TrimSpace(names[n].String()) == "" {
			c.wrong(fmt.Sprintf("%s[%d]", path, n), "write a text, or family and given", "the name is empty")
		}
	}
}

// derived refuses to call a date worked out that isn't there.
func (c *checker) derived(path, field string, date Date, worked bool) {
	if worked && date.IsZero() {
		c.wrong(path+"."+field+"_derived", "write "+field+" too, or leave it out", "there is no date that could be derived")
	}
}

func webURL(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

func (c *checker) actors() {
	taken := c.takenNames()
	types := c.Head.ActorTypes()
	known := map[string]bool{}
	for _, t := range types {
		known[t] = true
	}
	for i := range c.Actors {
		if c.over() {
			return
		}
		a, path := &c.Actors[i], "actors["+strconv.Itoa(i)+"]"
		c.required(path, "name", a.Name)
		if a.Short != "" && a.Short != a.Name {
			c.unique(path+".short", "short name", a.Short, taken)
		}
		switch {
		case a.Type == "":
			c.wrong(path+".type", "one of "+listed(types), "type is missing")
		case !known[string(a.Type)] && !c.mayBe(string(a.Type)):
			c.wrong(path+".type", c.oneOf(string(a.Type), types), "type can’t be %q", a.Type)
		}
		c.actorRef(path, "speaks_for", a.SpeaksFor)
		c.actorRef(path, "affiliation", a.Affiliation)
		for n := range a.Aliases {
			c.required(fmt.Sprintf("%s.aliases[%d]", path, n), "name", a.Aliases[n].Name)
		}
		for n := range a.Roles {
			c.required(fmt.Sprintf("%s.roles[%d]", path, n), "role", a.Roles[n].Role)
			c.actorRef(fmt.Sprintf("%s.roles[%d]", path, n), "at", a.Roles[n].At)
		}
		c.voice(a, path)
	}
}

// takenNames returns the paths of names, which no other actor may have for a short one.
// There are none where no actor has a short name of its own.
func (c *checker) takenNames() map[string]string {
	taken := map[string]string{}
	if !slices.ContainsFunc(c.Actors, func(a Actor) bool { return a.Short != "" && a.Short != a.Name }) {
		return taken
	}
	for i := range c.Actors {
		if name := c.Actors[i].Name; name != "" && taken[name] == "" {
			taken[name] = fmt.Sprintf("actors[%d].name", i)
		}
	}
	return taken
}

func (c *checker) voice(a *Actor, path string) {
	switch n := c.voices(a); {
	case n == endless:
		c.wrong(path+".speaks_for", "name the party whose word it is in the end", "%q speaks, over others, for itself", a.ID)
	case n > mostVoices:
		c.wrong(path+".speaks_for", "name the party whose word it is in the end", "%q speaks over more than %d others", a.ID, mostVoices)
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
		i, ok := c.actor.find(next)
		if !ok || slices.Contains(row, next) { // into a circle of others, which is told of them
			return 0
		}
		row = append(row, next)
		next = c.Actors[i].SpeaksFor
	}
	return len(row)
}

// actorRef holds an optional reference to an actor.
func (c *checker) actorRef(path, field, id string) {
	if id == "" {
		return
	}
	if _, ok := c.actor.find(id); !ok {
		c.unknown(path+"."+field, "actor", id, c.actor.ids)
	}
}

// mayBe reports whether a record that isn't among these may have an id.
func (c *checker) mayBe(id string) bool { return c.others != nil && c.others(id) }

func (c *checker) unknown(path, what, id string, known func() []string) {
	if c.mayBe(id) {
		return
	}
	fix := "add it, or name one that there is"
	if near := c.meant(what, id, known); near != "" {
		fix = fmt.Sprintf("did you mean %q?", near)
	}
	c.wrong(path, fix, "there is no %s %q", what, id)
}

// meant gives the known id that is nearest to one that there isn't, or nothing.
func (c *checker) meant(what, id string, known func() []string) string {
	if c.compared > mostCompared {
		return ""
	}
	ids, ok := c.known[what]
	if !ok {
		ids = known()
		slices.Sort(ids)
		c.known[what] = ids
	}
	return c.nearest(id, ids)
}

// nearest gives the known word that is nearest to another, or nothing, as long as
// there is time for it.
func (c *checker) nearest(word string, known []string) string {
	if c.compared > mostCompared {
		return ""
	}
	for _, k := range known {
		c.compared += len(k)
	}
	if near := Nearest(word, known, 1); len(near) > 0 {
		return near[0]
	}
	return ""
}

// oneOf lists the words that may stand, the one that was probably meant first.
func (c *checker) oneOf(word string, known []string) string {
	list := "write one of " + listed(known)
	if near := c.nearest(word, known); near != "" {
		return fmt.Sprintf("did you mean %q? Or %s", near, list)
	}
	return list
}

// listed lists words, the first of them where a dossier declares many.
func listed(words []string) string {
	const most = 20
	if len(words) > most {
		return strings.Join(words[:most], ", ") + " …"
	}
	return strings.Join(words, ", ")
}

func (c *checker) types() {
	letters, labels := map[string]string{}, map[string]string{}
	for i := range c.Types {
		if c.over() {
			return
		}
		t, path := &c.Types[i], fmt.Sprintf("tie_types[%d]", i)
		c.required(path, "label", t.Label)
		c.required(path, "definition", t.Definition)
		c.required(path, "family", t.Family)
		if r, size := utf8.DecodeRuneInString(t.Letter); size < len(t.Letter) || !unicode.IsLetter(r) {
			c.wrong(path+".letter", "write one letter", "the letter %q isn’t one letter", t.Letter)
		} else {
			c.unique(path+".letter", "letter", t.Letter, letters)
		}
		if t.Label != "" {
			c.unique(path+".label", "label", t.Label, labels)
		}
	}
}

func (c *checker) tieAt(i int) {
	t, path := &c.Ties[i], c.path("", "ties", i)
	c.endsOf(i, path)
	if _, ok := c.typ.find(t.Type); t.Type == "" {
		c.required(path, "type", "")
	} else if !ok {
		c.unknown(path+".type", "tie type", t.Type, c.typ.ids)
	}
	c.required(path, "summary", t.Summary)
	if len(t.Label) > LabelColumns && Columns(t.Label) > LabelColumns { // no character has more columns than bytes
		c.wrong(path+".label", "shorten it; the summary has room", "the label is longer than %d columns", LabelColumns)
	}
	c.derived(path, "date", t.Date, t.DateDerived)
	if len(t.Claims) == 0 {
		c.wrong(path+".claims", "say who claims it, and where", "the tie has no claim")
	}
	for n := range t.Claims {
		if c.over() {
			return
		}
		c.claim(&t.Claims[n], c.path(path, ".claims", n))
	}
}

// path returns where an item stands in a list; nothing where nobody is told.
func (c *checker) path(of, list string, n int) string {
	if c.untold {
		return ""
	}
	return of + list + "[" + strconv.Itoa(n) + "]"
}

// Columns counts what a text takes on a screen: two for a wide letter of East
// Asia, none for an accent that combines with the letter before.
func Columns(text string) int {
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

// endsOf checks that a tie ties two actors or more, each named once.
func (c *checker) endsOf(tie int, path string) {
	t := &c.Ties[tie]
	between := slices.Concat(t.Between...)
	c.endsIn(t.From, path, "from", tie)
	c.endsIn(t.To, path, "to", tie)
	c.endsIn(between, path, "between", tie)
	directed := len(t.From)+len(t.To) > 0
	switch {
	case directed && len(t.Between) > 0:
		c.wrong(path, "keep from and to, or between", "the tie has a direction and has none")
	case directed && (len(t.From) == 0 || len(t.To) == 0):
		c.wrong(path, "write both from and to", "the tie has one end only")
	case !directed && len(between) < 2:
		c.wrong(path, "write from and to, or between with two actors", "the tie has fewer than two ends")
	case len(t.Between) > 2 || len(t.Between) == 2 && (len(t.Between[0]) == 0 || len(t.Between[1]) == 0):
		c.wrong(path+".between", "write one list, or two", "a tie without direction has one side or two")
	}
}

func (c *checker) endsIn(ids []string, path, field string, tie int) {
	for i, id := range ids {
		if c.over() {
			return
		}
		n, known := c.knownEnd(id, field == "from")
		if !known {
			c.unknown(fmt.Sprintf("%s.%s[%d]", path, field, i), "actor", id, c.actor.ids)
			n = c.stranger(id)
		}
		if c.endOf[n] == tie+1 {
			c.wrong(fmt.Sprintf("%s.%s[%d]", path, field, i), "name each end once", "%q is an end already", id)
		}
		c.endOf[n] = tie + 1
		c.ends = append(c.ends, int32(n)) //nolint:gosec // memory ends before
	}
}

// knownEnd returns the number of the actor with an id at an end of a tie. The ties that
// others hold are often sorted by who they go out from.
func (c *checker) knownEnd(id string, from bool) (n int, known bool) {
	if !from {
		return c.actor.find(id)
	}
	if id != c.from.id || id == "" {
		if n, known = c.actor.find(id); !known {
			return 0, false
		}
		c.from.id, c.from.number = id, n
	}
	return c.from.number, true
}

// stranger returns the number of an id that no actor has, behind those of the actors.
func (c *checker) stranger(id string) int {
	n, ok := c.strangers[id]
	if !ok {
		n = len(c.endOf)
		c.strangers[id], c.endOf = n, append(c.endOf, 0)
	}
	return n
}
