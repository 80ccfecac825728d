package plain

import (
	"strconv"

	"entente/model"
)

// Card returns all that is known of an actor or a source, as Sources shows it.
func Card(v *model.View, c *model.Card) string {
	p := newPrinter(v)
	p.card(0, c)
	return p.b.String()
}

// card prints a card with its lists.
func (p *printer) card(depth int, c *model.Card) {
	p.cardHead(depth, c)
	for _, l := range c.Lists {
		number := strconv.Itoa(len(l.Rows) + l.More)
		p.say(depth+1, sentence(l.Heading+", "+number+":"))
		for i := range l.Rows {
			p.say(depth+2, p.rowAloud(&l.Rows[i]))
		}
		if l.More > 0 {
			p.say(depth+2, Count(l.More, "more is told with its tie", "more are told with their ties")+".")
		}
	}
}

// cardHead prints who or what a card is of, and the facts.
func (p *printer) cardHead(depth int, c *model.Card) {
	p.say(depth, c.Name)
	p.say(depth+1, sentence(c.Kind))
	p.say(depth+1, sentence(c.Fate))
	if c.Actor != nil {
		p.say(depth+1, sentence(c.Actor.Summary))
	}
	for _, f := range append(c.Facts[:len(c.Facts):len(c.Facts)], c.Counts...) {
		p.say(depth+1, sentence(f.Name+": "+f.Text))
	}
}

// rowAloud returns what a card names, as it is read aloud.
func (p *printer) rowAloud(r *model.CardRow) string {
	text, word, beneath := r.Text, r.Word, r.Beneath
	named := r.Item.Card != ""
	if r.Item.Claim > 0 {
		tie := p.dossier.TieByID(r.Item.Tie)
		claim := tie.ClaimByNumber(r.Item.Claim)
		word, beneath, named = p.dossier.WordOf(claim), p.head(tie), claim.By != model.Unattributed
	}
	switch {
	case !r.At.IsZero():
		text = capital(r.At.InWords()) + ": " + text
	case !named:
		text = capital(text)
	}
	if word != "" {
		text += ": " + word
	}
	for _, more := range []string{beneath, r.Fate} {
		if more != "" {
			text = ended(text) + " " + sentence(more)
		}
	}
	return ended(text)
}
