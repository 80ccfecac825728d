package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
)

// ties returns how the ties differ, those that turned first.
func (c *comparer) ties() []Difference {
	var list []Difference
	for _, p := range pairs(c, "tie", c.oldTies(), c.now.Ties, func(t *Tie) *string { return &t.ID }) {
		if diff, ok := c.tie(p); ok {
			list = append(list, diff)
		}
	}
	sort.SliceStable(list, func(i, j int) bool {
		a, b := &list[i], &list[j]
		return cmp.Or(cmp.Compare(truth(!a.Turned), truth(!b.Turned)), cmp.Compare(a.Change, b.Change)) < 0
	})
	return list
}

// tie compares a tie in both editions. It reports whether it differs.
func (c *comparer) tie(p pair[Tie]) (Difference, bool) {
	diff := Difference{Kind: "tie"}
	switch {
	case p.now == nil:
		diff.Change, diff.ID = Went, p.old.ID
		diff.tell(c.was.tieName(c.was.TieByID(p.old.ID)), "gone; it was "+c.was.standingWords(c.was.TieByID(p.old.ID)))
		return diff, true
	case p.old == nil:
		diff.Change, diff.ID = Came, p.now.ID
		diff.tell(c.now.tieName(p.now), "new, "+c.now.standingWords(p.now))
		return diff, true
	}
	diff.Change, diff.ID = Changed, p.now.ID
	if p.old.ID != p.now.ID {
		diff.Was = p.old.ID
	}
	diff.Fields, diff.Claims = fieldDiffs(bare(p.old), bare(p.now)), claimDiffs(p.old.Claims, p.now.Claims)
	turned := c.turned(c.was.TieByID(p.old.ID), p.now)
	diff.Turned = turned != ""
	if len(diff.Fields)+len(diff.Claims) == 0 && !diff.Turned {
		return diff, false
	}
	words := append([]string{cmp.Or(turned, "still "+c.now.standingWords(p.now))}, claimWords(diff.Claims)...)
	if len(diff.Fields) > 0 {
		words = append(words, fieldWords(diff.Fields))
	}
	diff.tell(c.now.tieName(p.now), strings.Join(words, "; "))
	return diff, true
}

// bare returns a tie without its claims, which are compared one by one.
func bare(t *Tie) Tie {
	alone := *t
	alone.Claims = nil
	return alone
}

// tieName names a tie as people tell it from others: its ends, and its label or type.
func (d *Dossier) tieName(t *Tie) string {
	return d.EndsInWords(t) + ", " + cmp.Or(t.Label, d.TypeOf(t).Label)
}

// standingWords says how a tie stands, and who denies it.
func (d *Dossier) standingWords(t *Tie) string {
	words := t.Standing().String()
	if deniers := d.DeniersOf(t); len(deniers) > 0 {
		words += ", denied by " + strings.Join(deniers, " and ")
	}
	return words
}

// turned says how a tie stands now where that is otherwise than it was, and who denies
// it now, or no longer; empty where neither turned.
func (c *comparer) turned(old, now *Tie) string {
	was, is := old.Standing(), now.Standing()
	more, fewer := apart(c.ids(c.was.DenierIDsOf(old), "actor", "source"), c.now.DenierIDsOf(now))
	if was == is && len(more)+len(fewer) == 0 {
		return ""
	}
	words := []string{is.String()}
	if was != is {
		words[0] = "now " + is.String() + ", was " + was.String()
	}
	for _, part := range []struct {
		who  []string
		what string
	}{{more, "now denied by "}, {fewer, "no longer denied by "}} {
		if len(part.who) > 0 {
			words = append(words, part.what+joined(part.who, " and ", c.nameOf))
		}
	}
	return strings.Join(words, ", ")
}

// nameOf names a party, also one that only the old edition has.
func (c *comparer) nameOf(id string) string {
	for _, d := range []*Dossier{c.now, c.was} {
		if d.party(id) >= 0 {
			return d.PartyName(id)
		}
	}
	return id
}

// apart returns what only the second list has, and what only the first.
func apart(old, now []string) (more, fewer []string) {
	for _, id := range now {
		if !slices.Contains(old, id) {
			more = append(more, id)
		}
	}
	for _, id := range old {
		if !slices.Contains(now, id) {
			fewer = append(fewer, id)
		}
	}
	return more, fewer
}

// claimDiffs compares the claims of a tie. Claims that are the same in all are set
// aside, then those of one claimant at one place are taken for the same claim, then
// those of one claimant in one source.
func claimDiffs(old, now []Claim) []ClaimDiff {
	if bytes.Equal(jsonOf(old), jsonOf(now)) {
		return nil
	}
	left, fresh := pointers(old), pointers(now)
	var list []ClaimDiff
	for _, key := range []func(c *Claim) string{
		func(c *Claim) string { return likeness(*c) },
		func(c *Claim) string { return c.By + "\n" + c.Source + "\n" + string(jsonOf(c.Passages()[0].Locator)) },
		func(c *Claim) string { return c.By + "\n" + c.Source },
	} {
		waiting := map[string][]*Claim{}
		for _, a := range left {
			waiting[key(a)] = append(waiting[key(a)], a)
		}
		matched := map[*Claim]bool{}
		fresh = slices.DeleteFunc(fresh, func(b *Claim) bool {
			same := waiting[key(b)]
			if len(same) == 0 {
				return false
			}
			waiting[key(b)], matched[same[0]] = same[1:], true
			if fields := fieldDiffs(*same[0], *b); len(fields) > 0 {
				list = append(list, ClaimDiff{Changed, b, fields})
			}
			return true
		})
		left = slices.DeleteFunc(left, func(a *Claim) bool { return matched[a] })
	}
	for _, c := range fresh {
		list = append(list, ClaimDiff{Came, c, nil})
	}
	for _, c := range left {
		list = append(list, ClaimDiff{Went, c, nil})
	}
	return list
}

func pointers[R any](records []R) []*R {
	list := make([]*R, len(records))
	for i := range records {
		list[i] = &records[i]
	}
	return list
}

// claimWords tells how many claims came, went and changed, and of when those are that
// came.
func claimWords(diffs []ClaimDiff) []string {
	count := map[Change]int{}
	var said []string
	for _, c := range diffs {
		count[c.Change]++
		if when := c.Claim.Said; c.Change == Came && !when.IsZero() {
			said = append(said, when.EDTF())
		}
	}
	var words []string
	if n := count[Came]; n > 0 {
		more := claimCount(n) + " more"
		if len(said) == n {
			more += ", of " + strings.Join(said, " and ")
		}
		words = append(words, more)
	}
	if n := count[Went]; n > 0 {
		words = append(words, claimCount(n)+" fewer")
	}
	if n := count[Changed]; n > 0 {
		words = append(words, claimCount(n)+" changed")
	}
	return words
}

func claimCount(n int) string {
	if n == 1 {
		return "one claim"
	}
	return fmt.Sprintf("%d claims", n)
}

// fieldWords tells fields with what they are and were.
func fieldWords(fields []FieldDiff) string {
	words := make([]string, len(fields))
	for i, f := range fields {
		name := nameWords(f.Name)
		switch {
		case string(f.Old) == "null":
			words[i] = name + " " + valueWords(f.New) + ", was not given"
		case string(f.New) == "null":
			words[i] = name + " no longer given, was " + valueWords(f.Old)
		default:
			words[i] = name + " " + valueWords(f.New) + ", was " + valueWords(f.Old)
		}
	}
	return strings.Join(words, "; ")
}

// nameWords returns a field's name as it is read.
func nameWords(name string) string { return strings.ReplaceAll(name, "_", " ") }

// valueWords returns a value as it is read: texts between quotation marks, and the rest
// as JSON has it.
func valueWords(value []byte) string {
	if len(value) > 1 && value[0] == '"' {
		var text string
		_ = json.Unmarshal(value, &text) // it came from JSON
		return "“" + text + "”"
	}
	return string(value)
}
