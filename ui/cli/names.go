package cli

import (
	"fmt"
	"slices"
	"strings"

	"entente/model"
	"entente/ui/explorer"
	"entente/ui/plain"
)

// A named is something that a flag can name, by its id or by what it is called.
type named struct {
	id    string
	words []string
}

// description returns what a shell may show beside the id.
func (n named) description() string {
	if len(n.words) == 0 || n.words[0] == n.id {
		return ""
	}
	return n.words[0]
}

// choices returns what a flag can name in a dossier.
type choices = func(*model.Dossier) []named

func actors(d *model.Dossier) []named {
	return each(d.Actors, func(a model.Actor) named {
		return named{a.ID, append([]string{a.DistinctName(), a.Name, a.Short}, a.AliasNames()...)}
	})
}

// claimants returns all who can make claims: actors, sources, and nobody named.
func claimants(d *model.Dossier) []named {
	return append(parties(d), named{model.Unattributed, []string{d.PartyName(model.Unattributed)}})
}

// parties returns the actors and the sources.
func parties(d *model.Dossier) []named { return append(actors(d), sources(d)...) }

func sources(d *model.Dossier) []named {
	return each(d.Sources, func(s model.Source) named {
		return named{s.ID, []string{d.PartyName(s.ID), d.ShortSource(s.ID), s.ContainerTitle, s.Title}}
	})
}

// amongNames returns the actors, and the word for the protagonists.
func amongNames(d *model.Dossier) []named {
	if d.ActorByID(model.Core) != nil {
		return actors(d)
	}
	return append(actors(d), named{model.Core, []string{d.ValueInWords(model.Among, model.Core)}})
}

func types(d *model.Dossier) []named {
	return each(d.Types, func(t model.TieType) named { return named{t.ID, []string{t.Label}} })
}

func ties(d *model.Dossier) []named {
	return each(slices.Collect(d.EachTie()), func(t *model.Tie) named { return named{id: t.ID} })
}

func quotes(d *model.Dossier) []named {
	return each(d.Quotes, func(q model.Quote) named { return named{id: q.ID} })
}

// scale returns the words of an enum's values.
func scale[E model.Enum](*model.Dossier) []named { return wordsAlone(model.Words[E]()) }

// A list is one that --list can name: by a word, with an id behind it where it is a
// list of something.
type list struct {
	word string
	kind model.ScopeKind
	of   choices
}

func lists() []list {
	return []list{
		{"ties", model.TiesOfActor, nil},
		{"all-ties", model.AllTies, nil},
		{"quotes", model.AllQuotes, nil},
		{"said-by", model.SaidBy, claimants},
		{"quote", model.TiesOfQuote, quotes},
	}
}

// listNamed returns the list with that word, or the zero list, which is of ties.
func listNamed(word string) list {
	for _, l := range lists() {
		if l.word == word {
			return l
		}
	}
	return list{}
}

// listNames returns the words of lists for a message.
func listNames(*model.Dossier) []named {
	return each(lists(), func(l list) named {
		if l.of != nil {
			l.word += ":ID"
		}
		return named{id: l.word}
	})
}

// wholeLists returns all that --list can name, for a shell to complete.
func wholeLists(d *model.Dossier) []named {
	var all []named
	for _, l := range lists() {
		if l.of == nil {
			all = append(all, named{id: l.word})
			continue
		}
		all = append(all, each(l.of(d), func(n named) named { return named{id: l.word + ":" + n.id} })...)
	}
	return all
}

func themes(*model.Dossier) []named { return wordsAlone(explorer.Themes()) }

func wordsAlone(words []string) []named {
	return each(words, func(w string) named { return named{id: w} })
}

// A resolver finds what a reader's words mean, and gathers what is wrong with them.
type resolver struct {
	dossier *model.Dossier
	given   func(flag string) bool
	wrong   []string
}

// one returns the id that a flag's value means; empty where the flag wasn't given.
func (r *resolver) one(flag, word string, known choices) string {
	if !r.given(flag) {
		return ""
	}
	return r.find("--"+flag, word, known(r.dossier))
}

// valued returns the value of an enum that a flag's word means; the zero value where
// the flag wasn't given.
func valued[E model.Enum](r *resolver, flag, word string) E {
	value, _ := model.Parse[E](r.one(flag, word, scale[E]))
	return value
}

// several returns the ids that a flag's values mean, each once.
func (r *resolver) several(flag string, values []string, known choices) []string {
	var ids []string
	list := known(r.dossier)
	for _, value := range values {
		words := strings.Split(value, ",")
		if len(meant(value, list)) > 0 {
			words = []string{value} // a name with a comma in it
		}
		for _, word := range words {
			if id := r.find("--"+flag, word, list); !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// find returns the id that a flag's value or an argument means; empty where it means
// none or several.
func (r *resolver) find(of, word string, known []named) string {
	switch ids := meant(word, known); len(ids) {
	case 1:
		return ids[0]
	case 0:
		r.wrong = append(r.wrong, unknown(of, word, known))
	default:
		r.wrong = append(r.wrong, fmt.Sprintf("%s: %s may mean %s; write which", of, quoted(word), plain.Either(described(ids, word, known))))
	}
	return ""
}

// meant returns the ids that a word means: the one that it is, else those that it is as
// [model.Fold] makes it, else all with that name.
func meant(word string, known []named) []string {
	key := plainWord(word)
	is := func(w string) bool { return key != "" && plainWord(w) == key }
	var ids, called []string
	for _, n := range known {
		switch {
		case n.id == strings.TrimSpace(word):
			return []string{n.id}
		case is(n.id):
			ids = append(ids, n.id)
		case slices.ContainsFunc(n.words, is):
			called = append(called, n.id)
		}
	}
	if len(ids) > 0 {
		return ids
	}
	return called
}

// described returns ids with what each is called behind it, if that is more than the word.
func described(ids []string, word string, known []named) []string {
	return each(ids, func(id string) string {
		at := slices.IndexFunc(known, func(n named) bool { return n.id == id })
		if what := known[at].description(); what != "" && plainWord(what) != plainWord(word) {
			return id + " (" + what + ")"
		}
		return id
	})
}

// plainWord returns a word that a reader typed in a form that can be compared.
func plainWord(word string) string { return model.Fold(strings.TrimSpace(word)) }

// fewKnown is how many values a message lists at most.
const fewKnown = 15

// unknown returns the message that a flag or a command doesn't know a word of a dossier, with
// what may have been meant.
func unknown(of, word string, known []named) string {
	return unknownBut(of, word, known, "entente --plain")
}

// unknownBut is unknown with the command that lists all known words, where these are many.
func unknownBut(of, word string, known []named, lists string) string {
	message := fmt.Sprintf("%s: there is no %s", of, quoted(word))
	if near := suggestions(word, known); len(near) > 0 {
		return message + "; did you mean " + plain.Either(near) + "?"
	}
	if len(known) > fewKnown || len(known) == 0 {
		return message + "; " + lists + " lists what there is"
	}
	return message + "; there are " + plain.All(idsOf(known))
}

func idsOf(known []named) []string {
	return each(known, func(n named) string { return n.id })
}

// suggestions returns the ids of what is spelt almost alike, three at most.
func suggestions(word string, known []named) []string {
	var words []string
	ids := map[string]string{}
	for _, n := range known {
		for _, w := range append([]string{n.id}, n.words...) {
			if w = plainWord(w); w != "" && ids[w] == "" {
				ids[w] = n.id
				words = append(words, w)
			}
		}
	}
	var near []string
	const most = 3
	for _, w := range model.Nearest(plainWord(word), words, len(words)) {
		if !slices.Contains(near, ids[w]) && len(near) < most {
			near = append(near, ids[w])
		}
	}
	return near
}
