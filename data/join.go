package data

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"entente/data/safe"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// Join makes one dossier of two. What both have is there once: records with the same
// id, or the same but for that. Of what they are at odds over, the first has its say,
// and each conflict is told in a line. A record of the second that is another than the
// first's of its id gets an id of its own. The error is a [Refused] where the two
// can't be one, as where that would be larger than the limits let it.
func (l Limits) Join(first, second model.Records) (joined model.Records, conflicts []string, err error) {
	j := &joining{taken: map[string]bool{}, given: map[string]bool{}, found: map[string]bool{}, ids: map[string]map[string]string{}}
	if j.first, err = asNodes(first); err != nil {
		return joined, nil, err
	}
	if j.second, err = asNodes(second); err != nil {
		return joined, nil, err
	}
	j.head()
	for _, l := range recordLists {
		for _, n := range child(j.first, l.name).Content {
			j.taken[l.ids+" "+text(n, "id")] = true
		}
		for _, n := range child(j.second, l.name).Content {
			j.given[l.ids+" "+text(n, "id")], j.given[l.name+" "+text(n, "id")] = true, true
		}
	}
	own := ownVoices(child(j.first, "actors"))
	for _, list := range []string{"tie_types", "sources", "actors", "quotes", "ties"} { // each behind those that it names
		j.list(list)
	}
	j.voices(child(j.first, "actors"), own)
	j.carriers()
	loaded, err := (&Reading{Limits: l}).decode(File{"the joined dossier", []byte(jsonText(j.first))})
	if err != nil {
		return joined, j.conflicts, err
	}
	return loaded.Records, j.conflicts, nil
}

// A joining is two dossiers of which the first becomes one of both.
type joining struct {
	first, second *yaml.Node
	taken, given  map[string]bool              // the ids of the first and of the second, behind their name space; of the second behind their list, too
	found         map[string]bool              // ids of the first that one of the second's became, behind the same
	ids           map[string]map[string]string // what the second's ids became, by name space
	conflicts     []string
}

func (j *joining) conflict(what string, args ...any) {
	j.conflicts = append(j.conflicts, safe.Clean(fmt.Sprintf(what, args...)))
}

// space returns the name space that the ids of a list are in.
func space(list string) string { return listNamed(list).ids }

// head joins the heads. Who may read both may read each.
func (j *joining) head() {
	head, other := child(j.first, "dossier"), child(j.second, "dossier")
	marking := strictest(text(head, "marking"), text(other, "marking"))
	j.kinds(child(head, "actor_types"), child(other, "actor_types"))
	now, left := together(head, other, "id", "actor_types")
	if len(child(head, "actor_types").Content) == 0 && len(child(other, "actor_types").Content) > 0 {
		now.Content = append(now.Content, textNode("actor_types"), child(other, "actor_types"))
	}
	if at := fieldAt(now, "marking"); at >= 0 {
		now.Content[at+1] = textNode(marking)
	}
	for _, l := range left {
		j.conflict("the dossier: the second has %s", oneLine(l))
	}
	*head = *now
}

// kinds joins the kinds of actors that both declare.
func (j *joining) kinds(mine, theirs *yaml.Node) {
	if len(mine.Content) == 0 {
		return
	}
	for _, n := range theirs.Content {
		at := slices.IndexFunc(mine.Content, func(m *yaml.Node) bool { return text(m, "id") == text(n, "id") })
		if at < 0 {
			mine.Content = append(mine.Content, n)
		} else if label := text(n, "label"); label != text(mine.Content[at], "label") {
			j.conflict("actor type %s: the second has label: %s", text(n, "id"), oneLine(label))
		}
	}
}

func strictest(a, b string) string {
	one, _ := model.Parse[model.Marking](a)
	two, _ := model.Parse[model.Marking](b)
	if two > one {
		return b
	}
	return a
}

// list joins the records of a list.
func (j *joining) list(name string) {
	mine, theirs := child(j.first, name), child(j.second, name)
	if mine.Kind != yaml.SequenceNode {
		*mine = yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	}
	in := space(name)
	if j.ids[in] == nil {
		j.ids[in] = map[string]string{}
	}
	at := map[string]int{}
	same := map[string]string{} // ids by all the rest
	for i, n := range mine.Content {
		at[text(n, "id")] = i
		same[withoutID(n)] = text(n, "id")
	}
	if name == "actors" { // which speak for each other
		for _, n := range theirs.Content {
			j.identify(name, n, at, same, mine)
		}
	}
	for _, n := range theirs.Content {
		id := text(n, "id")
		j.rename(n, name)
		if name != "actors" {
			j.identify(name, n, at, same, mine)
		}
		if now := j.ids[in][id]; now != "" {
			setText(n, "id", now)
		}
		if i, ok := at[text(n, "id")]; ok {
			now, left := together(mine.Content[i], n, "id")
			mine.Content[i] = now
			for _, l := range left {
				j.conflict("%s %s: the second has %s", kindWord(name), text(n, "id"), oneLine(l))
			}
			continue
		}
		j.admit(name, mine, n)
	}
}

// mostStem is how much of an id is left before a number, so that it stays one.
const mostStem = 120

// identify decides what the id of one of the second's records becomes.
func (j *joining) identify(name string, n *yaml.Node, at map[string]int, same map[string]string, mine *yaml.Node) {
	in, id := space(name), text(n, "id")
	if i, ok := at[id]; ok && alike(name, mine.Content[i], n) {
		return
	}
	if other, ok := same[withoutID(n)]; ok && !j.given[name+" "+other] && !j.found[in+" "+other] { // two of the second stay two
		j.ids[in][id], j.found[in+" "+other] = other, true
		return
	}
	if !j.taken[in+" "+id] {
		return
	}
	now := id
	for k := 2; j.taken[in+" "+now] || j.given[in+" "+now]; k++ {
		now = fmt.Sprintf("%s-%d", id[:min(len(id), mostStem)], k)
	}
	j.ids[in][id] = now
	j.conflict("%s %s: the second’s is another, and is %s now", kindWord(name), id, now)
}

// alike reports whether two records of one id can be one.
func alike(list string, a, b *yaml.Node) bool {
	var fields []string
	switch list {
	case "ties":
		fields = []string{"from", "to", "between", "type"}
	case "quotes":
		fields = append(model.LocatorParts(), "text", "source", "by", "paragraph") // by which claims can name it
	}
	return !slices.ContainsFunc(fields, func(f string) bool { return !sameNode(child(a, f), child(b, f)) })
}

// admit takes over one of the second's records that the first has not.
func (j *joining) admit(name string, mine, n *yaml.Node) {
	if name == "tie_types" {
		letter := 'A' - 1
		j.unique(mine, n, "letter", func() string {
			for letter++; !unicode.IsLetter(letter); {
				letter++
			}
			return string(letter)
		})
		label, times := text(n, "label"), 1
		j.unique(mine, n, "label", func() string { times++; return fmt.Sprintf("%s %d", label, times) })
	}
	j.taken[space(name)+" "+text(n, "id")] = true
	mine.Content = append(mine.Content, n)
}

// unique gives a type a letter or a label that no other has: the next one that is free.
func (j *joining) unique(mine, n *yaml.Node, field string, next func() string) {
	taken := func(word string) bool {
		return slices.ContainsFunc(mine.Content, func(m *yaml.Node) bool { return text(m, field) == word })
	}
	was := text(n, field)
	if !taken(was) {
		return
	}
	now := next()
	for taken(now) {
		now = next()
	}
	setText(n, field, now)
	j.conflict("tie type %s: its %s %s is taken, and is %s now", text(n, "id"), field, was, now)
}

// rename puts in the second's new ids where a record names others.
func (j *joining) rename(n *yaml.Node, list string) {
	if n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			j.rename(c, list)
		}
	}
	if n.Kind != yaml.MappingNode || list == "sources" || list == "tie_types" {
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		field, value := n.Content[i].Value, n.Content[i+1]
		switch {
		case field == "source" || slices.Contains(refers, field):
			j.renamed(value, "parties")
		case field == "quote":
			j.renamed(value, "quotes")
		case field == "type" && list == "ties":
			j.renamed(value, "tie_types")
		case slices.Contains([]string{"claims", "roles", "also_in", "withdrawn_in"}, field):
			j.rename(value, "")
		}
	}
}

func (j *joining) renamed(n *yaml.Node, in string) {
	if now := j.ids[in][n.Value]; n.Kind == yaml.ScalarNode && now != "" {
		n.Value = now
	}
	for _, c := range n.Content {
		j.renamed(c, in)
	}
}

// child returns the value of a field; an empty node if there is none.
func child(n *yaml.Node, field string) *yaml.Node {
	if at := fieldAt(n, field); at >= 0 {
		return n.Content[at+1]
	}
	return new(yaml.Node)
}

func text(n *yaml.Node, field string) string { return child(n, field).Value }

func setText(n *yaml.Node, field, text string) { *child(n, field) = *textNode(text) }

func withoutID(n *yaml.Node) string {
	c := *n
	c.Content = nil
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value != "id" {
			c.Content = append(c.Content, n.Content[i:i+2]...)
		}
	}
	return jsonText(&c)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// kindWord returns what one of a list is called.
func kindWord(list string) string {
	_, word, _ := strings.Cut(listNamed(list).what, " ")
	return word
}
