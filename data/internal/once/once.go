// Package once keeps texts in memory once that come again soon, as ids, names of fields
// and words such as true do. What it forgets is only there twice.
package once

import (
	"hash/maphash"
	"math/bits"
	"strings"
)

// Longest is how many bytes a text may have that is kept: longer ones seldom come again.
const Longest = 64

// most is how many texts are kept at a time, a power of two.
const most = 1 << 14

// Texts are those that were met shortly before. The zero Texts has room for many.
type Texts struct {
	seed  maphash.Seed
	slots []string // by the hash of each, a power of two; nil as long as nothing is kept
}

// For returns Texts with no more room than is needed for what so many bytes hold.
func For(size int) Texts {
	var t Texts
	t.makeRoom(min(most/2, 1<<bits.Len(uint(size/Longest/2))))
	return t
}

// Keep returns a text that shares its memory with equal ones alone.
func (t *Texts) Keep(text string) string {
	if text == "" || len(text) > Longest {
		return strings.Clone(text)
	}
	t.makeRoom(most)
	at := t.slot(maphash.String(t.seed, text))
	if *at != text {
		*at = strings.Clone(text)
	}
	return *at
}

// Known returns bytes as a text, if it is kept.
func (t *Texts) Known(raw []byte) (text string, ok bool) {
	if len(raw) > Longest || t.slots == nil {
		return "", false
	}
	text = *t.slot(maphash.Bytes(t.seed, raw))
	return text, text == string(raw)
}

// Put keeps a text that isn't known and has its memory for itself.
func (t *Texts) Put(text string) {
	if len(text) <= Longest {
		t.makeRoom(most)
		*t.slot(maphash.String(t.seed, text)) = text
	}
}

func (t *Texts) makeRoom(texts int) {
	if t.slots == nil {
		t.seed, t.slots = maphash.MakeSeed(), make([]string, texts)
	}
}

func (t *Texts) slot(hash uint64) *string {
	return &t.slots[hash&uint64(len(t.slots)-1)] //nolint:gosec // there are slots
}
