package model

import (
	"iter"
	"slices"
	"sort"
)

// Voices are what one claimant says by stance, and the ties where it disagrees with
// others.
type Voices struct {
	picks
	Party    string
	Said     []Saying // by stance, as claims are shown
	Disputed []Dispute
	// Elsewhere counts the ties where others disagree, and it neither holds nor denies.
	Elsewhere int
	// Void counts its claims that count no more: withdrawn, or retracted with their sources.
	Void int

	d     *Dossier
	party int
}

// A Saying is what a claimant says of one or more ties in the same words: one denial
// of many things is one saying.
type Saying struct {
	Claim    *Claim // the first of them
	Ties     []*Tie
	Answered bool   // others say something of the same ties
	Fate     string // what became of the claim, as FateOf tells it; empty for most
	Stop     int    // in the drawing
	items    []Item // the claim on each of the ties
}

// A Dispute is a tie that somebody holds and somebody denies, one of them the claimant.
type Dispute struct {
	Tie           *Tie
	Holds, Denies []*Claim
	Stop          int // in the drawing
}

// sayingKey tells sayings apart: whose words, at which location, with what meaning; and of
// what no words are known, of which tie.
type sayingKey struct {
	by, source, quote, wording, parts string
	wordless                          *Tie
	paragraph                         int
	stance                            Stance
	certainty                         Standing
}

func (t *Tie) saying(c *Claim) sayingKey {
	key := sayingKey{c.By, c.Source, c.Quote, c.Wording, "", nil, c.Paragraph, c.Stance, c.Certainty}
	if len(c.Parts) > 0 {
		key.parts = c.Brief()
	}
	if c.Quote == "" && c.Wording == "" {
		key.wordless = t
	}
	return key
}

// Voices returns what a party, and who speaks for it, says of the ties that pass, and its
// disputes among all that pass. Of a party that isn't there there is nothing.
func (v *View) Voices(party string) *Voices {
	d := v.d
	voices := &Voices{Party: party}
	p := d.party(party)
	if p < 0 {
		return voices
	}
	voices.d, voices.party = d, p
	voices.say(v)
	for i := range voices.Said {
		one := &voices.Said[i]
		one.Stop = voices.add(Pick{Ties: one.Ties, items: one.items})
	}
	for t := range v.match.ties(d) {
		if !t.Contested() || t.at.standing == Unsupported {
			continue
		}
		dispute, own := d.dispute(t, p)
		if own < 0 {
			voices.Elsewhere++
			continue
		}
		dispute.Stop = voices.add(Pick{Ties: []*Tie{t}, items: []Item{{Tie: t.ID, Claim: t.ClaimNumber(own)}}})
		voices.Disputed = append(voices.Disputed, dispute)
	}
	return voices
}

// dispute returns which of a tie's claims is the first by which the party holds or denies
// it, -1 for none; and where there is one, who does either.
func (d *Dossier) dispute(t *Tie, party int) (dispute Dispute, own int) {
	dispute.Tie, own = t, -1
	if !slices.Contains(t.at.claimants(), party) {
		return dispute, own // as of most ties
	}
	for _, n := range t.at.order() {
		c := &t.Claims[n]
		switch {
		case !d.Counts(c):
			continue
		case c.Stance.Positive():
			dispute.Holds = append(dispute.Holds, c)
		case c.Stance == Denies:
			dispute.Denies = append(dispute.Denies, c)
		default:
			continue
		}
		if own < 0 && d.speaksFor(c.By, party) {
			own = n
		}
	}
	return dispute, own
}

// say finds the party's sayings, by stance, then as the dossier has them.
func (v *Voices) say(view *View) {
	at := map[sayingKey]int{}
	for t := range view.match.among(v.d, v.d.saidOf[v.party], -1) {
		for _, i := range t.at.order() {
			c := &t.Claims[i]
			if !v.d.speaksFor(c.By, v.party) {
				continue
			}
			if !v.d.Counts(c) {
				v.Void++
				continue
			}
			key := t.saying(c)
			k, ok := at[key]
			if !ok {
				k = len(v.Said)
				at[key] = k
				v.Said = append(v.Said, Saying{Claim: c, Fate: v.d.FateOf(c)})
			}
			one := &v.Said[k]
			if n := len(one.Ties); n == 0 || one.Ties[n-1] != t {
				one.Ties = append(one.Ties, t)
				one.items = append(one.items, Item{Tie: t.ID, Claim: t.ClaimNumber(i)})
				one.Answered = one.Answered || slices.ContainsFunc(t.at.order(), func(i int) bool { return v.other(&t.Claims[i]) })
			}
		}
	}
	sort.SliceStable(v.Said, func(i, j int) bool { return v.Said[i].Claim.Stance < v.Said[j].Claim.Stance })
}

// other reports whether a claim that counts is not the party's.
func (v *Voices) other(c *Claim) bool { return v.d.Counts(c) && !v.d.speaksFor(c.By, v.party) }

// Others goes through what others say of the ties of a saying, once for each party, stance
// and certainty.
func (v *Voices) Others(of *Saying) iter.Seq[*Claim] {
	type word struct {
		by        string
		stance    Stance
		certainty Standing
	}
	return func(yield func(*Claim) bool) {
		told := map[word]bool{}
		for _, t := range of.Ties {
			for _, i := range t.at.order() {
				c := &t.Claims[i]
				if key := (word{c.By, c.Stance, c.Certainty}); v.other(c) && !told[key] {
					told[key] = true
					if !yield(c) {
						return
					}
				}
			}
		}
	}
}
