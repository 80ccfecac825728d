package foreign

import (
	"entente/data/internal/once"
	"entente/model"
)

// A pool keeps in memory once what comes in many rows.
type pool struct{ texts once.Texts }

// keep returns a text that shares its memory with equal ones alone.
func (p *pool) keep(text string) string { return p.texts.Keep(text) }

// fields keeps the names and the texts of fields.
func (p *pool) fields(fields model.Fields) {
	for i := range fields {
		fields[i].Name = p.keep(fields[i].Name)
		if len(fields[i].Text) <= once.Longest {
			fields[i].Text = p.keep(fields[i].Text)
		}
	}
}
