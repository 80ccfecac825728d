package model

import (
	"slices"
	"strings"
)

// A TieChange says what became of a tie since an older edition of its dossier.
type TieChange uint8

// The changes of ties. A tie turned if it stands otherwise, or others deny it.
const (
	Unchanged TieChange = iota
	NewTie
	ChangedTie
	Turned
)

var tieChanges = []string{"unchanged", "new", "changed", "turned"}

func (TieChange) words() []string { return tieChanges }

// String returns the change's word.
func (c TieChange) String() string { return wordOf(c) }

// A Former is an older edition of a dossier, and how the dossier differs from it.
type Former struct {
	Name        string // as the reader knows it
	Dossier     *Dossier
	Differences []Difference // as [Dossier.Since] gives them

	ties, quotes map[string]*Difference
}

// Against returns the dossier with what became of it since an older edition. It shares
// the dossier's records.
func (d *Dossier) Against(old *Dossier, name string) *Dossier {
	f := &Former{Name: name, Dossier: old, Differences: d.Since(old), ties: map[string]*Difference{}, quotes: map[string]*Difference{}}
	for i := range f.Differences {
		switch diff := &f.Differences[i]; {
		case diff.Change == Went:
		case diff.Kind == "tie":
			f.ties[diff.ID] = diff
		case diff.Kind == "quote":
			f.quotes[diff.ID] = diff
		}
	}
	next := d.copied()
	next.former = f
	return next
}

// copied returns the dossier with the same records, and views of its own.
func (d *Dossier) copied() *Dossier {
	next := *d
	next.whole, next.cards = newView(nil, &next, Filter{}), newMemo[string, *Card](0)
	return &next
}

// Former returns the older edition to which the dossier is compared, or nil.
func (d *Dossier) Former() *Former { return d.former }

// DifferenceOf returns how the tie differs from the older edition; nil where it doesn't.
func (d *Dossier) DifferenceOf(t *Tie) *Difference {
	if d.former == nil {
		return nil
	}
	return d.former.ties[t.ID]
}

// FormerOfQuote tells what became of a quote since the older edition, beside its present
// words; empty for nothing.
func (d *Dossier) FormerOfQuote(q *Quote) string {
	if d.former == nil || d.former.quotes[q.ID] == nil {
		return ""
	}
	return formerInWords(d.former.quotes[q.ID].Change, d.former.quotes[q.ID].Fields)
}

// FormerOfClaim tells what became of a claim since the older edition, beside its present
// words; empty for nothing.
func (d *Dossier) FormerOfClaim(i Item) string {
	whole := d.whole.d.TieByID(i.Tie)
	if whole == nil || i.Claim == 0 {
		return ""
	}
	diff := d.DifferenceOf(whole)
	if diff == nil {
		return ""
	}
	for n := range diff.Claims {
		if c := &diff.Claims[n]; c.Claim == &whole.Claims[i.Claim-1] {
			return formerInWords(c.Change, c.Fields)
		}
	}
	return ""
}

// DrawnChanges count what became of ties since an older edition.
type DrawnChanges struct {
	Ties [Turned + 1]int // of a drawing, by their change
	Gone int             // those that only the older edition has, and that the filter lets pass
}

// DrawnChanges counts the changes of the ties that the Scene's drawing has; nothing where
// there is no older edition.
func (s *Scene) DrawnChanges() DrawnChanges {
	if s.view.d.former == nil || s.Figure.Facts == nil {
		return DrawnChanges{}
	}
	return s.view.changes.get(s.figureKey(), func() DrawnChanges {
		counts, told := DrawnChanges{Gone: len(s.view.goneRows(""))}, map[*Tie]bool{}
		for stop := range s.Figure.Size {
			for _, t := range s.Figure.Facts.pick(stop).Ties {
				if !told[t] {
					told[t] = true
					counts.Ties[s.view.d.ChangeOf(t)]++
				}
			}
		}
		return counts
	})
}

// GoneClaims returns the claims of a tie that only the older edition has.
func (d *Difference) GoneClaims() []*Claim {
	var list []*Claim
	for i := 0; d != nil && i < len(d.Claims); i++ {
		if d.Claims[i].Change == Went {
			list = append(list, d.Claims[i].Claim)
		}
	}
	return list
}

// GoneClaimInWords tells a claim that only the older edition has.
func (d *Dossier) GoneClaimInWords(c *Claim) string {
	compared := comparer{now: d, was: d.former.Dossier}
	words := compared.nameOf(c.By) + ": " + c.Word()
	if c.Wording != "" {
		words += ", “" + c.Wording + "”"
	}
	return words + " (gone)"
}

// ChangeOf says what became of the tie.
func (d *Dossier) ChangeOf(t *Tie) TieChange {
	switch diff := d.DifferenceOf(t); {
	case diff == nil:
		return Unchanged
	case diff.Change == Came:
		return NewTie
	case diff.Turned:
		return Turned
	}
	return ChangedTie
}

// gone returns the ties that only the older edition has, as it had them; those of an
// actor, or all of them for none.
func (d *Dossier) gone(actor string) []*Tie {
	var list []*Tie
	for i := range d.former.Differences {
		diff := &d.former.Differences[i]
		if diff.Kind != "tie" || diff.Change != Went {
			continue
		}
		t := d.former.Dossier.TieByID(diff.ID)
		if actor == "" || slices.ContainsFunc(d.former.Dossier.EndsOf(t), func(a *Actor) bool { return a.ID == actor }) {
			list = append(list, t)
		}
	}
	return list
}

// formerInWords tells former words, or that there were none.
func formerInWords(c Change, fields []FieldDiff) string {
	if c == Came {
		return "new"
	}
	return "was: " + formerWords(fields)
}

// formerWords tells fields with what they were.
func formerWords(fields []FieldDiff) string {
	words := make([]string, len(fields))
	for i, f := range fields {
		words[i] = nameWords(f.Name) + " " + valueWords(f.Old)
		if string(f.Old) == "null" {
			words[i] = nameWords(f.Name) + " not given"
		}
	}
	return strings.Join(words, "; ")
}

// matchChanges lets pass the ties that became of such a kind. Without an older edition
// nothing is known of that, and all pass.
func matchChanges(d *Dossier, values []string) test {
	if d.former == nil {
		return nil
	}
	passing := chosen(d, len(tieChanges), values, numberIn[TieChange])
	return func(t *Tie, _ int) bool { return passing[d.ChangeOf(t)] }
}

var changeMeanings = [...]string{
	Unchanged: "The same as in the older edition.", NewTie: "Only in this edition.",
	ChangedTie: "Told otherwise, or by other claims, but it stands as it did.", Turned: "It stands otherwise than it did, or others deny it.",
}

// Meaning returns, as a sentence, what the change means.
func (c TieChange) Meaning() string { return changeMeanings[min(c, Turned)] }

func changeValues(d *Dossier) []FacetValue {
	if d.former == nil {
		return nil
	}
	var values []FacetValue
	for _, c := range []TieChange{NewTie, ChangedTie, Turned, Unchanged} {
		values = append(values, FacetValue{Value: c.String(), Label: c.String(), About: c.Meaning()})
	}
	return values
}

func changeInWords(d *Dossier, value string) string {
	if d.former == nil {
		return value + ", but there is no older edition"
	}
	return value
}
