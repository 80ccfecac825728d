package foreign

import (
	"strings"

	"entente/model"
)

// A joint is what is known of an actor of whom several places say something: what one of
// them adds is found at once, however much was said before.
type joint struct {
	aliases                 map[model.Alias]bool
	identifiers, attributes union
}

// jointOf returns that of an actor with an index. It is kept where much was said.
func (im *Import) jointOf(n int) *joint {
	a, j := &im.records.Actors[n], im.joints[n]
	if j == nil {
		j = &joint{make(map[model.Alias]bool, len(a.Aliases)), unionOf(a.Identifiers), unionOf(a.Attributes)}
		for _, alias := range a.Aliases {
			j.aliases[alias] = true
		}
	}
	if len(a.Aliases)+len(a.Identifiers)+len(a.Attributes) >= fewFields {
		im.joints[n] = j
	}
	return j
}

// join adds to an actor what another place says of it.
func (im *Import) join(n int, said model.Actor) {
	a, j := &im.records.Actors[n], im.jointOf(n)
	for _, alias := range said.Aliases {
		if alias.Name != a.Name && !j.aliases[alias] {
			j.aliases[alias] = true
			a.Aliases = append(a.Aliases, alias)
		}
	}
	for _, text := range []string{said.Summary, said.Note} {
		if text != "" && text != a.Summary && text != a.Note && len(a.Note) <= mostNote {
			a.Note = strings.TrimSpace(a.Note + " " + text)
		}
	}
	a.Identifiers, a.Attributes = j.identifiers.add(said.Identifiers), j.attributes.add(said.Attributes)
}

// mostNote is how many bytes the characters of a note have at most. One that is longer is
// cut, and needn't be longer still.
const mostNote = 20_000 * 4

// A union is fields of several places, of which each says something else.
type union struct {
	gathering

	there map[model.Field]bool
}

func unionOf(fields model.Fields) union {
	u := union{gathering{fields: fields}, make(map[model.Field]bool, len(fields))}
	for _, f := range fields {
		u.there[unnumbered(f)] = true
	}
	return u
}

// add returns the fields with those of others that say something else.
func (u *union) add(others model.Fields) model.Fields {
	for _, f := range others {
		if is := unnumbered(f); !u.there[is] {
			u.there[is] = true
			u.gathering.add(f.Name, f.Text)
		}
	}
	return u.fields
}

// unnumbered returns a field without the number by which its name is told apart.
func unnumbered(f model.Field) model.Field {
	if name := strings.TrimRight(f.Name, "0123456789"); strings.HasSuffix(name, " ") {
		f.Name = strings.TrimSuffix(name, " ")
	}
	return f
}
