package article

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"entente/data/safe"
)

// verbs are those by which words are attributed, in English, French, German, Italian
// and Spanish. Behind the first ones the speaker may stand; behind the others, whom they
// speak to or of.
const (
	saying = `said|says|say|added|adds|noted|notes|wrote|writes|warned|warns|argued|argues|explained|explains|replied|insisted|insists|stated|states|claimed|claims|announced|declared|declares|concluded|cautioned|observed|remarked|continued|recalled|testified|responded|suggested|commented|vowed|promised|stressed|emphasized|emphasised|complained|joked` +
		`|a (?:dit|déclaré|affirmé|ajouté|expliqué|estimé)|déclare|affirme|estime|explique|sagte|sagt|erklärte|betonte|meinte|warnte|schrieb|ha (?:detto|dichiarato|affermato)|dijo|afirmó|declaró|señaló`
	said  = `(?:` + saying + `)`
	verbs = `(?:` + saying + `|told|tells|asked|tweeted|posted|called|calls|described|describes|dubbed|acknowledged|confirmed|denied|hailed|cited|defended|defends|rejected|dismissed)`
)

// by are the words before a name that attribute without a verb.
const by = `(?:[Aa]ccording to|[Ii]n the words of|[Ss]elon|[Dd]’après|[Ll]aut|[Ss]egún|[Ss]econdo)`

// A name is a run of words that begin with a capital, with what stands between such
// words in names. A speaker is one or two names, or what belongs to one: “China’s
// foreign ministry”.
const (
	word    = `(?:(?:\p{Lu}\.)+|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Adm|St)\.|\p{Lu}[\p{L}\p{M}\d’'-]*)`
	name    = word + `(?:(?:\s+(?:of|on|the|for|de|da|di|van|von|bin|al|el|la|le|y)){0,2}\s+` + word + `)*`
	bodies  = `(?:ministry|government|embassy|army|military|parliament|police|court|bank|commission|council|agency|administration|navy|regulator|watchdog)`
	speaker = `(` + name + `(?:\s+and\s+` + name + `)?(?:\s+(?:\p{Ll}+\s+){0,2}` + bodies + `)?)`
	beside  = `(?:,\s*([^,“”"«»„]{3,100}))?` // who that is
	around  = `(?:,\s*([^,“”"«»„]{2,100}(?:,\s*[^,“”"«»„]{2,60}){0,2}),)?`
	before  = `((?:\p{Ll}[\p{L}’'-]*,?\s+){0,4}?)`
	also    = `(?:,?\s+who)?\s+(?:(?:has|have|had)\s+)?(?:(?:also|later|then|repeatedly|often|once|\p{Ll}+ly)\s+)?`
	stops   = `(?:[\s,.:;!?]|$)`
	joined  = `^[\s,.–—-]*`
)

// forms are how a sentence says whose words it quotes. In each, the groups are what
// stands before the speaker, the speaker, and who that is.
var forms = sync.OnceValue(func() (f struct{ behind, ending, says, by, pronoun, latePronoun, earlyPronoun, unnamed, verb *regexp.Regexp }) {
	// “…,” said Lloyd Austin; “…,” Austin, the defense secretary, told reporters
	f.behind = regexp.MustCompile(joined + said + `\s+(?:by\s+)?` + before + speaker + beside + `|` + joined + before + speaker + around + also + verbs + stops)
	// “…” it was, Lloyd Austin said; “…” it was, said Austin
	f.ending = regexp.MustCompile(`,\s+()` + speaker + around + also + verbs + `(?:\s[^,]{0,60})?$|,\s+` + said + `\s+` + before + speaker + beside + `[^,]{0,60}$`)
	// Lloyd Austin said: “…”; Xi, who declared a “…”
	f.says = regexp.MustCompile(`()` + speaker + around + also + verbs + stops)
	// “…” it was, according to Lloyd Austin; according to Austin, “…”
	f.by = regexp.MustCompile(`(?:^|[^\p{L}])` + by + `\s+` + before + speaker + beside)
	f.pronoun = regexp.MustCompile(`(?i)` + joined + `(?:(he|she|they|it)\s+(?:also\s+|later\s+)?` + verbs + `|` + verbs + `\s+(he|she))` + stops)
	f.latePronoun = regexp.MustCompile(`,\s+(he|she|they|it)\s+` + verbs + `[^,]{0,40}$`)
	f.earlyPronoun = regexp.MustCompile(`(?i)(?:^|\s)(he|she)\s+(?:also\s+|has\s+|had\s+|later\s+)?` + verbs + `[^.!?,]{0,60}$`)
	f.unnamed = regexp.MustCompile(`(?i)` + joined + `(?:[\p{Ll}’'-]+\s+){1,6}` + verbs + `\b|` + joined + verbs + `\s+(?:an?|the|one|some)\s+[\p{Ll}’'-]+`)
	f.verb = regexp.MustCompile(`(?:^|\s)` + verbs + stops)
	return f
})

// attribute guesses for each quotation whose words it is: by who is named beside it in
// its sentence, behind it first; by who spoke before where a pronoun stands there; and,
// of one that goes on or is broken by such words, by who speaks the rest.
func attribute(paragraphs []safe.Text, found []Quotation) {
	f := forms()
	for i := range found {
		q := &found[i]
		text := string(paragraphs[q.Paragraph-1])
		after, before := sentenceAfter(text, q.end), sentenceBefore(text, q.start)
		switch {
		case q.named(after, f.behind), q.named(after, f.by), q.named(after, f.ending), q.namedBefore(before), q.named(before, f.by):
		case q.meant(after, f.pronoun, found[:i], text), q.meant(after, f.latePronoun, found[:i], text), q.meant(before, f.earlyPronoun, found[:i], text):
		case f.unnamed.MatchString(after):
			q.Words = trimmed(f.unnamed.FindString(after))
		case i > 0 && (found[i-1].Goes || found[i-1].Paragraph == q.Paragraph && goesOn(text, found[i-1].end, q.start)):
			q.Words, q.Speakers = found[i-1].Words, found[i-1].Speakers
		}
	}
	for i := len(found) - 2; i >= 0; i-- { // whose first part names nobody
		q, next := &found[i], found[i+1]
		if len(q.Speakers) == 0 && (q.Goes || q.Paragraph == next.Paragraph && q.Words == "" && sameSentence(string(paragraphs[q.Paragraph-1]), q.end, next)) {
			q.Speakers, q.Words = next.Speakers, next.Words
		}
	}
}

// sameSentence reports whether the words that attribute the next quotation stand at the
// end of the sentence that one is in, too, and it is no other's.
func sameSentence(text string, end int, next Quotation) bool {
	between := text[end:next.start]
	return !strings.ContainsAny(between, ".!?:") && strings.Contains(between, " and ") && strings.Contains(text[next.end:], next.Words)
}

// named takes the speaker from what stands beside a quotation, if that names one.
func (q *Quotation) named(place string, form *regexp.Regexp) bool {
	m := form.FindStringSubmatch(place)
	return m != nil && q.by(m)
}

// namedBefore takes the speaker from the last verb before a quotation, if a name is its
// subject: in “Doe wrote of what critics called “…”” there is none.
func (q *Quotation) namedBefore(place string) bool {
	all := forms().says.FindAllStringSubmatchIndex(place, -1)
	if len(all) == 0 {
		return false
	}
	at := all[len(all)-1]
	tail := place[at[1]:]
	if len(tail) > 140 || forms().verb.MatchString(tail) {
		return false
	}
	m := []string{strings.TrimSpace(place[at[0]:])}
	for g := 2; g < len(at); g += 2 {
		part := ""
		if at[g] >= 0 {
			part = place[at[g]:at[g+1]]
		}
		m = append(m, part)
	}
	return q.by(m)
}

// by takes the speakers from what a form found: of its alternatives one has groups
// that aren't empty.
func (q *Quotation) by(m []string) bool {
	for ; len(m) > 4 && m[2] == ""; m = append(m[:1:1], m[4:]...) {
	}
	for _, word := range strings.Fields(m[1]) { // “said a fellow at Harvard” names no speaker
		if slices.Contains([]string{"at", "of", "for", "in", "from", "with", "that", "to", "by", "on", "about", "as", "against", "than", "and", "but", "or", "while", "whereas", "when", "because", "if"}, word) {
			return false
		}
	}
	var speakers []string
	role := ""
	for _, one := range apart(m[2]) {
		if bodyOf().MatchString(one) { // “China’s foreign ministry”
			speakers = append(speakers, one)
			continue
		}
		parts := parted(one)
		title, person := untitled(nameOnly(parts[len(parts)-1]))
		if person != "" {
			speakers, role = append(speakers, person), title
		}
	}
	if len(speakers) == 0 {
		return false
	}
	if behind := strings.TrimRight(strings.TrimSpace(m[3]), ".,;:"); role == "" && tellsWho(behind) {
		role = behind
	}
	q.Words, q.Speakers, q.Role = trimmed(m[0]), speakers, role
	return true
}

// apart returns the names that “and” joins, but within the name of a body, without the
// body that a person is of.
func apart(speakers string) []string {
	first, second, ok := strings.Cut(speakers, " and ")
	if !ok || organized(first) {
		return []string{ofNothing(speakers)}
	}
	return []string{ofNothing(first), ofNothing(second)}
}

func ofNothing(one string) string {
	if person, body, ok := strings.Cut(one, " of the "); ok && institution().MatchString(body) && !institution().MatchString(person) && strings.Contains(person, " ") {
		return person
	}
	return one
}

// meant takes whom a pronoun means for the speaker: who of those that spoke before was
// named last in the paragraph, else who spoke last, if that is near.
func (q *Quotation) meant(place string, form *regexp.Regexp, earlier []Quotation, text string) bool {
	m := form.FindStringSubmatch(place)
	if m == nil {
		return false
	}
	person := len(strings.Join(m[1:], "")) < len("they") && !strings.EqualFold(strings.Join(m[1:], ""), "it")
	var speakers []string
	at := -1
	for _, e := range earlier[max(0, len(earlier)-40):] {
		if len(e.Speakers) == 0 || person && (len(e.Speakers) > 1 || organized(e.Speakers[0])) {
			continue
		}
		last := e.Speakers[0][strings.LastIndex(e.Speakers[0], " ")+1:]
		switch here := strings.LastIndex(text[:q.start], last); {
		case here >= 0 && here >= at:
			at, speakers = here, e.Speakers
		case at < 0 && q.Paragraph-e.Paragraph <= 2:
			speakers = e.Speakers
		}
	}
	if len(speakers) == 0 {
		return false
	}
	q.Words, q.Speakers = trimmed(m[0]), speakers
	return true
}

func trimmed(words string) string { return strings.Trim(words, " ,.–—-:;") }

var (
	bodyOf      = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(bodies + `$`) })
	institution = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`\b(?:Commission|Committee|Council|Ministry|Department|Agency|Institute|University|Center|Centre|Bank|Party|Union|House|Court|Office|Group|Association|Foundation|Bureau|Service|Army|Navy|Company|Corporation|Inc|Ltd)\b|` + bodies + `$`)
	})
	whoForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:(?:an?|the|his|her|its|their|who is)\s|(?:\p{L}+\s+){0,4}?` + roles + `)`)
	})
	expertForm = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(?:fellow|professor|analyst|expert|researcher|economist|historian|scientist|scholar|lecturer|academic|senior advis[eo]r|director (?:of|at) the .*(?:center|centre|institute|program|project))`)
	})
)

// roles are words for what somebody is.
const roles = `(?:director|president|minister|secretary|fellow|professor|analyst|expert|researcher|advis[eo]r|spokes\p{L}+|head|chief|chair\p{L}*|mayor|governor|senator|ambassador|economist|historian|scientist|author|founder|editor|lawyer|lecturer|leader|commander|officer|member|lawmaker|envoy|scholar|owner|teacher|manager)\b`

// tellsWho reports whether what stands behind a name and a comma says who that is.
func tellsWho(text string) bool { return whoForm().MatchString(text) }

// Expert reports whether a role is one of those who study what they speak of.
func Expert(role string) bool { return expertForm().MatchString(role) }

// Organized reports whether a name has words that the names of persons haven't.
func Organized(name string) bool { return organized(name) }

// noNames are words that begin with a capital at the head of a sentence, or as part of
// a date.
var noNames = strings.Fields(`The A An This That These Those But And Or If When While In On At As For By With From To He She It They We I You His Her Its Their
	Our Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November December
	After Before Since Until During There Here What Who How Why Where Some Many Most All Both Such Not According Selon Laut Según Secondo No Yes So Yet Still Last Next Also However Meanwhile
	Mr Mrs Ms Dr M Mme Herr Frau Le La Les Der Die Das El Il`)

// nameOnly returns a name without such words at its ends, and without a possessive.
func nameOnly(run string) string {
	words := strings.Fields(strings.TrimRight(run, ".,'’-"))
	for len(words) > 0 && (slices.Contains(noNames, strings.TrimRight(words[0], ".")) || !unicode.IsUpper([]rune(words[0])[0])) {
		words = words[1:]
	}
	for len(words) > 0 && (slices.Contains(noNames, words[len(words)-1]) || !unicode.IsUpper([]rune(words[len(words)-1])[0])) {
		words = words[:len(words)-1]
	}
	s := strings.Join(words, " ")
	for _, possessive := range []string{"’s", "'s", "’", "'"} {
		s = strings.TrimSuffix(s, possessive)
	}
	return s
}

// sentenceAfter returns what of a sentence stands behind a quotation, to the next mark.
func sentenceAfter(text string, end int) string {
	rest := strings.TrimLeftFunc(text[end:], func(r rune) bool { return strings.ContainsRune("”“\"»«」』’'›〞〟＂", r) })
	if at := strings.IndexAny(rest, "“\"„«「"); at >= 0 {
		rest = rest[:at]
	}
	return firstSentence(rest)
}

// sentenceBefore returns what of a sentence stands before a quotation, from the last
// mark.
func sentenceBefore(text string, start int) string {
	before := strings.TrimRightFunc(text[:start], func(r rune) bool { return strings.ContainsRune("“”\"„«»「『‘'‹＂", r) })
	if at := strings.LastIndexAny(before, "”\"»」"); at >= 0 {
		before = before[at:]
	}
	for i := len(before) - 2; i > 0; i-- {
		if strings.IndexByte(".!?", before[i]) >= 0 && before[i+1] == ' ' && !abbreviated(before[:i]) {
			return before[i+1:]
		}
	}
	return before
}

func firstSentence(text string) string {
	for i := range text {
		if strings.IndexByte(".!?", text[i]) >= 0 && (i+1 == len(text) || text[i+1] == ' ') && !abbreviated(text[:i]) {
			return text[:i+1]
		}
	}
	return text
}

// abbreviated reports whether a text ends in what has a full stop of its own.
func abbreviated(text string) bool {
	words := strings.Fields(text)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return slices.Contains([]string{"Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Sen", "Rep", "St", "U.S", "U.N"}, last) ||
		len([]rune(last)) == 1 && unicode.IsUpper([]rune(last)[0])
}

// goesOn reports whether nothing but words that attribute stands between two
// quotations of one paragraph, as in “…,” he said. “…”.
func goesOn(text string, end, start int) bool {
	between := strings.TrimRight(text[end:start], " \u00a0“”\"„«»「『‘'‹")
	return len(between) < 160 && strings.Count(between, ". ") <= 1 && strings.ContainsAny(between[max(0, len(between)-3):], ".,;:–—-!?…")
}
