package model

import "slices"

// Voices are what one claimant says by stance, and the ties where it disagrees with
// others.
type Voices struct {
	picks
	Party    string
	Said     []Saying // by stance, as claims are shown
	Disputed []Dispute
	// Elsewhere counts the ties where others disagree, and it neither holds nor denies.
	Elsewhere int
}

// A Saying is what a claimant says of one or more ties in the same words: one denial
// of many things is one saying.
type Saying struct {
	Claim  *Claim // the first of them
	Ties   []*Tie
	Others []*Claim // what others say of the same ties, each party's stance once
	Fate   string   // what became of the claim, as FateOf tells it; empty for most
	Stop   int      // in the drawing
	items  []Item   // the claim on each of the ties
}

// A Dispute is a tie that somebody holds and somebody denies, one of them the claimant.
type Dispute struct {
	Tie           *Tie
	Holds, Denies []*Claim
	Stop          int // in the drawing
}

// sayingKey tells sayings apart: whose words, at which location, with what meaning.
type sayingKey struct {
	by, source, quote, wording, where string
	stance                            Stance
	certainty                         Standing
}

func (c *Claim) saying() sayingKey {
	return sayingKey{c.By, c.Source, c.Quote, c.Wording, c.Brief(), c.Stance, c.Certainty}
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
	voices.Said = v.said(p)
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

// dispute returns who holds and who denies a tie, and which of its claims is the first
// by which the party does either; -1 for none.
func (d *Dossier) dispute(t *Tie, party int) (dispute Dispute, own int) {
	dispute.Tie, own = t, -1
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

// said returns a party's sayings, by stance, then as the dossier has them.
func (v *View) said(party int) []Saying {
	var said []Saying
	at := map[sayingKey]int{}
	for t := range v.match.among(v.d, v.d.saidOf[party], -1) {
		for _, i := range t.at.order() {
			c := &t.Claims[i]
			if !v.d.speaksFor(c.By, party) || !v.d.Counts(c) {
				continue
			}
			k, ok := at[c.saying()]
			if !ok {
				k = len(said)
				at[c.saying()] = k
				said = append(said, Saying{Claim: c, Fate: v.d.FateOf(c)})
			}
			if n := len(said[k].Ties); n == 0 || said[k].Ties[n-1] != t {
				said[k].Ties = append(said[k].Ties, t)
				said[k].items = append(said[k].items, Item{Tie: t.ID, Claim: t.ClaimNumber(i)})
				said[k].addOthers(v.d, t, party)
			}
		}
	}
	slices.SortStableFunc(said, func(a, b Saying) int { return int(a.Claim.Stance) - int(b.Claim.Stance) })
	return said
}

// addOthers adds what others say of a tie, once for each party and stance.
func (s *Saying) addOthers(d *Dossier, t *Tie, party int) {
	for _, i := range t.at.order() {
		c := &t.Claims[i]
		same := func(o *Claim) bool { return o.By == c.By && o.Stance == c.Stance && o.Certainty == c.Certainty }
		if d.Counts(c) && !d.speaksFor(c.By, party) && !slices.ContainsFunc(s.Others, same) {
			s.Others = append(s.Others, c)
		}
	}
}
