package plain

import "entente/data/safe"

// Some terminals reorder what is written from right to left, by the row (mlterm, VTE,
// Konsole): a count behind an Arabic name would stand before it, and a row that begins
// with one would begin at the right. So such a cell is closed off by marks that have a
// direction and no width. They are [LRM], not the isolates of Unicode 6.3, since older
// terminals give those a column; and no text of a dossier can hold one.

// LRM is Unicode's left-to-right mark.
const LRM = "\u200e"

// Turns reports whether text has letters that are written from right to left.
func Turns(text string) bool { return safe.Turns(text) }
