package safe

import (
	"strings"
	"unicode/utf8"
)

// The introducers of control sequences that have more to them, as C1 controls
// (ECMA-48, 5.3). Seven-bit terminals write each as ESC and the character 0x40
// below.
const (
	esc = 0x1b
	dcs = 0x90
	sos = 0x98
	csi = 0x9b
	st  = 0x9c
	osc = 0x9d
	pm  = 0x9e
	apc = 0x9f
)

// sequence measures the control character that a text begins with, and what a
// terminal would swallow with it. Where that has no end, it is the introducer
// alone: nobody may make the rest of a text vanish.
func sequence(text string) int {
	r, size := utf8.DecodeRuneInString(text)
	if r == esc {
		if len(text) == 1 {
			return 1
		}
		if text[1] < 0x40 || text[1] > 0x5f {
			return escape(text)
		}
		r, size = rune(text[1])+0x40, 2
	}
	switch r {
	case csi:
		return size + parameters(text[size:])
	case dcs, sos, osc, pm, apc:
		return size + payload(text[size:])
	}
	return size
}

// escape measures ESC with intermediate characters, of which no terminal knows
// more than two, and a final one.
func escape(text string) int {
	at := 1
	for at < len(text) && at < 3 && text[at] >= 0x20 && text[at] <= 0x2f {
		at++
	}
	if at < len(text) && text[at] >= 0x30 && text[at] <= 0x7e {
		return at + 1
	}
	return 1
}

// parameters measures what follows a control sequence introducer, or gives 0
// where the sequence is never ended.
func parameters(text string) int {
	at := 0
	for at < len(text) && text[at] >= 0x30 && text[at] <= 0x3f {
		at++
	}
	for at < len(text) && text[at] >= 0x20 && text[at] <= 0x2f {
		at++
	}
	if at < len(text) && text[at] >= 0x40 && text[at] <= 0x7e {
		return at + 1
	}
	return 0
}

// payload measures a control string with its terminator, or gives 0 where
// another control character comes first or the text ends. So each is looked
// through once, however many introducers there are.
func payload(text string) int {
	for at, r := range text {
		switch {
		case r == '\a':
			return at + 1
		case r == st:
			return at + utf8.RuneLen(st)
		case r == esc && strings.HasPrefix(text[at+1:], `\`):
			return at + 2
		case r < ' ', r >= 0x7f && r < 0xa0, r == utf8.RuneError:
			return 0
		}
	}
	return 0
}
