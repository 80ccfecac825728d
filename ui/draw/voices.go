package draw

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// voices paints what a claimant says by stance, with what others say of the same, and
// below the ties where it disagrees with others.
func voices(p paint.Painter, s model.Scene, width, height int) Picture {
	d := newPicture(s, height)
	v := s.Figure.Facts.(*model.Voices)
	name, saying, taking := s.View().Dossier().PartyName(v.Party), " says", " takes"
	stanceOf := model.Stance.InWords
	if v.Party == model.Unattributed {
		name, saying, taking, stanceOf = unnamedParties, " say", " take", model.Stance.InWordsOfMany
	}
	counts, ties := map[model.Stance]int{}, 0
	for i := range v.Said {
		counts[v.Said[i].Claim.Stance]++
		ties += len(v.Said[i].Ties)
	}
	d.cut = d.cut || ties > manyStops && height < endless/2
	for i := 0; i < len(v.Said); {
		stance := v.Said[i].Claim.Stance
		d.put(headed(p, s.View().Dossier(), name, " "+stanceOf(stance), counts[stance], width))
		sayings(p, &d, s, v.Said[i:i+counts[stance]], width)
		i += counts[stance]
	}
	if nothing := name + saying + saysNothing(v, s.Filter.IsZero()); len(v.Said) == 0 || v.Void > 0 {
		if len(v.Said) > 0 {
			nothing = plain.Plural(v.Void, "1 claim more was", strconv.Itoa(v.Void)+" claims more were") + " withdrawn or retracted"
		}
		d.put(p.Prose(nothing+".", width, paint.Look{Ink: paint.Muted})...)
	}
	if len(v.Disputed) > 0 {
		d.put(headed(p, s.View().Dossier(), name, " and others disagree", len(v.Disputed), width))
	}
	disputes(p, &d, s, v.Disputed, width)
	if v.Elsewhere > 0 {
		d.put(p.Prose(name+taking+" no part in "+plain.Count(v.Elsewhere, "other dispute", "other disputes")+".", width, paint.Look{Ink: paint.Muted})...)
	}
	return d
}

// saysNothing tells that a party says nothing, as far as that goes.
func saysNothing(v *model.Voices, all bool) string {
	nothing := " nothing"
	if v.Void > 0 {
		nothing += " that counts"
	}
	if !all {
		nothing += " of what the filter leaves"
	}
	if v.Void > 0 {
		nothing += ": " + plain.Plural(v.Void, "1 claim was", strconv.Itoa(v.Void)+" claims were") + " withdrawn or retracted"
	}
	return nothing
}

// headed is a heading that says what a party does: of the two the name is cut.
func headed(p paint.Painter, d *model.Dossier, name, does string, count, width int) string {
	number := strconv.Itoa(count)
	room := width - 5 - p.Columns(does) - len(number) // four blanks, and a column of the rule
	return p.Heading(cutName(p, d, name, max(1, room))+does, number, width)
}

// unnamedParties are who makes claims that have no claimant: not one, but whoever it is of
// each.
const unnamedParties = "unnamed parties"

// sayings paints what is said in the same words of one tie or more each, and what others
// say of it.
func sayings(p paint.Painter, d *Picture, s model.Scene, said []model.Saying, width int) {
	dossier := s.View().Dossier()
	v, locators := s.Figure.Facts.(*model.Voices), locatorColumns(p, dossier, len(said), func(i int) *model.Claim { return said[i].Claim }, width)
	others := func(one *model.Saying, columns int) string {
		return "others: " + claimsInWords(p, dossier, v.Others(one), columns)
	}
	if d.cut {
		lines := func(i int) int {
			if said[i].Answered {
				return 2 + min(1, len(said[i].Fate))
			}
			return 1 + min(1, len(said[i].Fate))
		}
		d.putLines(said[0].Stop, len(said), lines, func(stop, line int) string {
			one := &said[stop-said[0].Stop]
			switch {
			case line == 0:
				return claimRow(p, s, one.Claim, stop, func(columns int) string { return whatOf(p, dossier, one.Ties, columns) }, locators, width, true)
			case line == 1 && one.Fate != "":
				return underCut(p, one.Fate, width)
			}
			return underCut(p, others(one, width), width)
		})
		return
	}
	for i := range said {
		one := &said[i]
		putClaim(p, d, s, one.Claim, one.Stop, locators, width, func() string { return whatOf(p, dossier, one.Ties, endless) })
		if one.Fate != "" {
			under(p, d, one.Stop, func() string { return one.Fate }, width)
		}
		if one.Answered {
			under(p, d, one.Stop, func() string { return others(one, endless) }, width)
		}
	}
}

// leastTold is how many columns there are at least beside a claim's locator and its word for
// what it is of, which else stands beneath.
const leastTold = 14

// putClaim puts a claim's row: where it stands, its mark, what it is of, and the word
// for it. Locators have so many columns, as [locatorColumns] tells.
func putClaim(p paint.Painter, d *Picture, s model.Scene, c *model.Claim, stop, locators, width int, of func() string) {
	if before, after := claimCells(p, s, c, stop, locators, width, false); !d.cut && width-p.Total(before)-p.Total(after) < leastTold {
		d.putStop(stop, func() string {
			return claimRow(p, s, c, stop, func(int) string { return "" }, locators, width, false)
		})
		hung(p, d, stop, of(), width, paint.Cell{Bold: stop == s.Figure.At, Struck: !s.View().Dossier().Counts(c)})
		return
	}
	d.putWrapped(p, wrapping{
		stop: stop, bold: stop == s.Figure.At, text: of,
		room: func() (indent, columns int) {
			before, after := claimCells(p, s, c, stop, locators, width, false)
			indent = p.Total(before)
			return indent, width - indent - p.Total(after)
		},
		row: func(what string) string {
			return claimRow(p, s, c, stop, func(int) string { return what }, locators, width, false)
		},
	}, width)
}

// claimRow paints a claim, and in the columns that are left what it is of, cut to them or not.
func claimRow(p paint.Painter, s model.Scene, c *model.Claim, stop int, of func(columns int) string, locators, width int, cut bool) string {
	g, _, chosen := stopGround(s, stop)
	before, after := claimCells(p, s, c, stop, locators, width, cut)
	what := paint.Cell{Text: of(width - p.Total(before) - p.Total(after)), Elastic: true, Bold: chosen, Struck: !s.View().Dossier().Counts(c)}
	return p.Row(width, g, append(append(before, what), after...)...)
}

// claimCells returns what stands before that of which a claim is, and behind it: the word for
// it, where that is cut, only if it leaves it some room.
func claimCells(p paint.Painter, s model.Scene, c *model.Claim, stop, locators, width int, cut bool) (before, after []paint.Cell) {
	dossier := s.View().Dossier()
	_, bar, chosen := stopGround(s, stop)
	sign, tone := ClaimMark(c)
	tone = struckInk(!dossier.Counts(c), tone)
	before = []paint.Cell{
		bar, locatorCell(p, dossier, c.Source, c.Locator, cmp.Or(locators, width/2), paint.Cell{Width: max(4, locators), Right: true}),
		{Gap: 1, Text: sign, Width: 2, Ink: tone, Bold: chosen},
	}
	if cut && width-claimRest-max(4, locators) < wordlessSaid {
		return before, []paint.Cell{{Width: 1}}
	}
	return before, []paint.Cell{{Gap: 1, Text: c.Word(), Ink: tone}, {Width: 1}}
}

// whatOf says between whom a tie is, and what it is; of several, how many there are, and
// between whom, as far as so many columns show.
func whatOf(p paint.Painter, d *model.Dossier, ties []*model.Tie, columns int) string {
	if n := len(ties); n > 1 {
		return plain.TieCount(n) + ": " + once(p, "; ", columns, func(yield func(string) bool) {
			for _, t := range ties {
				if !yield(d.EndsInBrief(t)) {
					return
				}
			}
		})
	}
	return whatOfTie(p, d, ties[0], columns)
}

// whatOfTie says between whom a tie is, and what it is, in so many columns: where they are
// too few, each has as many of them as it needs.
func whatOfTie(p paint.Painter, d *model.Dossier, t *model.Tie, columns int) string {
	const between = ": "
	ends, label := d.EndsInBrief(t), cmp.Or(t.Label, d.TypeOf(t).Label)
	if room := columns - len(between); len(ends)+len(label) > room && p.Columns(ends)+p.Columns(label) > room {
		ends = endsIn(p, d, t, share(room, p.Columns(ends), p.Columns(label)))
		label = p.Cut(label, max(1, room-p.Columns(ends)))
	}
	return ends + between + label
}

// claimsInWords names who says what: "Ukraine alleged, North Korea denies", and of what
// counts no more, why; as far as so many columns show it.
func claimsInWords(p paint.Painter, d *model.Dossier, claims iter.Seq[*model.Claim], columns int) string {
	return once(p, ", ", columns, func(yield func(string) bool) {
		for c := range claims {
			said := d.PartySaying(c.By) + " " + c.Word()
			if !d.Counts(c) {
				said += " (" + d.FateOf(c) + ")"
			}
			if !yield(said) {
				return
			}
		}
	})
}

// once joins words, each once, until they are wider than so many columns.
func once(p paint.Painter, between string, columns int, words iter.Seq[string]) string {
	var list []string
	seen, wide := map[string]bool{}, 0
	for word := range words {
		if seen[word] {
			continue
		}
		seen[word] = true
		list = append(list, word)
		if wide += p.Columns(word) + len(between); wide-len(between) > columns {
			break
		}
	}
	return strings.Join(list, between)
}

// under paints what belongs to the row above, wrapped and muted.
func under(p paint.Painter, d *Picture, stop int, say func() string, width int) {
	if d.cut {
		d.putStop(stop, func() string { return underCut(p, say(), width) })
		return
	}
	hung(p, d, stop, say(), width, paint.Cell{Ink: paint.Muted})
}

// hung puts words below a row, in cells like one.
func hung(p paint.Painter, d *Picture, stop int, words string, width int, like paint.Cell) {
	for _, line := range p.Wrap(words, min(paint.ProseColumns, width-9)) {
		like.Gap, like.Text = 8, words[line[0]:line[1]]
		d.putAt(stop, p.Row(width, paint.Bare, like))
	}
}

// underCut paints it cut to a line.
func underCut(p paint.Painter, words string, width int) string {
	return p.Row(width, paint.Bare, paint.Cell{Gap: 8, Text: words, Elastic: true, Ink: paint.Muted}, paint.Cell{Width: 1})
}

// disputes paints ties with who holds each, and who denies it.
func disputes(p paint.Painter, d *Picture, s model.Scene, list []model.Dispute, width int) {
	dossier := s.View().Dossier()
	ties := make([]*model.Tie, min(len(list), measuredRows))
	for i := range ties {
		ties[i] = list[i].Tie
	}
	row := gridRows(p, s, gridTelling(p, fromNobody(s), ties, width, false), width)
	words := func(claims []*model.Claim) string { return claimsInWords(p, dossier, slices.Values(claims), endless) }
	holds := func(one *model.Dispute) string { return words(one.Holds) }
	denies := func(one *model.Dispute) string { return "✗ " + words(one.Denies) }
	if d.cut && len(list) > 0 {
		d.putLines(list[0].Stop, len(list), func(int) int { return 3 }, func(stop, line int) string {
			one := &list[stop-list[0].Stop]
			switch line {
			case 0:
				return row(one.Tie, stop)
			case 1:
				return underCut(p, holds(one), width)
			}
			return underCut(p, denies(one), width)
		})
		return
	}
	for i := range list {
		one := &list[i]
		d.putStop(one.Stop, func() string { return row(one.Tie, one.Stop) })
		under(p, d, one.Stop, func() string { return holds(one) }, width)
		under(p, d, one.Stop, func() string { return denies(one) }, width)
	}
}
