package model

import (
	"fmt"
	"strconv"
	"strings"
)

func (c *checker) claim(cl *Claim, path string) {
	if cl.By == "" {
		c.wrong(path+".by", "name an actor, a source, or "+Unattributed, "by is missing")
	} else if c.party(cl.By) < 0 {
		c.unknown(path+".by", "actor or source", cl.By, c.claimants)
	}
	if cl.Stance == 0 {
		c.wrong(path+".stance", "one of "+strings.Join(Words[Stance](), ", "), "stance is missing")
	}
	c.certainty(cl, path)
	c.passage(cl, path, &Passage{cl.Source, cl.Locator, cl.Wording, cl.Quote})
	for n := range cl.AlsoIn {
		c.passage(cl, path+".also_in["+strconv.Itoa(n)+"]", &cl.AlsoIn[n])
	}
	if cl.WithdrawnIn != nil {
		c.passage(cl, path+".withdrawn_in", cl.WithdrawnIn)
		if cl.Withdrawn == nil {
			c.wrong(path+".withdrawn_in", "write withdrawn and a date too, or leave it out", "nothing says when the claim was withdrawn")
		}
	}
	c.derived(path, "said", cl.Said, cl.SaidDerived)
}

func (c *checker) certainty(cl *Claim, path string) {
	words := func() string { return "one of " + strings.Join(Certainties(), ", ") } // not for each claim
	switch {
	case cl.Stance.Positive() && cl.Certainty == NoStanding:
		c.wrong(path+".certainty", words(), "certainty is missing where a party %s", cl.Stance)
	case cl.Stance.Positive() && !cl.Certainty.certainty():
		c.wrong(path+".certainty", words(), "no single claim can be %s", cl.Certainty)
	case !cl.Stance.Positive() && cl.Stance != 0 && cl.Certainty != NoStanding:
		c.wrong(path+".certainty", "leave it out", "certainty is of what is asserted, and here a party %s", cl.Stance)
	}
}

// WordingWords is the most words that a claim's wording may have: enough for a
// hedge, too few for a passage of the source.
const WordingWords = 8

// passage checks a place where a claim is printed, and that the quotation which it
// names is the claimant's, at that place.
func (c *checker) passage(cl *Claim, path string, p *Passage) {
	c.located(path, p.Source, p.Locator)
	if n := len(strings.Fields(p.Wording)); n > WordingWords {
		c.wrong(path+".wording", "keep the hedge, the denial or the attribution alone", "the wording has %d words, more than %d", n, WordingWords)
	}
	if p.Quote == "" {
		return
	}
	i, ok := c.quote.find(p.Quote)
	if !ok {
		c.unknown(path+".quote", "quote", p.Quote, c.quote.ids)
		return
	}
	q := &c.Quotes[i]
	switch {
	case q.Source != p.Source:
		c.wrong(path+".quote", "name the source that prints it", "the quote %q stands in another source", p.Quote)
	case !q.Agrees(p.Locator):
		c.wrong(path+".quote", "name the place that prints it, or another quote", "the quote %q stands elsewhere (%s, not %s)", p.Quote, q.Brief(), p.Brief())
	}
	if said := c.speakersOf(i); c.party(cl.By) >= 0 && len(said) > 0 && !said[cl.By] {
		c.wrong(path+".quote", "name its speaker as claimant, or whom that one speaks for", "the quote %q isn’t by %q", p.Quote, cl.By)
	}
}

// speakersOf returns the parties whose word a quote is: its speakers and whom they
// speak for; none where that isn't known. It needs no indexes and ends in any circle.
func (c *checker) speakersOf(quote int) map[string]bool {
	if said := c.speakers[quote]; said != nil {
		return said
	}
	said := map[string]bool{}
	for _, id := range c.Quotes[quote].By {
		for id != "" && !said[id] {
			said[id] = true
			i, ok := c.actor.find(id)
			switch {
			case ok:
				id = c.Actors[i].SpeaksFor
			case c.mayBe(id):
				return nil
			default:
				id = ""
			}
		}
	}
	c.speakers[quote] = said
	return said
}

func (c *checker) claimants() []string {
	return append(append(c.actor.ids(), c.source.ids()...), Unattributed)
}

// located checks a source and the place in it.
func (c *checker) located(path, source string, at Locator) {
	if _, ok := c.source.find(source); source == "" {
		c.required(path, "source", "")
	} else if !ok {
		c.unknown(path+".source", "source", source, c.source.ids)
	}
	if at.Paragraph < 0 {
		c.wrong(path+".paragraph", "write the paragraph’s number, counted from 1", "there is no paragraph %d", at.Paragraph)
	}
	for _, part := range at.Parts {
		c.required(path, part.Name, part.Text)
	}
	if stamp := at.Part("timestamp"); stamp != "" && !timestampForm().MatchString(stamp) {
		c.wrong(path+".timestamp", "write hours, minutes and seconds, such as 01:02:33", "timestamp can’t be %q", stamp)
	}
}

func (c *checker) quotes() {
	for i := range c.Quotes {
		if c.over() {
			return
		}
		q, path := &c.Quotes[i], fmt.Sprintf("quotes[%d]", i)
		c.required(path, "text", q.Text)
		c.located(path, q.Source, q.Locator)
		c.derived(path, "said", q.Said, q.SaidDerived)
		for n, id := range q.By {
			if _, ok := c.actor.find(id); !ok {
				c.unknown(fmt.Sprintf("%s.by[%d]", path, n), "actor", id, c.actor.ids)
			}
		}
		switch {
		case q.Kind == 0:
			c.wrong(path+".kind", "one of "+strings.Join(Words[QuoteKind](), ", "), "kind is missing")
		case q.Kind == Term && len(q.By) > 0:
			c.wrong(path+".kind", "a term is a phrase that no one is credited with", "the quote is a term and has a speaker")
		case q.Kind != Term && len(q.By) == 0:
			c.wrong(path+".by", "name the speaker, or make it a term", "by is missing")
		}
	}
}
