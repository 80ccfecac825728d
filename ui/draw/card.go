package draw

import (
	"strconv"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// card tells all that is known of an actor or a source.
func (t *teller) card(c *model.Card) {
	retracted := c.Source != nil && t.dossier.Retracted(c.Source.ID)
	t.add(t.Prose(c.Name, t.width, paint.Look{Bold: true, Struck: retracted})...)
	t.add(t.Prose(c.Kind, t.width, paint.Look{Ink: paint.Muted})...)
	t.fate(c.Fate, retracted)
	if c.Actor != nil && c.Actor.Summary != "" {
		t.blank()
		t.add(t.Prose(c.Actor.Summary, t.width, paint.Look{})...)
	}
	t.blank()
	t.facts(append(c.Facts[:len(c.Facts):len(c.Facts)], c.Counts...))
	t.fitLocators()
	next := 0
	for i := range c.Lists {
		l := &c.Lists[i]
		t.blank()
		t.heading(l.Heading, strconv.Itoa(len(l.Rows)+l.More))
		for n := range l.Rows {
			r, at := &l.Rows[n], -1
			if next < len(t.scene.Story.Items) && r.Item == t.scene.Story.Items[next] {
				at = next
				next++
			}
			t.named(at, r)
		}
		if l.More > 0 {
			t.add(t.Prose(plain.Count(l.More, "more is told with its tie", "more are told with their ties")+".", t.width, paint.Look{Ink: paint.Muted})...)
		}
	}
}

// nameColumns is the room for the longest name that a card gives a fact itself.
const nameColumns = len("reliability")

// facts tells texts beside their names, both wrapped.
func (t *teller) facts(facts model.Fields) {
	names := 0
	for _, f := range facts {
		names = max(names, t.Columns(f.Name))
	}
	names = max(1, min(names, max((t.width-4)/3, min(nameColumns, t.width/2))))
	room := max(1, min(paint.ProseColumns, t.width-names-4))
	for _, f := range facts {
		name, text := t.Wrap(f.Name, names), t.Wrap(f.Text, room)
		found := t.Spans(f.Text)
		for n := range max(len(name), len(text)) {
			cells := []paint.Cell{{Gap: 1, Width: names, Ink: paint.Muted}, {Gap: 2, Width: room}}
			if n < len(name) {
				cells[0].Text = f.Name[name[n][0]:name[n][1]]
			}
			if n < len(text) {
				cells[1].Text, cells[1].Found = f.Text[text[n][0]:text[n][1]], paint.Within(found, text[n])
			}
			t.add(t.Row(t.width, paint.Bare, cells...))
		}
	}
}

// named tells what a card names: the item at that index of the story, or, where that is
// -1, what was named before or can't be chosen.
func (t *teller) named(at int, r *model.CardRow) {
	if q := t.dossier.QuoteByID(r.Item.Quote); q != nil && at >= 0 {
		t.quote(at, q, stance{})
		return
	}
	g, bar, end := paint.Bare, paint.BarOf(""), func() {}
	if at >= 0 {
		g, bar, end = t.begin(at, r.Item)
	} else if r.Item != (model.Item{}) && r.Item == t.scene.Item {
		bar = paint.BarOf(paint.BarChosen)
	}
	defer end()
	text := paint.Cell{Gap: 1, Elastic: true, Bold: g == paint.Focused, Struck: r.Struck, Ink: struckInk(r.Struck, paint.Plain)}
	word, lead, indent, retracted := paint.Cell{Gap: 1, Text: r.Word, Ink: paint.Muted}, []paint.Cell{bar, text}, 3, ""
	if r.Item.Claim > 0 {
		c := t.dossier.TieByID(r.Item.Tie).ClaimByNumber(r.Item.Claim)
		sign, tone := ClaimMark(c)
		tone = struckInk(r.Struck, tone)
		word, retracted = t.word(c, tone)
		lead, indent = t.first(bar, r.At, sign, tone, text), t.locatorWide+3
	}
	last := len(lead) - 1
	found := t.Spans(r.Text)
	for n, line := range t.Wrap(r.Text, t.width-t.Total(lead)-t.Columns(word.Text)-3) {
		lead[last].Text, lead[last].Found = r.Text[line[0]:line[1]], paint.Within(found, line)
		if n > 0 {
			more := lead[last]
			more.Gap = t.Total(lead[1:last]) + 1
			t.add(t.Row(t.width, g, bar, more))
			continue
		}
		t.add(t.Row(t.width, g, append(lead[:last+1:last+1], word, paint.Cell{Width: 1})...))
	}
	if r.Item.Claim > 0 {
		t.apart(g, bar, r.At)
	}
	t.under(g, bar, retracted, paint.Red, indent)
	t.under(g, bar, r.Beneath, paint.Muted, indent)
	t.under(g, bar, r.Fate, fateInk(r.Struck), indent)
}

// under adds wrapped text beneath a row, so far to the right.
func (t *teller) under(g paint.Ground, bar paint.Cell, text string, ink paint.Ink, indent int) {
	found := t.Spans(text)
	for _, line := range t.Wrap(text, min(paint.ProseColumns, t.width-indent-2)) {
		t.add(t.Row(t.width, g, bar, paint.Cell{Gap: indent, Text: text[line[0]:line[1]], Ink: ink, Found: paint.Within(found, line)}))
	}
}

// struckInk is muted for what counts no more.
func struckInk(struck bool, ink paint.Ink) paint.Ink {
	if struck {
		return paint.Muted
	}
	return ink
}

// fateInk is that of the words for what became of a claim or its source: whether it
// counts no more.
func fateInk(struck bool) paint.Ink {
	if struck {
		return paint.Red
	}
	return paint.Amber
}

// remarks tell beneath a claim or a quote what became of it, and the dossier's note.
func (t *teller) remarks(g paint.Ground, bar paint.Cell, fate string, struck bool, note string) {
	t.hang(g, bar, fate, paint.Look{Ink: fateInk(struck)})
	if note != "" {
		t.hang(g, bar, "note: "+note, paint.Look{Ink: paint.Muted})
	}
}

// annotations tell a tie's attributes and its note.
func (t *teller) annotations(tie *model.Tie) {
	facts := tie.Attributes
	if tie.Note != "" {
		facts = append(facts[:len(facts):len(facts)], model.Field{Name: "note", Text: tie.Note})
	}
	if len(facts) > 0 {
		t.blank()
		t.facts(facts)
	}
}

// itemKind names the sort of what can be chosen in Sources.
func itemKind(d *model.Dossier, i model.Item) string {
	switch {
	case i.Quote != "":
		return "quote"
	case i.Claim > 0:
		return "claim"
	case d.ActorByID(i.Card) != nil:
		return "actor"
	case i.Card != "":
		return "source"
	}
	return "tie"
}
