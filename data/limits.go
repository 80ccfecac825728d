package data

import (
	"bytes"
	"fmt"

	"entente/data/safe"
)

// MaxFile is the most bytes that a file of a dossier, or a source's text, may
// have. It is far beyond what people write by hand; it keeps a wrong file from
// filling the memory.
const MaxFile = 32 << 20

// MaxDossier is the most bytes that the files of a folder may have together. A
// hundred thousand ties take some 70 MB.
const MaxDossier = 128 << 20

// MaxValues is the most values, lines and commas that the files of a dossier may have
// together. A hundred thousand ties have ten million.
const MaxValues = 24_000_000

// MaxRecord is the most values, lines and commas that one record may have, such as a
// tie with its claims.
const MaxRecord = 400_000

// values returns how many values a text may have, whatever it is: no fewer than two
// thirds of those that YAML would make of it, and mostly a few more, since lines and
// commas within texts count too.
func values(text []byte) int {
	n := bytes.Count(text, []byte{'\n'})
	if bytes.IndexByte(text, '\r') >= 0 {
		n = 0
		for rest := text; len(rest) > 0; rest = rest[lineLength(rest):] {
			n++
		}
	}
	for _, mark := range []string{",", ":", "[", "{", "- ", "? "} {
		n += bytes.Count(text, []byte(mark))
	}
	return n + strayWeight*strays(text)
}

// strayWeight is how many values one of the [strays] counts for: the parser has some 800
// bytes for it, twice as many as for another.
const strayWeight = 2

// strays returns how many values of a text may stand behind another with nothing between
// them, which are quoted or begin with a sign. That is no YAML, but the parser keeps them
// all before it says so: what could be the name of a field may go on.
func strays(text []byte) int {
	n := 0
	last, gap := byte('\n'), false // what stands before, and whether blanks are between
	for _, b := range text {
		switch b {
		case ' ', '\t':
			gap = true
			continue
		case '"', '\'', '&', '*', '!':
			if (gap || last == '"' || last == '\'') && !separates(last) {
				n++
			}
		}
		last, gap = b, false
	}
	return n
}

// separates reports whether a value may stand behind that byte.
func separates(b byte) bool { return bytes.IndexByte([]byte("\n\r,:[{-?"), b) >= 0 }

// Limits are what of a dossier is read at most. The zero Limits are the usual ones.
type Limits struct {
	// Size is how many bytes the files may have together, if it is more than
	// [MaxDossier]; a file may have as many then, and values grow with them.
	Size int64
}

// MostSize is the most that [Limits] may have as their Size: lines and columns are kept in
// 32 bits, and what is larger than that belongs into a database.
const MostSize = 2047 << 20

func (l Limits) file() int64    { return max(l.Size, MaxFile) }
func (l Limits) foreign() int64 { return max(l.Size, MaxForeign) }
func (l Limits) dossier() int64 { return max(l.Size, MaxDossier) }
func (l Limits) values() int    { return l.grown(MaxValues) }
func (l Limits) record() int    { return l.grown(MaxRecord) }

func (l Limits) grown(usual int) int {
	return int(max(int64(usual), int64(usual)/100*l.Size/MaxDossier*100))
}

// raise says how to have something read that is larger than the limit of so many bytes.
func raise(limit int64) string {
	return fmt.Sprintf("raise the limit: --max-size %d", min(2*limit, MostSize)>>20)
}

// tooMany returns, of files with more values than a dossier may have, the mistake that
// says so; else nothing.
func (r *Reading) tooMany(files []File) Refused {
	n := 0
	for i, f := range files {
		if n += values(f.Bytes); n <= r.values() {
			continue
		}
		what := "the file has"
		if i > 0 {
			what = "with this file, the dossier has"
		}
		return Refused{{
			Location: Location{safe.Clean(f.Name), 1, 1},
			What:     fmt.Sprintf("%s more than %d million values, lines and commas", what, r.values()/1_000_000),
			Fix:      "share it out over several dossiers, or " + raise(r.dossier()),
		}}
	}
	return nil
}

// tooLarge tells of a record with more values than it may have.
func (d *decoder) tooLarge(at Location, most int) {
	d.wrongAt(at, "share it out, or "+raise(d.far.dossier()), "a record here has more than %d values, lines and commas", most)
}
