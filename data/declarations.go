package data

import (
	"bytes"
	"hash/maphash"
	"strconv"
	"sync"
)

// declarations look for the ids that files declare, before they are parsed: whoever holds
// the records of a part against the rules knows of a reference then whether another part
// may have what it names. They look no further than they are asked, find every id
// that a record can have, and take a few words for ids that are none.
type declarations struct {
	sync.Mutex

	left [][]byte            // of the files, what wasn't looked through yet
	ids  map[uint64]struct{} // their hashes, which take little room
	seed maphash.Seed
	any  bool // an id may be written as nobody looks for it here, so each may be declared
}

func newDeclarations(files []File) *declarations {
	d := &declarations{ids: map[uint64]struct{}{}, seed: maphash.MakeSeed()}
	for _, f := range files {
		d.left = append(d.left, f.Bytes)
	}
	return d
}

// may reports whether a record may have an id.
func (d *declarations) may(id string) bool {
	d.Lock()
	defer d.Unlock()
	hash := maphash.String(d.seed, id)
	for {
		if _, ok := d.ids[hash]; ok || d.any || len(d.left) == 0 {
			return ok || d.any
		}
		d.look()
	}
}

// look looks through a stretch more, for what begins in it.
func (d *declarations) look() {
	text := d.left[0]
	n := min(len(text), partBytes)
	if d.left[0] = text[n:]; n == len(text) {
		d.left = d.left[1:]
	}
	for at := 0; ; at++ {
		next := bytes.Index(text[at:min(n+1, len(text))], []byte("id"))
		if next < 0 {
			break
		}
		at += next + 1
		if at < 2 || !isIDByte(text[at-2]) {
			d.value(text[at+1:])
		}
	}
	for at := 0; ; at++ {
		next := bytes.IndexByte(text[at:n], '\\')
		if next < 0 {
			return
		}
		at += next
		d.any = d.any || isEscapedID(text[at+1:])
	}
}

// value takes the id that stands behind the name of its field, if that is what it is.
func (d *declarations) value(text []byte) {
	const around = "\"' \t\r\n"
	text = bytes.TrimLeft(text, around)
	text, ok := bytes.CutPrefix(text, []byte(":"))
	if !ok {
		d.any = d.any || len(text) > 0 && text[0] == '#' // the colon may follow the comment
		return
	}
	text = bytes.TrimLeft(text, around)
	if len(text) > 0 && (text[0] == '|' || text[0] == '>') { // it stands on the next line
		text = bytes.TrimLeft(text[lineLength(text):], around)
	}
	end := 0
	for end < len(text) && isIDByte(text[end]) {
		end++
	}
	if end == 0 {
		d.any = d.any || len(text) > 0 && bytes.IndexByte([]byte("#&!"), text[0]) >= 0 // it may stand behind
		return
	}
	d.ids[maphash.Bytes(d.seed, text[:end])] = struct{}{}
}

// isIDByte reports whether an id may have a character.
func isIDByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '.' || b == '_' || b == '-'
}

// isEscapedID reports whether behind a backslash stands what makes, between double marks,
// a character of an id, or joins two lines of one.
func isEscapedID(text []byte) bool {
	if len(text) == 0 {
		return false
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[text[0]]
	if digits == 0 || len(text) <= digits {
		return text[0] == '\n' || text[0] == '\r'
	}
	code, err := strconv.ParseUint(string(text[1:1+digits]), 16, 32)
	return err == nil && code < 0x80 && isIDByte(byte(code))
}
