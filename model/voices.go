package model

import "slices"

// Voices are what one claimant says by stance, and the ties where claimants disagree,
// whoever they are.
type Voices struct {
	picks
	Party    string
	Said     []Saying // by stance, as claims are shown
	Disputed []Dispute
}

// A Saying is what a claimant says of one or more ties in the same words: one denial
// of many things is one saying.
type Saying struct {
	Claim  *Claim // the first of them
	Ties   []*Tie
	Others []*Claim // what others say of the same ties, each party's stance once
	Place  int      // in the drawing
}

// A Dispute is a tie that somebody holds and somebody denies.
type Dispute struct {
	Tie           *Tie
	Holds, Denies []*Claim
	Place         int // in the drawing
}

// sayingKey tells sayings apart: whose words, in which place, with what meaning.
type sayingKey struct {
	by, source, quote, wording string
	paragraph                  int
	stance                     Stance
	certainty                  Standing
}

func (c *Claim) saying() sayingKey {
	return sayingKey{c.By, c.Source, c.Quote, c.Wording, c.Paragraph, c.Stance, c.Certainty}
}

// Voices gives what a party, and who speaks for it, says of the ties that pass, and the
// disputes among all that pass.
func (v *View) Voices(party string) *Voices {
	d := v.d
	voices := &Voices{Party: party}
	if p := d.party(party); p >= 0 {
		voices.Said = v.said(p)
	}
	for i := range voices.Said {
		voices.Said[i].Place = voices.add(Pick{Ties: voices.Said[i].Ties})
	}
	for i := range d.Ties {
		t := &d.Ties[i]
		if !t.Contested() || t.at.standing == Unsupported || !v.sieve.passes(t, -1) {
			continue
		}
		dispute := Dispute{Tie: t, Place: voices.add(Pick{Ties: []*Tie{t}})}
		for _, n := range t.at.order {
			switch c := &t.Claims[n]; {
			case c.Stance.Positive():
				dispute.Holds = append(dispute.Holds, c)
			case c.Stance == Denies:
				dispute.Denies = append(dispute.Denies, c)
			}
		}
		voices.Disputed = append(voices.Disputed, dispute)
	}
	return voices
}

// said gathers a party's sayings, by stance, then as the dossier has them.
func (v *View) said(party int) []Saying {
	var said []Saying
	at := map[sayingKey]int{}
	for _, n := range v.d.saidOf[party] {
		t := &v.d.Ties[n]
		if !v.sieve.passes(t, -1) {
			continue
		}
		for _, i := range t.at.order {
			c := &t.Claims[i]
			if !v.d.speaksFor(c.By, party) {
				continue
			}
			k, ok := at[c.saying()]
			if !ok {
				k = len(said)
				at[c.saying()] = k
				said = append(said, Saying{Claim: c})
			}
			if !slices.Contains(said[k].Ties, t) {
				said[k].Ties = append(said[k].Ties, t)
				said[k].addOthers(v.d, t, party)
			}
		}
	}
	slices.SortStableFunc(said, func(a, b Saying) int { return int(a.Claim.Stance) - int(b.Claim.Stance) })
	return said
}

// addOthers adds what others say of a tie, once for each party and stance.
func (s *Saying) addOthers(d *Dossier, t *Tie, party int) {
	for _, i := range t.at.order {
		c := &t.Claims[i]
		same := func(o *Claim) bool { return o.By == c.By && o.Stance == c.Stance && o.Certainty == c.Certainty }
		if !d.speaksFor(c.By, party) && !slices.ContainsFunc(s.Others, same) {
			s.Others = append(s.Others, c)
		}
	}
}
