package model_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// over generates dossiers in which claims are made, taken back and printed again, and
// sources issued, corrected and retracted, over time.
func over() *rapid.Generator[model.Records] {
	return rapid.Custom(func(t *rapid.T) model.Records {
		r := dossiers().Draw(t, "records")
		date := func(what string) (d model.Date) {
			if rapid.Bool().Draw(t, what+"?") {
				d, _ = model.ParseDate(rapid.SampledFrom(someDates).Draw(t, what))
			}
			return d
		}
		for i := range r.Sources {
			s := &r.Sources[i]
			s.Issued, s.Retracted, s.Corrected = date("issued"), date("retracted"), date("corrected")
		}
		for i := range r.Ties {
			for n := range r.Ties[i].Claims {
				c := &r.Ties[i].Claims[n]
				if d := date("withdrawn"); !d.IsZero() {
					c.Withdrawn = &d
				}
				if other := map[string]string{"paper": "wire", "wire": "paper"}[c.Source]; rapid.Bool().Draw(t, "also") {
					c.AlsoIn = []model.Passage{{Source: other, Locator: model.Locator{Paragraph: 9}, Wording: "again"}}
				}
			}
		}
		for i := range r.Quotes {
			r.Quotes[i].Said = date("quoted")
		}
		return r
	})
}

// firstDay is the first day that a date can mean, or the end's where the start isn't
// known.
func firstDay(d model.Date) int {
	start, end := d.Ends()
	if start.Open || start.Unknown {
		return end.First
	}
	return start.First
}

// by reports whether something of that date had happened by a day.
func by(d model.Date, day int) bool { return !d.IsZero() && firstDay(d) <= day }

// rebuilt gives what had been said by a day as a dossier of its own: the claims known by
// then, as they then were, on the ties on which one counted.
func rebuilt(r model.Records, day int) model.Records {
	sources := map[string]model.Source{}
	past := r
	past.Sources, past.Ties = nil, nil
	for _, s := range r.Sources {
		if !by(s.Retracted, day) {
			s.Retracted = model.Date{}
		}
		if !by(s.Corrected, day) {
			s.Corrected = model.Date{}
		}
		sources[s.ID] = s
		past.Sources = append(past.Sources, s)
	}
	for _, t := range r.Ties {
		claims, holds := t.Claims, false
		t.Claims = nil
		for _, c := range claims {
			c, known := claimed(c, sources, day)
			if !known {
				continue
			}
			t.Claims = append(t.Claims, c)
			holds = holds || c.Withdrawn == nil && slices.ContainsFunc(c.Passages(), func(p model.Passage) bool { return sources[p.Source].Retracted.IsZero() })
		}
		if holds {
			past.Ties = append(past.Ties, t)
		}
	}
	return past
}

func claimed(c model.Claim, sources map[string]model.Source, day int) (model.Claim, bool) {
	if c.Withdrawn != nil && !by(*c.Withdrawn, day) {
		c.Withdrawn = nil
	}
	if !c.Said.IsZero() {
		return c, by(c.Said, day)
	}
	first, dated := math.MaxInt, false
	var printed []model.Passage
	for _, p := range c.Passages() {
		issued := sources[p.Source].Issued
		if !issued.IsZero() {
			first, dated = min(first, firstDay(issued)), true
		}
		if issued.IsZero() || by(issued, day) {
			printed = append(printed, p)
		}
	}
	if dated && first > day {
		return c, false
	}
	c.Source, c.Locator, c.Wording, c.Quote, c.AlsoIn = printed[0].Source, printed[0].Locator, printed[0].Wording, printed[0].Quote, printed[1:]
	return c, true
}

// told is all that a reader is told of a tie's claims.
func told(t tester, d *model.Dossier, id string) string {
	tie := d.TieByID(id)
	if tie == nil || !tie.Told() {
		return "not told"
	}
	var claims []model.Claim
	for _, n := range tie.ClaimsInOrder() {
		claims = append(claims, tie.Claims[n])
	}
	text, err := json.Marshal(claims)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var quotes, sources []string
	for _, q := range d.QuotesOf(tie) {
		quotes = append(quotes, q.ID)
	}
	for _, s := range d.RestsOn(tie) {
		sources = append(sources, s.ID)
	}
	return fmt.Sprint(tie.Standing(), tie.Denials(), tie.Contested(), d.DeniersOf(tie), quotes, sources, tie.Sources(), string(text))
}

// pictured gives what a Scene's lists, panels and drawings are, as a text.
func pictured(s *model.Scene) []string {
	out := []string{join(rowIDs(&s.Relationships)), fmt.Sprint(s.View().Passed())}
	for i := range s.Countries.Rows {
		out = append(out, fmt.Sprint(s.Countries.Rows[i].ID(), s.Countries.Rows[i].Count))
	}
	for _, f := range model.Facets() {
		for _, v := range s.FacetValues(f) {
			if v.On = false; v.Count > 0 {
				out = append(out, fmt.Sprint(v.Value, v.Count))
			}
		}
	}
	for _, r := range s.View().Ladder().Rungs {
		out = append(out, fmt.Sprint(r.Lens, listOf(r.Ties())))
	}
	for _, drawing := range model.Drawings() {
		drawn := s.View().See(s.Draw(drawing))
		if drawing == model.MatrixDrawing || drawing == model.NetworkDrawing { // their places are those of now
			out = append(out, fmt.Sprint(drawing, drawn.Figure.Size, placed(&drawn)))
			continue
		}
		out = append(out, fmt.Sprint(drawing, drawn.Figure.Size, drawn.Tie))
		for stop := range drawn.Figure.Size {
			chosen := s.View().See(drawn.ChoosePick(stop))
			out = append(out, chosen.Tie+chosen.Actor)
			if c := chosen.ChosenClaim(); c != nil && drawing == model.VoicesDrawing { // others leave it to the list
				out = append(out, fmt.Sprint(c.By, c.Stance, c.Source, c.Brief()))
			}
		}
	}
	return out
}

// placed gives the ties at each stop of a drawing, wherever it stands.
func placed(s *model.Scene) (stops []string) {
	for stop := range s.Figure.Size {
		chosen := s.View().See(s.ChoosePick(stop))
		stops = append(stops, join(listOf(chosen.Figure.Pick.Ties)))
	}
	slices.Sort(stops)
	return stops
}

func listOf(ties []*model.Tie) (ids []string) {
	for _, t := range ties {
		ids = append(ids, t.ID)
	}
	return ids
}

// TestPropertyAsOf holds what is told as of a day against a dossier that is made of the
// claims known by then.
func TestPropertyAsOf(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := over().Draw(t, "records")
		whole := must(t, r)
		days := rapid.SampledFrom([]string{"1990", "2015", "2019-06", "2020-10", "2021", "2024-02", "2024-10-23", "2024", "2030"})
		for _, before := range rapid.SliceOfN(days, 0, 3).Draw(t, "days before") { // from which the next goes on
			whole.Filter(model.Filter{}.With(model.AsOf, before))
		}
		value := days.Draw(t, "day")
		date, _ := model.ParseDate(value)
		_, day := date.Days()
		past := must(t, rebuilt(r, day))
		past.OrderAs(whole)
		p := poolOf(&r)
		// Without any filter, quotes on no tie are listed too.
		f := p.filter(t).With(model.AsOf).With(model.ByType, p.types...)
		view, want := whole.Filter(f.With(model.AsOf, value)), past.Filter(f)
		for i := range r.Ties {
			tie := r.Ties[i].ID
			if a, b := told(t, view.Dossier(), tie), told(t, past, tie); a != b {
				t.Fatalf("as of %s, told of %s is\n%s, want\n%s", value, tie, a, b)
			}
			seen := view.Dossier().TieByID(tie)
			for n := range seen.Claims {
				number := seen.ClaimNumber(n)
				if seen.ClaimByNumber(number) != &seen.Claims[n] || r.Ties[i].Claims[number-1].By != seen.Claims[n].By {
					t.Fatalf("claim %d of %s has the number %d", n, tie, number)
				}
			}
		}
		for range 3 {
			sel := p.selection(t)
			sel.Find, sel.Item, sel.Tie, sel.Quote = "", model.Item{}, "", "" // what is hidden would choose what is nearest
			sel.Card = ""                                                     // the quotes that weren't said by then stay in the records
			a, b := view.See(sel), want.See(sel)
			if b.Listed != a.Listed { // who isn't tied by then is listed with ties that are hidden, not with words
				continue
			}
			x, y := pictured(&a), pictured(&b)
			for n := range x {
				if n >= len(y) || x[n] != y[n] {
					t.Fatalf("as of %s, %+v under %s is %s, want %s", value, a.Listed, parts(f), x[n], y[min(n, len(y)-1)])
				}
			}
			if len(x) != len(y) {
				t.Fatalf("as of %s, %+v under %s has not %s", value, a.Listed, parts(f), y[len(x)])
			}
		}
		for _, a := range r.Actors {
			n := 0
			for _, q := range r.Quotes {
				issued := r.Sources[slices.IndexFunc(r.Sources, func(s model.Source) bool { return s.ID == q.Source })].Issued
				if on := q.Said; !on.IsZero() {
					issued = on
				}
				n += truth(speaks(whole, &q, a.ID) && (issued.IsZero() || by(issued, day) || len(past.TiesOf(past.QuoteByID(q.ID))) > 0))
			}
			if got := view.Dossier().QuotesBy(a.ID); got != n {
				t.Fatalf("as of %s, %s has %d quotes, want %d", value, a.ID, got, n)
			}
			card, want := view.CardOf(a.ID).Counts, want.CardOf(a.ID).Counts
			if card[0] != want[0] || card[1] != want[1] || card[2].Text != strconv.Itoa(n) {
				t.Fatalf("as of %s, the card of %s has %v, want %v and %d quotes", value, a.ID, card, want[:2], n)
			}
		}
	})
}

// TestPropertyMoments holds that each step through days changes something, and that
// between two of them nothing does.
func TestPropertyMoments(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := over().Draw(t, "records")
		r.Quotes = nil
		for i := range r.Ties {
			for n := range r.Ties[i].Claims {
				r.Ties[i].Claims[n].Quote = ""
			}
		}
		d := must(t, r)
		state := func(s model.Scene) string {
			var out []string
			for i := range r.Ties {
				out = append(out, told(t, s.View().Dossier(), r.Ties[i].ID))
			}
			return lines(append(out, fmt.Sprintf("%+v", s.View().Dossier().Sources)))
		}
		cited := func(s model.Scene) string { // of sources that nothing cites by then, nothing is told
			var out []string
			for i := range r.Ties {
				if text := told(t, s.View().Dossier(), r.Ties[i].ID); text != "not told" {
					out = append(out, text)
				}
			}
			return lines(out)
		}
		s := see(d, model.Selection{})
		seen := map[string]bool{}
		for {
			next := s.AsOf(-1)
			if next.Equal(s.Requested()) {
				break
			}
			before := state(s)
			s = see(d, next)
			day := s.Filter.Values(model.AsOf)[0]
			if after := state(s); after == before || seen[day] {
				t.Fatalf("the step to %s changes nothing", day)
			}
			seen[day] = true
		}
		first := s.Filter.Values(model.AsOf)
		for _, value := range someDates {
			date, _ := model.ParseDate(value)
			if _, day := date.Days(); day == math.MaxInt {
				continue
			}
			typed := see(d, model.Selection{Filter: model.Filter{}.With(model.AsOf, value)})
			earlier, later := see(d, typed.AsOf(-1)), see(d, typed.AsOf(1))
			if cited(typed) == cited(earlier) && !slices.Equal(earlier.Filter.Values(model.AsOf), first) && len(first) > 0 && state(typed) == state(earlier) {
				t.Fatalf("from %s, the step back to %v changes nothing", value, earlier.Filter.Values(model.AsOf))
			}
			if now := later.Filter.Values(model.AsOf); len(now) > 0 && state(typed) == state(later) {
				t.Fatalf("from %s, the step on to %v changes nothing", value, now)
			}
		}
	})
}

// TestPropertyWhatDoesNotCount holds that a claim that was withdrawn, or is printed in
// retracted sources alone, changes nothing of what holds: standings, lenses, filters,
// counts and drawings are those of a dossier without it.
func TestPropertyWhatDoesNotCount(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := over().Draw(t, "records")
		whole := must(t, r)
		with, without := r, r
		with.Ties, without.Ties = nil, nil
		for _, tie := range r.Ties {
			counting := slices.Clone(tie.Claims)
			counting = slices.DeleteFunc(counting, func(c model.Claim) bool { return !whole.Counts(&c) })
			if len(counting) > 0 {
				with.Ties = append(with.Ties, tie)
				tie.Claims = counting
				without.Ties = append(without.Ties, tie)
			}
		}
		a, b := must(t, with), must(t, without)
		b.OrderAs(a)
		p := poolOf(&with)
		f := p.filter(t).With(model.AsOf).With(model.BySource)
		sel := model.Selection{Filter: f, Scope: model.Scope{Kind: model.AllTies}, Order: model.OrderStanding}
		x, y := see(a, sel), see(b, sel)
		var got, want []string
		for _, s := range []struct {
			scene model.Scene
			out   *[]string
		}{{x, &got}, {y, &want}} {
			add := func(values ...any) { *s.out = append(*s.out, fmt.Sprint(values...)) }
			for i := range s.scene.Relationships.Rows {
				if row := &s.scene.Relationships.Rows[i]; row.Tie != nil {
					add(row.Tie.ID, row.Tie.Standing(), row.Tie.Denials(), s.scene.View().Dossier().DeniersOf(row.Tie))
				}
			}
			for _, facet := range []model.Facet{model.ByType, model.ByStanding, model.ByClaimant, model.ByCounterpart, model.ByConfidence} {
				for _, v := range s.scene.FacetValues(facet) {
					add(facet, v.Value, v.Count)
				}
			}
			for _, rung := range s.scene.View().Ladder().Rungs {
				add(rung.Lens, tieIDs(rung.Ties()))
			}
			for _, party := range p.parties {
				voices := s.scene.View().Voices(party)
				for _, one := range voices.Said {
					add(party, one.Claim.By, one.Claim.Stance, tieIDs(one.Ties), len(slices.Collect(voices.Others(&one))))
				}
				for _, one := range voices.Disputed {
					add(one.Tie.ID, len(one.Holds), len(one.Denies))
				}
			}
		}
		slices.Sort(got) // the order of a source counts all that it prints
		slices.Sort(want)
		if lines(got) != lines(want) {
			t.Fatalf("with what doesn't count\n%s, without\n%s", lines(got), lines(want))
		}
	})
}

// TestSearchAsOf holds that as of a day a claim is found by what had been printed by then.
func TestSearchAsOf(t *testing.T) {
	t.Parallel()
	claim := asserts("a", model.Stated)
	claim.Wording, claim.AlsoIn = "early words", []model.Passage{{Source: "wire", Wording: "later words"}}
	r := records(states("a", "b"), directed("tie", "arms", "a", "b", claim))
	r.Sources = append(r.Sources, model.Source{ID: "wire", Type: "report", Title: "wire", Issued: day(t, "2023")})
	r.Sources[0].Issued = day(t, "2020")
	d := must(t, r)
	for _, c := range []struct {
		day, text string
		claims    int
	}{
		{"", "later", 1}, {"", "early words", 1}, {"2022", "later", 0}, {"2022", "early", 1}, {"2022", "words -later", 1}, {"2024", "words later", 1}, {"2024", "words -later", 0},
	} {
		f := model.Filter{}
		if c.day != "" {
			f = filter("as-of", c.day)
		}
		found := 0
		for _, hit := range allHits(see(d, model.Selection{Filter: f, Find: c.text}).Hits) {
			found += truth(hit.Claim > 0)
		}
		if found != c.claims {
			t.Errorf("as of %q, %q finds %d claims, want %d", c.day, c.text, found, c.claims)
		}
	}
}
