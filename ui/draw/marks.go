package draw

import (
	"entente/model"
	"entente/ui/paint"
)

// Mark returns the standing's sign and its ink.
func Mark(s model.Standing) (string, paint.Ink) { return inked(s.Sign()) }

// ClaimMark returns a claim's sign and its ink.
func ClaimMark(c *model.Claim) (string, paint.Ink) { return inked(c.Sign()) }

var toneInks = [...]paint.Ink{
	model.ToneStated: paint.Plain, model.ToneConfirmed: paint.Green, model.ToneBetween: paint.Amber,
	model.ToneOpen: paint.Violet, model.ToneDenied: paint.Red, model.ToneBeside: paint.Muted,
}

func inked(s model.Sign) (string, paint.Ink) { return s.Text, toneInks[s.Tone] }

// The columns of a standing: its mark alone, with a blank and nine for its word, or with
// what the longest word takes.
const (
	markAlone = 1
	markWide  = 11
	markFull  = 16
)

// ampleColumns is by how many columns a row is wider than one that has room for the
// standing's word, where it has room for the longest too.
const ampleColumns = 40

// markColumns returns the columns of the standing in a row, which has room for its word
// from that many on.
func markColumns(width, wordy int) int {
	switch {
	case width >= wordy+ampleColumns:
		return markFull
	case width >= wordy:
		return markWide
	}
	return markAlone
}

// wordColumns returns so many columns of a standing, or those that its word needs, if it
// is told.
func wordColumns(columns, word int) int {
	if columns == markAlone {
		return columns
	}
	return max(columns, 2+word)
}

// standingWord returns the standing's word in nine columns at most, so that rows keep
// their columns. Of what the dossier may claim only these two are longer; that nobody
// holds a tie is told whole, where any of the rows tells it.
func standingWord(s model.Standing) string {
	switch s {
	case model.SelfDescribed:
		return "self-desc"
	case model.Historical:
		return "historic"
	default:
		return s.String()
	}
}

// standingCell shows how a tie stands in so many columns of [markColumns].
func standingCell(t *model.Tie, columns int, bold bool) paint.Cell {
	sign, tone := Mark(t.Standing())
	if columns < markWide {
		return paint.Cell{Gap: 1, Text: sign, Ink: tone, Bold: bold}
	}
	return paint.Cell{Gap: 1, Text: sign + " " + t.Standing().String(), Short: sign + " " + standingWord(t.Standing()), Width: columns, Ink: tone, Bold: bold}
}
