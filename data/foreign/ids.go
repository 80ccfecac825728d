package foreign

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/model"
)

// ids are the ids of one namespace, as they came and as they are.
type ids struct {
	taken textSet
	next  []int32 // by the number of an id that was taken: what to count on from
}

func newIDs(reserved ...string) ids {
	n := ids{taken: newTextSet()}
	for _, id := range reserved {
		n.taken.put(id)
	}
	return n
}

// claim returns an id that nobody has: that one, or else one with a number behind it.
func (n *ids) claim(id string) string {
	given, free := n.taken.put(id)
	for of := id; !free; _, free = n.taken.put(id) {
		if given >= len(n.next) {
			n.next = append(make([]int32, 0, roomFor(given, n.taken.more)), n.next...) // as much as the ids will have
			n.next = n.next[:cap(n.next)]
		}
		n.next[given] = max(n.next[given], 1) + 1
		number := "-" + strconv.Itoa(int(n.next[given]))
		id = of[:min(len(of), mostID-len(number))] + number
	}
	return id
}

// mostID is how long an id may be.
const mostID = 128

// keeps reports whether a text can be an id as it is.
func keeps(text string) bool {
	if text == "" || len(text) > mostID || !isKeyboard(rune(text[0])) {
		return false
	}
	for _, r := range text {
		if !isKeyboard(r) && r != '.' && r != '_' && r != '-' {
			return false
		}
	}
	return true
}

func isKeyboard(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
}

// idOf returns an id for a text: the text itself where it can be one, else its letters
// and digits, folded to those of a plain keyboard. It is fallback where none is left.
func idOf(text, fallback string) string {
	if keeps(text) {
		return text
	}
	if id, ok := plainID(text); ok {
		return cmp.Or(id, fallback)
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
	for i := range words { // each by itself, since folding joins what a hyphen parts
		words[i] = strings.Join(strings.FieldsFunc(model.Fold(words[i]), func(r rune) bool { return !isKeyboard(r) }), "-")
	}
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	if id := strings.Join(words, "-"); id != "" {
		return strings.TrimRight(id[:min(len(id), mostID)], "-")
	}
	return fallback
}

// plainID returns the same for a text of ASCII, as nearly all are; of others it reports
// false.
func plainID(text string) (id string, ok bool) {
	var room [mostID]byte
	made := room[:0]
	apart := false // something that can't be in an id stands before the next character
	for _, c := range []byte(text) {
		switch lower := c | 0x20; {
		case c >= utf8.RuneSelf:
			return "", false
		case c >= '0' && c <= '9', lower >= 'a' && lower <= 'z':
			if apart && len(made) > 0 && len(made) < mostID {
				made = append(made, '-')
			}
			if apart = false; len(made) < mostID {
				made = append(made, lower)
			}
		default:
			apart = true
		}
	}
	return strings.TrimRight(string(made), "-"), true
}
