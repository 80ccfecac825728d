package draw

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
)

// A Page is what Sources tells, in painted lines, and which of them belong to
// each item that can be chosen.
type Page struct {
	Lines []string
	Items []Window // by item of the story: its first line, and how many
}

// A teller writes a page.
type teller struct {
	paint.Painter
	scene   model.Scene
	dossier *model.Dossier
	width   int
	spare   int // blank columns behind the width, which rules alone have
	page    Page

	locatorWide int
}

// StoryColumns is how wide a story grows, but for its rules: prose, and what stands
// beside it. A claim's word flush right is lost further off.
const StoryColumns = paint.ProseColumns + 8

// Story writes the page of what the scene has chosen.
func Story(p paint.Painter, s model.Scene, width int) Page {
	t := &teller{Painter: p, scene: s, dossier: s.View().Dossier(), width: min(width, StoryColumns), spare: max(0, width-StoryColumns), locatorWide: locatorLeast}
	switch {
	case s.Story.Card != nil:
		t.card(s.Story.Card)
	case s.Story.Tie != nil:
		t.tie(s.Story.Tie)
	case s.Story.Quote != nil:
		t.quoteAlone(s.Story.Quote)
	default:
		t.add(p.Prose("No tie is chosen. Here stand the claims and quotations of the chosen one.", t.width, paint.Look{Ink: paint.Muted})...)
	}
	return t.page
}

func (t *teller) add(lines ...string) {
	for _, line := range lines {
		t.page.Lines = append(t.page.Lines, line+paint.Blanks(t.spare))
	}
}

// heading adds a heading whose rule reaches the pane's edge.
func (t *teller) heading(label, count string) {
	t.page.Lines = append(t.page.Lines, t.Heading(label, count, t.width+t.spare))
}

func (t *teller) blank() { t.add(t.Row(t.width, paint.Bare)) }

func (t *teller) tie(tie *model.Tie) {
	t.add(t.Prose(t.dossier.EndsInWords(tie), t.width, paint.Look{Bold: true})...)
	t.add(t.Prose(strings.Join(t.dossier.FactsOf(tie), " · "), t.width, paint.Look{Ink: paint.Muted})...)
	t.standing(tie)
	diff := t.dossier.DifferenceOf(tie)
	t.sinceFormer(diff)
	t.notedTie(tie)
	t.blank()
	t.add(t.Prose(tie.Summary, t.width, paint.Look{})...)
	t.annotations(tie)
	t.blank()
	t.fitLocators()
	quotes := t.dossier.QuotesOf(tie)
	items := t.scene.Story.Items
	t.blocks("Claims", items[:len(tie.Claims)], func(item model.Item) string { return tie.ClaimByNumber(item.Claim).Source },
		func(i int) { t.claim(i, tie.ClaimByNumber(items[i].Claim)) })
	t.goneClaims(diff)
	if len(quotes) > 0 {
		t.blank()
		t.blocks("Quotations", items[len(tie.Claims):], func(item model.Item) string { return t.dossier.QuoteByID(item.Quote).Source },
			func(i int) { t.quote(len(tie.Claims)+i, quotes[i], t.stanceOf(tie, quotes[i].ID)) })
	}
	t.source(tie.Sources()...)
}

// blocks tells items under one heading, those of each source under one of its own, so
// that a locator stands under its source. A single source shares the heading.
func (t *teller) blocks(name string, items []model.Item, sourceOf func(model.Item) string, tell func(i int)) {
	counts := map[string]int{}
	for _, item := range items {
		counts[sourceOf(item)]++
	}
	if len(counts) == 1 {
		id := sourceOf(items[0])
		if t.dossier.SeveralSources() {
			name += " · " + t.dossier.ShortSource(id)
		}
		t.sourceHead(name, id, len(items))
	} else {
		t.heading(name, strconv.Itoa(len(items)))
	}
	source := ""
	for i, item := range items {
		if id := sourceOf(item); len(counts) > 1 && id != source {
			source = id
			t.sourceHead(t.dossier.ShortSource(id), id, counts[id])
		}
		tell(i)
	}
}

// sourceHead adds the heading of what a source prints, and what became of the source,
// which isn't told again of each.
func (t *teller) sourceHead(name, id string, count int) {
	t.heading(name, strconv.Itoa(count))
	t.fate(t.dossier.SourceByID(id).Fate(), t.dossier.Retracted(id))
}

// fate tells what became of a source on lines of its own.
func (t *teller) fate(fate string, retracted bool) {
	if fate != "" {
		t.add(t.Prose(fate, t.width, paint.Look{Ink: fateInk(retracted)})...)
	}
}

// standing tells how firmly the tie stands, and who denies it: beside it, or on
// lines of its own where that is too long.
func (t *teller) standing(tie *model.Tie) {
	sign, tone := Mark(tie.Standing())
	denied := ""
	if deniers := t.dossier.DeniersOf(tie); len(deniers) > 0 {
		denied = "✗ denied by " + strings.Join(deniers, ", ")
	}
	cells := []paint.Cell{{Gap: 1, Text: sign + " " + tie.Standing().String(), Ink: tone, Bold: true}, {Gap: 2, Text: denied, Ink: paint.Red}}
	if t.Total(cells) < t.width {
		t.add(t.Row(t.width, paint.Bare, cells...))
		return
	}
	t.add(t.Row(t.width, paint.Bare, cells[0]))
	t.add(t.Prose(denied, t.width, paint.Look{Ink: paint.Red})...)
}

// The columns of an item's locator: "¶" and two digits, or as many as "01:02:33" has.
// What is longer stands on a line of its own.
const (
	locatorLeast = 3
	locatorMost  = 8
)

// fitLocators makes the column of locators as wide as those that stand there.
func (t *teller) fitLocators() {
	for _, item := range t.scene.Story.Items {
		at, ok := t.located(item)
		if n := t.Columns(at.Brief()); ok && !at.IsZero() && n <= locatorMost {
			t.locatorWide = max(t.locatorWide, n)
		}
	}
}

// located returns the locator of a claim or a quotation.
func (t *teller) located(item model.Item) (model.Locator, bool) {
	if item.Claim > 0 {
		return t.dossier.TieByID(item.Tie).ClaimByNumber(item.Claim).Locator, true
	}
	if q := t.dossier.QuoteByID(item.Quote); q != nil {
		return q.Locator, true
	}
	return model.Locator{}, false
}

// apart tells a locator that its column has no room for.
func (t *teller) apart(g paint.Ground, bar paint.Cell, at model.Locator) {
	if t.Columns(at.Brief()) > t.locatorWide {
		t.hang(g, bar, at.Brief(), paint.Look{Ink: paint.Muted})
	}
}

// begin starts an item's lines: it gives their ground and bar, and end notes how
// many there were.
func (t *teller) begin(i int, item model.Item) (g paint.Ground, bar paint.Cell, end func()) {
	inFocus := t.scene.Focus == model.Sources
	at := i == t.scene.Story.At
	from := len(t.page.Lines)
	end = func() { t.page.Items = append(t.page.Items, Window{from, len(t.page.Lines) - from}) }
	g, bar = paint.RowGround(at && item.Quote == "", inFocus, false)
	switch {
	case at && item.Quote != "" && inFocus:
		bar = paint.BarOf(paint.BarFocused)
	case at && item.Quote != "", t.sameWords(item):
		bar = paint.BarOf(paint.BarChosen)
	}
	if g == paint.Chosen { // out of focus the bar alone tells it, as in the quotation's lines
		g = paint.Bare
	}
	return g, bar, end
}

// sameWords reports whether an item is the claim of the chosen quote, or the quote
// of the chosen claim.
func (t *teller) sameWords(item model.Item) bool {
	q := t.scene.ChosenQuote()
	if q == nil {
		return false
	}
	if item.Claim > 0 {
		return t.scene.Item.Quote != "" && t.dossier.TieByID(item.Tie).ClaimByNumber(item.Claim).Quote == q.ID
	}
	return item.Quote == q.ID
}

func (t *teller) claim(i int, c *model.Claim) {
	g, bar, end := t.begin(i, t.scene.Story.Items[i])
	defer end()
	sign, tone := ClaimMark(c)
	void := !t.dossier.Counts(c)
	tone = struckInk(void, tone)
	word, retracted := t.word(c, tone)
	room := t.width - 1 - t.locatorWide - 3 - t.Columns(word.Text) - 2
	name := t.dossier.ClaimantOf(c)
	lines := t.Wrap(name, room)
	found := t.Spans(name)
	for n, line := range lines {
		text := paint.Cell{Text: name[line[0]:line[1]], Elastic: true, Found: paint.Within(found, line), Bold: g == paint.Focused, Struck: void, Ink: struckInk(void, paint.Plain)}
		if n > 0 {
			t.add(t.Row(t.width, g, t.below(bar, text, 0)...))
			continue
		}
		t.add(t.Row(t.width, g, append(t.first(bar, c.Locator, sign, tone, text), word, paint.Cell{Width: 1})...))
	}
	t.apart(g, bar, c.Locator)
	t.hang(g, bar, retracted, paint.Look{Ink: paint.Red})
	for _, beneath := range append([]string{c.WordingInWords()}, t.dossier.ElsewhereInWords(c)...) {
		t.hang(g, bar, beneath, paint.Look{Ink: paint.Muted})
	}
	t.remarks(g, bar, t.dossier.FateBut(c, c.Source), void, c.Note)
	t.hang(g, bar, t.dossier.FormerOfClaim(t.scene.Story.Items[i]), paint.Look{Ink: paint.Accent})
	t.noted(g, bar, t.scene.Story.Items[i])
}

// word is the cell of a claim's word, which says too that the claim was retracted; on
// narrow screens that is told beneath, in a line of its own.
func (t *teller) word(c *model.Claim, tone paint.Ink) (word paint.Cell, beneath string) {
	const leastName = 12
	word = paint.Cell{Gap: 1, Text: t.dossier.WordOf(c), Ink: tone}
	switch {
	case word.Text == c.Word():
	case t.width-t.locatorWide-6-t.Columns(word.Text) < leastName:
		return paint.Cell{Gap: 1, Text: c.Word(), Ink: tone}, "retracted"
	default:
		word.Ink = paint.Red
	}
	return word, ""
}

// first are the cells of an item's first line: where it stands, its sign, and its text.
func (t *teller) first(bar paint.Cell, at model.Locator, sign string, tone paint.Ink, text paint.Cell) []paint.Cell {
	text.Gap = 1
	where := at.Brief()
	if t.Columns(where) > t.locatorWide {
		where = ""
	}
	return []paint.Cell{bar, {Text: where, Width: t.locatorWide, Ink: paint.Muted, Right: true}, {Gap: 1, Text: sign, Width: 1, Ink: tone}, text}
}

// below are the cells of an item's further lines, whose text stands so much further to
// the right than that of the first.
func (t *teller) below(bar, text paint.Cell, indent int) []paint.Cell {
	text.Gap = t.locatorWide + 3 + indent
	return []paint.Cell{bar, text}
}

// hang adds wrapped text under an item's first line, in its grid's last column.
func (t *teller) hang(g paint.Ground, bar paint.Cell, text string, l paint.Look) {
	found := t.Spans(text)
	for _, line := range t.Wrap(text, min(paint.ProseColumns, t.width-t.locatorWide-5)) {
		t.add(t.Row(t.width, g, t.below(bar, paint.Cell{Text: text[line[0]:line[1]], Ink: l.Ink, Bold: l.Bold, Found: paint.Within(found, line)}, 0)...))
	}
}

// stance is what a quote does with a tie.
type stance struct {
	sign string
	tone paint.Ink
	word string
	fate string // what became of the first claim but for its source, where none counts any more
}

// stanceOf sums up the tie's claims that the quote carries: the strongest one's
// mark, and each one's word once.
func (t *teller) stanceOf(tie *model.Tie, quote string) stance {
	var s stance
	var words []string
	for _, n := range tie.ClaimsInOrder() {
		c := &tie.Claims[n]
		if c.Quote != quote {
			continue
		}
		if s.sign == "" { // what counts stands first
			s.sign, s.tone = ClaimMark(c)
			if !t.dossier.Counts(c) {
				s.tone, s.fate = paint.Muted, t.dossier.FateBut(c, c.Source)
			}
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
	void := s.fate != ""
	if t.dossier.Retracted(q.Source) {
		void, s.tone = true, paint.Red
		s.word = strings.TrimPrefix(s.word+", retracted", ", ")
	}
	found := t.Spans(text)
	for n, line := range t.Wrap(text, min(paint.ProseColumns, t.width-t.locatorWide-6)) {
		words := paint.Cell{Text: text[line[0]:line[1]], Bold: bold, Struck: void, Ink: struckInk(void, paint.Plain), Found: paint.Within(found, line)}
		cells := t.below(bar, words, 1)
		if n == 0 {
			cells = t.first(bar, q.Locator, s.sign, s.tone, words)
		}
		t.add(t.Row(t.width, paint.Bare, cells...))
	}
	t.apart(paint.Bare, bar, q.Locator)
	t.speakers(bar, q, s)
	t.hang(paint.Bare, bar, q.Context, paint.Look{Ink: paint.Muted})
	if n := len(t.dossier.TiesOf(q)); n > 1 && t.scene.Story.Tie != nil {
		more := fmt.Sprintf("bears on %d ties", n)
		if t.scene.Light.Quote == q && t.scene.Light.Elsewhere > 0 {
			more += fmt.Sprintf(", %d of them not listed here", t.scene.Light.Elsewhere)
		}
		t.hang(paint.Bare, bar, more, paint.Look{Ink: paint.Accent})
	}
	t.remarks(paint.Bare, bar, s.fate, void, q.Note)
	t.hang(paint.Bare, bar, t.dossier.FormerOfQuote(q), paint.Look{Ink: paint.Accent})
	t.noted(paint.Bare, bar, item)
}

func (t *teller) speakers(bar paint.Cell, q *model.Quote, s stance) {
	name := "— " + t.dossier.SpeakersInWords(q)
	if len(q.By) == 0 {
		name = "— a term; no one is credited"
	}
	cells := append(t.below(bar, paint.Cell{Text: name, Elastic: true}, 0), paint.Cell{Gap: 1, Text: s.word, Ink: s.tone}, paint.Cell{Width: 1})
	if t.Total(cells) <= t.width {
		t.add(t.Row(t.width, paint.Bare, cells...))
	} else {
		t.hang(paint.Bare, bar, name, paint.Look{})
		t.hang(paint.Bare, bar, s.word, paint.Look{Ink: s.tone})
	}
	for _, id := range q.By {
		role := t.dossier.RoleInWords(t.dossier.ActorByID(id))
		if role != "" && len(q.By) > 1 { // of several the others may have none
			role = t.dossier.PartyName(id) + ": " + role
		}
		t.hang(paint.Bare, bar, role, paint.Look{Ink: paint.Muted})
	}
	if said := q.SaidInWords(); said != "" {
		t.hang(paint.Bare, bar, "said "+said, paint.Look{Ink: paint.Muted})
	}
}

// quoteAlone tells a quote that Relationships lists, and the ties it bears on.
func (t *teller) quoteAlone(q *model.Quote) {
	t.add(t.Row(t.width, paint.Bare, paint.Cell{Gap: 1, Text: "Quotation", Width: 12, Bold: true},
		paint.Cell{Text: q.Kind.String(), Elastic: true, Ink: paint.Muted}, paint.Cell{Width: 1}))
	if t.dossier.SeveralSources() {
		t.add(t.Prose(t.dossier.ShortSource(q.Source), t.width, paint.Look{Ink: paint.Muted})...)
	}
	t.fate(t.dossier.SourceByID(q.Source).Fate(), t.dossier.Retracted(q.Source))
	t.fitLocators()
	t.blank()
	t.quote(0, q, stance{})
	t.blank()
	ties := t.dossier.TiesOf(q)
	if len(ties) == 0 {
		t.add(t.Prose("It bears on no tie of this dossier.", t.width, paint.Look{Ink: paint.Muted})...)
	} else {
		t.heading("Bears on", strconv.Itoa(len(ties)))
	}
	for n, tie := range ties {
		t.borne(n+1, tie, t.stanceOf(tie, q.ID))
	}
	t.source(q.Source)
}

func (t *teller) borne(i int, tie *model.Tie, s stance) {
	g, bar, end := t.begin(i, t.scene.Story.Items[i])
	defer end()
	sign, word := []paint.Cell{bar, {Gap: 1, Text: s.sign, Width: 1, Ink: s.tone}}, []paint.Cell{{Gap: 1, Text: s.word, Ink: s.tone}, {Width: 1}}
	room := t.width - t.Total(sign) - 1 - t.Total(word)
	ends := t.dossier.EndsInWords(tie)
	if brief := t.dossier.EndsInBrief(tie); t.Columns(ends) > room && t.Columns(brief) <= room {
		ends = brief
	}
	for n, line := range t.Wrap(ends, max(1, room)) {
		text := paint.Cell{Gap: 1, Text: ends[line[0]:line[1]], Elastic: true, Found: paint.Within(t.Spans(ends), line)}
		if n == 0 {
			t.add(t.Row(t.width, g, append(append(sign, text), word...)...))
			continue
		}
		text.Gap += t.Total(sign[1:])
		t.add(t.Row(t.width, g, bar, text))
	}
	t.hang(g, bar, strings.Join(t.dossier.LabelledFactsOf(tie), " · "), paint.Look{Ink: paint.Muted})
}

// source tells where the words stand.
func (t *teller) source(ids ...string) {
	t.blank()
	t.heading("Source", "")
	for _, id := range ids {
		t.add(t.Prose(t.dossier.Reference(id), t.width, paint.Look{Struck: t.dossier.Retracted(id)})...)
	}
}

// Anchored returns the first line of another page that tells the same, so that the
// item at the top stays where it is. Another story begins at its head.
func (p Page) Anchored(story model.Story, now Page, nowStory model.Story, top int) int {
	if storyID(story) != storyID(nowStory) {
		return 0
	}
	for i := len(story.Items) - 1; i >= 0; i-- {
		at := slices.Index(nowStory.Items, story.Items[i])
		if at >= 0 && i < len(p.Items) && at < len(now.Items) && p.Items[i].Top <= top {
			return now.Items[at].Top + top - p.Items[i].Top
		}
	}
	return top
}

func storyID(s model.Story) (id [3]string) {
	if s.Card != nil {
		id[2] = s.Card.ID()
	}
	if s.Tie != nil {
		id[0] = s.Tie.ID
	}
	if s.Quote != nil {
		id[1] = s.Quote.ID
	}
	return id
}
