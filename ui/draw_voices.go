package ui

import (
	"slices"
	"strconv"
	"strings"

	"entente/model"
)

// voices paints what a claimant says by stance, with what others say of the same, and
// below the ties where claimants disagree.
func (p painter) voices(s model.Scene, width, _ int) drawn {
	var d drawn
	v := s.Figure.Voices
	name := s.View().Dossier().PartyName(v.Party)
	d.body = make([]drawnRow, 0, 3*s.Figure.Size+8)
	counts := map[model.Stance]int{}
	for i := range v.Said {
		counts[v.Said[i].Claim.Stance]++
	}
	for i := range v.Said {
		stance := v.Said[i].Claim.Stance
		if i == 0 || v.Said[i-1].Claim.Stance != stance {
			d.put(p.heading(name+" "+stance.String(), strconv.Itoa(counts[stance]), width))
		}
		p.saying(&d, s, &v.Said[i], width)
	}
	if len(v.Said) == 0 {
		d.put(p.prose(name+" says nothing of what the filter leaves.", width, look{ink: muted})...)
	}
	if len(v.Disputed) > 0 {
		d.put(p.heading("claimants disagree", strconv.Itoa(len(v.Disputed)), width))
	}
	for i := range v.Disputed {
		p.dispute(&d, s, &v.Disputed[i], width)
	}
	return d
}

// saying paints what is said in the same words of one tie or more, and what others say
// of it.
func (p painter) saying(d *drawn, s model.Scene, said *model.Saying, width int) {
	d.putPlace(said.Place, func() string { return p.sayingRow(s, said, width) })
	if len(said.Others) > 0 {
		dossier := s.View().Dossier()
		p.under(d, said.Place, func() string { return "others: " + p.claimsInWords(dossier, said.Others) }, width)
	}
}

func (p painter) sayingRow(s model.Scene, said *model.Saying, width int) string {
	dossier := s.View().Dossier()
	at := said.Place == s.Figure.At
	g, bar := rowGround(at, s.Focus == model.Relationships, false)
	sign, tone := markOf(said.Claim)
	t := said.Ties[0]
	what := dossier.EndsInBrief(t) + ": " + dossier.TypeOf(t).Label
	if t.Label != "" {
		what = dossier.EndsInBrief(t) + ": " + t.Label
	}
	if n := len(said.Ties); n > 1 {
		what = strconv.Itoa(n) + " ties: " + p.endsOfAll(dossier, said.Ties)
	}
	word := said.Claim.Word()
	return p.row(width, g, bar, cell{text: locator(said.Claim.Paragraph), width: 4, right: true, ink: muted}, cell{width: 1},
		cell{text: sign, width: 2, ink: tone, bold: at}, cell{text: what, width: width - 10 - p.columns(word), bold: at}, cell{width: 1},
		cell{text: word, width: p.columns(word) + 1, ink: tone})
}

// endsOfAll names the ends of several ties, each pair once.
func (p painter) endsOfAll(d *model.Dossier, ties []*model.Tie) string {
	var ends []string
	seen := map[string]bool{}
	for _, t := range ties {
		if words := d.EndsInBrief(t); !seen[words] {
			seen[words] = true
			ends = append(ends, words)
		}
	}
	return strings.Join(ends, "; ")
}

// claimsInWords names who says what: "Ukraine alleged, North Korea denies".
func (p painter) claimsInWords(d *model.Dossier, claims []*model.Claim) string {
	var words []string
	for _, c := range claims {
		if said := d.PartyName(c.By) + " " + c.Word(); !slices.Contains(words, said) {
			words = append(words, said)
		}
	}
	return strings.Join(words, ", ")
}

// manyRows is from where on what belongs to a row is cut to a line, so that it can wait
// until it is seen. Sources has it whole.
const manyRows = 1000

// under paints what belongs to the row above, wrapped and muted.
func (p painter) under(d *drawn, place int, say func() string, width int) {
	room := min(proseColumns, width-9)
	if len(d.body) > manyRows {
		d.putPlace(place, func() string {
			return p.row(width, bare, cell{width: 8}, cell{text: say(), width: width - 9, ink: muted})
		})
		return
	}
	words := say()
	for _, line := range p.wrap(words, room) {
		d.putAt(place, p.row(width, bare, cell{width: 8}, cell{text: words[line[0]:line[1]], width: room, ink: muted}))
	}
}

// dispute paints a tie with who holds it, and who denies it.
func (p painter) dispute(d *drawn, s model.Scene, dispute *model.Dispute, width int) {
	dossier := s.View().Dossier()
	d.putPlace(dispute.Place, func() string { return p.tieRow(s, dispute.Tie, dispute.Place, width) })
	p.under(d, dispute.Place, func() string { return p.claimsInWords(dossier, dispute.Holds) }, width)
	p.under(d, dispute.Place, func() string { return "✗ " + p.claimsInWords(dossier, dispute.Denies) }, width)
}
