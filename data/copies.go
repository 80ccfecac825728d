package data

import (
	"hash/maphash"
)

// Who keeps a copy of a large file beside it has every id twice. That is told from where
// both begin, and not once the first of them is read to its end.
const (
	leadBytes  = 2 << 20 // of a file that may be a copy, or have one, and is larger than two of these
	leadShared = 2500    // ids that both have there: of one in eight, as [decoder.soundIDs] counts, more than [mostMistakes]
)

// copies reads where two files begin that seem to have the same records. If there are so
// many mistakes that reading ends, what was read is returned; else nil.
func (r *Reading) copies(files []File, all []*fileText) *decoder {
	one, other := copied(all)
	if one == nil || r.nodes {
		return nil
	}
	parsed, bytes := r.parsed.Load(), r.all.Load()
	d := newDecoder(r, files)
	lead, left := one.lead()
	more, rest := other.lead()
	if left == nil || rest == nil {
		return nil
	}
	d.readParts(append(lead, more...))
	if d.endsBefore(rest) {
		return d
	}
	r.parsed.Store(parsed)
	r.all.Store(bytes)
	return nil
}

// lead returns the parts that a file begins with, and the others; nothing where it can't be
// cut there.
func (f *fileText) lead() (lead, left []part) {
	begun := &fileText{name: f.name, text: f.text, declared: f.declared, each: f.each, most: f.most, met: map[string]Location{}}
	parts := cut(begun)
	n := leading(parts, func(p *part) bool { return p.end <= leadBytes })
	if n == len(parts) || begun.large != (Location{}) {
		return nil, nil
	}
	return parts[:n], parts[n:]
}

// copied returns two files that begin with the same ids, in whatever order; nil if there
// are none.
func copied(files []*fileText) (one, other *fileText) {
	seed, before := maphash.MakeSeed(), map[*fileText]map[uint64]struct{}{}
	for _, f := range files {
		if len(f.text) < 2*leadBytes {
			continue
		}
		d := &declarations{ids: map[uint64]struct{}{}, seed: seed, left: [][]byte{f.text[:leadBytes]}}
		for len(d.left) > 0 {
			d.look()
		}
		for _, g := range files {
			if sharedIDs(before[g], d.ids) >= leadShared {
				return g, f
			}
		}
		before[f] = d.ids
	}
	return nil, nil
}

func sharedIDs(a, b map[uint64]struct{}) int {
	n := 0
	for id := range a {
		if _, ok := b[id]; ok {
			n++
		}
	}
	return n
}
