package plain

import (
	"slices"
	"strings"

	"entente/model"
)

// A printer prints a page about a dossier.
type printer struct {
	b       strings.Builder
	view    *model.View
	dossier *model.Dossier          // of the view: as of the filter's day
	cited   map[string]map[int]bool // by source: the paragraphs that were named
}

func newPrinter(v *model.View) *printer {
	return &printer{view: v, dossier: v.Dossier(), cited: map[string]map[int]bool{}}
}

// tie prints a tie in full, as Sources does.
func (p *printer) tie(depth int, tie *model.Tie) {
	p.say(depth, p.head(tie))
	p.say(depth+1, p.facts(tie))
	p.say(depth+1, standingAloud(p.dossier, tie))
	diff := p.dossier.DifferenceOf(tie)
	if diff != nil {
		p.say(depth+1, sentence("since "+p.dossier.Former().Name+": "+diff.About))
	}
	p.say(depth+1, strings.TrimSpace(p.noted(model.Item{Tie: tie.ID})))
	p.say(depth+1, sentence(tie.Summary))
	for _, f := range tie.Attributes {
		p.say(depth+1, sentence(f.Name+": "+f.Text))
	}
	p.note(depth+1, tie.Note)
	quotes := p.dossier.QuotesOf(tie)
	p.say(depth+1, sentence(Count(len(tie.Claims), "claim", "claims")+":"))
	for _, i := range tie.ClaimsInOrder() {
		p.say(depth+2, p.claim(&tie.Claims[i], quotes)+also("", p.dossier.FormerOfClaim(model.Item{Tie: tie.ID, Claim: tie.ClaimNumber(i)}))+p.noted(model.Item{Tie: tie.ID, Claim: tie.ClaimNumber(i)}))
	}
	for _, c := range diff.GoneClaims() {
		p.say(depth+2, sentence(p.dossier.GoneClaimInWords(c)))
	}
	for i, q := range quotes {
		p.quote(depth+1, numbered("quotation", i+1, len(quotes)), q, stanceAloud(tie, q))
	}
	p.say(depth+1, "Tie id: "+tie.ID)
}

func (p *printer) head(tie *model.Tie) string {
	if tie.Label == "" {
		return sentence(p.endsAloud(tie))
	}
	return sentence(p.endsAloud(tie) + ": " + tie.Label)
}

// endsAloud returns whom a tie ties in words, since screen readers skip arrows or
// spell them out.
func (p *printer) endsAloud(tie *model.Tie) string {
	switch {
	case tie.Directed():
		return "from " + p.names(tie.From) + " to " + p.names(tie.To)
	case len(tie.Between) == 1:
		return "between " + p.names(tie.Between[0])
	case len(tie.Between[0]) == 1 && len(tie.Between[1]) == 1:
		return "between " + p.names(slices.Concat(tie.Between...))
	}
	return "between " + p.names(tie.Between[0]) + " on one side and " + p.names(tie.Between[1]) + " on the other"
}

func (p *printer) names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.dossier.PartyName(id)
	}
	return All(names)
}

// facts returns a tie's type, its date and its amount, as far as they are known.
func (p *printer) facts(tie *model.Tie) string {
	return sentence("type: "+p.dossier.TypeOf(tie).Label) + also("date: ", tie.DateInWords()) + also("amount: ", tie.Amount)
}

func (p *printer) note(depth int, note string) {
	if note != "" {
		p.say(depth, sentence("note: "+note))
	}
}

func standingAloud(d *model.Dossier, tie *model.Tie) string {
	return sentence("standing: "+tie.Standing().String()) + also("denied by ", All(d.DeniersOf(tie)))
}

// claim returns who says what of a tie, where, and in which words. The claimant stands
// before a colon, since "no one named asserts it" would say the opposite.
func (p *printer) claim(c *model.Claim, quotes []*model.Quote) string {
	text := ended(p.claimant(c) + ": " + c.Word())
	text += " " + sentence(p.locate(c.Source, c.Locator)) + also("said: ", c.SaidInWords())
	if c.Wording != "" {
		text += " " + sentence("wording: “"+c.Wording+"”")
	}
	for i := range c.AlsoIn {
		text += also("also ", c.AlsoIn[i].InWords(p.locate))
	}
	if c.Confidence != model.NoConfidence {
		text += " " + sentence(c.Confidence.String()+" confidence")
	}
	text += also("", p.dossier.FateInWords(c, p.locate))
	if i := slices.IndexFunc(quotes, func(q *model.Quote) bool { return q.ID == c.Quote }); i >= 0 {
		text += " " + sentence("see "+numbered("quotation", i+1, len(quotes)))
	}
	return text + also("note: ", c.Note)
}

// claimant names who makes a claim, as a sentence begins with it: a name stays as it is written.
func (p *printer) claimant(c *model.Claim) string {
	name := p.dossier.ClaimantOf(c)
	if c.By == model.Unattributed {
		return capital(name)
	}
	return name
}

// stanceAloud returns what a quotation says of a tie: the words of the claims that it
// supports, each once.
func stanceAloud(tie *model.Tie, q *model.Quote) string {
	var words []string
	for _, i := range tie.ClaimsInOrder() {
		c := &tie.Claims[i]
		if word := c.Word(); c.Quote == q.ID && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return All(words)
}

// quote prints a quotation: its words, who said them and when, and their context.
func (p *printer) quote(depth int, name string, q *model.Quote, stance string) {
	head := name + ", " + p.locate(q.Source, q.Locator)
	if stance != "" {
		head += ", " + stance
	}
	p.say(depth, capital(head+": “"+q.Text+"”"))
	p.say(depth+1, p.speakers(q))
	if q.Context != "" {
		p.say(depth+1, sentence("context: "+q.Context))
	}
	p.say(depth+1, sentence(p.dossier.FateOfQuote(q)))
	p.note(depth+1, q.Note)
	p.say(depth+1, sentence(p.dossier.FormerOfQuote(q)))
	p.say(depth+1, strings.TrimSpace(p.noted(model.Item{Quote: q.ID})))
	if n := len(p.dossier.TiesOf(q)); n > 1 && stance != "" {
		p.say(depth+1, "It bears on "+TieCount(n)+".")
	}
	p.say(depth+1, "Quotation id: "+q.ID)
}

// speakers returns who spoke, in which role, and when.
func (p *printer) speakers(q *model.Quote) string {
	text := "A term; no one is credited."
	if len(q.By) > 0 {
		text = sentence("said by " + strings.Join(p.introduced(q.By), "; and "))
	}
	return text + also("date said: ", q.SaidInWords())
}

func (p *printer) introduced(ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.dossier.PartyName(id)
		if a := p.dossier.ActorByID(id); a != nil && p.dossier.RoleInWords(a) != "" {
			names[i] += ", " + p.dossier.RoleInWords(a)
		}
	}
	return names
}

// quoteAlone prints a quotation by itself, and the ties that it bears on.
func (p *printer) quoteAlone(q *model.Quote) {
	p.quote(0, q.Kind.String()+" quotation", q, "")
	p.gap()
	ties := p.dossier.TiesOf(q)
	if len(ties) == 0 {
		p.say(0, "It bears on no tie.")
		return
	}
	p.say(0, "It bears on "+TieCount(len(ties))+":")
	for _, tie := range ties {
		p.say(1, p.head(tie))
		p.say(2, p.facts(tie)+" "+standingAloud(p.dossier, tie))
		p.say(2, sentence("the quotation: "+stanceAloud(tie, q)))
		p.say(2, "Tie id: "+tie.ID)
	}
}

// locate returns where words stand, and notes it for the end.
func (p *printer) locate(source string, at model.Locator) string {
	p.cite(source, at.Paragraph)
	return p.dossier.LocateInWords(source, at)
}

// cite notes for the end that a source was named, and a paragraph of it; 0 is none.
func (p *printer) cite(source string, paragraph int) {
	if p.cited[source] == nil {
		p.cited[source] = map[int]bool{}
	}
	p.cited[source][paragraph] = true
}
