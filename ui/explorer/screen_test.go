package explorer

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/model"
	"entente/ui/draw"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// TestAsksAtOnce holds that the terminal is asked for its ground and how it counts
// columns in one write, the ground last, since the first frame waits for that; and for
// no mode where that would be written on the screen.
func TestAsksAtOnce(t *testing.T) {
	t.Parallel()
	for environ, want := range map[string]string{
		"TERM=xterm":                  ansi.RequestModeUnicodeCore + "\x1b[?25$p" + ansi.RequestBackgroundColor,
		"TERM_PROGRAM=ghostty":        ansi.RequestModeUnicodeCore + "\x1b[?25$p" + ansi.RequestBackgroundColor,
		"TERM_PROGRAM=Apple_Terminal": ansi.RequestBackgroundColor,
		"SSH_TTY=/dev/pts/1":          ansi.RequestBackgroundColor,
	} {
		var terminal strings.Builder
		ask, ok := askGround(Terminal{Out: &terminal, Environ: []string{environ}})().(tea.BatchMsg)
		if !ok {
			t.Fatal("nothing waits beside the question")
		}
		if ask[0](); terminal.String() != want {
			t.Errorf("%s: it writes %q, want %q", environ, terminal.String(), want)
		}
	}
}

// TestFirstFrameIsLaidOutOnce holds that nothing is laid out before the first frame can
// stand, and that it then is as the terminal has told meanwhile, with what was typed.
func TestFirstFrameIsLaidOutOnce(t *testing.T) {
	t.Parallel()
	o := func() Options {
		return Options{Dossier: embedded(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}
	}
	d := &driver{root: newRoot(o()), t: t}
	d.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	if d.laidOut || d.View().Content != blankFrame {
		t.Error("a frame is laid out that nobody can see")
	}
	d.press("j")
	d.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	d.Update(unanswered{})
	want := driveOn(t, o(), 120, 36, "j")
	want.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	if got := d.screen(); got != want.screen() || !d.laidOut {
		t.Errorf("the first frame is\n%s", got)
	}
}

// TestSameFrameIsKept holds that a message that changes nothing has no frame drawn, that
// the frame is the same as if it had, and that one that changes something is drawn.
func TestSameFrameIsKept(t *testing.T) {
	t.Parallel()
	d := drive(t, 120, 36)
	g := &guard{Model: d.root, crashes: newCrashes()}
	before := g.View()
	for _, msg := range []tea.Msg{
		unanswered{}, tea.KeyboardEnhancementsMsg{}, tea.EnvMsg{}, tea.MouseReleaseMsg{}, tea.MouseMotionMsg{}, tea.FocusMsg{}, tea.ModeReportMsg{Mode: ansi.ModeSynchronizedOutput, Value: ansi.ModeReset},
	} {
		kept := g.drawn
		g.Update(msg)
		if g.View().Content != d.View().Content || g.drawn != kept {
			t.Errorf("%T has a frame drawn, or changes it", msg)
		}
	}
	if g.Update(namedKeys["down"]); g.View().Content == before.Content || g.View().Content != d.View().Content {
		t.Error("a key isn’t drawn")
	}
}

var quotationsCounted = regexp.MustCompile(` · ([0-9]+ of )?20 quotations`)

// TestFirstRowTellsWhatItCan sweeps the widths: the dossier's title is cut only where it has
// no room beside the count of ties alone, and of the path's places that of the pane in focus
// goes only where it has no room.
func TestFirstRowTellsWhatItCan(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{nil, {"space"}, {"!"}, {"space", "!"}, {"v"}, {"v", "v", "v", "v"}, {"V", "V", "V", "V"}, {"3"}} {
		d := driveNoting(t, new(notebook), 120, 36, keys...)
		d.notice = ""
		for width := minColumns; width <= 200; width++ {
			d.resizeTo(width, 24)
			first, l := strings.TrimSpace(strings.Split(d.screen(), "\n")[0]), d.layout()
			if l.header {
				title, counts := d.dossier.Head.Title, first[strings.LastIndex(first, "… ")+1:]
				least := quotationsCounted.Split(counts, 2)[0]
				if strings.Contains(first, "… ") && len(" entente  ")+len(title)+len([]rune(least))+1 <= width {
					t.Errorf("%d columns behind %q: %q", width, keys, first)
				}
				continue
			}
			pane := max(d.scene.Focus, model.Relationships)
			_, place := draw.PaneTitle(d.painter(), d.scene, pane, far)
			place = strings.TrimPrefix(place, "claim ")
			if strings.Contains(first, "  ›") || !strings.Contains(first, "…") && !strings.Contains(first, place) && len([]rune(first))+3+len(place) <= width {
				t.Errorf("%d columns behind %q: no %q in %q", width, keys, place, first)
			}
		}
	}
}

// TestLongNamesLeavePlaces holds that where one pane stands alone, the path tells which of how
// many is chosen in the pane in focus however long the actor's name is, and that what is cut of
// the name is no more than that needs.
func TestLongNamesLeavePlaces(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"An Extraordinarily Long Named Commission for the Coordination of Commissions", "上海远洋运输有限公司和中华人民共和国外交部", "A Name of Thirty-one Columns"} {
		long := revised(t, func(r *model.Records) { r.Actors[0].Name = name })
		for _, keys := range [][]string{{"1", "+"}, {"2", "+"}, {"3", "+"}, {"v", "v", "v", "+"}, {"v", "v", "v", "v", "v", "v"}} {
			d := driveOn(t, Options{Dossier: long}, 120, 36, keys...)
			for width := 60; width <= 160; width++ {
				d.resizeTo(width, 24)
				if d.layout().single {
					holdsPlace(t, d, width)
				}
			}
		}
	}
}

// holdsPlace holds the path of one pane to the place in it.
func holdsPlace(t *testing.T, d *driver, width int) {
	t.Helper()
	pane := max(d.scene.Focus, model.Relationships)
	_, place := draw.PaneTitle(d.painter(), d.scene, pane, far)
	place = strings.TrimPrefix(strings.TrimPrefix(place, "claim "), "quote ")
	lines := strings.Split(d.screen(), "\n")
	path := lines[slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, " › ") })]
	if blanks := d.theme.Columns(path) - d.theme.Columns(strings.TrimRight(path, " ")); !strings.Contains(path, place) || strings.Contains(path, "…") && blanks > 3 {
		t.Errorf("%d columns: no %q, or cut beside %d blanks, in %q", width, place, blanks, path)
	}
}

// TestQuotationsNameTheirTies holds that of each quotation in the list Sources names all ends
// of the ties that it bears on, whatever the width.
func TestQuotationsNameTheirTies(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{30, 40}, {40, 12}, {80, 24}, {120, 36}} {
		d := drive(t, size[0], size[1], "\"")
		for range d.dossier.Quotes {
			lines := strings.Split(ansi.Strip(strings.Join(d.storyPage().Lines, "\n")), "\n")
			borne := false
			for _, line := range lines {
				borne = (borne || strings.Contains(line, "Bears on ─")) && !strings.Contains(line, "Source ─")
				if borne && strings.Contains(line, "…") {
					t.Errorf("%v: %q", size, line)
				}
			}
			d.press("j")
		}
	}
}
