package foreign

import (
	"hash/maphash"
	"math/bits"
)

// A finder finds things by the hashes of what tells them apart. It keeps their numbers
// alone, from 1 on, so that a million takes few megabytes, where a map has all of what
// tells them apart once more.
type finder struct {
	slots []uint64 // by hash: the lower half of the hash, and the number; 0 for none
	count int
	more  float64 // how many times more are likely to come
}

// find returns the number of the thing with that hash that is the same, or 0.
func (f *finder) find(hash uint64, same func(n int) bool) int {
	if f.slots == nil {
		return 0
	}
	for at := f.first(hash); ; at++ {
		slot := f.slots[at&(len(f.slots)-1)]
		if slot == 0 {
			return 0
		}
		if n := int(slot >> 32); uint32(slot) == uint32(hash) && same(n) { //nolint:gosec // the lower half is meant
			return n
		}
	}
}

// add adds the next thing, which isn't there yet.
func (f *finder) add(hash uint64) {
	const first = 1 << 6
	if 4*f.count >= 3*len(f.slots) {
		before := f.slots
		f.slots = make([]uint64, max(first, 1<<bits.Len(uint(roomFor(f.count, f.more)*4/3-1))))
		for _, slot := range before {
			if slot != 0 {
				f.put(slot)
			}
		}
	}
	f.count++
	f.put(uint64(f.count)<<32 | hash&(1<<32-1)) //nolint:gosec // it counts upwards
}

func (f *finder) put(slot uint64) {
	at := f.first(slot)
	for f.slots[at&(len(f.slots)-1)] != 0 {
		at++
	}
	f.slots[at&(len(f.slots)-1)] = slot
}

// first returns where a hash, or a slot with its lower half, is looked for first.
func (f *finder) first(hash uint64) int { return int(uint32(hash)) } //nolint:gosec // the lower half is meant

// A textSet is a set of texts. Its seed is its own, so that nobody can make texts that
// it has to look through.
type textSet struct {
	finder

	seed  maphash.Seed
	texts []string
	kept  func(n int) string // returns the text of a number, where the texts are kept elsewhere; else nil
}

func newTextSet() textSet { return textSet{finder: finder{more: 1}, seed: maphash.MakeSeed()} }

// number returns the number of a text in the order in which they came, counted from 0; it
// reports false where it isn't there.
func (s *textSet) number(text string) (n int, ok bool) {
	n = s.find(maphash.String(s.seed, text), s.is(text)) - 1
	return n, n >= 0
}

func (s *textSet) is(text string) func(n int) bool {
	if s.kept != nil {
		return func(n int) bool { return s.kept(n-1) == text }
	}
	return func(n int) bool { return s.texts[n-1] == text }
}

// put adds a text, unless it is there already, and returns its number; added reports
// whether it wasn't there yet.
func (s *textSet) put(text string) (n int, added bool) {
	hash := maphash.String(s.seed, text)
	if n := s.find(hash, s.is(text)); n > 0 {
		return n - 1, false
	}
	s.add(hash)
	if s.kept == nil {
		s.texts = append(roomy(s.texts, s.more), text)
	}
	return s.count - 1, true
}

// toldRows are the rows of tables, so far as one may repeat another: by a hash of the
// cells that tell of its tie, the ties, and of each what else its rows said. No hash is
// guessed from without, and of millions two are the same once in a million tables.
type toldRows struct {
	finder

	seed   maphash.Seed
	ties   []uint64         // by number: the hash of the cells that tell of the tie
	wholes []uint64         // and of all cells of its first row; nil as long as these are the same
	told   map[toldRow]bool // rows of ties that had one before
}

// A toldRow has the hashes of the cells that tell of a tie, and of all cells.
type toldRow struct{ tie, whole uint64 }

// row returns the number of the tie of which a row tells, or 0 where it is the first.
// Again reports whether all of it was told before.
func (t *toldRows) row(tie, whole uint64) (n int, again bool) {
	n = t.find(tie, func(n int) bool { return t.ties[n-1] == tie })
	switch this := (toldRow{tie, whole}); {
	case n == 0:
		t.addRow(tie, whole)
	case t.whole(n) == whole || t.told[this]:
		return n, true
	default:
		t.told[this] = true
	}
	return n, false
}

// addRow adds a tie with its first row.
func (t *toldRows) addRow(tie, whole uint64) {
	if t.wholes == nil && tie != whole {
		t.wholes = append(make([]uint64, 0, cap(t.ties)), t.ties...)
	}
	t.add(tie)
	t.ties = append(roomy(t.ties, t.more), tie)
	if t.wholes != nil {
		t.wholes = append(roomy(t.wholes, t.more), whole)
	}
}

// whole returns the hash of all cells of the first row of a tie.
func (t *toldRows) whole(n int) uint64 {
	if t.wholes == nil {
		return t.ties[n-1]
	}
	return t.wholes[n-1]
}
