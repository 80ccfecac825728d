package data

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"entente/data/safe"

	"go.yaml.in/yaml/v4"
)

func inFlow(n *yaml.Node) bool { return n.Style&yaml.FlowStyle != 0 }

func fieldNames(n *yaml.Node) (names []string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		names = append(names, spelled(n.Content[i].Value))
	}
	return names
}

// fieldAt returns the index of a field's key; -1 if there is none.
func fieldAt(n *yaml.Node, name string) int {
	if at := slices.Index(fieldNames(n), spelled(name)); at >= 0 {
		return 2 * at
	}
	return -1
}

// asNodes returns records, or fields of them, as nodes: their JSON is YAML.
func asNodes(value any) (*yaml.Node, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	var n yaml.Node
	if err := yaml.Unmarshal(append([]byte(documentStart), text...), &n); err != nil {
		return nil, err
	}
	return n.Content[0], nil
}

// jsonText returns a node as JSON, as people lay it out on one line.
func jsonText(n *yaml.Node) string {
	var parts []string
	if n.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(n.Content); i += 2 {
			parts = append(parts, jsonText(n.Content[i])+": "+jsonText(n.Content[i+1]))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	}
	if n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			parts = append(parts, jsonText(c))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	if bare := n.Style == 0 && (n.Tag == "!!int" || n.Tag == "!!bool" || n.Tag == "!!null"); bare && json.Valid([]byte(n.Value)) {
		return n.Value
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(n.Value) //nolint:errcheck,gosec // a text can be written
	return strings.TrimSuffix(b.String(), "\n")
}

// dump returns a node as YAML, without the last line end. Long texts stay on a line, as
// people leave them. What acts on a terminal or can't be seen is escaped.
func dump(n *yaml.Node) string {
	text := dumped(n, true)
	if _, unsafe := safe.Unsafe(text); unsafe > 0 {
		return dumped(n, false)
	}
	return text
}

func dumped(n *yaml.Node, unicode bool) string {
	text, err := yaml.Dump(bare(n), yaml.WithV4Defaults(), yaml.WithCompactSeqIndent(false), yaml.WithLineWidth(-1), yaml.WithUnicode(unicode))
	if err != nil {
		panic(fmt.Sprintf("data: a node that was read can’t be written: %v", err))
	}
	return strings.TrimSuffix(string(text), "\n")
}

// bare returns a copy of a node without comments, which its text would repeat.
func bare(n *yaml.Node) *yaml.Node {
	c := &yaml.Node{Kind: n.Kind, Style: n.Style, Tag: n.Tag, Value: n.Value}
	for _, child := range n.Content {
		c.Content = append(c.Content, bare(child))
	}
	return c
}

// comments returns the comments in a record.
func comments(n *yaml.Node) (all []string) {
	for _, text := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		if text != "" {
			all = append(all, safe.Clean(text))
		}
	}
	for _, c := range n.Content {
		all = append(all, comments(c)...)
	}
	return all
}

// styledAs returns a record laid out as another, with brackets where that has them.
func styledAs(record, other *yaml.Node) *yaml.Node {
	if record.Kind != yaml.MappingNode || other.Kind != yaml.MappingNode {
		return record
	}
	if inFlow(other) {
		return restyled(record, yaml.FlowStyle)
	}
	c := *record
	c.Content = slices.Clone(record.Content)
	for i := 0; i+1 < len(c.Content); i += 2 {
		at := fieldAt(other, c.Content[i].Value)
		if at < 0 || c.Content[i+1].Kind != yaml.SequenceNode || other.Content[at+1].Kind != yaml.SequenceNode || len(other.Content[at+1].Content) == 0 {
			continue
		}
		list := *c.Content[i+1]
		list.Style = other.Content[at+1].Style
		list.Content = slices.Clone(list.Content)
		for n, item := range list.Content {
			list.Content[n] = styledAs(item, other.Content[at+1].Content[0])
		}
		c.Content[i+1] = &list
	}
	return &c
}

func textNode(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}

func mapping(fields ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Content: fields}
}

func restyled(n *yaml.Node, style yaml.Style) *yaml.Node {
	c := *n
	c.Style = style
	return &c
}

// sameNode reports whether two nodes are read as the same. Fields may stand in another
// order, and texts be written in another style.
func sameNode(a, b *yaml.Node) bool {
	if a == b {
		return true
	}
	if a.Kind != b.Kind || len(a.Content) != len(b.Content) || empty(a) != empty(b) {
		return false
	}
	if a.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(a.Content); i += 2 {
			at := fieldAt(b, a.Content[i].Value)
			if at < 0 || !sameNode(a.Content[i+1], b.Content[at+1]) {
				return false
			}
		}
		return true
	}
	return a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, sameNode)
}
