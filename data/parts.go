package data

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// A part is a stretch of a file that is parsed by itself, so that its nodes are let go
// before those of the rest are made, and several are parsed at once: some items of a
// list, or fields of the dossier with their lists. Where a file is small it has one.
type part struct {
	of            *fileText
	start, end    int    // offsets in its text
	line, column  int    // where it starts
	lineStart     int    // the offset of that line
	list          string // whose items it holds; empty for fields of the dossier
	leaves        string // of these fields the last, a list that the next part goes on with; else empty
	before, after string // what makes a document of it
	led           int    // nodes of the list or of the fields that these make
	lone          bool   // it is one item of the list, which before has as the value of a field
	values        int
	done          *decoder // what was read of it, where it isn't parsed

	second Location // where another document may start than the one that was begun before
	flawed bool     // a record in it lacks what a mistake took
	torn   bool     // its file ends within it, and that is wrong
}

// partBytes is how large a part becomes, if its records are smaller. A record in it is
// looked up again by parsing the part.
const partBytes = 64 << 10

// bytesAValue is how many bytes a value mostly has: a part of shorter ones is smaller.
const bytesAValue = 8

// A cutter cuts a file into parts. It knows YAML well enough for what people and
// programs write; where it errs, as in a text whose lines begin further to the left
// than they should, a part doesn't end as it must, and is parsed with the next.
type cutter struct {
	of    *fileText
	text  []byte
	lone  bool // some lines end in a carriage return alone
	parts []part
	now   part
	began part // the part at hand as it was where its last record began

	at, line, lineStart   int
	columnAt, columnCount int // an offset on the line, and the characters before it

	begun  bool   // something stands before
	odd    bool   // what follows is better not cut
	ends   bool   // nor is it read: the document ends here
	list   string // the field whose block of items may follow; empty if there is none
	indent int    // of its items; -1 before the first
	hash   bool   // the last line that isn't blank has a number sign, as comments do
	plain  bool   // a text without quotation marks has begun
	behind bool   // a value stands before, and no comma nor colon behind it
}

// cut returns the parts of a file. One that is read as a whole is gone through too, since
// each of its records may have only so many values.
func cut(of *fileText) []part {
	c := newCutter(of)
	c.now = part{of: of, line: 1, column: 1}
	c.began = c.now
	if len(c.text) > of.each {
		if at := flowStart(c.text); at >= 0 {
			c.pass(at)
			c.at++ // the brace
			c.flowFields()
		} else {
			c.blockFields()
		}
	}
	c.close()
	return c.parts
}

func newCutter(of *fileText) *cutter {
	return &cutter{of: of, text: of.text, line: 1, indent: -1, lone: hasLoneReturns(of.text)}
}

// close ends the last part, with the rest of the text.
func (c *cutter) close() {
	if !c.ends {
		c.now.values += values(c.text[c.at:])
	}
	c.pass(len(c.text))
	c.measure()
	c.end(len(c.text), "")
}

func hasLoneReturns(text []byte) bool {
	return bytes.Count(text, []byte{'\r'}) != bytes.Count(text, []byte("\r\n"))
}

// flowStart returns the offset of the brace that a text begins with; -1 where it
// begins with something else.
func flowStart(text []byte) int {
	at, _ := bracketLine(text)
	if at < 0 && bytes.HasPrefix(text, []byte(documentStart)) {
		at = len(documentStart)
	}
	if at < 0 {
		return -1
	}
	at += len(text[at:]) - len(bytes.TrimLeft(text[at:], " "))
	if at == len(text) || text[at] != '{' {
		return -1
	}
	return at
}

// pass goes on to an offset.
func (c *cutter) pass(to int) {
	switch passed := c.text[c.at:to]; {
	case c.lone:
		for c.at < to {
			c.at += lineLength(c.text[c.at:])
			if c.at <= to && (c.text[c.at-1] == '\n' || c.text[c.at-1] == '\r') {
				c.line++
				c.lineStart = c.at
			}
		}
	default:
		if n := bytes.Count(passed, []byte{'\n'}); n > 0 {
			c.line += n
			c.lineStart = c.at + bytes.LastIndexByte(passed, '\n') + 1
		}
	}
	c.at = to
}

// column returns the column of an offset on the line at hand.
func (c *cutter) column(at int) int {
	if c.columnAt < c.lineStart || c.columnAt > at {
		c.columnAt, c.columnCount = c.lineStart, 0
	}
	c.columnCount += utf8.RuneCount(c.text[c.columnAt:at])
	c.columnAt = at
	return c.columnCount + 1
}

// measure ends a record, and notes the first that is too large. Another begins there.
func (c *cutter) measure() {
	n := c.now.values
	if c.now.start == c.began.start {
		n -= c.began.values
	}
	if n > c.of.most && c.of.large == (Location{}) {
		c.of.large = Location{c.of.name, c.began.line, c.began.column}
	}
	c.began = c.now
	c.began.line, c.began.column = c.line, c.column(c.at)
}

// full reports whether the part at hand is large enough.
func (c *cutter) full() bool {
	return !c.of.whole && (c.at-c.now.start >= c.of.each || c.now.values >= c.of.each/bytesAValue)
}

// end ends the part at hand.
func (c *cutter) end(at int, after string) {
	c.now.end, c.now.after = at, after
	c.parts = append(c.parts, c.now)
}

// begin begins another part where the cutter is.
func (c *cutter) begin(list, before string) {
	c.now = part{of: c.of, start: c.at, line: c.line, column: c.column(c.at), lineStart: c.lineStart, list: list, before: before}
	c.began = c.now
}

// blockFields cuts a text of fields that have a line each.
func (c *cutter) blockFields() {
	for c.at < len(c.text) && !c.odd {
		start := c.at
		end := start + lineLength(c.text[start:])
		line := bytes.TrimRight(c.text[start:end], " \r\n")
		words := bytes.TrimLeft(line, " ")
		c.blockLine(words, len(line)-len(words))
		if c.at == start { // no list in brackets was passed
			c.now.values += lineValues(words)
			c.pass(end)
		}
		if len(words) > 0 {
			c.hash = bytes.IndexByte(words, '#') >= 0
		}
	}
}

// blockLine looks at what stands on a line, behind its indent.
func (c *cutter) blockLine(words []byte, indent int) {
	switch {
	case len(words) == 0 || words[0] == '#':
	case indent == 0 && !c.begun && (isMark(words) || words[0] == '%'):
		c.begun = words[0] != '%'
	case indent == 0 && isEnd(words):
		c.odd, c.ends = true, true
		if c.now.start > 0 && (words[0] == '-' || len(bytes.TrimSpace(c.text[c.at+len(words):])) > 0) {
			c.now.second = Location{c.of.name, c.line, 1}
		}
	case isItem(words):
		c.blockItem(indent)
	case indent == 0:
		c.begun = true
		c.blockField(words)
	case c.list != "" && c.indent < 0:
		c.list = "" // it is no list
	}
}

// isEnd reports whether a line ends a document, or begins another.
func isEnd(words []byte) bool {
	return len(words) >= 3 && (string(words[:3]) == "---" || string(words[:3]) == "...") && (len(words) == 3 || isBlank(rune(words[3])))
}

// isItem reports whether a line begins an item of a list.
func isItem(words []byte) bool { return words[0] == '-' && (len(words) == 1 || words[1] == ' ') }

func (c *cutter) blockItem(indent int) {
	switch {
	case c.list == "" && indent > 0:
	case c.list == "":
		c.odd = true // a list of what?
	case c.indent < 0:
		c.indent = indent
		c.measure()
	case c.indent != indent:
	case !isList(c.list):
	case c.full() && (!c.hash || c.at-c.now.start > 4*c.of.each):
		c.measure()
		if c.now.list == "" {
			c.now.leaves = c.list
		}
		c.end(c.at, "")
		c.begin(c.list, "")
	default:
		c.measure()
	}
}

// blockField begins a field of the dossier.
func (c *cutter) blockField(words []byte) {
	name, value, ok := bytes.Cut(words, []byte{':'})
	if !ok || !isWord(name) || len(value) > 0 && value[0] != ' ' {
		c.odd = true
		return
	}
	c.measure()
	if c.now.list != "" || c.full() && !c.hash {
		c.end(c.at, "")
		c.begin("", "")
	}
	c.list, c.indent = "", -1
	value = bytes.TrimLeft(value, " ")
	switch {
	case len(value) == 0 || value[0] == '#':
		c.list = string(name)
	case value[0] == '[':
		c.pass(c.at + len(words) - len(value))
		c.flowList(string(name), "]")
		c.measure()
		if c.now.list != "" {
			c.end(c.at, "")
			c.begin("", "")
		}
		c.pass(c.at + lineLength(c.text[c.at:]))
	}
}

// isList reports whether a field of the dossier holds records. What another field holds
// counts as one, and isn't cut.
func isList(name string) bool { return listNamed(name) != nil }

func isWord(name []byte) bool {
	return len(name) > 0 && !bytes.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-'
	})
}

// lineValues returns how many values may stand on a line.
func lineValues(words []byte) int {
	if len(words) == 0 || words[0] == '#' {
		return 0
	}
	n := 1
	for _, b := range words {
		switch b {
		case ',', ':', '[', '{':
			n++
		}
	}
	n += strayWeight * strays(words)
	for len(words) > 0 && isItem(words) {
		n++
		words = bytes.TrimLeft(words[1:], " ")
	}
	return n
}

// flowFields cuts a text that is one group of fields in brackets, of which the cutter is
// behind the first.
func (c *cutter) flowFields() {
	behind := c.at
	for depth := 1; depth > 0; {
		switch b := c.next(); b {
		case 0:
			return
		case '[', '{':
			if depth > 1 || b == '{' || !c.flowField(behind) {
				depth++
			}
		case ']', '}':
			depth--
		case ',':
			if depth == 1 {
				if c.now.before == "--- {" && len(bytes.TrimSpace(c.text[c.now.start:c.at-1])) == 0 {
					c.begin("", "--- {")
				}
				behind = c.at
			}
		}
	}
}

// flowField cuts the list that is the value of a field, whose name stands behind an
// offset, and reports whether it is one.
func (c *cutter) flowField(behind int) bool {
	name := keyIn(c.text[behind : c.at-1])
	if name == "" {
		return false
	}
	c.at--
	c.flowList(name, "]}")
	c.flowListEnds()
	return true
}

// flowListEnds begins a part behind a list that was cut.
func (c *cutter) flowListEnds() {
	c.measure()
	if c.now.list != "" {
		c.end(c.at, "")
		c.begin("", "--- {")
	}
}

// keyIn returns the name of a field, of the text between what precedes it and its value;
// empty if it isn't one that a dossier has.
func keyIn(text []byte) string {
	name, ok := strings.CutSuffix(strings.TrimSpace(string(text[:min(len(text), 100)])), ":")
	name = strings.Trim(name, `" `)
	if !ok || !isWord([]byte(name)) {
		return ""
	}
	return name
}

// flowList cuts a list in brackets, at whose first the cutter is, and goes on behind it.
func (c *cutter) flowList(name, closes string) { c.flowItems(name, closes, 0) }

// flowItems does so of a list in which the cutter is at a depth.
func (c *cutter) flowItems(name, closes string, depth int) {
	item := c.mark()
	for c.plain, c.behind = false, false; ; {
		switch b := c.next(); b {
		case 0:
			return
		case '[', '{':
			if depth++; depth == 1 {
				if isList(name) { // what is before isn't of its first record
					c.measure()
				}
				item = c.mark()
			}
		case ']', '}':
			if depth--; depth == 0 {
				c.itemEnds(name, closes, item, true)
				return
			}
		case ',':
			if depth == 1 && isList(name) {
				c.itemEnds(name, closes, item, false)
				item = c.mark()
			}
		}
	}
}

// A cutterMark is where a cutter was.
type cutterMark struct{ at, line, lineStart, column, values int }

func (c *cutter) mark() cutterMark {
	return cutterMark{c.at, c.line, c.lineStart, c.column(c.at), c.now.values}
}

// itemEnds ends an item of a list in brackets before the comma or the bracket that was
// passed, and with it a part that is full.
func (c *cutter) itemEnds(name, closes string, item cutterMark, last bool) {
	if !isList(name) {
		return
	}
	text := c.text[item.at : c.at-1]
	large := !c.of.whole && len(text) > 4*c.of.each && bytes.HasPrefix(bytes.TrimLeft(text, blanks), []byte("{"))
	if !last || large {
		c.measure()
	}
	if c.now.list != "" {
		closes = "]"
	}
	switch {
	case large:
		c.alone(name, closes, item, last)
	case !last && c.full():
		c.end(c.at-1, closes)
		c.begin(name, "--- [")
	}
}

// alone makes a part of a large item of a list. In brackets the parser keeps all that it
// has made of an item until that ends, since a colon may follow that makes a key of it,
// and takes ten times as much memory as for what is a value.
func (c *cutter) alone(name, closes string, item cutterMark, last bool) {
	all := c.now.values
	if item.at > c.now.start {
		c.now.values = item.values
		c.end(len(bytes.TrimSuffix(c.text[:item.at], []byte(","))), closes)
	}
	c.parts = append(c.parts, part{
		of: c.of, start: item.at, end: c.at - 1, line: item.line, column: item.column, lineStart: item.lineStart,
		list: name, before: `--- {"": `, after: "}", led: 1, lone: true, values: all - item.values,
	})
	if last { // the bracket closes the next part
		c.at--
		defer func() { c.at++ }()
	}
	c.begin(name, "--- [")
}

// next goes on behind the next bracket or comma between values in brackets, and returns
// it; 0 at the end.
func (c *cutter) next() byte {
	for c.at < len(c.text) {
		b := c.text[c.at]
		c.at++
		switch b {
		case '\n', '\r':
			if b == '\n' || c.lone && !bytes.HasPrefix(c.text[c.at:], []byte{'\n'}) {
				c.line++
				c.lineStart = c.at
			}
		case ' ', '\t':
		case ',', '[', '{':
			c.now.values++
			c.plain, c.behind = false, false
			return b
		case ']', '}':
			c.plain, c.behind = false, true
			return b
		case ':':
			if !c.plain || c.at == len(c.text) || bytes.IndexByte([]byte(" \r\n,[]{}"), c.text[c.at]) >= 0 {
				c.now.values++
				c.plain, c.behind = false, false
			}
		case '#':
			if before := c.text[c.at-2]; isBlank(rune(before)) {
				c.pass(c.at + lineLength(c.text[c.at:]))
			}
		case '"', '\'', '&', '*', '!':
			if !c.plain {
				c.value(b)
			}
		default:
			c.plain = true
		}
	}
	return 0
}

// value passes over a text in quotation marks, or what begins with another sign, which was
// passed. It counts one that stands in a row with another, as [strays] does.
func (c *cutter) value(sign byte) {
	if c.behind {
		c.now.values += strayWeight
	}
	c.behind = true
	if sign == '"' || sign == '\'' {
		c.pass(c.quotesEnd(sign))
		return
	}
	for c.at < len(c.text) && bytes.IndexByte([]byte(blanks+",[]{}"), c.text[c.at]) < 0 {
		c.at++
	}
}

// quotesEnd returns the offset behind the mark that closes a text, of which the first
// was passed.
func (c *cutter) quotesEnd(mark byte) int {
	for at := c.at; ; {
		i := bytes.IndexByte(c.text[at:], mark)
		if i < 0 {
			return len(c.text)
		}
		escapes := i - len(bytes.TrimRight(c.text[at:at+i], `\`))
		at += i + 1
		if mark == '\'' || escapes%2 == 0 {
			return at // two single marks are two texts, for what is sought here
		}
	}
}

// listed returns a part as one whose items stand in a list, however many they are.
func (p part) listed() part {
	if p.lone {
		p.before, p.after, p.led, p.lone = "--- [", "]", 0, false
	}
	return p
}

// with returns a part with those that follow it, up to one of the same file.
func (p part) with(more []part) part {
	for i := range more { // not by value: a part that another hand reads is written to
		p.values += more[i].values
	}
	last := &more[len(more)-1]
	p.end, p.after, p.leaves = last.end, last.after, last.leaves
	return p
}

// leading returns how many parts from the first on are as said.
func leading(parts []part, as func(*part) bool) int {
	for n := range parts {
		if !as(&parts[n]) {
			return n
		}
	}
	return len(parts)
}

// source returns the text of the part's file, in which lines from there on are looked up.
func (p *part) source() *source {
	return &source{text: p.of.text, line: p.line, at: p.lineStart}
}

func lineBreaks(text []byte) int {
	n := bytes.Count(text, []byte{'\n'})
	if hasLoneReturns(text) {
		n += bytes.Count(text, []byte{'\r'}) - bytes.Count(text, []byte("\r\n"))
	}
	return n
}
