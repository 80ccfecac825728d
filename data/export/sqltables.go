package export

import (
	"slices"

	"entente/model"
)

// ofActor begins a table of what an actor has several of.
const ofActor = "actor text not null references actors (id)"

// sqlTables are in the order in which they refer to each other.
var sqlTables = []sqlTable{
	{"dossier", "The dossier: one row. What a filter kept of it, in words, is in kept.", []string{
		"id text primary key", "title text not null", "as_of text", "marking text", "kept text",
	}, func(p Part, add func(...any)) {
		h := p.Dossier.Head
		add(h.ID, h.Title, h.AsOf.EDTF(), h.Marking.String(), joined("; and ", p.Kept...))
	}},
	{"actor_types", "A kind of actors. Those that the dossier declares have a label.", []string{
		"id text primary key", "position integer not null", "label text",
	}, func(p Part, add func(...any)) {
		for i, id := range model.ActorTypes() {
			add(id, i+1, "")
		}
		for i, k := range p.Dossier.Head.Kinds {
			add(k.ID, len(model.ActorTypes())+i+1, k.Label)
		}
	}},
	{"sources", "A published text.", []string{
		"id text primary key", "position integer not null", "type text not null", "title text not null", "container_title text",
		"issued text", "issued_derived integer not null", "url text", "accessed text", "archive_url text", "archived text", "access text",
		"reliability text", "corrected text", "retracted text", "note text",
	}, func(p Part, add func(...any)) {
		for i, s := range p.Sources {
			add(s.ID, i+1, s.Type, s.Title, s.ContainerTitle, s.Issued.EDTF(), s.IssuedDerived, s.URL, s.Accessed.EDTF(), s.ArchiveURL, s.Archived.EDTF(), s.Access,
				s.Reliability.String(), s.Corrected.EDTF(), s.Retracted.EDTF(), s.Note)
		}
	}},
	{"source_variables", "Another variable of CSL that a source has: a text, a number or a date. That of names has only its position here.", []string{
		"source text not null references sources (id)", "position integer not null", "name text not null", "value text", "primary key (source, name)",
	}, func(p Part, add func(...any)) {
		for _, s := range p.Sources {
			for i, v := range s.Variables {
				add(s.ID, i+1, v.Name, v.Text+v.Date.EDTF())
			}
		}
	}},
	{"source_names", "A name that a source has, as its author or in another variable of CSL. Whole where its parts aren’t known.", []string{
		"source text not null references sources (id)", "variable text not null", "position integer not null", "literal text", "family text", "given text",
		"dropping_particle text", "non_dropping_particle text", "suffix text", "primary key (source, variable, position)",
	}, sourceNames},
	{"actors", "A party: a state, a person, an organization.", []string{
		"id text primary key", "position integer not null", "name text not null", "short text", "type text not null references actor_types (id)",
		"core integer not null", "summary text", "role text", "note text",
	}, func(p Part, add func(...any)) {
		for i, a := range p.Actors {
			add(a.ID, i+1, a.Name, a.Short, a.Type.String(), a.Core, a.Summary, a.Role, a.Note)
		}
	}},
	{"speakers", "An office that speaks for another actor.", []string{
		"actor text primary key references actors (id)", "speaks_for text not null references actors (id)",
	}, func(p Part, add func(...any)) {
		for _, a := range p.Actors {
			if a.SpeaksFor != "" {
				add(a.ID, a.SpeaksFor)
			}
		}
	}},
	{"affiliations", "Where someone works, which isn’t whom they speak for.", []string{
		"actor text primary key references actors (id)", "affiliation text not null references actors (id)",
	}, func(p Part, add func(...any)) {
		for _, a := range p.Actors {
			if a.Affiliation != "" {
				add(a.ID, a.Affiliation)
			}
		}
	}},
	{"aliases", "Another name of an actor.", []string{
		ofActor, "position integer not null", "name text not null", "language text", "primary key (actor, position)",
	}, func(p Part, add func(...any)) {
		for _, a := range p.Actors {
			for i, other := range a.Aliases {
				add(a.ID, i+1, other.Name, other.Language)
			}
		}
	}},
	{"roles", "What an actor is or was, over time, and at which other.", []string{
		ofActor, "position integer not null", "role text not null", "organization text references actors (id)", "date text", "primary key (actor, position)",
	}, func(p Part, add func(...any)) {
		for _, a := range p.Actors {
			for i, r := range a.Roles {
				add(a.ID, i+1, r.Role, r.At, r.Date.EDTF())
			}
		}
	}},
	{"identifiers", "What an actor is called in a register, such as wikidata.", fieldsSQL(ofActor, "actor"), func(p Part, add func(...any)) {
		for _, a := range p.Actors {
			addFields(a.ID, a.Identifiers, add)
		}
	}},
	{"actor_attributes", "What else is known of an actor.", fieldsSQL(ofActor, "actor"), func(p Part, add func(...any)) {
		for _, a := range p.Actors {
			addFields(a.ID, a.Attributes, add)
		}
	}},
	{"tie_types", "A kind of ties.", []string{
		"id text primary key", "position integer not null", "label text not null", "letter text not null", "definition text not null", "family text not null",
	}, func(p Part, add func(...any)) {
		for i, t := range p.Types {
			add(t.ID, i+1, t.Label, t.Letter, t.Definition, t.Family)
		}
	}},
	{"ties", "A relationship of actors.", []string{
		"id text primary key", "position integer not null", "type text not null references tie_types (id)", "label text", "amount text", "summary text not null",
		"date text", "date_derived integer not null", "note text",
	}, func(p Part, add func(...any)) {
		for i, t := range p.Ties {
			add(t.ID, i+1, t.Type, t.Label, t.Amount, t.Summary, t.Date.EDTF(), t.DateDerived, t.Note)
		}
	}},
	{"tie_attributes", "What else is known of a tie.", fieldsSQL("tie text not null references ties (id)", "tie"), func(p Part, add func(...any)) {
		for _, t := range p.Ties {
			addFields(t.ID, t.Attributes, add)
		}
	}},
	{"ends", "An end of a tie. Its role is from or to; without a direction it is between, where each is tied with each, or side 1 or side 2.", []string{
		"tie text not null references ties (id)", "position integer not null", ofActor,
		"role text not null check (role in ('from', 'to', 'between', 'side 1', 'side 2'))", "primary key (tie, position)",
	}, func(p Part, add func(...any)) {
		for _, t := range p.Ties {
			for i, e := range endsOf(t) {
				add(t.ID, i+1, e.actor, e.role)
			}
		}
	}},
	{"quotations", "What a source prints between quotation marks, and where.", []string{
		"id text primary key", "position integer not null", "text text not null", "source text not null references sources (id)",
		locatorHere, "said text", "said_derived integer not null", "kind text not null", "context text", "note text",
	}, func(p Part, add func(...any)) {
		for i, q := range p.Quotes {
			add(slices.Concat([]any{q.ID, i + 1, q.Text, q.Source}, locatorValues(q.Locator), []any{q.Said.EDTF(), q.SaidDerived, q.Kind.String(), q.Context, q.Note})...)
		}
	}},
	{"quotation_speakers", "Who said it.", []string{
		"quotation text not null references quotations (id)", "position integer not null", ofActor, "primary key (quotation, position)",
	}, func(p Part, add func(...any)) {
		for _, q := range p.Quotes {
			for i, id := range q.By {
				add(q.ID, i+1, id)
			}
		}
	}},
	{"claims", "Someone’s word about a tie: that of an actor, of a source in its own voice, or, where both are null, of nobody who is named.", []string{
		"tie text not null references ties (id)", "position integer not null", "by_actor text references actors (id)", "by_source text references sources (id)",
		"stance text not null", "certainty text", "confidence text", "said text", "said_derived integer not null", "withdrawn text", "note text", "primary key (tie, position)",
	}, claimsSQL},
	{"evidence", "Where a claim is printed: in the position 1 it is claimed, in others it is printed too, and the last may be where it was withdrawn.", []string{
		"tie text not null", "claim integer not null", "position integer not null", "kind text not null check (kind in ('claimed', 'also', 'withdrawn'))",
		"source text not null references sources (id)", locatorHere,
		"wording text", "quotation text references quotations (id)", "primary key (tie, claim, position)", "foreign key (tie, claim) references claims (tie, position)",
	}, evidenceSQL},
}

// fieldsSQL are the columns of a table of fields.
func fieldsSQL(of, name string) []string {
	return []string{of, "position integer not null", "name text not null", "value text", "primary key (" + name + ", name)"}
}

func addFields(of string, fields model.Fields, add func(...any)) {
	for i, f := range fields {
		add(of, i+1, f.Name, f.Text)
	}
}

func sourceNames(p Part, add func(...any)) {
	for _, s := range p.Sources {
		list := append([]model.Variable{{Name: "author", Names: s.Author}}, s.Variables...)
		for _, v := range list {
			for i, n := range v.Names {
				add(s.ID, v.Name, i+1, n.Literal, n.Family, n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Suffix)
			}
		}
	}
}

func claimsSQL(p Part, add func(...any)) {
	for _, t := range p.Ties {
		for i := range t.Claims {
			c := &t.Claims[i]
			actor, source, withdrawn := "", "", ""
			switch {
			case p.Dossier.ActorByID(c.By) != nil:
				actor = c.By
			case c.By != model.Unattributed:
				source = c.By
			}
			if c.Withdrawn != nil {
				withdrawn = c.Withdrawn.EDTF()
			}
			add(t.ID, i+1, actor, source, c.Stance.String(), c.Certainty.String(), c.Confidence.String(), c.Said.EDTF(), c.SaidDerived, withdrawn, c.Note)
		}
	}
}

func evidenceSQL(p Part, add func(...any)) {
	for _, t := range p.Ties {
		for i := range t.Claims {
			c := &t.Claims[i]
			for n, e := range passages(c) {
				kind := "also"
				switch {
				case n == 0:
					kind = "claimed"
				case n > len(c.AlsoIn):
					kind = "withdrawn"
				}
				add(slices.Concat([]any{t.ID, i + 1, n + 1, kind, e.Source}, locatorValues(e.Locator), []any{e.Wording, e.Quote})...)
			}
		}
	}
}
