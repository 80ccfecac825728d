package cli

import (
	"fmt"
	"slices"
	"strings"

	"entente/model"
)

// A named is something that a flag can name: by its id, or by what it is called.
type named struct {
	id    string
	words []string
}

// description is what a shell may tell beside the id.
func (n named) description() string {
	if len(n.words) == 0 || n.words[0] == n.id {
		return ""
	}
	return n.words[0]
}

func actors(d *model.Dossier) []named {
	list := make([]named, len(d.Actors))
	for i := range d.Actors {
		a := &d.Actors[i]
		list[i] = named{a.ID, append([]string{a.Name, a.Short}, a.Aliases...)}
	}
	return list
}

// claimants are all who can claim: actors, sources, and nobody named.
func claimants(d *model.Dossier) []named {
	list := actors(d)
	for i := range d.Sources {
		s := &d.Sources[i]
		list = append(list, named{s.ID, []string{s.ContainerTitle, s.Title}})
	}
	return append(list, named{model.Unattributed, []string{d.PartyName(model.Unattributed)}})
}

func types(d *model.Dossier) []named {
	list := make([]named, len(d.Types))
	for i := range d.Types {
		list[i] = named{d.Types[i].ID, []string{d.Types[i].Label}}
	}
	return list
}

func ties(d *model.Dossier) []named {
	list := make([]named, len(d.Ties))
	for i := range d.Ties {
		list[i].id = d.Ties[i].ID
	}
	return list
}

func quotes(d *model.Dossier) []named {
	list := make([]named, len(d.Quotes))
	for i := range d.Quotes {
		list[i].id = d.Quotes[i].ID
	}
	return list
}

func standings(*model.Dossier) []named { return wordsAlone(model.Standings()) }

func orders(*model.Dossier) []named { return wordsAlone(orderWords()) }

// orderWords are the orders' words, each at the place of its order.
func orderWords() []string { return wordsTo(model.OrderParagraph) }

func quoteOrders(*model.Dossier) []named { return wordsAlone(quoteOrderWords()) }

// quoteOrderWords are the words of quotations' orders, each at its place.
func quoteOrderWords() []string { return wordsTo(model.QuotesByParagraph) }

// The lists' words. The last two need an id behind them.
const (
	listTies    = "ties"
	listAllTies = "all-ties"
	listQuotes  = "quotes"
	listSaidBy  = "said-by"
	listQuote   = "quote"
)

// listWords are the lists that are named by a word alone.
func listWords() []string { return []string{listTies, listAllTies, listQuotes} }

func lists(*model.Dossier) []named {
	return wordsAlone(append(listWords(), listSaidBy+":ID", listQuote+":ID"))
}

// wholeLists are all that --list can name, for a shell to complete.
func wholeLists(d *model.Dossier) []named {
	words := listWords()
	for _, c := range claimants(d) {
		words = append(words, listSaidBy+":"+c.id)
	}
	for _, q := range quotes(d) {
		words = append(words, listQuote+":"+q.id)
	}
	return wordsAlone(words)
}

func drawingNames(*model.Dossier) []named { return wordsAlone(drawingWords()) }

// drawingWords are the drawings' words, each at the place of its drawing.
func drawingWords() []string { return wordsTo(model.LadderDrawing) }

func lensWords(*model.Dossier) []named { return wordsAlone(wordsTo(model.ConfirmedOnly)) }

func focuses(*model.Dossier) []named { return wordsAlone(focusWords()) }

// focusWords are the panes' words, each at the place of its pane.
func focusWords() []string { return wordsTo(model.Sources) }

func themes(*model.Dossier) []named { return wordsAlone(themeWords()) }

// themeWords are the themes' words, each at the place of its theme.
func themeWords() []string { return []string{"auto", "dark", "light"} }

// wordsTo are the words of a scale up to its last value, each at the place of its
// value.
func wordsTo[V interface {
	~uint8
	String() string
}](last V) []string {
	var words []string
	for v := V(0); v <= last; v++ {
		words = append(words, v.String())
	}
	return words
}

func wordsAlone(words []string) []named {
	list := make([]named, len(words))
	for i, w := range words {
		list[i].id = w
	}
	return list
}

// A resolver finds what a reader's words mean, and gathers those that mean
// nothing.
type resolver struct {
	dossier *model.Dossier
	given   func(flag string) bool
	wrong   []string
}

// one finds the id that a flag's value means; empty where the flag wasn't given.
func (r *resolver) one(flag, word string, known func(*model.Dossier) []named) string {
	if !r.given(flag) {
		return ""
	}
	return r.find(flag, word, known(r.dossier))
}

// several finds the ids that a flag's values mean, each once.
func (r *resolver) several(flag string, values []string, known func(*model.Dossier) []named) []string {
	var ids []string
	list := known(r.dossier)
	for _, value := range values {
		words := strings.Split(value, ",")
		if len(meant(value, list)) > 0 {
			words = []string{value} // a name with a comma in it
		}
		for _, word := range words {
			if id := r.find(flag, word, list); !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

func (r *resolver) find(flag, word string, known []named) string {
	ids := meant(word, known)
	switch len(ids) {
	case 1:
		return ids[0]
	case 0:
		r.wrong = append(r.wrong, unknown("--"+flag, word, known))
	default:
		r.wrong = append(r.wrong, fmt.Sprintf("--%s: %s may mean %s; write which", flag, quoted(word), either(ids)))
	}
	return ""
}

// meant gives the ids that a word means: the one that it is, else all that are
// called so, whatever the capitals and the kind of apostrophe.
func meant(word string, known []named) []string {
	key := plainWord(word)
	var ids []string
	for _, n := range known {
		if n.id == key {
			return []string{n.id}
		}
		called := func(w string) bool { return key != "" && plainWord(w) == key }
		if slices.ContainsFunc(n.words, called) {
			ids = append(ids, n.id)
		}
	}
	return ids
}

func plainWord(word string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(word), "’", "'"))
}

// fewKnown is how many values a message lists whole.
const fewKnown = 15

// unknown says that a word means nothing to a flag or a command, and what may
// have been meant.
func unknown(of, word string, known []named) string {
	message := fmt.Sprintf("%s: there is no %s", of, quoted(word))
	if near := nearIDs(word, known); len(near) > 0 {
		return message + "; did you mean " + either(near) + "?"
	}
	if len(known) > fewKnown || len(known) == 0 {
		return message + "; entente --plain lists what there is"
	}
	return message + "; there are " + all(idsOf(known))
}

func idsOf(known []named) []string {
	ids := make([]string, len(known))
	for i := range known {
		ids[i] = known[i].id
	}
	return ids
}

// nearIDs gives the ids of what is spelt nearly so, three at most.
func nearIDs(word string, known []named) []string {
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
	for _, w := range nearest(plainWord(word), words, len(words)) {
		if !slices.Contains(near, ids[w]) && len(near) < most {
			near = append(near, ids[w])
		}
	}
	return near
}
