package foreign

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/data/safe"
)

// A Fate is what became of something that came in.
type Fate uint8

// The fates.
const (
	Taken   Fate = iota
	Altered      // kept, and not as it was
	LeftOut
)

var fates = []string{"taken", "altered", "left out"}

// String returns the fate in words.
func (f Fate) String() string { return fates[f] }

// MarshalText returns the fate in words.
func (f Fate) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// An Entry says what became of one thing.
type Entry struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // counted from 1; 0 where the format has no lines
	Kind string `json:"kind"`           // what it is there, such as "relationship"; in the singular
	ID   string `json:"id,omitempty"`   // what it is known by there
	Fate Fate   `json:"fate"`
	Why  string `json:"why,omitempty"` // the same words for the same reason
}

// alter tells that what is kept isn't as it was, also for one more reason.
func (e *Entry) alter(why string) {
	if e.Fate == Altered {
		why = e.Why + "; " + why
	}
	e.Fate, e.Why = Altered, why
}

// A Report tells what became of what came in. The zero Report tells of nothing.
type Report struct {
	notes  []string
	left   int // notes that aren't told, behind the first half of these
	counts map[count]*int
	kinds  []string // in the order in which they came
	lastOf count    // what came last, and its place in counts
	last   *int
}

// mostToldKinds is how many kinds are told apart. A file names what it likes.
const mostToldKinds = 60

type count struct {
	kind string
	fate Fate
	why  string
}

// mostNotes is how many notes are told, the first and the last: there may be one for each
// thing in a file.
const mostNotes = 60

// Note adds something to be told of a file as a whole, made safe.
func (r *Report) Note(text string) {
	if len(r.notes) == mostNotes {
		r.left++
		r.notes = slices.Delete(r.notes, mostNotes/2, mostNotes/2+1)
	}
	r.notes = append(r.notes, safe.Clean(text))
}

func (r *Report) add(e Entry) {
	this := count{e.Kind, e.Fate, e.Why}
	if r.last != nil && this == r.lastOf { // as most are
		*r.last++
		return
	}
	r.lastOf = this
	if r.counts == nil {
		r.counts = map[count]*int{}
	}
	if !slices.Contains(r.kinds, e.Kind) {
		if len(r.kinds) > mostToldKinds {
			this.kind = r.kinds[mostToldKinds]
		} else if len(r.kinds) == mostToldKinds {
			this.kind = "of other kinds"
		}
	}
	if !slices.Contains(r.kinds, this.kind) {
		r.kinds = append(r.kinds, this.kind)
	}
	if r.last = r.counts[this]; r.last == nil {
		r.last = new(int)
		r.counts[this] = r.last
	}
	*r.last++
}

// Count returns how many things of a kind had a fate.
func (r *Report) Count(kind string, fate Fate) int {
	n := 0
	for c, times := range r.counts {
		if c.kind == kind && c.fate == fate {
			n += *times
		}
	}
	return n
}

// Lines tells of each file what was noted, then of each kind how many were taken,
// altered and left out, and why.
func (r *Report) Lines() []safe.Text {
	lines := make([]safe.Text, 0, len(r.notes)+len(r.counts))
	for i, note := range r.notes {
		if i == mostNotes/2 && r.left > 0 {
			lines = append(lines, safe.Shownf("(%s)", counted(r.left, "more note like these isn’t told", "more notes like these aren’t told")))
		}
		lines = append(lines, safe.Shown(note))
	}
	for _, kind := range r.kinds {
		lines = append(lines, safe.Shownf("%s: %d taken, %d altered, %d left out",
			kind, r.Count(kind, Taken), r.Count(kind, Altered), r.Count(kind, LeftOut)))
		lines = append(lines, r.reasons(kind)...)
	}
	return lines
}

// reasons tells why things of a kind were altered or left out, the commonest first.
func (r *Report) reasons(kind string) []safe.Text {
	found := slices.Collect(maps.Keys(r.counts))
	sort.Slice(found, func(i, j int) bool {
		a, b := found[i], found[j]
		return cmp.Or(cmp.Compare(a.fate, b.fate), cmp.Compare(*r.counts[b], *r.counts[a]), strings.Compare(a.why, b.why)) < 0
	})
	var lines []safe.Text
	for _, c := range found {
		if c.kind == kind && c.fate != Taken {
			lines = append(lines, safe.Shown(fmt.Sprintf("  %d %s: %s", *r.counts[c], c.fate, c.why)))
		}
	}
	return lines
}

// Brief says why the most was left out, in a line.
func (r *Report) Brief() string {
	why, most := "nothing is there, or nothing of its form", 0
	for c, n := range r.counts {
		if c.fate == LeftOut && (*n > most || *n == most && c.why < why) {
			why, most = c.why, *n
		}
	}
	return why
}

// has notes what a file says of itself under a name.
func (im *Import) has(name, words string) {
	im.Report.Note(fmt.Sprintf("%s has %s: %s", im.file, name, brief(words)))
}

// brief returns as much of a text as is told of it.
func brief(words string) string {
	const most = 200
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	return string([]rune(words)[:most-1]) + "…"
}

// A nameList has names that are told once each, in the order in which they came. A file has as many as it likes,
// of which the first are told, and that there are more.
type nameList struct {
	there map[string]bool
	list  []string
	more  bool
}

func newNameList() nameList { return nameList{there: map[string]bool{}} }

// add adds a name.
func (n *nameList) add(name string) {
	const most = 100
	switch {
	case n.there[name]:
	case len(n.list) == most:
		n.more = true
	default:
		n.there[name] = true
		n.list = append(n.list, name)
	}
}

// addRest adds the names of an object's members besides those that are known.
func (n *nameList) addRest(o object, known map[string]bool) {
	for i, name := range o.names {
		if !known[name] && o.values[i].Kind() != 'n' {
			n.add(name)
		}
	}
}

// String returns the names, made safe, with commas between them.
func (n *nameList) String() string {
	list := text(strings.Join(n.list, ", "))
	if n.more {
		list += " and others"
	}
	return list
}

// counted returns a number with what it counts, one or many.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
