package article

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"entente/data/safe"
)

// A Name is one that recurs in a text, or that speaks in it.
type Name struct {
	Name       string
	Others     []string // shorter forms of it that the text has
	Count      int      // how often it stands there, with those
	Paragraphs []int    // where, each once
	Speaks     bool     // a quotation is taken to be its
	Role       string   // what stands before the name, or behind it, as printed
}

// nameForm finds runs of words that may be names. It is compiled when it is first
// needed, as all forms here are, since most runs of the program read no text.
var nameForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(name) })

// Names returns the names that recur in a text, and those of its speakers, the most
// frequent first. One that is part of another, as a family name is, is joined with it
// where there is only one such. Adjectives of names that the text has are none.
func Names(paragraphs []safe.Text, quotations []Quotation) []Name {
	found := names{}
	for i, p := range paragraphs {
		for _, run := range nameForm().FindAllString(string(p), -1) {
			for _, part := range parted(run) {
				if role, one := untitled(nameOnly(part)); utf8.RuneCountInString(one) > 1 {
					found.add(one, role, i+1)
				}
			}
		}
	}
	for i := range quotations {
		found.speak(&quotations[i])
	}
	maps.DeleteFunc(found, func(name string, n *Name) bool { return !n.Speaks && found.adjective(name) })
	found.join()
	var list []Name
	for _, n := range found {
		if n.Count > 1 || n.Speaks {
			slices.Sort(n.Paragraphs)
			n.Paragraphs = slices.Compact(n.Paragraphs)
			list = append(list, *n)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Paragraphs[0], b.Paragraphs[0]), strings.Compare(a.Name, b.Name)) < 0
	})
	return list
}

// names are those of a text, as each is written.
type names map[string]*Name

func (found names) add(name, role string, paragraph int) *Name {
	n := found[name]
	if n == nil {
		n = &Name{Name: name}
		found[name] = n
	}
	n.Count++
	n.Role = cmp.Or(n.Role, role)
	n.at(paragraph)
	return n
}

// speak notes who speaks a quotation.
func (found names) speak(q *Quotation) {
	for _, speaker := range q.Speakers {
		n := found[speaker]
		if n == nil {
			n = found.add(speaker, "", q.Paragraph)
		}
		n.Speaks = true
		if len(q.Speakers) == 1 {
			n.Role = cmp.Or(n.Role, q.Role)
		}
	}
}

// at adds a paragraph that has the name.
func (n *Name) at(paragraph int) {
	if last := len(n.Paragraphs) - 1; last < 0 || n.Paragraphs[last] != paragraph {
		n.Paragraphs = append(n.Paragraphs, paragraph)
	}
}

// parted returns the names in a run of words: a possessive ends one, and so does what
// a hyphen makes an adjective, as in “China’s Middle East” and “US-backed Israel”.
func parted(run string) []string {
	var parts []string
	start := 0
	words := strings.Fields(run)
	for i, word := range words {
		owner := possessor(word)
		if owner == word {
			continue
		}
		words[i] = owner
		parts = append(parts, strings.Join(words[start:i+1], " "))
		start = i + 1
	}
	if start == len(words) {
		return parts
	}
	return append(parts, strings.Join(words[start:], " "))
}

// possessor returns a word without its possessive ending, or what a hyphen joins to it.
func possessor(word string) string {
	for _, ending := range []string{"’s", "'s", "-backed", "-led", "-based", "-made", "-born", "-style", "-era", "-owned", "-run", "-funded", "-sponsored"} {
		if rest, ok := strings.CutSuffix(word, ending); ok {
			return rest
		}
	}
	return word
}

// titles are the last words of what stands before a person's name; of those before
// anything else, the name must have two words, since companies are called so too.
var (
	titles = strings.Fields(`President Premier Minister Secretary Chancellor Senator Congressman Congresswoman Governor Mayor Admiral Colonel Ambassador
	Bundeskanzler Bundeskanzlerin Bundespräsident Präsident Präsidentin Ministerin Außenminister Außenministerin Finanzminister Dame Envoy Spokesman Spokeswoman Spokesperson Professor Chairman Chairwoman Mr Mrs Ms Dr Prof Sen Rep Gov Gen Lt Col Capt Sgt Adm Sir`)
	otherTitles = strings.Fields(`General Major Captain Lieutenant Commander Chief Director Leader Officer Commissioner Attorney Justice Judge Representative Analyst Adviser`)
)

// offices are what secretaries and ministers are of.
var offices = strings.Fields(`State Defense Defence Commerce Justice Interior Energy Health Labor Labour Agriculture Transportation Education War Finance`)

// untitled takes the title off a person's name, and returns both.
func untitled(name string) (role, rest string) {
	words := strings.Fields(name)
	for i := len(words) - 2; i >= 0; i-- {
		word := strings.Trim(words[i], ".,")
		if slices.Contains(titles, word) || slices.Contains(otherTitles, word) && len(words)-i > 2 {
			if i+3 < len(words) && words[i+1] == "of" && slices.Contains(offices, words[i+2]) {
				i += 2
			}
			if after := words[i+1]; unicode.IsUpper([]rune(after)[0]) {
				person, _, _ := strings.Cut(strings.Join(words[i+1:], " "), " of ") // “President Xi Jinping of China”
				return strings.Join(words[:i+1], " "), person
			}
			return "", name
		}
	}
	return "", name
}

// adjectives are those of names that no ending tells.
var adjectives = strings.Fields(`American British Chinese Dutch Eastern English European French German Greek Irish Northern Southern Spanish Swiss Turkish Welsh Western Arab`)

// adjective reports whether a name is an adjective of another: Chinese, North Korean.
func (found names) adjective(name string) bool {
	words := strings.Fields(name)
	last := words[len(words)-1]
	if slices.Contains(adjectives, last) {
		return true
	}
	for _, ending := range []string{"ians", "ian", "ans", "an", "ns", "n", "ese", "ish", "i", "ern"} {
		stem, ok := strings.CutSuffix(last, ending)
		if !ok || len(stem) < 4 {
			continue
		}
		for other := range found {
			if of := other[strings.LastIndex(other, " ")+1:]; strings.HasPrefix(of, stem) && len(of) < len(last) {
				return true
			}
		}
	}
	return false
}

// join puts names together of which one is the beginning or the end of the other, in
// an order that the map doesn't choose.
func (found names) join() {
	for _, short := range slices.SortedFunc(maps.Keys(found), func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) }) {
		n := found[short]
		longer := found.longerOf(short)
		if longer == "" {
			continue
		}
		whole := found[longer]
		whole.Others = append(append(whole.Others, short), n.Others...)
		whole.Count += n.Count
		whole.Speaks = whole.Speaks || n.Speaks
		whole.Role = cmp.Or(whole.Role, n.Role)
		for _, p := range n.Paragraphs {
			whole.at(p)
		}
		delete(found, short)
	}
}

// longerOf returns the one name that ends in a shorter one, as persons' do, or that
// begins with it where the longer one speaks or has a role; empty where there are
// several, of which it can't be told which is meant.
func (found names) longerOf(short string) string {
	longer := ""
	for long, n := range found {
		person := n.Speaks || n.Role != ""
		if part := strings.HasSuffix(long, " "+short) || person && strings.HasPrefix(long, short+" "); !part || organized(long) {
			continue
		}
		if longer != "" {
			return ""
		}
		longer = long
	}
	return longer
}

// organized reports whether a name has words that persons' names haven't.
func organized(name string) bool {
	return strings.Contains(name, " of ") || strings.Contains(name, " on ") || strings.Contains(name, " for ") || strings.Contains(name, " the ") || institution().MatchString(name)
}

// A Hedge is a phrase that weakens what a text says, or that denies it.
type Hedge struct {
	Paragraph int
	Words     string // as printed
	Denies    bool
}

var hedges = sync.OnceValue(func() (h struct{ hedging, denying *regexp.Regexp }) {
	h.hedging = regexp.MustCompile(`(?i)\b(?:(?:has|have|had) been accused of|(?:is|are|was|were) accused of|accus(?:es|ed|ing)|alleged(?:ly)?|alleges|reportedly|is believed to|are believed to|what’s believed to be|believed|thought to|suspected(?: of)?|appears? to|seems? to|seen as|viewed (?:as|by)|deemed|perceptions?|the fear is|said to be|likely|unlikely|potentially|possibly|perhaps|probably|apparently|may|might|could|would be|open the door|fears? that|concerns? that|purported(?:ly)?|claims? that|unconfirmed|estimated)\b`)
	h.denying = regexp.MustCompile(`(?i)\b(?:den(?:y|ies|ied|ying)(?: that)?|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refut(?:es|ed|ing)|disput(?:es|ed|ing)|declin(?:es|ed|ing) to|no information|does not have information|refus(?:es|ed|ing|al) to|contradict(?:s|ed)?)\b`)
	return h
})

// Hedges returns the phrases that hedge or deny, in the order of the text.
func Hedges(paragraphs []safe.Text) []Hedge {
	var list []Hedge
	h := hedges()
	for i, p := range paragraphs {
		from := len(list)
		var starts []int
		for _, form := range []*regexp.Regexp{h.hedging, h.denying} {
			for _, at := range form.FindAllStringIndex(string(p), -1) {
				if string(p)[at[0]:at[1]] == "May" { // the month
					continue
				}
				n, _ := slices.BinarySearch(starts, at[0])
				starts = slices.Insert(starts, n, at[0])
				list = slices.Insert(list, from+n, Hedge{i + 1, string(p)[at[0]:at[1]], form == h.denying})
			}
		}
	}
	return list
}
