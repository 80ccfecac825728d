package foreign

import (
	"hash/maphash"
	"strings"

	"entente/model"
)

// A pool keeps texts in memory once that come again soon, as names of attributes and
// words such as true do. What it forgets is only there twice.
type pool struct {
	seed  maphash.Seed
	texts []string // by hash; nil as long as nothing is kept
}

// longest is how long a text may be that is looked for: longer ones seldom come again.
const longest = 64

// keep returns a text that shares its memory with equal ones alone.
func (p *pool) keep(text string) string {
	const size = 1 << 14
	switch {
	case text == "":
		return ""
	case len(text) > longest:
		return strings.Clone(text)
	case p.texts == nil:
		p.seed, p.texts = maphash.MakeSeed(), make([]string, size)
	}
	at := &p.texts[maphash.String(p.seed, text)%size]
	if *at != text {
		*at = strings.Clone(text)
	}
	return *at
}

// fields keeps the names and the texts of fields.
func (p *pool) fields(fields model.Fields) {
	for i := range fields {
		fields[i].Name = p.keep(fields[i].Name)
		if len(fields[i].Text) <= longest {
			fields[i].Text = p.keep(fields[i].Text)
		}
	}
}
