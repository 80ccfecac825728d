package explorer

import (
	"io"
	"slices"
	"strings"
	"time"

	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A screen is what is known of the terminal.
type screen struct {
	width, height int
	shade         paint.Shade // of the ground that the theme is made for
	answered      paint.Shade // what is known of the ground, which may be newer
	groundSet     bool        // the reader has said what the ground is
	ascii         bool
	colours       paint.Colours // the reader's own
	countsMarks   bool          // those without width among a row's columns
	profile       colorprofile.Profile
	method        ansi.Method // how the terminal counts columns
	theme         *paint.Theme
	ready         bool // the ground is known, or won't be
	laidOut       bool // a frame has been laid out
}

func newScreen(t Terminal) screen {
	set := t.Theme != paint.Unknown
	s := screen{answered: t.Theme, groundSet: set, ready: set, ascii: t.ASCII, colours: t.Colours, profile: colorprofile.TrueColor}
	s.countsMarks = slices.ContainsFunc(t.Environ, func(entry string) bool { return strings.HasPrefix(entry, "MLTERM=") })
	s.repaint()
	return s
}

// groundPatience is how long the first frame waits for the terminal to tell its
// background: long enough for one on the same machine, too short to be noticed.
const groundPatience = 30 * time.Millisecond

// unanswered tells that the terminal didn't answer in time.
type unanswered struct{}

// askGround writes the questions straight to the terminal: how it counts columns, whether
// it answers for what a [pace] asks, then what its background is, so that the first frame
// knows all. Bubble Tea's own commands would send them with the first tick of its renderer,
// so that the answer would always come a tick after the first frame could have stood.
func askGround(t Terminal) tea.Cmd {
	question := ansi.RequestBackgroundColor
	if tellsModes(t.Environ) {
		question = ansi.RequestModeUnicodeCore + ansi.RequestMode(paceMode) + question
	}
	ask := func() tea.Msg {
		if _, err := io.WriteString(t.Out, question); err != nil {
			return unanswered{} // Bubble Tea tells of a terminal that is gone
		}
		return nil
	}
	return tea.Batch(ask, tea.Tick(groundPatience, func(time.Time) tea.Msg { return unanswered{} }))
}

// tellsModes reports whether a terminal can be asked for its modes. Apple's writes the
// question on the screen, and one behind SSH may be that; Bubble Tea asks neither.
func tellsModes(environ []string) bool {
	return !slices.ContainsFunc(environ, func(entry string) bool {
		return strings.HasPrefix(entry, "SSH_TTY=") || strings.HasPrefix(entry, "TERM_PROGRAM=Apple")
	})
}

// answer takes the terminal's word on its background. One that comes after the
// first frame waits for the next key, so that nothing flashes by itself.
func (s *screen) answer(isDark bool) {
	if s.groundSet {
		return
	}
	s.answered = paint.Light
	if isDark {
		s.answered = paint.Dark
	}
	if !s.ready {
		s.repaint()
	}
}

// unites takes the terminal's word on mode 2027, to measure as Bubble Tea lays out
// once it has the same word, and reports whether columns are counted otherwise now.
func (s *screen) unites(msg tea.ModeReportMsg) bool {
	if s.method == ansi.GraphemeWidth || msg.Mode != ansi.ModeUnicodeCore || msg.Value.IsNotRecognized() || msg.Value.IsPermanentlyReset() {
		return false
	}
	s.method = ansi.GraphemeWidth
	s.theme.Method = s.method
	return true
}

func (s *screen) repaint() {
	s.shade = s.answered
	s.theme = paint.NewTheme(s.shade, s.profile, s.colours, s.ascii, s.method)
}
