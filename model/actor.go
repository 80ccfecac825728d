package model

import (
	"cmp"
	"slices"
)

// An Actor is a party that ties, claims and quotes name.
type Actor struct {
	ID          string    `json:"id"`              // shares one namespace with the sources
	Name        string    `json:"name"`            // others may have the same
	Short       string    `json:"short,omitempty"` // for narrow heads; empty where the name will do
	Type        ActorType `json:"type"`
	Core        bool      `json:"core,omitempty"`    // one of the dossier's protagonists
	Aliases     []Alias   `json:"aliases,omitempty"` // other names the sources use
	Summary     string    `json:"summary,omitempty"`
	Role        string    `json:"role,omitempty"`        // a person's office or position, as the source prints it
	SpeaksFor   string    `json:"speaks_for,omitempty"`  // the actor whose word this one's is; empty for most
	Affiliation string    `json:"affiliation,omitempty"` // where a person works, which isn't whom they speak for
	Roles       []Role    `json:"roles,omitempty"`       // over time
	Identifiers Fields    `json:"identifiers,omitempty"` // by who gives them, such as wikidata
	Attributes  Fields    `json:"attributes,omitempty"`
	Note        string    `json:"note,omitempty"`

	distinct string // the name with what tells it from others; empty where it is unique
}

// DistinctName returns the name with what tells the actor from others of that name
// behind it, where there are any: its role, else its type, else its id. It is what
// stands wherever an actor is named alone.
func (a *Actor) DistinctName() string { return cmp.Or(a.distinct, a.Name) }

// tellApart gives actors of the same name distinct names.
func tellApart(actors []Actor) {
	times := make(map[string]int, len(actors))
	for i := range actors {
		actors[i].distinct = ""
		times[actors[i].Name]++
	}
	called := map[string][]*Actor{}
	for i := range actors {
		if a := &actors[i]; times[a.Name] > 1 {
			called[a.Name] = append(called[a.Name], a)
		}
	}
	for _, same := range called {
		for _, a := range same {
			a.distinct = a.Name + " (" + a.apartFrom(same) + ")"
		}
	}
}

// apartFrom returns what of the actor is no word of any other of those.
func (a *Actor) apartFrom(all []*Actor) string {
	for _, word := range []string{a.Role, a.Type.String()} {
		if word != "" && !slices.ContainsFunc(all, func(b *Actor) bool {
			return b != a && (b.Role == word || b.Type.String() == word || b.ID == word)
		}) {
			return word
		}
	}
	return a.ID
}

// An Alias is another name of an actor.
type Alias struct {
	Name     string `json:"name"`
	Language string `json:"language,omitempty"` // a BCP 47 tag, such as "ru"; empty where nothing says it
}

// MarshalJSON writes a name of no language as a plain text.
func (a Alias) MarshalJSON() ([]byte, error) {
	if a.Language == "" {
		return plainJSON(a.Name)
	}
	type fields Alias
	return plainJSON(fields(a))
}

// AliasNames returns the names alone.
func (a *Actor) AliasNames() []string {
	if len(a.Aliases) == 0 {
		return nil
	}
	names := make([]string, len(a.Aliases))
	for i := range a.Aliases {
		names[i] = a.Aliases[i].Name
	}
	return names
}

// A Role is what an actor is somewhere, for a time.
type Role struct {
	Role string `json:"role"`
	At   string `json:"at,omitempty"` // an actor; empty where the role says it all
	Date Date   `json:"date,omitzero"`
}

// A Kind is a kind of actors that a dossier declares.
type Kind struct {
	ID    string `json:"id"`
	Label string `json:"label"` // of many, such as "vessels"
}

// ActorType says what kind of party an actor is: one of [ActorTypes], or the id of
// a [Kind] that the dossier declares.
type ActorType string

// The actor types that every dossier has.
const (
	State        ActorType = "state"
	Territory    ActorType = "territory"
	Organization ActorType = "organization"
	Alliance     ActorType = "alliance"
	Group        ActorType = "group"
	Person       ActorType = "person"
)

// ActorTypes returns the words of the types that every dossier has, in the order in
// which lists show them.
func ActorTypes() []string {
	return []string{string(State), string(Territory), string(Organization), string(Alliance), string(Group), string(Person)}
}

// String returns the type's word in a dossier.
func (t ActorType) String() string { return string(t) }

// ActorTypes returns the words of all types that actors of the dossier may have:
// those of every dossier, then the kinds that it declares.
func (h *Head) ActorTypes() []string {
	words := ActorTypes()
	for _, k := range h.Kinds {
		words = append(words, k.ID)
	}
	return words
}
