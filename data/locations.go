package data

import (
	"strconv"

	"entente/data/safe"

	"go.yaml.in/yaml/v4"
)

// locations map the model's paths, such as "ties[3].claims[0].by", to locations in
// files. Where the top-level records stand is kept; the rest of a path is looked up when
// it is asked for, which is rare.
type locations struct {
	start   Location // of the dossier, for what stands nowhere
	records map[string][]spot
	claims  [][]int32                   // by tie, the lines of its claims
	roots   []*yaml.Node                // of the files, where nodes are kept; nil for one that holds nothing
	names   map[string]string           // of files as the system knows them, by what is shown of them
	flats   map[*yaml.Node][]*yaml.Node // what flat gave for long lists
	again   map[*part]*yaml.Node        // parts that were parsed again, to look something up
}

// A spot is where a record stands: its node, or the part of the file that has it, or of
// JSON where it begins.
type spot struct {
	file         string
	node         *yaml.Node
	part         *part
	json         *jsonPlaces
	at           int // the offset in that, or the index in the part
	line, column int32
}

func newLocations(files []File) locations {
	p := locations{records: map[string][]spot{}, names: map[string]string{}, flats: map[*yaml.Node][]*yaml.Node{}, again: map[*part]*yaml.Node{}}
	for _, f := range files {
		if _, taken := p.names[safe.Clean(f.Name)]; taken {
			p.names[safe.Clean(f.Name)] = "" // nobody could tell which of them is meant
			continue
		}
		p.names[safe.Clean(f.Name)] = f.Name
	}
	if len(files) > 0 {
		p.start = Location{safe.Clean(files[0].Name), 1, 1}
	}
	return p
}

func (s spot) location() Location {
	switch {
	case s.json != nil:
		return s.json.location(s.at)
	case s.node != nil:
		return Location{s.file, s.node.Line, s.node.Column}
	}
	return Location{s.file, int(s.line), int(s.column)}
}

// place keeps where records of a list stand.
func (d *decoder) place(list string, nodes ...*yaml.Node) {
	spots := d.locations.records[list]
	for _, n := range nodes {
		s := spot{file: d.file, part: d.part, at: len(spots), line: line(n), column: int32(n.Column)} //nolint:gosec // as lines
		if d.far.nodes {
			s.node = n
		}
		spots = append(spots, s)
	}
	d.locations.records[list] = spots
}

// placeClaims keeps where the claims of ties stand.
func (d *decoder) placeClaims(ties []*yaml.Node) {
	for _, n := range ties {
		var lines []int32
		if claims := d.locations.child(n, "claims"); claims != nil {
			lines = make([]int32, len(claims.Content))
			for i, c := range claims.Content {
				lines[i] = line(c)
			}
		}
		d.locations.claims = append(d.locations.claims, lines)
	}
}

func line(n *yaml.Node) int32 { return int32(n.Line) } //nolint:gosec // a file hasn't as many

// mostAgain is how many parts are kept that were parsed again.
const mostAgain = 16

// nodeOf returns the node of a record, for which its part is parsed again where nodes
// aren't kept.
func (p locations) nodeOf(list string, s spot) *yaml.Node {
	if s.node != nil {
		return s.node
	}
	root, ok := p.again[s.part]
	if !ok {
		d := newDecoder(new(Reading), nil)
		root, _ = d.parsePart(s.part) // it could be parsed before
		if len(p.again) == mostAgain {
			clear(p.again)
			clear(p.flats)
		}
		p.again[s.part] = root
	}
	if s.part.list == "" {
		root = p.child(root, list)
	}
	if list == "dossier" {
		return root
	}
	return root.Content[s.at]
}

// Location returns the location of a value of the records, by a path as in
// [model.Problem]. If there is no such value, it is that of the nearest record around
// it, or else the dossier's first line.
func (l *Loaded) Location(path string) Location {
	return l.locations.find(path).location()
}

// find returns the spot at a path, or the nearest one around it.
func (p locations) find(path string) spot {
	s, list, rest := p.split(path)
	switch {
	case len(rest) == 0:
		return s
	case s.json != nil:
		return s.json.find(s.at, rest)
	}
	return spot{file: s.file, node: p.descend(p.nodeOf(list, s), rest)}
}

// record returns the spot of the record that a path leads into.
func (p locations) record(path string) spot {
	s, _, _ := p.split(path)
	return s
}

// split returns the spot of the record that a path leads into, its list, and the steps
// from there.
func (p locations) split(path string) (s spot, list string, rest []string) {
	steps := stepsOf(path)
	s = spot{file: p.start.File, line: int32(p.start.Line), column: int32(p.start.Column)} //nolint:gosec // both are 1
	if len(steps) == 0 {
		return s, "", nil
	}
	spots, rest := p.records[steps[0]], steps[1:]
	at := 0 // the head is a record, and no list
	if len(rest) > 0 {
		if i, ok := index(rest[0]); ok {
			at, rest = i, rest[1:]
		}
	}
	if at >= len(spots) {
		return s, "", nil
	}
	return spots[at], steps[0], rest
}

// descend returns the node that the steps lead to, or the last one on the way.
func (p locations) descend(n *yaml.Node, steps []string) *yaml.Node {
	for _, step := range steps {
		next := p.child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// child returns the value of a field, or an item of a list. A list that was written
// as a single text is its own item.
func (p locations) child(n *yaml.Node, step string) *yaml.Node {
	i, counted := index(step)
	switch {
	case counted && n.Kind == yaml.SequenceNode:
		if leaves := p.flat(n); i < len(leaves) {
			return leaves[i]
		}
	case n.Kind == yaml.MappingNode:
		for k := 0; k+1 < len(n.Content); k += 2 {
			if spelled(n.Content[k].Value) == step {
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

// flat returns the items of a list with those of the lists in it, since the model
// counts the ends of a tie over both sides.
func (p locations) flat(n *yaml.Node) []*yaml.Node {
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
