package draw

import (
	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// noteMark stands where the reader has written a note.
const noteMark = "✎"

// checkMark returns the sign of what a reader ticked, and its ink; a blank for what they
// didn't.
func checkMark(c model.Check) (string, paint.Ink) {
	switch c {
	case model.Checked:
		return "✓", paint.Green
	case model.Stale:
		return "≠", paint.Amber
	case model.Unchecked:
	}
	return " ", paint.Muted
}

// noteCells mark what the reader ticked, and, where anything has words, noted; none where
// there is nothing at all.
func noteCells(d *model.Dossier, ref model.Ref, bold bool) []paint.Cell {
	wide := notesWide(d)
	if wide == 0 {
		return nil
	}
	note, check := d.NoteOn(ref)
	sign, tone := checkMark(check)
	cells := []paint.Cell{{Text: sign, Width: 1, Ink: tone, Bold: bold}, {Width: wide - 1, Ink: paint.Accent, Bold: bold}}
	if note.Text != "" {
		cells[1].Text = noteMark
	}
	return cells
}

// notesWide is how many columns [noteCells] take.
func notesWide(d *model.Dossier) int {
	switch {
	case len(d.Notes()) == 0:
		return 0
	case d.Written():
		return 3
	}
	return 2
}

// noted tells below a claim or a quotation what the reader ticked and noted.
func (t *teller) noted(g paint.Ground, bar paint.Cell, item model.Item) {
	ref, ok := t.dossier.RefOf(item)
	if !ok {
		return
	}
	note, check := t.dossier.NoteOn(ref)
	if sign, tone := checkMark(check); check != model.Unchecked {
		t.hang(g, bar, sign+" "+plain.CheckInWords(check), paint.Look{Ink: tone})
	}
	if note.Text != "" {
		t.hang(g, bar, noteMark+" "+note.Text, paint.Look{Ink: paint.Accent})
	}
}

// notedTie tells what the reader ticked and noted of the tie itself.
func (t *teller) notedTie(tie *model.Tie) {
	note, check := t.dossier.NoteOn(model.Ref{Tie: tie.ID})
	if sign, tone := checkMark(check); check != model.Unchecked {
		t.add(t.Prose(sign+" "+plain.CheckInWords(check), t.width, paint.Look{Ink: tone})...)
	}
	if note.Text != "" {
		t.add(t.Prose(noteMark+" "+note.Text, t.width, paint.Look{Ink: paint.Accent})...)
	}
}
