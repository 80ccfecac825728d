package data

import (
	"bytes"
	"io"
	"runtime/debug"

	"entente/data/safe"
)

// json reads the file at hand if it is JSON, and returns what reads it, which tells where
// that stopped if not all of it was read; nil where it is something else. JSON lines are
// always read. It reports whether all was understood, and whether it was read.
func (d *decoder) json() (p *jsonReader, understood, read bool) {
	at, line := jsonStart(d.at.text)
	if at < 0 {
		return nil, false, false
	}
	p = newJSONReader(d, &jsonPlaces{source: d.at, name: d.file}, d.at.text, at, line)
	if inJSONLines(p.text[at:]) {
		understood = p.lines()
	} else if understood = p.root(); !understood && d.ended == (Location{}) {
		return p, false, false
	}
	d.far.parsed.Add(int64(p.size - p.told))
	d.locations.claims = p.places.claimLines(d.records.Ties)
	return p, understood && !p.refused, true
}

// loadJSON reads a dossier of one file as a stream if it is JSON that is understood at
// once; else it returns nil, and has read nothing. What it doesn't keep of the file is
// read again when a location is asked for.
func (r *Reading) loadJSON(name string) (*Loaded, error) {
	f, size, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	stream, head := awaited{f, patience}, make([]byte, jsonChunk)
	n, err := io.ReadFull(stream, head)
	text := bytes.TrimPrefix(head[:n], []byte("\ufeff"))
	at, line := jsonStart(text)
	if err != nil || size < int64(n) || size > r.file() || at < 0 {
		return nil, nil //nolint:nilnil // it is read as a whole, and then what is wrong is told
	}
	d := newDecoder(r, []File{{Name: name}})
	d.file = safe.Clean(name)
	places := &jsonPlaces{name: d.file, source: &source{again: func() []byte {
		text, _ := r.readFile(name) // without it no location is known
		return text
	}}}
	p := newJSONReader(d, places, text, at, line)
	p.stream, p.size = io.LimitReader(stream, size-int64(n)), int(size) // what is added meanwhile may be half of something
	r.all.Add(size)
	read := p.root
	if inJSONLines(text[at:]) {
		read = p.lines
	}
	understood := read()
	if !understood && d.ended == (Location{}) {
		r.all.Add(-size)
		r.parsed.Add(int64(-p.told))
		if p.told > 1<<20 {
			debug.FreeOSMemory() // what was read of it is as much as will be read again
		}
		return nil, nil //nolint:nilnil // as above
	}
	r.parsed.Add(size - int64(p.told))
	d.locations.claims = places.claimLines(d.records.Ties)
	return d.loaded(understood && !p.refused, map[string]*source{d.file: places.source})
}
