package cli

import (
	"cmp"
	"slices"

	"entente/model"
)

// notNil returns a copy of a list that isn't nil, so that JSON has [] and not null.
func notNil[T any](list []T) []T { return append([]T{}, list...) }

func listActors(s matches) listing {
	type line struct {
		*model.Actor
		section string
		ties    int
	}
	var lines []line
	for _, row := range s.Dossier.Filter(model.Filter{}).See(model.Selection{}).Countries.Rows {
		if row.Actor == nil {
			continue
		}
		if ties := s.found.CountOf(row.Actor.ID); ties > 0 || s.found.Actor(row.Actor.ID) {
			lines = append(lines, line{row.Actor, s.Dossier.SectionInWords(row.Section), ties})
		}
	}
	words := s.quotedParties()
	return listed(lines,
		key("id", func(a line) any { return a.ID }),
		both("name", func(a line) any { return a.Name }),
		both("type", func(a line) any { return a.Type.String() }).whole().leaving(3),
		dataOnly("section", func(a line) any { return a.section }),
		both("ties", func(a line) any { return a.ties }).leaving(4),
		both("quotations", func(a line) any { return words[a.ID] }).leaving(2),
		shownAs("role", func(a line) any { return s.Dossier.RoleInWords(a.Actor) }).prose().leaving(1),
		dataOnly("role", func(a line) any { return a.Role }),
		dataOnly("core", func(a line) any { return a.Core }),
		dataOnly("speaks_for", func(a line) any { return a.SpeaksFor }),
		dataOnly("affiliation", func(a line) any { return a.Affiliation }),
		dataOnly("short", func(a line) any { return a.Short }),
		dataOnly("aliases", func(a line) any { return notNil(a.Aliases) }),
		shownAs("identifiers", func(a line) any {
			return each(a.Identifiers, func(f model.Field) string { return f.Name + "=" + f.Text })
		}).ifAny().leaving(1),
		dataOnly("identifiers", func(a line) any { return a.Identifiers }),
		dataOnly("attributes", func(a line) any { return a.Attributes }),
		dataOnly("roles", func(a line) any { return notNil(a.Roles) }),
		dataOnly("summary", func(a line) any { return a.Summary }),
		dataOnly("note", func(a line) any { return a.Note }),
	)
}

// quotedParties counts the quotations by whose words they are.
func (s *matches) quotedParties() map[string]int {
	counts := map[string]int{}
	for _, q := range s.Quotes {
		var parties []string
		for _, by := range q.By {
			parties = append(parties, s.Dossier.SpeaksFor(by)...)
		}
		slices.Sort(parties)
		for _, party := range slices.Compact(parties) {
			counts[party]++
		}
	}
	return counts
}

func listTies(s matches) listing {
	d := s.Dossier
	return listed(s.Ties,
		key("id", func(t *model.Tie) any { return t.ID }),
		shownAs("ends", func(t *model.Tie) any { return d.EndsInBrief(t) }).leaving(5),
		dataOnly("ends", func(t *model.Tie) any { return d.EndsInWords(t) }),
		dataOnly("from", func(t *model.Tie) any { return notNil(t.From) }),
		dataOnly("to", func(t *model.Tie) any { return notNil(t.To) }),
		dataOnly("between", func(t *model.Tie) any { return notNil(t.Between) }),
		shownAs("type", func(t *model.Tie) any { return d.TypeOf(t).Label }).whole().leaving(2),
		dataOnly("type", func(t *model.Tie) any { return t.Type }),
		both("label", func(t *model.Tie) any { return t.Label }).leaving(3),
		dataOnly("amount", func(t *model.Tie) any { return t.Amount }),
		shownAs("date", func(t *model.Tie) any { return t.DateInWords() }).leaving(1),
		dataOnly("date", func(t *model.Tie) any { return t.Date.EDTF() }),
		dataOnly("date_derived", func(t *model.Tie) any { return t.DateDerived }),
		both("standing", func(t *model.Tie) any { return t.Standing().String() }).whole(),
		shownAs("denied_by", func(t *model.Tie) any { return d.DeniersOf(t) }).leaving(4),
		dataOnly("denied_by", func(t *model.Tie) any { return notNil(d.DenierIDsOf(t)) }),
		dataOnly("claims", func(t *model.Tie) any { return len(t.Claims) }),
		dataOnly("quotations", func(t *model.Tie) any { return len(d.QuotesOf(t)) }),
		dataOnly("summary", func(t *model.Tie) any { return t.Summary }),
		dataOnly("attributes", func(t *model.Tie) any { return t.Attributes }),
		dataOnly("note", func(t *model.Tie) any { return t.Note }),
	)
}

// listClaims lists the claims of the ties left, in the order of Sources. A filter by
// claimant keeps ties; here it keeps that claimant's claims alone.
func listClaims(s matches) listing {
	type line struct {
		*model.Claim
		tie    string
		number int
	}
	parties := s.filter.Values(model.ByClaimant)
	var lines []line
	byDay, undated := len(s.filter.Values(model.AsOf)) > 0, 0
	for _, t := range s.Ties {
		for _, i := range t.ClaimsInOrder() {
			c := &t.Claims[i]
			if len(parties) == 0 || slices.ContainsFunc(parties, func(party string) bool { return s.Dossier.SpeaksAs(c.By, party) }) {
				lines = append(lines, line{c, t.ID, t.ClaimNumber(i)})
				if byDay && s.Dossier.Timeless(c) {
					undated++
				}
			}
		}
	}
	fields := []field[line]{
		key("tie", func(c line) any { return c.tie }),
		both("claim", func(c line) any { return c.number }).leaving(4),
		shownAs("by", func(c line) any { return s.Dossier.ClaimantOf(c.Claim) }),
		dataOnly("by", func(c line) any { return c.By }),
		shownAs("says", func(c line) any { return c.Word() }).whole(),
		dataOnly("stance", func(c line) any { return c.Stance.String() }),
		dataOnly("certainty", func(c line) any { return c.Certainty.String() }),
	}
	fields = append(fields, located(s.Dossier, lines, func(c line) (string, model.Locator) { return c.Source, c.Locator })...)
	l := listed(lines, append(fields,
		both("wording", func(c line) any { return c.Wording }).prose().leaving(3),
		both("quote", func(c line) any { return c.Quote }).whole().leaving(2),
		shownAs("said", func(c line) any { return c.SaidInWords() }).leaving(1),
		dataOnly("said", func(c line) any { return c.Said.EDTF() }),
		dataOnly("said_derived", func(c line) any { return c.SaidDerived }),
		both("confidence", func(c line) any { return c.Confidence.String() }).whole().ifAny().leaving(2),
		shownAs("also_in", func(c line) any {
			return each(c.AlsoIn, func(p model.Passage) string { return s.Dossier.Locate(p.Source, p.Locator) })
		}).ifAny().leaving(1),
		dataOnly("also_in", func(c line) any { return notNil(c.AlsoIn) }),
		shownAs("withdrawn", func(c line) any { return withdrawn(c.Claim).String() }).ifAny().leaving(5),
		dataOnly("withdrawn", func(c line) any { return withdrawn(c.Claim).EDTF() }),
		dataOnly("withdrawn_in", func(c line) any { return c.WithdrawnIn }),
		dataOnly("note", func(c line) any { return c.Note }),
	)...)
	l.claims, l.undated = true, undated
	return l
}

// located are the columns of where something stands: its source and every part of its
// locator. People are always told where, in words unless all are paragraphs, and of which
// source where there are several.
func located[T any](d *model.Dossier, list []T, at func(T) (source string, at model.Locator)) []field[T] {
	where := shownAs("¶", func(x T) any { _, at := at(x); return at.Paragraph })
	if slices.ContainsFunc(list, func(x T) bool { _, at := at(x); return at.Paragraph == 0 || len(at.Parts) > 0 }) {
		where = shownAs("at", func(x T) any { _, at := at(x); return at.Brief() }).whole()
	}
	var fields []field[T]
	if d.SeveralSources() {
		fields = append(fields, shownAs("source", func(x T) any { source, _ := at(x); return d.ShortSource(source) }).whole())
	}
	fields = append(fields,
		dataOnly("source", func(x T) any { source, _ := at(x); return source }),
		where,
		dataOnly("paragraph", func(x T) any {
			if _, at := at(x); at.Paragraph > 0 {
				return at.Paragraph
			}
			return nil
		}),
	)
	for _, part := range model.LocatorParts() {
		fields = append(fields, dataOnly(part, func(x T) any { _, at := at(x); return at.Part(part) }))
	}
	return fields
}

// withdrawn returns when a claim was taken back; zero if it wasn't.
func withdrawn(c *model.Claim) model.Date {
	if c.Withdrawn == nil {
		return model.Date{}
	}
	return *c.Withdrawn
}

func listQuotes(s matches) listing {
	tieID := func(t *model.Tie) string { return t.ID }
	quotes := slices.DeleteFunc(slices.Clone(s.Quotes), func(q *model.Quote) bool { return !s.found.Quote(q.ID) })
	fields := []field[*model.Quote]{
		key("id", func(q *model.Quote) any { return q.ID }),
		shownAs("by", func(q *model.Quote) any { return s.Dossier.SpeakersInWords(q) }),
		dataOnly("by", func(q *model.Quote) any { return notNil(q.By) }),
		both("kind", func(q *model.Quote) any { return q.Kind.String() }).whole().leaving(3),
	}
	fields = append(fields, located(s.Dossier, quotes, func(q *model.Quote) (string, model.Locator) { return q.Source, q.Locator })...)
	return listed(quotes, append(fields,
		shownAs("ties", func(q *model.Quote) any { return len(s.Dossier.TiesOf(q)) }).leaving(2),
		dataOnly("ties", func(q *model.Quote) any { return each(s.Dossier.TiesOf(q), tieID) }),
		both("text", func(q *model.Quote) any { return q.Text }).prose(),
		shownAs("said", func(q *model.Quote) any { return q.SaidInWords() }).leaving(1),
		dataOnly("said", func(q *model.Quote) any { return q.Said.EDTF() }),
		dataOnly("said_derived", func(q *model.Quote) any { return q.SaidDerived }),
		dataOnly("context", func(q *model.Quote) any { return q.Context }),
		dataOnly("note", func(q *model.Quote) any { return q.Note }),
	)...)
}

func listSources(s matches) listing {
	claims, quotes := map[string]int{}, map[string]int{}
	var prints []string
	for _, t := range s.Ties {
		for i := range t.Claims { // as a card counts them, also where they are printed again
			prints = t.Claims[i].Sources(prints[:0])
			for _, source := range prints {
				claims[source]++
			}
		}
	}
	for _, q := range s.Quotes {
		quotes[q.Source]++
	}
	return listed(s.Sources,
		key("id", func(x *model.Source) any { return x.ID }),
		both("short", func(x *model.Source) any { return s.Dossier.ShortSource(x.ID) }).whole().leaving(8),
		both("type", func(x *model.Source) any { return x.Type }).whole().leaving(2),
		shownAs("author", func(x *model.Source) any { return model.NamesInWords(x.Author) }).leaving(5),
		dataOnly("author", func(x *model.Source) any { return notNil(x.Author) }),
		both("title", func(x *model.Source) any { return x.Title }).prose(),
		shownAs("published_by", func(x *model.Source) any { return cmp.Or(x.ContainerTitle, x.VariableInWords("publisher")) }).leaving(6),
		dataOnly("container_title", func(x *model.Source) any { return x.ContainerTitle }),
		shownAs("issued", func(x *model.Source) any { return x.IssuedInWords() }).leaving(7),
		dataOnly("issued", func(x *model.Source) any { return x.Issued.EDTF() }),
		dataOnly("issued_derived", func(x *model.Source) any { return x.IssuedDerived }),
		dataOnly("variables", func(x *model.Source) any { return model.Variables(x.Variables) }),
		both("claims", func(x *model.Source) any { return claims[x.ID] }).leaving(4),
		both("quotations", func(x *model.Source) any { return quotes[x.ID] }).leaving(3),
		both("url", func(x *model.Source) any { return x.URL }).whole().leaving(1),
		both("reliability", func(x *model.Source) any { return x.Reliability.String() }).whole().ifAny().leaving(4),
		shownAs("corrected", func(x *model.Source) any { return x.Corrected.String() }).ifAny().leaving(3),
		dataOnly("corrected", func(x *model.Source) any { return x.Corrected.EDTF() }),
		shownAs("retracted", func(x *model.Source) any { return x.Retracted.String() }).ifAny(),
		dataOnly("retracted", func(x *model.Source) any { return x.Retracted.EDTF() }),
		dataOnly("accessed", func(x *model.Source) any { return x.Accessed.EDTF() }),
		both("archive_url", func(x *model.Source) any { return x.ArchiveURL }).whole().ifAny().leaving(1),
		dataOnly("archived", func(x *model.Source) any { return x.Archived.EDTF() }),
		dataOnly("access", func(x *model.Source) any { return x.Access }),
		dataOnly("note", func(x *model.Source) any { return x.Note }),
	)
}

func listTypes(s matches) listing {
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
