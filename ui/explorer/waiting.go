package explorer

import (
	"fmt"
	"strings"
	"time"

	"entente/ui/paint"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// openingPatience is how long nothing is shown of a dossier that is being read:
// what opens at once shouldn't flash, and what is refused shouldn't either. A tenth
// of a second passes for at once (Nielsen, Usability Engineering, 1993, ch. 5).
const openingPatience = 100 * time.Millisecond

// first returns what the explorer begins with: the dossier, or, where that is not
// read yet, how far it is. It gives none where there is nothing to begin with.
func (h *supervisor) first(t Terminal, o Opening) (tea.Model, error) {
	read := make(chan opened, 1)
	go func() {
		defer h.crashes.catch()
		options, err := o.Open()
		options.Terminal = t
		read <- opened{options, err}
	}()
	select {
	case h.crash = <-h.crashes:
	case s := <-h.signals:
		h.code = exitCode(s)
	case r := <-read:
		if r.err != nil {
			return nil, r.err
		}
		return newRoot(r.options), nil
	case <-time.After(openingPatience):
		return &waiting{terminal: t, opening: o, read: read}, nil
	}
	return nil, nil
}

// opened is what came of an Opening.
type opened struct {
	options Options
	err     error
}

// stillReading tells that it is time to show how far the reading is.
type stillReading struct{}

// progressPace is how often that is shown.
const progressPace = 100 * time.Millisecond

// waiting stands on the screen while a dossier is read. Then it hands over what the
// terminal told and the reader typed meanwhile.
type waiting struct {
	terminal      Terminal
	opening       Opening
	read          <-chan opened
	kept          []tea.Msg
	overdue       bool // the terminal has told no background in time, and may yet
	width, height int
	code          int   // the exit code
	refused       error // the Opening's
}

// Init asks what root would ask, and waits.
func (w *waiting) Init() tea.Cmd {
	cmds := []tea.Cmd{w.await, nextProgress()}
	if w.terminal.Theme == paint.Unknown {
		cmds = append(cmds, askGround(w.terminal))
	}
	return tea.Batch(cmds...)
}

func (w *waiting) await() tea.Msg { return <-w.read }

func nextProgress() tea.Cmd {
	return tea.Tick(progressPace, func(time.Time) tea.Msg { return stillReading{} })
}

// Update keeps what happens for later, but for what leaves.
func (w *waiting) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case stillReading:
		return w, nextProgress()
	case unanswered:
		w.overdue = true
		return w, nil
	case opened:
		return w.handOver(msg)
	case ended:
		return w, w.quit(int(msg))
	case tea.WindowSizeMsg:
		w.width, w.height = max(0, msg.Width), max(0, msg.Height)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q", "Q", "esc":
			return w, w.quit(0)
		case "ctrl+c":
			return w, w.quit(interrupted)
		case "ctrl+z":
			if jobControl() {
				return w, tea.Suspend
			}
			return w, nil
		}
	}
	w.kept = append(w.kept, msg)
	return w, nil
}

func (w *waiting) quit(code int) tea.Cmd {
	w.code = code
	return tea.Quit
}

func (w *waiting) handOver(o opened) (tea.Model, tea.Cmd) {
	if o.err != nil {
		w.refused = o.err
		return w, tea.Quit
	}
	m := newRoot(o.options)
	first := m.notice
	var cmds []tea.Cmd
	for _, msg := range w.kept {
		_, cmd := m.Update(msg)
		cmds = append(cmds, cmd)
	}
	if !strings.HasPrefix(m.notice, first) { // which no frame has shown yet
		m.unseen = first
		m.tell(m.notice)
	}
	if w.overdue {
		m.begin() // with what the terminal has answered by now
	}
	return m, tea.Batch(append(cmds, m.Init())...)
}

// View shows how far the reading is. It has no colours, since the terminal may not
// have told its background yet.
func (w *waiting) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = "entente"
	v.Content = strings.Join(w.frame(), "\n")
	return v
}

// waitingColumns is how wide the bar grows.
const waitingColumns = 60

func (w *waiting) frame() []string {
	p := paint.Painter{Theme: paint.Colourless(w.terminal.ASCII, ansi.WcWidth)}
	read, all := w.opening.Bytes()
	far, told := 0.0, "fetching the text"
	switch {
	case all > 0 && read >= all:
		far, told = 1, "checking the rules between records"
	case all > 0:
		far = float64(read) / float64(all)
		told = fmt.Sprintf("%s of %s", megabytes(read), megabytes(all))
	}
	width := min(waitingColumns, w.width-2)
	bar := int(far * float64(width))
	line := func(c ...paint.Cell) string {
		return p.Row(w.width, paint.Bare, append([]paint.Cell{{Width: 1}}, c...)...)
	}
	text := func(s string, bold bool) string { return line(paint.Cell{Text: s, Width: w.width - 2, Bold: bold}) }
	lines := []string{
		text("Reading "+string(w.opening.Name), true),
		line(paint.Cell{Text: paint.Repeat("━", bar) + paint.Repeat("─", width-bar), Width: width}),
		text(told, false),
		text("", false),
		text("q leaves", false),
	}
	return lines[:min(len(lines), w.height)]
}

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }
