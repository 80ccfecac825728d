package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"
)

// A page is what Sources tells, in painted lines, and which of them belong to
// each item that can be chosen.
type page struct {
	lines []string
	items []window // by item of the story: its first line, and how many
}

// A teller writes a page.
type teller struct {
	painter
	scene   model.Scene
	dossier *model.Dossier
	width   int
	page    page
}

// storyColumns is how wide a story grows: prose, and what stands beside it. A
// claim's word flush right is lost further off.
const storyColumns = proseColumns + 8

// tell writes the page of what the scene has chosen.
func (p painter) tell(s model.Scene, width int) page {
	t := &teller{painter: p, scene: s, dossier: s.View().Dossier(), width: min(width, storyColumns)}
	switch {
	case s.Story.Tie != nil:
		t.tie(s.Story.Tie)
	case s.Story.Quote != nil:
		t.quoteAlone(s.Story.Quote)
	default:
		t.add(p.prose("No tie is chosen. Here stand the claims and quotations of the chosen one.", t.width, look{ink: muted})...)
	}
	if spare := width - t.width; spare > 0 {
		for i := range t.page.lines {
			t.page.lines[i] += blanks(spare)
		}
	}
	return t.page
}

func (t *teller) add(lines ...string) { t.page.lines = append(t.page.lines, lines...) }

func (t *teller) blank() { t.add(t.row(t.width, bare)) }

func (t *teller) tie(tie *model.Tie) {
	t.add(t.prose(t.dossier.EndsInWords(tie), t.width, look{bold: true})...)
	t.add(t.prose(strings.Join(facts(t.dossier, tie), " · "), t.width, look{ink: muted})...)
	t.standing(tie)
	t.blank()
	t.add(t.prose(tie.Summary, t.width, look{})...)
	t.blank()
	t.add(t.heading("Claims", strconv.Itoa(len(tie.Claims)), t.width))
	for i, item := range t.scene.Story.Items {
		if item.Claim > 0 {
			t.claim(i, &tie.Claims[item.Claim-1])
		}
	}
	if quotes := t.dossier.QuotesOf(tie); len(quotes) > 0 {
		t.blank()
		t.add(t.heading("Quotations", strconv.Itoa(len(quotes)), t.width))
	}
	for i, item := range t.scene.Story.Items {
		if item.Quote != "" {
			t.quote(i, t.dossier.QuoteByID(item.Quote), stanceOf(tie, item.Quote))
		}
	}
	t.source(sourcesOf(tie)...)
}

// facts are what a tie's second line says: its type, its date and how it was
// derived, its amount.
func facts(d *model.Dossier, tie *model.Tie) []string {
	all := []string{d.TypeOf(tie).Label, tie.DateInWords(), tie.Amount}
	return slices.DeleteFunc(all, func(fact string) bool { return fact == "" })
}

// named are the facts with the label behind the type, where no row beside them
// says it.
func named(d *model.Dossier, tie *model.Tie) []string {
	all := facts(d, tie)
	if tie.Label != "" {
		all = slices.Insert(all, 1, tie.Label)
	}
	return all
}

// standing tells how firmly the tie stands, and who denies it: beside it, or on
// lines of its own where that is too long.
func (t *teller) standing(tie *model.Tie) {
	sign, tone := mark(tie.Standing())
	word := sign + " " + tie.Standing().String()
	deniers := t.dossier.DeniersOf(tie)
	denied := ""
	if len(deniers) > 0 {
		denied = "✗ denied by " + strings.Join(deniers, ", ")
	}
	size := t.columns(word)
	if denied != "" && size+2+t.columns(denied)+2 <= t.width {
		t.add(t.row(t.width, bare, cell{width: 1}, cell{text: word, width: size + 2, ink: tone, bold: true},
			cell{text: denied, width: t.columns(denied), ink: red}))
		return
	}
	t.add(t.row(t.width, bare, cell{width: 1}, cell{text: word, width: t.width - 2, ink: tone, bold: true}))
	if denied != "" {
		t.add(t.prose(denied, t.width, look{ink: red})...)
	}
}

// locatorWide is the room for "¶" and two digits; longer locators take more.
const locatorWide = 3

// begin starts an item's lines: it gives their ground and bar, and end notes how
// many there were.
func (t *teller) begin(i int, item model.Item) (g ground, bar cell, end func()) {
	inFocus := t.scene.Focus == model.Sources
	at := i == t.scene.Story.At
	from := len(t.page.lines)
	end = func() { t.page.items = append(t.page.items, window{from, len(t.page.lines) - from}) }
	g, bar = rowGround(at && item.Quote == "", inFocus, false)
	switch {
	case at && item.Quote != "" && inFocus:
		bar = barOf(barFocused)
	case at && item.Quote != "", t.sameWords(item):
		bar = barOf(barChosen)
	}
	if g == chosen { // out of focus the bar alone tells it, as in the quotation's lines
		g = bare
	}
	return g, bar, end
}

// sameWords tells whether an item is the claim of the chosen quote, or the quote
// of the chosen claim.
func (t *teller) sameWords(item model.Item) bool {
	q := t.scene.ChosenQuote()
	if q == nil {
		return false
	}
	if item.Claim > 0 {
		return t.scene.Item.Quote != "" && t.scene.Story.Tie.Claims[item.Claim-1].Quote == q.ID
	}
	return item.Quote == q.ID
}

func (t *teller) claim(i int, c *model.Claim) {
	g, bar, end := t.begin(i, t.scene.Story.Items[i])
	defer end()
	sign, tone := markOf(c)
	word := c.Word()
	room := t.width - 1 - locatorWide - 3 - t.columns(word) - 2
	name := t.dossier.PartyName(c.By)
	lines := t.wrap(name, room)
	found := t.query.Spans(name)
	for n, line := range lines {
		cells := []cell{bar, {width: locatorWide + 3}}
		if n == 0 {
			cells = []cell{bar, {text: locator(c.Paragraph), width: locatorWide, ink: muted, right: true}, {width: 1}, {text: sign, width: 1, ink: tone}, {width: 1}}
		}
		cells = append(cells, cell{text: name[line[0]:line[1]], width: room, found: within(found, line), bold: g == focused})
		if n == 0 {
			cells = append(cells, cell{width: 1}, cell{text: word, width: t.columns(word), ink: tone})
		}
		t.add(t.row(t.width, g, cells...))
	}
	t.hang(g, bar, wordingOf(c), look{ink: muted})
}

// wordingOf is the line beneath a claim: the words as printed, and when they were
// said.
func wordingOf(c *model.Claim) string {
	var parts []string
	if c.Wording != "" {
		parts = append(parts, "“"+c.Wording+"”")
	}
	if said := c.SaidInWords(); said != "" {
		parts = append(parts, said)
	}
	return strings.Join(parts, " · ")
}

func locator(paragraph int) string { return "¶" + strconv.Itoa(paragraph) }

// hang adds wrapped text under an item's first line, in its grid's last column.
func (t *teller) hang(g ground, bar cell, text string, l look) {
	room := min(proseColumns, t.width-locatorWide-5)
	found := t.query.Spans(text)
	for _, line := range t.wrap(text, room) {
		t.add(t.row(t.width, g, bar, cell{width: locatorWide + 3},
			cell{text: text[line[0]:line[1]], width: room, ink: l.ink, bold: l.bold, found: within(found, line)}))
	}
}

// stance is what a quote does with a tie.
type stance struct {
	sign string
	tone ink
	word string
}

// stanceOf sums up the tie's claims that the quote carries: the strongest one's
// mark, and each one's word once.
func stanceOf(tie *model.Tie, quote string) stance {
	var s stance
	var words []string
	for _, n := range tie.ClaimsInOrder() {
		c := &tie.Claims[n]
		if c.Quote != quote {
			continue
		}
		if s.sign == "" {
			s.sign, s.tone = markOf(c)
		}
		if word := c.Word(); len(words) == 0 || words[len(words)-1] != word {
			words = append(words, word)
		}
	}
	s.word = strings.Join(words, ", ")
	return s
}

// quote tells a quotation: its opening mark hangs, the speaker and the stance
// stand beneath, then the role, what it answers, and what else it bears on.
func (t *teller) quote(i int, q *model.Quote, s stance) {
	item := t.scene.Story.Items[i]
	_, bar, end := t.begin(i, item)
	defer end()
	bold := i == t.scene.Story.At && t.scene.Focus == model.Sources
	text := "“" + q.Text + "”"
	room := min(proseColumns, t.width-locatorWide-6)
	found := t.query.Spans(text)
	for n, line := range t.wrap(text, room) {
		cells := []cell{bar, {width: locatorWide + 3}}
		if n == 0 {
			cells = []cell{bar, {text: locator(q.Paragraph), width: locatorWide, ink: muted, right: true}, {width: 1}, {text: s.sign, width: 1, ink: s.tone}, {width: 1}}
		} else {
			cells = append(cells, cell{width: 1})
		}
		t.add(t.row(t.width, bare, append(cells, cell{text: text[line[0]:line[1]], width: room + 1, bold: bold, found: within(found, line)})...))
	}
	t.speakers(bar, q, s)
	t.hang(bare, bar, q.Context, look{ink: muted})
	if n := len(t.dossier.TiesOf(q)); n > 1 && t.scene.Story.Tie != nil {
		more := fmt.Sprintf("bears on %d ties", n)
		if t.scene.Light.Quote == q && t.scene.Light.Elsewhere > 0 {
			more += fmt.Sprintf(", %d of them not listed here", t.scene.Light.Elsewhere)
		}
		t.hang(bare, bar, more, look{ink: accent})
	}
}

func (t *teller) speakers(bar cell, q *model.Quote, s stance) {
	name := "— " + t.dossier.SpeakersInWords(q)
	if len(q.By) == 0 {
		name = "— a term; no one is credited"
	}
	room := t.width - locatorWide - 5 - t.columns(s.word) - 1
	if t.columns(name) <= room {
		t.add(t.row(t.width, bare, bar, cell{width: locatorWide + 3}, cell{text: name, width: room}, cell{width: 1},
			cell{text: s.word, width: t.columns(s.word), ink: s.tone}))
	} else {
		t.hang(bare, bar, name, look{})
		t.hang(bare, bar, s.word, look{ink: s.tone})
	}
	for _, id := range q.By {
		t.hang(bare, bar, t.dossier.RoleInWords(t.dossier.ActorByID(id)), look{ink: muted})
	}
	if said := q.SaidInWords(); said != "" {
		t.hang(bare, bar, "said "+said, look{ink: muted})
	}
}

// quoteAlone tells a quote that Relationships lists, and the ties it bears on.
func (t *teller) quoteAlone(q *model.Quote) {
	t.add(t.row(t.width, bare, cell{width: 1}, cell{text: "Quotation", width: 12, bold: true},
		cell{text: q.Kind.String(), width: t.width - 14, ink: muted}))
	t.blank()
	t.quote(0, q, stance{})
	t.blank()
	ties := t.dossier.TiesOf(q)
	if len(ties) == 0 {
		t.add(t.prose("It bears on no tie of this dossier.", t.width, look{ink: muted})...)
	} else {
		t.add(t.heading("Bears on", strconv.Itoa(len(ties)), t.width))
	}
	for n, tie := range ties {
		t.borne(n+1, tie, stanceOf(tie, q.ID))
	}
	t.source(q.Source)
}

func (t *teller) borne(i int, tie *model.Tie, s stance) {
	g, bar, end := t.begin(i, t.scene.Story.Items[i])
	defer end()
	room := t.width - 6 - t.columns(s.word)
	ends := t.dossier.EndsInWords(tie)
	if t.columns(ends) > room {
		ends = t.cut(t.dossier.EndsInBrief(tie), room)
	}
	t.add(t.row(t.width, g, bar, cell{width: 1}, cell{text: s.sign, width: 1, ink: s.tone}, cell{width: 1},
		cell{text: ends, width: room}, cell{width: 1}, cell{text: s.word, width: t.columns(s.word), ink: s.tone}))
	t.hang(g, bar, strings.Join(named(t.dossier, tie), " · "), look{ink: muted})
}

// source tells where the words stand.
func (t *teller) source(ids ...string) {
	t.blank()
	t.add(t.heading("Source", "", t.width))
	for _, id := range ids {
		t.add(t.prose(t.dossier.Cite(id, 0), t.width, look{ink: muted})...)
	}
}

func sourcesOf(tie *model.Tie) []string {
	var ids []string
	seen := map[string]bool{}
	for i := range tie.Claims {
		if id := tie.Claims[i].Source; !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}
