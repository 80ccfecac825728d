package cli

import (
	"slices"
	"strconv"
	"strings"

	"entente/model"
)

// A teller writes a page about a dossier.
type teller struct {
	page
	dossier *model.Dossier
	cited   map[string]map[int]bool // by source: the paragraphs that were named
}

func newTeller(d *model.Dossier) *teller {
	return &teller{dossier: d, cited: map[string]map[int]bool{}}
}

// tie tells a tie in full, as Sources does.
func (t *teller) tie(depth int, tie *model.Tie) {
	head := t.endsAloud(tie)
	if tie.Label != "" {
		head += ": " + tie.Label
	}
	t.say(depth, sentence(head))
	t.say(depth+1, t.facts(tie))
	t.say(depth+1, standingAloud(t.dossier, tie))
	t.say(depth+1, sentence(tie.Summary))
	quotes := t.dossier.QuotesOf(tie)
	t.say(depth+1, sentence(count(len(tie.Claims), "claim", "claims")+":"))
	for _, i := range tie.ClaimsInOrder() {
		t.say(depth+2, t.claim(&tie.Claims[i], quotes))
	}
	for i, q := range quotes {
		t.quote(depth+1, numbered("quotation", i+1, len(quotes)), q, stanceAloud(tie, q))
	}
	t.say(depth+1, "Tie id: "+tie.ID)
}

// endsAloud says whom a tie ties in words, since screen readers pass over arrows
// or spell them out.
func (t *teller) endsAloud(tie *model.Tie) string {
	switch {
	case tie.Directed():
		return "from " + t.names(tie.From) + " to " + t.names(tie.To)
	case len(tie.Between) == 1:
		return "between " + t.names(tie.Between[0])
	case len(tie.Between[0]) == 1 && len(tie.Between[1]) == 1:
		return "between " + t.names(slices.Concat(tie.Between...))
	}
	return "between " + t.names(tie.Between[0]) + " on one side and " + t.names(tie.Between[1]) + " on the other"
}

func (t *teller) names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.dossier.PartyName(id)
	}
	return all(names)
}

// facts say a tie's type, its date and how much of what. A date that isn't given
// isn't told.
func (t *teller) facts(tie *model.Tie) string {
	text := sentence("type: " + t.dossier.TypeOf(tie).Label)
	if date := tie.DateInWords(); date != "" {
		text += " " + sentence("date: "+date)
	}
	if tie.Amount != "" {
		text += " " + sentence("amount: "+tie.Amount)
	}
	return text
}

func standingAloud(d *model.Dossier, tie *model.Tie) string {
	text := sentence("standing: " + tie.Standing().String())
	if deniers := d.DeniersOf(tie); len(deniers) > 0 {
		text += " " + sentence("denied by "+all(deniers))
	}
	return text
}

// claim tells who says what of a tie, where, and in which words. The claimant
// stands before a colon: "no one named asserts it" would say the opposite.
func (t *teller) claim(c *model.Claim, quotes []*model.Quote) string {
	text := sentence(t.dossier.PartyName(c.By) + ": " + claimWord(c))
	text += " " + sentence(t.locate(c.Source, c.Paragraph))
	if said := c.SaidInWords(); said != "" {
		text += " " + sentence("said: "+said)
	}
	if c.Wording != "" {
		text += " " + sentence("wording: “"+c.Wording+"”")
	}
	if i := slices.IndexFunc(quotes, func(q *model.Quote) bool { return q.ID == c.Quote }); i >= 0 {
		text += " " + sentence("see "+numbered("quotation", i+1, len(quotes)))
	}
	return text
}

// claimWord is a claim's word; "declines" alone would leave open what.
func claimWord(c *model.Claim) string {
	if c.Stance == model.Declines {
		return "declines to say"
	}
	return c.Word()
}

// stanceAloud says what a quotation does with a tie: the word of each claim that
// it carries, once.
func stanceAloud(tie *model.Tie, q *model.Quote) string {
	var words []string
	for _, i := range tie.ClaimsInOrder() {
		c := &tie.Claims[i]
		if word := claimWord(c); c.Quote == q.ID && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return all(words)
}

// quote tells a quotation: its words, who said them and when, and what they
// answer.
func (t *teller) quote(depth int, name string, q *model.Quote, stance string) {
	head := name + ", " + t.locate(q.Source, q.Paragraph)
	if stance != "" {
		head += ", " + stance
	}
	t.say(depth, capital(head+": “"+q.Text+"”"))
	t.say(depth+1, t.speakers(q))
	if q.Context != "" {
		t.say(depth+1, sentence("context: "+q.Context))
	}
	if n := len(t.dossier.TiesOf(q)); n > 1 && stance != "" {
		t.say(depth+1, "It bears on "+tieCount(n)+".")
	}
	t.say(depth+1, "Quotation id: "+q.ID)
}

// speakers says who spoke, in which role, and when.
func (t *teller) speakers(q *model.Quote) string {
	text := "A term; no one is credited."
	if len(q.By) > 0 {
		text = sentence("said by " + strings.Join(t.introduced(q.By), "; and "))
	}
	if said := q.SaidInWords(); said != "" {
		text += " " + sentence("date said: "+said)
	}
	return text
}

func (t *teller) introduced(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = t.dossier.PartyName(id)
		if a := t.dossier.ActorByID(id); a != nil && t.dossier.RoleInWords(a) != "" {
			names[i] += ", " + t.dossier.RoleInWords(a)
		}
	}
	return names
}

// quoteAlone tells a quotation by itself, and the ties that it bears on.
func (t *teller) quoteAlone(q *model.Quote) {
	t.quote(0, q.Kind.String()+" quotation", q, "")
	t.gap()
	ties := t.dossier.TiesOf(q)
	if len(ties) == 0 {
		t.say(0, "It bears on no tie.")
		return
	}
	t.say(0, "It bears on "+tieCount(len(ties))+":")
	for _, tie := range ties {
		head := t.endsAloud(tie)
		if tie.Label != "" {
			head += ": " + tie.Label
		}
		t.say(1, sentence(head))
		t.say(2, t.facts(tie)+" "+standingAloud(t.dossier, tie))
		t.say(2, sentence("the quotation: "+stanceAloud(tie, q)))
		t.say(2, "Tie id: "+tie.ID)
	}
}

// locate says where words stand, and notes it for the end. The source is named by
// its number there, and only where there are several.
func (t *teller) locate(source string, paragraph int) string {
	if t.cited[source] == nil {
		t.cited[source] = map[int]bool{}
	}
	t.cited[source][paragraph] = true
	text := "paragraph " + strconv.Itoa(paragraph)
	if len(t.dossier.Sources) > 1 {
		text += " of " + t.sourceName(source)
	}
	return text
}

func (t *teller) sourceName(id string) string {
	at := slices.IndexFunc(t.dossier.Sources, func(s model.Source) bool { return s.ID == id })
	return strings.ToLower(numbered("source", at+1, len(t.dossier.Sources)))
}
