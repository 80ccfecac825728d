package model

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// A Ref names what a reader can note something on: a tie, one of its claims, or a
// quote. A claim is named by who makes it and where, so that it stays itself where other
// claims come and go.
type Ref struct {
	Tie    string `json:"tie,omitempty"`
	By     string `json:"by,omitempty"`     // of a claim
	Source string `json:"source,omitempty"` // of a claim
	Nth    int    `json:"nth,omitempty"`    // of several claims of that party in that source, by where they stand; from 1
	Quote  string `json:"quote,omitempty"`
}

// A Note is what a reader keeps of one record.
type Note struct {
	Text    string `json:"note,omitempty"`
	Checked string `json:"checked,omitempty"` // the print of the record as it was checked; empty where it wasn't
}

// MostNote is the most characters that a note may have when it is written. Where notes of
// several hands became one, it may have more.
const MostNote = 2000

// Notes are what a reader noted on a dossier and ticked in it.
type Notes map[Ref]Note

// Merge lays the notes of another over these, so that no words are lost: where both have
// some, they stand one behind the other. A tick of either stays; of two the print stays
// that current approves.
func (n Notes) Merge(other Notes, current func(Ref, string) bool) Notes {
	merged := maps.Clone(n)
	if merged == nil {
		merged = Notes{}
	}
	for ref, theirs := range other {
		ours := merged[ref]
		ours.Text = bothTexts(ours.Text, theirs.Text)
		if theirs.Checked != "" && (ours.Checked == "" || !current(ref, ours.Checked)) {
			ours.Checked = theirs.Checked
		}
		merged[ref] = ours
	}
	return merged
}

// Edit returns the notes with one that was edited from what it was: where another hand
// has changed its words meanwhile, both stand.
func (n Notes) Edit(ref Ref, was, now Note) Notes {
	edited := maps.Clone(n)
	if edited == nil {
		edited = Notes{}
	}
	there := edited[ref]
	switch {
	case there.Text == was.Text:
		there.Text = now.Text
	case now.Text != was.Text:
		there.Text = bothTexts(there.Text, now.Text)
	}
	if now.Checked != was.Checked {
		there.Checked = now.Checked
	}
	if edited[ref] = there; there == (Note{}) {
		delete(edited, ref)
	}
	return edited
}

func bothTexts(a, b string) string {
	switch {
	case strings.Contains(a, b):
		return a
	case strings.Contains(b, a):
		return b
	}
	return a + " / " + b
}

// WithNotes returns the dossier with a reader's notes. It shares the dossier's records.
func (d *Dossier) WithNotes(n Notes) *Dossier {
	if len(n)+len(d.notes) == 0 {
		return d
	}
	next := d.whole.d.noting()
	next.notes, next.checks = n, map[Ref]Check{}
	next.noted, next.written = map[string]noted{}, false
	for ref, note := range n {
		next.written = next.written || note.Text != ""
		check := next.checkOf(ref, note)
		next.checks[ref] = check
		for _, tie := range next.tiesNoted(ref) {
			about := next.noted[tie]
			about.text = about.text || note.Text != ""
			about.stale = about.stale || check == Stale
			next.noted[tie] = about
		}
	}
	return next
}

// noting returns the dossier for other notes. What was listed and drawn of all ties, on
// which notes bear nothing, it keeps.
func (d *Dossier) noting() *Dossier {
	next, whole := *d, *d.whole
	next.whole, next.cards = &whole, newMemo[string, *Card](0)
	whole.d, whole.counted, whole.past = &next, newMemo[countedKey, []FacetValue](keptPanels), newMemo[int, *Dossier](1)
	return &next
}

// noted is what notes say of a tie, its claims and its quotes together.
type noted struct {
	text  bool // somewhere stands a note
	stale bool // something was checked, and has changed since
}

// tiesNoted returns the ties that a note on a record is about.
func (d *Dossier) tiesNoted(ref Ref) []string {
	q := d.QuoteByID(ref.Quote)
	if q == nil {
		return []string{ref.Tie}
	}
	var ids []string
	for _, t := range d.TiesOf(q) {
		ids = append(ids, t.ID)
	}
	return ids
}

// A Check says whether a reader has checked a record.
type Check uint8

// The checks.
const (
	Unchecked Check = iota
	Checked
	Stale // it was checked, and has changed since
)

func (d *Dossier) checkOf(ref Ref, n Note) Check {
	switch {
	case n.Checked == "":
		return Unchecked
	case n.Checked == d.Print(ref):
		return Checked
	}
	return Stale
}

// Notes returns the reader's notes.
func (d *Dossier) Notes() Notes { return d.notes }

// Written reports whether any of the notes has words, and not only a tick.
func (d *Dossier) Written() bool { return d.written }

// NoteOn returns the note on a record, and whether the reader has checked it.
func (d *Dossier) NoteOn(ref Ref) (Note, Check) { return d.notes[ref], d.checks[ref] }

// Checked counts the ties that the reader has checked, and that haven't changed since.
func (d *Dossier) Checked() int {
	n := 0
	for ref, check := range d.checks {
		n += truth(check == Checked && ref == Ref{Tie: ref.Tie})
	}
	return n
}

// Stranded counts the notes on records that the dossier doesn't have, or no longer.
func (d *Dossier) Stranded() int {
	n := 0
	for ref := range d.notes {
		n += truth(d.Print(ref) == "")
	}
	return n
}

// RefOf names what an item of Sources is; it reports false for what takes no notes.
func (d *Dossier) RefOf(i Item) (Ref, bool) {
	t := d.whole.d.TieByID(i.Tie)
	switch {
	case i.Claim > 0 && t != nil && i.Claim <= len(t.Claims):
		return t.refOf(i.Claim - 1), true
	case i.Quote != "":
		return Ref{Quote: i.Quote}, true
	case i.Claim == 0 && t != nil:
		return Ref{Tie: i.Tie}, true
	}
	return Ref{}, false
}

func (t *Tie) refOf(n int) Ref {
	c := &t.Claims[n]
	ref := Ref{Tie: t.ID, By: c.By, Source: c.Source, Nth: 1}
	for i := range t.Claims {
		if o := &t.Claims[i]; o.By == c.By && o.Source == c.Source {
			order := o.Compare(c.Locator)
			ref.Nth += truth(order < 0 || order == 0 && i < n)
		}
	}
	return ref
}

// claimNamed returns the claim that a Ref names, or nil.
func (d *Dossier) claimNamed(ref Ref) *Claim {
	t := d.whole.d.TieByID(ref.Tie)
	for i := 0; t != nil && i < len(t.Claims); i++ {
		if c := &t.Claims[i]; c.By == ref.By && c.Source == ref.Source && t.refOf(i) == ref {
			return c
		}
	}
	return nil
}

// Print returns a short text that differs for records that say something else: of a
// tie with its claims, and of both with the quotes that they name. It is empty where the
// dossier has no such record.
func (d *Dossier) Print(ref Ref) string {
	whole := d.whole.d
	var parts []any
	switch t := whole.TieByID(ref.Tie); {
	case ref.Quote != "":
		if q := whole.QuoteByID(ref.Quote); q != nil {
			parts = append(parts, *q)
		}
	case t == nil:
	case ref.By != "":
		if c := d.claimNamed(ref); c != nil {
			parts = append(parts, *c)
			if q := whole.QuoteByID(c.Quote); q != nil {
				parts = append(parts, *q)
			}
		}
	default:
		parts = append(parts, *t)
		for _, q := range whole.QuotesOf(t) {
			parts = append(parts, *q)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	likenesses := make([]string, len(parts))
	for i, part := range parts {
		likenesses[i] = likeness(part)
	}
	slices.Sort(likenesses)
	sum := sha256.Sum256([]byte(strings.Join(likenesses, "\n\n")))
	return hex.EncodeToString(sum[:8])
}

// RefInWords names the record of a note.
func (d *Dossier) RefInWords(ref Ref) string {
	t := d.whole.d.TieByID(ref.Tie)
	switch {
	case ref.Quote != "":
		if q := d.whole.d.QuoteByID(ref.Quote); q != nil {
			return "“" + q.Text + "”"
		}
		return "quote " + ref.Quote + ", which is gone"
	case t == nil:
		return "tie " + ref.Tie + ", which is gone"
	case ref.By == "":
		return d.whole.d.tieName(t)
	}
	if d.claimNamed(ref) == nil {
		return d.whole.d.tieName(t) + ": claim of " + ref.By + ", which is gone"
	}
	return d.whole.d.tieName(t) + ": claim of " + d.PartyName(ref.By)
}

// The values of [ByCheck], and their numbers.
const (
	checkedValue, uncheckedValue, staleValue, notedValue = "checked", "unchecked", "stale", "noted"

	isChecked, isUnchecked, isStale, isNoted, checkNumbers = 0, 1, 2, 3, 4
)

func checkNumber(_ *Dossier, value string) (int, bool) {
	n := slices.Index([]string{isChecked: checkedValue, isUnchecked: uncheckedValue, isStale: staleValue, isNoted: notedValue}, value)
	return n, n >= 0
}

func matchChecks(d *Dossier, values []string) test {
	passing := chosen(d, checkNumbers, values, checkNumber)
	return func(t *Tie, _ int) bool {
		var room [3]int
		return slices.ContainsFunc(d.addChecks(room[:0], t, -1), func(n int) bool { return passing[n] })
	}
}

func (d *Dossier) addChecks(numbers []int, t *Tie, _ int) []int {
	about, some := d.noted[t.ID]
	if some && d.checks[Ref{Tie: t.ID}] == Checked {
		numbers = append(numbers, isChecked)
	} else {
		numbers = append(numbers, isUnchecked)
	}
	if about.stale {
		numbers = append(numbers, isStale)
	}
	if about.text {
		numbers = append(numbers, isNoted)
	}
	return numbers
}

func checkValues(*Dossier) []FacetValue {
	return []FacetValue{
		{Value: uncheckedValue, Label: uncheckedValue, About: "Not ticked, or changed since it was."},
		{Value: checkedValue, Label: checkedValue, About: "Ticked, and the same since then."},
		{Value: staleValue, Label: "changed since", About: "It, a claim or a quotation of it was ticked, and has changed since then."},
		{Value: notedValue, Label: notedValue, About: "It, a claim or a quotation of it has a note."},
	}
}

func checkInWords(_ *Dossier, value string) string {
	if value == staleValue {
		return "changed since it was checked"
	}
	return value
}
