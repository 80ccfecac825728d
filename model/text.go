package model

// Text is text that may be drawn on a terminal as it is: it has no character that
// a terminal acts on, none that nobody can see, and none that is drawn onto a
// neighbour. The constants of the program are Text by themselves; of all that comes
// from outside and is no part of a Dossier (names of files, errors, what was typed)
// only [entente/data.Shown] makes one. The strings of a Dossier came through the
// same gate when they were decoded.
type Text string
