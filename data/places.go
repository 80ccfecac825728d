package data

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// places lead from the model's paths, such as "ties[3].claims[0].by", to where
// that stands in a file. Only the top-level records are kept; the rest of a path
// is walked when it is asked for, which is rarely.
type places struct {
	start   Place // of the dossier, for what stands nowhere
	records map[string][]spot
	names   map[string]string           // of files as the system knows them, by what is shown of them
	flats   map[*yaml.Node][]*yaml.Node // what flat gave for long lists
}

// A spot is a node and the file that it stands in.
type spot struct {
	file string
	node *yaml.Node
}

func newPlaces(files []File) places {
	p := places{records: map[string][]spot{}, names: map[string]string{}, flats: map[*yaml.Node][]*yaml.Node{}}
	for _, f := range files {
		if _, taken := p.names[Safe(f.Name)]; taken {
			p.names[Safe(f.Name)] = "" // nobody could tell which of them is meant
			continue
		}
		p.names[Safe(f.Name)] = f.Name
	}
	if len(files) > 0 {
		p.start = Place{Safe(files[0].Name), 1, 1}
	}
	return p
}

func (s spot) place() Place { return Place{s.file, s.node.Line, s.node.Column} }

func (p *places) add(list, file string, nodes ...*yaml.Node) {
	for _, n := range nodes {
		p.records[list] = append(p.records[list], spot{file, n})
	}
}

// Place tells where a value of the records stands, by a path as in
// [model.Problem]. Where there is no such value it is the nearest record around
// it that there is, and at last the dossier's first line.
func (l *Loaded) Place(path string) Place {
	return l.places.find(path).place()
}

// find gives the spot at a path, or the nearest one around it.
func (p places) find(path string) spot {
	steps := stepsOf(path)
	nowhere := spot{p.start.File, &yaml.Node{Line: p.start.Line, Column: p.start.Column}}
	if len(steps) == 0 {
		return nowhere
	}
	spots, rest := p.records[steps[0]], steps[1:]
	at := 0 // the head is a record, and no list
	if len(rest) > 0 {
		if i, ok := index(rest[0]); ok {
			at, rest = i, rest[1:]
		}
	}
	if at >= len(spots) {
		return nowhere
	}
	return spot{spots[at].file, p.descend(spots[at].node, rest)}
}

// descend walks down as far as the steps lead.
func (p places) descend(n *yaml.Node, steps []string) *yaml.Node {
	for _, step := range steps {
		next := p.child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// child gives the value of a field, or an item of a list. A list that was written
// as a single text is its own item.
func (p places) child(n *yaml.Node, step string) *yaml.Node {
	i, counted := index(step)
	switch {
	case counted && n.Kind == yaml.SequenceNode:
		if leaves := p.flat(n); i < len(leaves) {
			return leaves[i]
		}
	case n.Kind == yaml.MappingNode:
		for k := 0; k+1 < len(n.Content); k += 2 {
			if n.Content[k].Value == step {
				return n.Content[k+1]
			}
		}
	}
	return nil
}

func index(step string) (int, bool) {
	i, err := strconv.Atoi(step)
	return i, err == nil && i >= 0
}

// flat gives the items of a list with those of the lists in it, since the model
// counts the ends of a tie over both sides.
func (p places) flat(n *yaml.Node) []*yaml.Node {
	if leaves, ok := p.flats[n]; ok {
		return leaves
	}
	var leaves []*yaml.Node
	for _, item := range n.Content {
		if item.Kind == yaml.SequenceNode {
			leaves = append(leaves, item.Content...)
		} else {
			leaves = append(leaves, item)
		}
	}
	if len(leaves) > 100 {
		p.flats[n] = leaves
	}
	return leaves
}
