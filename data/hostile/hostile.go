// Package hostile has texts that do something to a terminal, or that hide
// something from its reader, and a dossier with each of them in each of its
// fields. It is for the tests of every package that such texts come through.
package hostile

import "slices"

// A Payload is a text that nobody should ever see the effect of.
type Payload struct{ Name, Text string }

// Payloads are valid UTF-8, so that YAML can hold them as escapes. Each leaves few
// letters behind: labels have little room.
func Payloads() []Payload {
	return slices.Concat(controls(), sequences(), controlStrings(), escapes(), turning(), hiding(), joining())
}

// controls are those of ASCII.
func controls() []Payload {
	return []Payload{
		{"nul", "\x00"},
		{"soh", "\x01"},
		{"enq", "\x05"},
		{"bell", "\a"},
		{"backspace", "\b\b\b"},
		{"tab", "\t"},
		{"line feed", "\n"},
		{"vertical tab", "\v"},
		{"form feed", "\f"},
		{"return", "\rX"},
		{"shift out", "\x0e"},
		{"shift in", "\x0f"},
		{"xon", "\x11"},
		{"cancel", "\x18"},
		{"substitute", "\x1a"},
		{"escape", "\x1b"},
		{"delete", "\x7f"},
	}
}

// sequences are the control sequences of ECMA-48, 5.4.
func sequences() []Payload {
	return []Payload{
		{"csi clear", "\x1b[2J"},
		{"csi home", "\x1b[H"},
		{"csi up", "\x1b[99A"},
		{"csi colour", "\x1b[31;1;7m"},
		{"csi hidden", "\x1b[8m"},
		{"csi true colour", "\x1b[38:2::1:2:3m"},
		{"csi alternate screen", "\x1b[?1049l"},
		{"csi mouse", "\x1b[?1003h"},
		{"csi paste", "\x1b[?2004l"},
		{"csi cursor", "\x1b[?25h"},
		{"csi report", "\x1b[6n"},
		{"csi attributes", "\x1b[c"},
		{"csi title report", "\x1b[21t"},
		{"csi resize", "\x1b[8;9;9t"},
		{"csi scroll region", "\x1b[2;3r"},
		{"csi repeat", "x\x1b[99b"},
		{"csi erase", "\x1b[9X"},
		{"csi insert", "\x1b[9@"},
		{"csi keys", "\x1b[>1u"},
		{"csi synchronized", "\x1b[?2026h"},
		{"csi soft reset", "\x1b[!p"},
		{"csi unended", "\x1b["},
		{"csi parameters unended", "\x1b[38;2;1"},
		{"csi within csi", "\x1b[3\x1b[4m"},
		{"c1 csi", "\u009b2J"},
		{"c1 csi unended", "\u009b"},
	}
}

// controlStrings are those of ECMA-48, 5.6.
func controlStrings() []Payload {
	return []Payload{
		{"osc title", "\x1b]0;t\a"},
		{"osc title st", "\x1b]2;t\x1b\\"},
		{"osc clipboard", "\x1b]52;c;aGk=\a"},
		{"osc clipboard read", "\x1b]52;c;?\a"},
		{"osc link", "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\"},
		{"osc colour", "\x1b]11;#f00\a"},
		{"osc colour read", "\x1b]11;?\a"},
		{"osc palette", "\x1b]4;1;#f00\a"},
		{"osc notify", "\x1b]9;t\a"},
		{"osc folder", "\x1b]7;file:///\a"},
		{"osc prompt", "\x1b]133;A\a"},
		{"osc image", "\x1b]1337;File=:AA\a"},
		{"osc unended", "\x1b]0;t"},
		{"osc empty", "\x1b]"},
		{"c1 osc", "\u009d0;t\u009c"},
		{"c1 osc unended", "\u009d0;t"},
		{"dcs sixel", "\x1bPq#0~\x1b\\"},
		{"dcs request", "\x1bP+q544e\x1b\\"},
		{"dcs tmux", "\x1bPtmux;\x1b\x1b]0;t\a\x1b\\"},
		{"dcs unended", "\x1bPq"},
		{"c1 dcs", "\u0090q\u009c"},
		{"c1 dcs unended", "\u0090q"},
		{"apc image", "\x1b_Ga=d\x1b\\"},
		{"apc unended", "\x1b_G"},
		{"c1 apc", "\u009fG\u009c"},
		{"c1 apc unended", "\u009fG"},
		{"pm", "\x1b^x\x1b\\"},
		{"pm unended", "\x1b^x"},
		{"c1 pm", "\u009ex\u009c"},
		{"c1 pm unended", "\u009ex"},
		{"sos", "\x1bXx\x1b\\"},
		{"sos unended", "\x1bXx"},
		{"c1 sos", "\u0098x\u009c"},
		{"c1 sos unended", "\u0098x"},
	}
}

// escapes are the other sequences that an escape begins, and controls of C1.
func escapes() []Payload {
	return []Payload{
		{"reset", "\x1bc"},
		{"character set", "\x1b(0"},
		{"alignment", "\x1b#8"},
		{"reverse index", "\x1bM"},
		{"keypad", "\x1b="},
		{"save", "\x1b7"},
		{"restore", "\x1b8"},
		{"double escape", "\x1b\x1b[m"},
		{"single shift", "\x1bN"},
		{"c1 index", "\u0084"},
		{"c1 next line", "\u0085"},
		{"c1 reverse", "\u008d"},
		{"c1 terminator", "\u009c"},
		{"c1 single shift", "\u008e"},
	}
}

// turning are the characters that turn text around.
func turning() []Payload {
	return []Payload{
		{"bidi embedding left", "\u202a"},
		{"bidi embedding right", "\u202b"},
		{"bidi pop", "\u202c"},
		{"bidi override left", "\u202d"},
		{"bidi override right", "\u202e"},
		{"bidi isolate left", "\u2066"},
		{"bidi isolate right", "\u2067"},
		{"bidi isolate", "\u2068"},
		{"bidi end", "\u2069"},
		{"bidi marks", "\u200e\u200f\u061c"},
	}
}

// hiding are characters that nobody sees.
func hiding() []Payload {
	return []Payload{
		{"zero-width blank", "\u200b"},
		{"stray non-joiner", "\u200c"},
		{"stray joiner", "\u200d"},
		{"word joiner", "\u2060"},
		{"byte order mark", "\ufeff"},
		{"soft hyphen", "\u00ad"},
		{"mongolian separator", "\u180e"},
		{"invisible times", "\u2062"},
		{"deprecated format", "\u206a"},
		{"grapheme joiner", "\u034f\u034f"},
		{"hangul fillers", "\u115f\u1160"},
		{"compatibility filler", "\u3164"},
		{"half-width filler", "\uffa0"},
		{"khmer vowels", "\u17b4\u17b5"},
		{"musical format", "\U0001d173"},
		{"shorthand format", "\U0001bca0"},
		{"interlinear annotation", "\ufff9a\ufffab\ufffb"},
		{"object replacement", "\ufffc"},
		{"noncharacters", "\ufdd0\uffff"},
		{"private use", "\ue000"},
		{"private plane", "\U0010fffd"},
		{"unassigned ignorable", "\u2065\U000e0fff"},
		{"unassigned", "\u0378"},
		{"selectors", "\ufe0f"},
		{"selector supplement", "\U000e0100\U000e01ef"},
		{"selector of an arrow", "→\ufe0f"},
		{"tags", "\U000e0061\U000e007f"},
		{"language tag", "\U000e0001"},
	}
}

// joining are characters that are drawn onto others, or pile up on them.
func joining() []Payload {
	return []Payload{
		{"flag unended", "\U0001f3f4\U000e0067"},
		{"flag of nothing", "\U0001f3f4\U000e0067\U000e007f"},
		{"bare skin tone", " \U0001f3fd"},
		{"bare voiced mark", " \uff9e"},
		{"bare visarga", " \u0903"},
		{"number sign", "\u0600"},
		{"end of ayah", "\u06dd"},
		{"flood of accents", flood("\u0301", 40)},
		{"flood of circles", flood("\u20dd", 20)},
		{"flood spread by joiners", "\u0645" + flood("\u0301\u200d", 10)},
		{"flood spread by blanks of no width", flood("\u0301\u200b", 10)},
		{"flood of thai marks", "\u0e01" + flood("\u0e47", 40)},
		{"flood of selectors", "葛" + flood("\U000e0100", 20)},
		{"chain of conjuncts", flood("क्", 10) + "क"},
		{"chain of emoji", flood("♀\u200d", 9) + "♀"},
		{"line separator", "\u2028"},
		{"paragraph separator", "\u2029"},
	}
}

func flood(unit string, n int) string {
	text := ""
	for range n {
		text += unit
	}
	return text
}

// Raw are bytes that are no UTF-8, as names of files, arguments and broken files
// have them.
func Raw() []Payload {
	return []Payload{
		{"raw c1 csi", "\x9b2J"},
		{"raw c1 osc", "\x9d0;t\x9c"},
		{"raw c1 dcs", "\x90q\x9c"},
		{"raw c1 next line", "\x85"},
		{"raw apc", "\x9fG\x9c"},
		{"bad byte", "\xff"},
		{"cut character", "\xe2\x80"},
		{"overlong", "\xc0\xaf"},
		{"overlong escape", "\xc0\x9b[2J"},
		{"surrogate", "\xed\xa0\x80"},
		{"above unicode", "\xf4\x90\x80\x80"},
		{"utf-16", "\xff\xfea\x00"},
		{"escape in bad bytes", "\xe2\x1b[2J\x80"},
	}
}
