package explorer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/data/safe"
	"entente/model"
	"entente/ui/paint"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// A prompt is a line of text that is typed in the footer.
type prompt struct {
	textinput.Model
	sign   string                   // what stands before the text
	result func(model.Scene) string // what came of it; nil where that shows elsewhere
	told   string                   // what was left out of it, until more is typed
}

// mostTyped is how many characters a prompt takes, unless it says otherwise: more than
// anybody types, and few enough that each key is answered at once.
const mostTyped = 1000

func newPrompt(sign, text string) prompt {
	p := prompt{Model: textinput.New(), sign: sign}
	p.Prompt, p.CharLimit = "", mostTyped
	p.SetVirtualCursor(false)
	p.set(text)
	return p
}

// set has other text stand there, with the cursor behind it.
func (p *prompt) set(text string) {
	p.SetValue(text)
	p.CursorEnd()
}

// take takes a key, and reports whether it changed the text.
func (p *prompt) take(msg tea.KeyPressMsg) (cmd tea.Cmd, changed bool) {
	msg.Text, p.told = typed(msg.Text), ""
	before := p.Value()
	p.Model, cmd = p.Update(msg)
	if msg.Text != "" && p.Value() == before {
		p.told = p.full()
	}
	return cmd, p.Value() != before
}

// full says that a prompt takes no more.
func (p *prompt) full() string { return fmt.Sprintf("cut at %d characters", p.CharLimit) }

// paste adds the first line of pasted text, as far as there is room.
func (p *prompt) paste(text string) {
	p.told = ""
	line := strings.TrimSpace(text)
	if end := strings.IndexAny(line, "\r\n"); end >= 0 { // terminals send either
		line, p.told = line[:end], "its first line alone"
	}
	room := p.CharLimit - utf8.RuneCountInString(p.Value())
	added := make([]rune, 0, min(room, len(line)))
	for _, r := range typed(line) {
		if len(added) == room {
			p.told = p.full()
			break
		}
		added = append(added, r)
	}
	p.set(p.Value() + string(added))
}

// promptLine paints what is typed, behind its sign, what came of it, and as many
// hints as fit.
func (m *root) promptLine(p *prompt) string {
	signWide := m.theme.Columns(p.sign)
	text := m.theme.Tail(written(p.Value()), m.promptRoom(p)) // where the cursor is
	typedWide := m.theme.Columns(text) + 1
	left := m.width - 1 - signWide - typedWide
	cells := []paint.Cell{{Width: 1}, {Text: p.sign, Width: signWide, Ink: paint.Accent, Bold: true}, {Text: text, Width: typedWide}}
	if p.result != nil || p.told != "" {
		result := m.resultOf(p)
		cells = append(cells, paint.Cell{Text: "  " + result, Width: m.theme.Columns(result) + 2, Bold: true})
		left -= m.theme.Columns(result) + 2
	}
	for i, pair := range m.fitting(m.footerPairs(), left-1) {
		gap := 2
		if i == 0 {
			gap = 3
		}
		cells = append(cells, paint.Cell{Gap: gap, Text: pair.key + " " + pair.word, Ink: paint.Muted})
	}
	return paint.Painter{Theme: m.theme}.Row(m.width, paint.Bare, cells...)
}

// resultOf is what came of a prompt, or what was left out of it, which is told first.
func (m *root) resultOf(p *prompt) string {
	if p.told == "" && p.result != nil {
		return p.result(m.scene)
	}
	return p.told
}

// promptRoom is how many columns of the text are shown: what was left out of it is told
// behind them.
func (m *root) promptRoom(p *prompt) int {
	room := m.width - 4 - m.theme.Columns(p.sign)
	if p.told != "" {
		room -= m.theme.Columns(p.told) + 2
	}
	return max(1, room)
}

// typed is text that may be shown: control characters and marks that turn the
// line's direction are left out. Joiners stay, which Persian words and families of
// emoji are written with: without them nothing of theirs would be found.
func typed(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) || unicode.Is(unicode.Join_Control, r) {
			return r
		}
		return -1
	}, text)
}

// written is typed text as it may be drawn. A joiner at its end waits for what it
// joins: until then it would only hide.
func written(text string) string {
	return safe.Clean(strings.TrimRightFunc(text, func(r rune) bool { return unicode.Is(unicode.Join_Control, r) }))
}
