package data

import (
	"fmt"
	"slices"
	"strings"

	"entente/data/safe"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// Merge makes one actor of two, by their ids, wherever the dossier names them. The one
// that is kept has the other's names as aliases, and what it didn't have itself.
func (e *Editing) Merge(keep, drop string) (*Amendment, error) {
	if err := e.unmergeable(keep, drop); err != nil {
		return nil, err
	}
	kept, dropped := e.Dossier.PathOf("actors", keep), e.Dossier.PathOf("actors", drop)
	a := e.amendment()
	m := &merging{keep: keep, drop: drop}
	count := 0
	for _, list := range []string{"ties", "quotes", "actors"} {
		for i, s := range e.locations.records[list] {
			path := fmt.Sprintf("%s[%d]", list, i)
			now := s.node
			if path == kept {
				now, a.Left = m.actor(now, e.locations.find(dropped).node)
			} else {
				now = m.record(now)
			}
			if path == dropped || now == s.node {
				continue
			}
			if path != kept {
				count++
			}
			if err := a.replace(path, now); err != nil {
				return nil, fmt.Errorf("%s: %w", e.Location(path), err)
			}
		}
	}
	a.Left = append(append(a.Left, m.lost...), comments(e.locations.find(dropped).node)...)
	if err := a.remove(dropped); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Location(dropped), err)
	}
	a.Told = fmt.Sprintf("%s is %s now (records that named it: %d)", drop, keep, count)
	return a, a.check()
}

// unmergeable returns why two can't be made one; nil where they can.
func (e *Editing) unmergeable(keep, drop string) error {
	switch {
	case e.Dossier.ActorByID(keep) == nil || e.Dossier.ActorByID(drop) == nil:
		return fmt.Errorf("there are no two actors %s and %s", quoted(keep), quoted(drop))
	case keep == drop:
		return fmt.Errorf("%s is one actor already", quoted(keep))
	}
	if tied := e.tiedTo(keep, drop); len(tied) > 0 {
		return e.amendment().refused(tied)
	}
	return nil
}

// tiedTo returns the ties that would tie an actor to itself if two were one.
func (e *Editing) tiedTo(keep, drop string) (tied model.Problems) {
	for i := range e.Records.Ties {
		t := &e.Records.Ties[i]
		sides := append(slices.Clone(t.Between), t.From, t.To)
		apart := slices.ContainsFunc(sides, func(side []string) bool { return slices.Contains(side, keep) != slices.Contains(side, drop) })
		ends := slices.Concat(sides...)
		if slices.Contains(ends, keep) && slices.Contains(ends, drop) && (apart || len(ends) == 2) {
			tied = append(tied, model.Problem{
				Path: fmt.Sprintf("ties[%d]", i), Kind: "tied", Fix: "take it out, or one of these ends, and merge them then",
				What: fmt.Sprintf("the tie %s ties %s to %s, and an actor can’t be tied to itself", quoted(t.ID), quoted(keep), quoted(drop)),
			})
		}
	}
	return tied
}

// A merging puts one actor's id in the place of another's.
type merging struct {
	keep, drop string
	lost       []string // comments at ids that are gone
}

// refers lists the fields that name actors, of any record.
var refers = []string{"from", "to", "between", "by", "speaks_for", "affiliation", "at"}

// within lists the fields that hold records in which actors are named.
var within = []string{"claims", "roles"}

// record returns a record in which one actor is named in the other's place: itself, if
// it names neither.
func (m *merging) record(n *yaml.Node) *yaml.Node {
	now := n
	for i := 0; i+1 < len(n.Content); i += 2 {
		field, value := spelled(n.Content[i].Value), n.Content[i+1]
		switch {
		case slices.Contains(refers, field):
			value = m.reference(value)
		case slices.Contains(within, field):
			value = eachItem(value, m.record)
		}
		now = withChild(now, n, i+1, value)
	}
	return now
}

// reference returns an actor's id, or a list of them, in which each stands once.
func (m *merging) reference(n *yaml.Node) *yaml.Node {
	is := func(id string) func(*yaml.Node) bool {
		return func(c *yaml.Node) bool { text, _ := scalar(c); return c.Kind == yaml.ScalarNode && text == id }
	}
	switch {
	case is(m.drop)(n):
		c := *n
		c.Value = m.keep
		return &c
	case n.Kind != yaml.SequenceNode:
		return n
	case slices.ContainsFunc(n.Content, is(m.keep)) && slices.ContainsFunc(n.Content, is(m.drop)):
		c := *n
		c.Content = slices.DeleteFunc(slices.Clone(n.Content), is(m.drop))
		for _, gone := range n.Content {
			if is(m.drop)(gone) {
				m.lost = append(m.lost, comments(gone)...)
			}
		}
		return &c
	}
	return eachItem(n, m.reference)
}

// eachItem returns a list with its items changed: itself, if none is.
func eachItem(n *yaml.Node, change func(*yaml.Node) *yaml.Node) *yaml.Node {
	now := n
	for i, item := range n.Content {
		now = withChild(now, n, i, change(item))
	}
	return now
}

// withChild returns a copy of a node that was, with another child at an index: what
// came of it so far, if the child is the same.
func withChild(now, was *yaml.Node, i int, child *yaml.Node) *yaml.Node {
	if was.Content[i] == child {
		return now
	}
	if now == was {
		c := *was
		c.Content = slices.Clone(was.Content)
		now = &c
	}
	now.Content[i] = child
	return now
}

// actor returns the actor that is kept, with the names of the other as aliases, and its
// fields where it has none; and what is left out, since they are at odds.
func (m *merging) actor(keep, drop *yaml.Node) (now *yaml.Node, left []string) {
	rest := *drop
	rest.Content = nil
	for i := 0; i+1 < len(drop.Content); i += 2 {
		switch spelled(drop.Content[i].Value) {
		case "id", "name", "short", "aliases":
		default:
			rest.Content = append(rest.Content, drop.Content[i:i+2]...)
		}
	}
	now, left = together(keep, &rest)
	now = m.record(withAliases(now, drop))
	for _, field := range []string{"speaks_for", "affiliation"} {
		if at := fieldAt(now, field); at >= 0 && now.Content[at+1].Value == m.keep { // nobody's word is its own
			c := *now
			c.Content = slices.Delete(slices.Clone(now.Content), at, at+2)
			left = append(append(left, field+": "+m.keep), comments(mapping(now.Content[at:at+2]...))...)
			now = &c
		}
	}
	return now, left
}

// together returns fields with those of others that are not among them, and what of the
// others is left out. Those of some names stay as they are, and aren't told.
func together(keep, more *yaml.Node, but ...string) (now *yaml.Node, left []string) {
	c := *keep
	c.Content = slices.Clone(keep.Content)
	for i := 0; i+1 < len(more.Content); i += 2 {
		key, value := more.Content[i], more.Content[i+1]
		at := fieldAt(&c, key.Value)
		switch {
		case slices.Contains(but, spelled(key.Value)):
		case at < 0 && apart(keep, more, key.Value):
			left = append(left, leftOut(key, value))
		case at < 0:
			c.Content = append(c.Content, bare(key), bare(value))
		case sameNode(c.Content[at+1], value):
		case c.Content[at+1].Kind == yaml.MappingNode && value.Kind == yaml.MappingNode:
			both, rest := together(c.Content[at+1], value)
			c.Content[at+1] = both
			for _, l := range rest {
				left = append(left, safe.Clean(key.Value)+"."+l)
			}
		case slices.Contains(sets, key.Value) && c.Content[at+1].Kind == yaml.SequenceNode && value.Kind == yaml.SequenceNode:
			c.Content[at+1] = union(c.Content[at+1], value)
		default:
			left = append(left, leftOut(key, value))
		}
	}
	return &c, left
}

// leftOut returns a field that is left out, in a line.
func leftOut(key, value *yaml.Node) string {
	if value.Kind == yaml.ScalarNode {
		return safe.Clean(key.Value + ": " + value.Value)
	}
	return safe.Clean(key.Value + ": " + dump(restyled(value, yaml.FlowStyle)))
}

// saidOf names the fields that say something of another, as which they would be untrue
// of another value.
var saidOf = map[string]string{
	"issued_derived": "issued", "date_derived": "date", "said_derived": "said", "accessed": "url", "archived": "archive_url",
}

// apart reports whether a field says something of a value that isn't kept: there is
// another, or the same one is said to be printed.
func apart(keep, more *yaml.Node, field string) bool {
	of := saidOf[field]
	if of == "" {
		return false
	}
	at, other := fieldAt(keep, of), fieldAt(more, of)
	switch {
	case at < 0:
		return false
	case strings.HasSuffix(field, "_derived"):
		return true
	}
	return other >= 0 && !sameNode(keep.Content[at+1], more.Content[other+1])
}

// sets lists the fields whose items are each for itself, so that two lists can be one.
var sets = []string{"aliases", "roles", "claims", "also_in"}

// union returns a list with the items of another that it hasn't.
func union(list, more *yaml.Node) *yaml.Node {
	c := *list
	c.Content = slices.Clone(list.Content)
	for _, item := range more.Content {
		if !slices.ContainsFunc(list.Content, func(n *yaml.Node) bool { return sameNode(n, item) }) {
			c.Content = append(c.Content, bare(item))
		}
	}
	return &c
}

// withAliases has an actor, which is a copy, have the names of another as aliases.
func withAliases(keep, drop *yaml.Node) *yaml.Node {
	known := map[[2]string]bool{}
	know := func(n *yaml.Node) {
		known[[2]string{nameIn(n), text(n, "language")}], known[[2]string{nameIn(n)}] = true, true
	}
	for _, n := range namesOf(keep) {
		know(n)
	}
	var aliases []*yaml.Node
	for _, n := range namesOf(drop) {
		if !known[[2]string{nameIn(n), text(n, "language")}] {
			know(n)
			aliases = append(aliases, bare(n))
		}
	}
	at := fieldAt(keep, "aliases")
	switch {
	case len(aliases) == 0:
	case at < 0:
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: aliases}
		keep.Content = append(keep.Content, textNode("aliases"), list)
	case keep.Content[at+1].Kind == yaml.SequenceNode:
		list := *keep.Content[at+1]
		list.Content = append(slices.Clone(list.Content), aliases...)
		keep.Content[at+1] = &list
	default: // one alone
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: append([]*yaml.Node{keep.Content[at+1]}, aliases...)}
		keep.Content[at+1] = list
	}
	return keep
}

// namesOf returns the nodes of an actor's names.
func namesOf(actor *yaml.Node) (names []*yaml.Node) {
	for _, field := range []string{"name", "short", "aliases"} {
		at := fieldAt(actor, field)
		if at < 0 {
			continue
		}
		if value := actor.Content[at+1]; value.Kind == yaml.SequenceNode {
			names = append(names, value.Content...)
		} else {
			names = append(names, value)
		}
	}
	return names
}

// nameIn returns the text of a name, which may have a language beside it.
func nameIn(n *yaml.Node) string {
	if at := fieldAt(n, "name"); n.Kind == yaml.MappingNode && at >= 0 {
		n = n.Content[at+1]
	}
	return n.Value
}
