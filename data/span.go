package data

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"
)

// A layout tells where the nodes of a file stand in its text, in bytes. The parser
// knows where they begin; where they end follows from their style. What it tells is
// held against what the changed text is read as, before that is written.
type layout struct {
	*source

	line, column, offset int // of the node that was asked for last
}

// blanks are what YAML parts words by.
const blanks = " \t\r\n"

func isBlank(r rune) bool { return strings.ContainsRune(blanks, r) }

// start returns the offset of a node's first byte. Nodes that follow each other on a
// long line are found from one another.
func (l *layout) start(n *yaml.Node) int {
	from, end := l.seek(n.Line)
	characters := n.Column - 1
	if l.line == n.Line && l.column <= n.Column {
		from, characters = l.offset, n.Column-l.column
	}
	l.line, l.column = n.Line, n.Column
	l.offset = from + skip(l.text[from:end], characters)
	return l.offset
}

// end returns the offset behind a node's last byte.
func (l *layout) end(n *yaml.Node) int {
	at := l.start(n)
	switch {
	case n.Kind == yaml.ScalarNode:
		return l.scalarEnd(n, at)
	case n.Style&yaml.FlowStyle != 0 && !barePair(n):
		return l.bracketEnd(n, at)
	case len(n.Content) == 0:
		return at
	}
	return l.lastEnd(n)
}

// lastEnd returns the offset behind the last thing that a node holds.
func (l *layout) lastEnd(n *yaml.Node) int {
	last := n.Content[len(n.Content)-1]
	if n.Kind == yaml.MappingNode && empty(last) && last.Value == "" {
		return l.colonEnd(n.Content[len(n.Content)-2])
	}
	return l.end(last)
}

// colonEnd returns the offset behind the colon of a key, or behind a key without one.
func (l *layout) colonEnd(key *yaml.Node) int {
	end := l.end(key)
	if at := l.skipBlanks(end); at < len(l.text) && l.text[at] == ':' {
		return at + 1
	}
	return end
}

// bracketEnd returns the offset behind the bracket that closes a node.
func (l *layout) bracketEnd(n *yaml.Node, at int) int {
	at++
	if len(n.Content) > 0 {
		at = l.lastEnd(n)
	}
	for at < len(l.text) {
		at = l.skipBlanks(at)
		switch {
		case at == len(l.text):
		case l.text[at] == ',' || l.text[at] == ':':
			at++
		default:
			return at + 1
		}
	}
	return at
}

// skipBlanks returns the offset of the next byte that is neither blank nor in a comment.
func (l *layout) skipBlanks(at int) int {
	for at < len(l.text) {
		switch b := l.text[at]; {
		case isBlank(rune(b)):
			at++
		case b == '#' && at > 0 && isBlank(rune(l.text[at-1])):
			at = l.lineEnd(at)
		default:
			return at
		}
	}
	return at
}

func (l *layout) scalarEnd(n *yaml.Node, at int) int {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		for at++; at < len(l.text) && l.text[at] != '"'; at++ {
			if l.text[at] == '\\' {
				at++
			}
		}
		return min(at+1, len(l.text))
	case n.Style&yaml.SingleQuotedStyle != 0:
		for at++; at < len(l.text) && (l.text[at] != '\'' || bytes.HasPrefix(l.text[at:], []byte("''"))); at++ {
			if l.text[at] == '\'' {
				at++
			}
		}
		return min(at+1, len(l.text))
	case isBlock(n):
		return l.blockEnd(n, at)
	}
	return l.behindWords(at, n.Value)
}

// isBlock reports whether a text stands below its key, behind | or >.
func isBlock(n *yaml.Node) bool { return n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 }

// blockEnd returns where the last line of a block ends. One that keeps the line ends
// behind it has the blank lines there.
func (l *layout) blockEnd(n *yaml.Node, at int) int {
	keeps := bytes.IndexByte(l.text[at:l.headEnd(at)], '+') >= 0
	end := l.lineEnd(l.behindWords(l.lineEnd(at), n.Value))
	if keeps {
		for range len(n.Value) - len(strings.TrimRight(n.Value, "\n")) - 1 {
			end = l.lineEnd(end + lineLength(l.text[end:]))
		}
	}
	return end
}

// headEnd returns the offset of the blank behind what begins a block.
func (l *layout) headEnd(at int) int {
	for at < len(l.text) && !isBlank(rune(l.text[at])) {
		at++
	}
	return at
}

// behindWords returns the offset behind the words of a text without quotation marks,
// which may stand on several lines.
func (l *layout) behindWords(at int, value string) int {
	for _, word := range strings.FieldsFunc(value, isBlank) {
		for at < len(l.text) && isBlank(rune(l.text[at])) {
			at++
		}
		at = min(at+len(word), len(l.text))
	}
	return at
}

// lineEnd returns the offset of the line end behind an offset.
func (l *layout) lineEnd(at int) int {
	if i := bytes.IndexAny(l.text[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(l.text)
}

// nextLine returns the offset of the line behind that of an offset.
func (l *layout) nextLine(at int) int {
	at = l.lineEnd(at)
	return at + lineLength(l.text[at:])
}

// lineStart returns the offset of the line of an offset.
func (l *layout) lineStart(at int) int { return bytes.LastIndexAny(l.text[:at], "\r\n") + 1 }

// leads reports whether nothing but blanks stands before an offset on its line.
func (l *layout) leads(at int) bool {
	return len(bytes.Trim(l.text[l.lineStart(at):at], " ")) == 0
}
