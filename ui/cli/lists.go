package cli

import (
	"entente/model"
)

// some gives a list that is never nil, so that JSON has [] and not null.
func some[T any](list []T) []T { return append([]T{}, list...) }

func listActors(s sifted) listing {
	all := s.view.See(model.Selection{Find: s.search})
	found := map[string]bool{}
	for _, hit := range all.Hits.List {
		found[hit.Actor] = true
	}
	type line struct {
		*model.Actor
		section string
		ties    int
	}
	left := map[string]bool{}
	for _, t := range s.Ties {
		left[t.ID] = true
	}
	var lines []line
	for i := range all.Countries.Rows {
		row := &all.Countries.Rows[i]
		if row.Actor == nil {
			continue
		}
		ties := s.tiesOf(row, left)
		if ties > 0 || found[row.Actor.ID] || s.search == "" && s.filter.IsZero() {
			lines = append(lines, line{row.Actor, row.Section.String(), ties})
		}
	}
	return listed(lines,
		key("id", func(a line) any { return a.ID }),
		both("name", func(a line) any { return a.Name }),
		both("type", func(a line) any { return a.Type.String() }).whole().leaving(3),
		dataOnly("section", func(a line) any { return a.section }),
		both("ties", func(a line) any { return a.ties }).leaving(4),
		both("quotations", func(a line) any { return s.quotesBy(a.ID) }).leaving(2),
		both("role", func(a line) any { return s.Dossier.RoleInWords(a.Actor) }).prose().leaving(1),
		dataOnly("speaks_for", func(a line) any { return a.SpeaksFor }),
		dataOnly("affiliation", func(a line) any { return a.Affiliation }),
		dataOnly("aliases", func(a line) any { return some(a.Aliases) }),
		dataOnly("summary", func(a line) any { return a.Summary }),
	)
}

// tiesOf counts an actor's ties that are left, as Countries does.
func (s *sifted) tiesOf(row *model.Row, left map[string]bool) int {
	if s.search == "" || row.Count == 0 {
		return row.Count
	}
	n := 0
	own := s.view.See(model.Selection{Actor: row.Actor.ID})
	for i := range own.Relationships.Rows {
		if t := own.Relationships.Rows[i].Tie; t != nil && left[t.ID] {
			n++
		}
	}
	return n
}

// quotesBy counts the quotations left that are an actor's words.
func (s *sifted) quotesBy(actor string) int {
	n := 0
	for _, q := range s.Quotes {
		for _, by := range q.By {
			if s.Dossier.SpeaksAs(by, actor) {
				n++
				break
			}
		}
	}
	return n
}

func listTiesLeft(s sifted) listing {
	d := s.Dossier
	return listed(s.Ties,
		key("id", func(t *model.Tie) any { return t.ID }),
		shownAs("ends", func(t *model.Tie) any { return d.EndsInBrief(t) }).leaving(5),
		dataOnly("ends", func(t *model.Tie) any { return d.EndsInWords(t) }),
		dataOnly("from", func(t *model.Tie) any { return some(t.From) }),
		dataOnly("to", func(t *model.Tie) any { return some(t.To) }),
		dataOnly("between", func(t *model.Tie) any { return some(t.Between) }),
		shownAs("type", func(t *model.Tie) any { return d.TypeOf(t).Label }).whole().leaving(2),
		dataOnly("type", func(t *model.Tie) any { return t.Type }),
		both("label", func(t *model.Tie) any { return t.Label }).leaving(3),
		dataOnly("amount", func(t *model.Tie) any { return t.Amount }),
		shownAs("date", func(t *model.Tie) any { return t.DateInWords() }).leaving(1),
		dataOnly("date", func(t *model.Tie) any { return t.Date.EDTF() }),
		dataOnly("date_derived", func(t *model.Tie) any { return t.DateDerived }),
		both("standing", func(t *model.Tie) any { return t.Standing().String() }).whole(),
		both("denied_by", func(t *model.Tie) any { return some(d.DeniersOf(t)) }).leaving(4),
		dataOnly("claims", func(t *model.Tie) any { return len(t.Claims) }),
		dataOnly("quotations", func(t *model.Tie) any { return len(d.QuotesOf(t)) }),
		dataOnly("summary", func(t *model.Tie) any { return t.Summary }),
	)
}

// listClaims lists the claims of the ties left, in the order of Sources. A filter by
// claimant keeps ties; here it is theirs alone that were asked for.
func listClaims(s sifted) listing {
	type line struct {
		*model.Claim
		tie    string
		number int
	}
	parties := s.filter.Values(model.ByClaimant)
	var lines []line
	for _, t := range s.Ties {
		for _, i := range t.ClaimsInOrder() {
			if c := &t.Claims[i]; len(parties) == 0 || s.speaksAsAny(c.By, parties) {
				lines = append(lines, line{c, t.ID, i + 1})
			}
		}
	}
	return listed(lines,
		key("tie", func(c line) any { return c.tie }),
		both("claim", func(c line) any { return c.number }).leaving(4),
		shownAs("by", func(c line) any { return s.Dossier.PartyName(c.By) }),
		dataOnly("by", func(c line) any { return c.By }),
		shownAs("says", func(c line) any { return claimWord(c.Claim) }).whole(),
		dataOnly("stance", func(c line) any { return c.Stance.String() }),
		dataOnly("certainty", func(c line) any { return c.Certainty.String() }),
		dataOnly("source", func(c line) any { return c.Source }),
		shownAs("¶", func(c line) any { return c.Paragraph }).leaving(5),
		dataOnly("paragraph", func(c line) any { return c.Paragraph }),
		both("wording", func(c line) any { return c.Wording }).prose().leaving(3),
		both("quote", func(c line) any { return c.Quote }).whole().leaving(2),
		shownAs("said", func(c line) any { return c.SaidInWords() }).leaving(1),
		dataOnly("said", func(c line) any { return c.Said.EDTF() }),
		dataOnly("said_derived", func(c line) any { return c.SaidDerived }),
	)
}

func (s *sifted) speaksAsAny(claimant string, parties []string) bool {
	for _, p := range parties {
		if s.Dossier.SpeaksAs(claimant, p) {
			return true
		}
	}
	return false
}

func listQuotesLeft(s sifted) listing {
	found := map[string]bool{}
	for _, hit := range s.view.See(model.Selection{Find: s.search}).Hits.List {
		found[hit.Quote] = true
	}
	var quotes []*model.Quote
	for _, q := range s.Quotes {
		if s.search == "" || found[q.ID] {
			quotes = append(quotes, q)
		}
	}
	return listed(quotes,
		key("id", func(q *model.Quote) any { return q.ID }),
		shownAs("by", func(q *model.Quote) any { return s.Dossier.SpeakersInWords(q) }),
		dataOnly("by", func(q *model.Quote) any { return some(q.By) }),
		both("kind", func(q *model.Quote) any { return q.Kind.String() }).whole().leaving(3),
		dataOnly("source", func(q *model.Quote) any { return q.Source }),
		shownAs("¶", func(q *model.Quote) any { return q.Paragraph }).leaving(4),
		dataOnly("paragraph", func(q *model.Quote) any { return q.Paragraph }),
		shownAs("ties", func(q *model.Quote) any { return len(s.Dossier.TiesOf(q)) }).leaving(2),
		dataOnly("ties", func(q *model.Quote) any { return s.tieIDs(q) }),
		both("text", func(q *model.Quote) any { return q.Text }).prose(),
		shownAs("said", func(q *model.Quote) any { return q.SaidInWords() }).leaving(1),
		dataOnly("said", func(q *model.Quote) any { return q.Said.EDTF() }),
		dataOnly("said_derived", func(q *model.Quote) any { return q.SaidDerived }),
		dataOnly("context", func(q *model.Quote) any { return q.Context }),
	)
}

func (s *sifted) tieIDs(q *model.Quote) []string {
	ids := []string{}
	for _, t := range s.Dossier.TiesOf(q) {
		ids = append(ids, t.ID)
	}
	return ids
}

func listSources(s sifted) listing {
	claims, quotes := map[string]int{}, map[string]int{}
	for _, t := range s.Ties {
		for i := range t.Claims {
			claims[t.Claims[i].Source]++
		}
	}
	for _, q := range s.Quotes {
		quotes[q.Source]++
	}
	return listed(s.Sources,
		key("id", func(x *model.Source) any { return x.ID }),
		both("type", func(x *model.Source) any { return x.Type }).whole().leaving(2),
		both("author", func(x *model.Source) any { return some(x.Author) }).leaving(5),
		both("title", func(x *model.Source) any { return x.Title }).prose(),
		shownAs("published_by", func(x *model.Source) any { return x.ContainerTitle }).leaving(6),
		dataOnly("container_title", func(x *model.Source) any { return x.ContainerTitle }),
		shownAs("issued", func(x *model.Source) any { return x.IssuedInWords() }).leaving(7),
		dataOnly("issued", func(x *model.Source) any { return x.Issued.EDTF() }),
		dataOnly("issued_derived", func(x *model.Source) any { return x.IssuedDerived }),
		both("claims", func(x *model.Source) any { return claims[x.ID] }).leaving(4),
		both("quotations", func(x *model.Source) any { return quotes[x.ID] }).leaving(3),
		both("url", func(x *model.Source) any { return x.URL }).whole().leaving(1),
	)
}

func listTypes(s sifted) listing {
	ties := map[string]int{}
	for _, t := range s.Ties {
		ties[t.Type]++
	}
	return listed(s.Types,
		key("id", func(x *model.TieType) any { return x.ID }),
		both("letter", func(x *model.TieType) any { return x.Letter }).whole().leaving(1),
		both("label", func(x *model.TieType) any { return x.Label }),
		both("family", func(x *model.TieType) any { return x.Family }).whole().leaving(2),
		both("ties", func(x *model.TieType) any { return ties[x.ID] }).leaving(3),
		both("definition", func(x *model.TieType) any { return x.Definition }).prose(),
	)
}
