//go:build unix

package cli_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// Keys as terminals send them, and the mouse's buttons as SGR reports number them.
const (
	home, end = "\x1b[H", "\x1b[F"
	pageUp    = "\x1b[5~"
	pageDown  = "\x1b[6~"
	ctrlD     = "\x1b[100;5u"
	ctrlU     = "\x1b[117;5u"
	ctrlP     = "\x1b[112;5u"

	leftButton, wheelUp, wheelDown = 0, 64, 65
)

// TestPtyHands goes once through every key of a practised hand, in the program as
// it is, and looks each time at what came of it.
func TestPtyHands(t *testing.T) {
	t.Parallel()
	for name, part := range map[string]func(*testing.T){
		"click":        handsClick,
		"panel":        handsClickInPanel,
		"wheel":        handsWheel,
		"mouse off":    handsLeaveTheMouse,
		"palette":      handsPalette,
		"zoom":         handsZoom,
		"moves":        handsMove,
		"panes":        handsPanes,
		"scroll":       handsScroll,
		"command line": handsCopyCommand,
		"marks":        handsMark,
		"notes":        handsNote,
		"pin":          handsPin,
		"resume":       handsResume,
		"broken state": handsBrokenState,
		"ended":        handsEnded,
		"theme":        handsTheme,
		"ASCII":        handsASCII,
		"quiet":        handsQuiet,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			part(t)
		})
	}
}

// leaves quits and holds what is left against what it should be.
func (c *console) leaves() {
	c.t.Helper()
	c.press("Q")
	c.ends(0)
}

// hides waits until the text is gone from the screen.
func (c *console) hides(text string) {
	c.t.Helper()
	c.until("hides "+text, func() bool { return !strings.Contains(c.screen(), text) })
}

// footer is the last row of the screen.
func (c *console) footer() string {
	screen := c.screen()
	return screen[strings.LastIndexByte(screen, '\n')+1:]
}

// pane gives what stands in one of the three panes of the usual size, title and
// all, but not the rule at its right, which shows how far it is scrolled.
func (c *console) pane(n int) string {
	edges := [][2]int{{0, 24}, {25, 76}, {77, 119}}[n-1]
	lines := strings.Split(c.panes(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(ansi.Cut(lines[i], edges[0], edges[1]), " ")
	}
	return strings.Join(lines[1:], "\n") // all but the header
}

// pointAt finds text on the screen and gives where it begins, counted from 1 as
// terminals count.
func (c *console) pointAt(text string) (x, y int) {
	c.t.Helper()
	screen := c.screen()
	for row, line := range strings.Split(screen, "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return ansi.StringWidth(before) + 1, row + 1
		}
	}
	c.t.Fatalf("no %q on the screen\n%s", text, screen)
	return 0, 0
}

// mouse reports a button at a point, and that it was let go.
func (c *console) mouse(button, x, y int) {
	c.t.Helper()
	c.press(fmt.Sprintf("\x1b[<%d;%d;%dM", button, x, y))
	if button == leftButton {
		c.press(fmt.Sprintf("\x1b[<%d;%d;%dm", button, x, y))
	}
}

func (c *console) clickOn(text string) {
	c.t.Helper()
	x, y := c.pointAt(text)
	c.mouse(leftButton, x, y)
}

func handsClick(t *testing.T) {
	c := launch(t, start{})
	c.clickOn("artillery rounds")
	c.shows("━ 2 Relationships", " 4 of 61 ", "█← North Korea  artillery rounds")
	c.clickOn("Iran    ")
	c.shows("━ 1 Countries", "█ Iran", "2 Relationships of Iran")
	c.clickOn("3 Sources")
	c.shows("━ 3 Sources", "▌ Iran")
	c.leaves()
}

func handsClickInPanel(t *testing.T) {
	c := launch(t, start{})
	c.press("t")
	c.shows("t Types: any of", "[ ] partnership")
	c.clickOn("partnership  ")
	c.shows("[x] partnership", "type partnership", " 14 of 61 ")
	c.clickOn("[x] partnership")
	c.shows("[ ] partnership", "no filter", " 61 of 61 ")
	c.press(escape)
	c.showsPanes(firstPanes(t))
	c.leaves()
}

// The wheel scrolls the pane that it is over, whichever has the focus, and chooses
// nothing.
func handsWheel(t *testing.T) {
	c := launch(t, start{})
	first := c.panes()
	for n, x := range map[int]int{1: 5, 2: 40, 3: 90} {
		before := []string{c.pane(1), c.pane(2), c.pane(3)}
		c.mouse(wheelDown, x, 12)
		c.until("scrolls", func() bool { return c.panes() != first })
		for other := range before {
			if moved := c.pane(other+1) != before[other]; moved != (other == n-1) {
				t.Errorf("the wheel over pane %d moves pane %d: %t\n%s", n, other+1, moved, c.screen())
			}
		}
		if was, is := strings.Split(before[n-1], "\n"), strings.Split(c.pane(n), "\n"); was[0] != is[0] || n == 1 && !strings.Contains(is[1], "Iran") {
			t.Errorf("pane %d begins with\n%s\nand\n%s", n, is[0], is[1])
		}
		c.mouse(wheelUp, x, 12)
		c.showsPanes(first)
	}
	c.leaves()
}

func handsLeaveTheMouse(t *testing.T) {
	c := launch(t, start{})
	reports := func(keys, sequence, footer string) {
		t.Helper()
		before := len(c.written())
		c.press(keys)
		c.until("says so", func() bool { return strings.Contains(c.footer(), footer) })
		c.until("writes "+sequence, func() bool { return bytes.Contains(c.written()[before:], []byte("\x1b["+sequence)) })
	}
	if !bytes.Contains(c.written(), []byte("\x1b[?1002h")) || bytes.Contains(c.written(), []byte("\x1b[?1002l")) {
		t.Error("the mouse isn’t asked for at the start")
	}
	reports("M", "?1002l", "the mouse is the terminal’s")
	c.press("j")
	c.shows(" 2 of 61 ")
	if bytes.Count(c.written(), []byte("\x1b[?1002h")) != 1 {
		t.Error("the next key takes the mouse back")
	}
	reports("M", "?1002h", "the mouse is entente’s again")
	c.clickOn("artillery rounds")
	c.shows(" 4 of 61 ")
	c.leaves()
}

func handsPalette(t *testing.T) {
	c := launch(t, start{})
	first := firstPanes(t)
	c.press("+")
	c.shows("1 Russia › 2 Relationships 1 of 61")
	zoomed := c.panes()
	c.press("_")
	c.showsPanes(first)
	for _, key := range []string{":", ctrlP, "\x10"} { // the last as old terminals send it
		c.press(key)
		c.shows(": What to do", "1 of ", "filter by type")
		c.press("zoom")
		c.shows(": What to do", "Give the pane in focus all the room.")
		c.press(enter)
		c.showsPanes(zoomed)
		c.press(key)
		c.shows(": What to do")
		c.press("unzoom" + enter)
		c.showsPanes(first)
	}
	// Nothing is zoomed, filtered or pinned, so that none of it can be undone.
	for _, name := range []string{"unzoom", "clear filters", "exchange", "resume"} {
		c.press(":")
		c.shows(": What to do", "filter by type")
		c.press(name)
		c.shows(":"+name, "Nothing that can be done now is called")
		c.press(escape)
		c.showsPanes(first)
	}
	c.leaves()
}

func handsZoom(t *testing.T) {
	c := launch(t, start{})
	c.press("+")
	c.shows("1 Russia › 2 Relationships 1 of 61", "_ unzoom")
	if screen := c.screen(); strings.Contains(screen, "─ 1 Countries") || !strings.Contains(screen, "joining the war") {
		t.Errorf("zoomed, it shows\n%s", screen)
	}
	c.press("3")
	c.press("2")
	c.shows("joining the war")
	c.press("_")
	c.showsPanes(firstPanes(t))
	c.leaves()
}

func handsMove(t *testing.T) {
	c := launch(t, start{})
	for _, step := range []struct{ keys, place string }{
		{"5j", "6"},
		{"10j", "16"}, // 1 is the pane's key at first, and a count's digit after all
		{end, "61"},
		{home, "1"},
		{pageDown, "32"},
		{pageUp, "1"},
		{ctrlD, "16"},
		{ctrlU, "1"},
		{"\x04", "16"}, // as old terminals send it
		{"\x15", "1"},
		{"G", "61"},
		{"gg", "1"},
		{"012j", "13"},
		{"4k", "9"},
		{"7G", "7"},
	} {
		c.press(step.keys)
		c.shows("─ 1 Countries  1 of 47 ─┬━ 2 Relationships of Russia ━", "━ "+step.place+" of 61 ━")
	}
	c.press("47")
	c.shows("47 × the next move")
	c.press(escape + "j")
	c.shows("━ 8 of 61 ━")
	c.leaves()
}

func handsPanes(t *testing.T) {
	c := launch(t, start{})
	first := firstPanes(t)
	c.press("h")
	c.shows("━ 1 Countries", "─ 2 Relationships of Russia")
	c.press("l")
	c.showsPanes(first)
	c.press("l")
	c.shows("━ 3 Sources", "─ 2 Relationships of Russia")
	c.press("h")
	c.showsPanes(first)
	c.press("\x1b[D") // the arrow left
	c.shows("━ 1 Countries")
	c.press("\x1b[C")
	c.showsPanes(first)
	c.leaves()
}

// J and K scroll Sources, which hasn't the focus here.
func handsScroll(t *testing.T) {
	c := launch(t, start{})
	first := firstPanes(t)
	const head = "● confirmed" // its third line
	if !strings.Contains(c.pane(3), head) {
		t.Fatalf("the story has no %q:\n%s", head, c.pane(3))
	}
	lists := c.pane(1) + c.pane(2)
	c.press("J")
	c.until("scrolls", func() bool { return c.panes() != first })
	if !strings.Contains(c.pane(3), head) || strings.Contains(c.pane(3), "North Korea → Russia") {
		t.Errorf("J doesn’t scroll by one line:\n%s", c.screen())
	}
	c.press("JJ")
	c.until("scrolls on", func() bool { return !strings.Contains(c.pane(3), head) })
	if c.pane(1)+c.pane(2) != lists {
		t.Errorf("J moves another pane:\n%s", c.screen())
	}
	c.press("KKK")
	c.showsPanes(first)
	c.press("3J")
	c.shows("━ 3 Sources")
	c.leaves()
}

// commandLine has the command line of the view copied, and splits it as a shell
// does: with one.
func (c *console) commandLine() []string {
	c.t.Helper()
	before := len(c.written())
	c.press("Y")
	c.shows("clipboard; the same key again shows it") // in ASCII too
	var sent [][]byte
	c.until("copies", func() bool { sent = clipboard.FindSubmatch(c.written()[before:]); return sent != nil })
	line, err := base64.StdEncoding.DecodeString(string(sent[1]))
	if err != nil {
		c.t.Fatal(err)
	}
	shell := exec.Command("/bin/sh", "-c", `printf '%s\0' `+string(line))
	shell.Env = []string{}
	split, err := shell.Output()
	words := strings.Split(strings.TrimSuffix(string(split), "\x00"), "\x00")
	if err != nil || words[0] != "entente" {
		c.t.Fatalf("the command line is %s; a shell takes it for %q (%v)", line, words, err)
	}
	return words[1:]
}

func handsCopyCommand(t *testing.T) {
	for name, view := range map[string]struct {
		args  []string
		keys  []string
		shows string // of the last step
		words []string
	}{
		"start": {words: []string{"--actor", "russia"}},
		"filtered": {
			keys:  []string{"t", " ", "j", " ", enter, "!", "S", "P", "j", "j", "3"},
			shows: "━ 3 Sources", words: []string{"--type", "troops,arms", "--contested=true", "--order", "--pin"},
		},
		"search":     {keys: []string{"/", "that’s the glue", enter}, shows: "“that’s the glue”", words: []string{"--search", "that’s the glue"}},
		"apostrophe": {keys: []string{"/", "$(it's) \"`x`\\", enter}, shows: "“$(it's)", words: []string{"--search", "$(it's) \"`x`\\"}},
		"quotations": {keys: []string{"\"", "S", "4j"}, shows: "16 of 20", words: []string{"--list", "quotes", "--order"}},
		"looks":      {args: []string{"--ascii", "--theme", "light"}, keys: []string{"4j"}, shows: " 5 of 61 ", words: []string{"--theme", "light", "--ascii"}},
		"zoomed":     {keys: []string{"1", "j", "l", "5j", "+"}, shows: "1 China › 2 Relationships 6 of", words: []string{"--actor", "china", "--zoom"}},
	} {
		t.Run(name, func(t *testing.T) {
			c := open(t, start{args: view.args})
			c.shows("2 Relationships of Russia", "3 Sources")
			for _, keys := range view.keys {
				c.press(keys)
			}
			c.shows(view.shows)
			args := c.commandLine()
			for _, word := range view.words {
				if !slices.Contains(args, word) {
					t.Errorf("no %q among %q", word, args)
				}
			}
			panes := c.panes()
			c.leaves()
			again := open(t, start{args: args})
			again.showsPanes(panes)
			again.leaves()
		})
	}
}

func handsMark(t *testing.T) {
	c := launch(t, start{})
	c.press("t")
	c.shows("t Types: any of")
	c.press(" " + enter + "3")
	c.shows("━ 3 Sources", "type troops")
	place := c.panes()
	c.press("m")
	c.shows("m Mark this place", "a letter mark this place")
	c.press("a")
	c.shows("a marks this place")
	c.showsPanes(place)
	c.press("X1G")
	c.shows("━ 1 Countries", "no filter", "█ Vladimir Putin")
	elsewhere := c.panes()
	c.press("'")
	c.shows("' Go to a mark")
	c.press("a")
	c.showsPanes(place)
	c.press("[")
	c.showsPanes(elsewhere)
	c.press("q")
	c.ends(0)

	c = launch(t, start{home: c.home}) // the name stays between runs
	c.press("'a")
	c.showsPanes(place)
	c.leaves()
}

// Ticks and notes stay between runs, two at once lose nothing, and what they are on can be
// exported, imported and filtered by.
func handsNote(t *testing.T) {
	c := launch(t, start{})
	c.press(" ")
	c.shows("checked 1 of 96 ties", "✓ checked") // which is told once it is kept
	other := open(t, start{home: c.home})
	other.shows("1 of 96 ties checked")
	c.press("N")
	c.shows("note ", "enter keep")
	c.press("see page 3" + enter)
	c.shows("kept the note", "✎ see page 3")
	other.press("j ")
	other.shows("checked 2 of 96 ties")
	other.press("k")
	other.shows("✎ see page 3")
	other.leaves()
	c.leaves()

	c = open(t, start{home: c.home})
	c.shows("2 of 96 ties checked", "✎ see page 3")
	c.press("rgjo" + enter)
	c.shows("checked", "of 96")
	c.press("3N")
	c.shows("note ")
	c.press("\x1b")
	c.hides("enter keep")
	c.leaves()
}

// A pinned tie stands above the told one; x has them change places.
func handsPin(t *testing.T) {
	const soldiers, shells = "Washington has confirmed", "artillery"
	c := launch(t, start{})
	first := firstPanes(t)
	stories := func(above, below string) {
		t.Helper()
		c.until(above+" above "+below, func() bool {
			pinned, told, ok := strings.Cut(c.pane(3), "─ 3 Sources")
			return ok && strings.Contains(pinned, "P Pinned") && strings.Contains(pinned, above) && strings.Contains(told, below)
		})
	}
	c.press("P")
	stories(soldiers, soldiers)
	c.press("jjj")
	c.shows(" 4 of 61 ")
	stories(soldiers, shells)
	c.press("x")
	c.shows(" 1 of 61 ")
	stories(shells, soldiers)
	c.press("P")
	c.hides("P Pinned")
	c.showsPanes(first)
	c.press("x")
	c.until("says why not", func() bool { return strings.Contains(c.footer(), "there is nothing to exchange") })
	c.leaves()
}

// goesSomewhere leads to a place that has much to be kept.
func (c *console) goesSomewhere() (panes string) {
	c.t.Helper()
	c.press("1j2")
	c.shows("━ 2 Relationships of China")
	c.press("P20j")
	c.shows(" 21 of ", "P Pinned")
	c.press("3")
	c.shows("━ 3 Sources")
	before := c.panes()
	c.mouse(wheelDown, 90, 30)
	c.until("scrolls", func() bool { return c.panes() != before })
	return c.panes()
}

// offers waits until the footer offers to go on, or doesn't.
func (c *console) offers(resume bool) {
	c.t.Helper()
	c.shows("? help")
	if got := strings.Contains(c.footer(), "R resume"); got != resume {
		c.t.Errorf("it offers to resume: %t; the screen shows\n%s", got, c.screen())
	}
}

func handsResume(t *testing.T) {
	c := launch(t, start{})
	c.offers(false)
	place := c.goesSomewhere()
	c.press("q")
	c.ends(0)
	c.keptForItself()

	c = launch(t, start{home: c.home})
	c.offers(true)
	c.press("R")
	c.showsPanes(place)
	c.offers(false)
	c.press("[")
	c.showsPanes(firstPanes(t))
	c.press("]")
	c.showsPanes(place)
	c.press("q")
	c.ends(0)

	c = open(t, start{home: c.home, args: []string{"--resume"}})
	c.showsPanes(place)
	c.offers(false)
	c.press("q")
	c.ends(0)
	c.keptForItself()
}

// keptForItself gives the file of the state, which nobody else may read.
func (c *console) keptForItself() string {
	c.t.Helper()
	var found []string
	err := filepath.WalkDir(c.home, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil || path == c.home {
			return err
		}
		want := fs.FileMode(0o600)
		if e.IsDir() {
			want = 0o700
		} else if !strings.Contains(path, ".broken-") {
			found = append(found, path)
		}
		if got := info.Mode().Perm(); got != want {
			c.t.Errorf("%s has mode %o, want %o", path, got, want)
		}
		return nil
	})
	if err != nil || len(found) != 1 || filepath.Ext(found[0]) != ".json" {
		c.t.Fatalf("it keeps %q (%v)", found, err)
	}
	return found[0]
}

func handsBrokenState(t *testing.T) {
	const junk = "\x1b[31m{\"version\": 1, \"pla"
	for _, args := range [][]string{nil, {"--resume"}} {
		c := launch(t, start{})
		c.press("3q")
		c.ends(0)
		file := c.keptForItself()
		if err := os.WriteFile(file, []byte(junk), 0o600); err != nil {
			t.Fatal(err)
		}

		c = open(t, start{home: c.home, args: args})
		c.shows("what was saved of the last run is broken; it is now in")
		c.resize(columns+uint16(len(file)), rows)
		c.shows(file + ".broken-1")
		c.resize(columns, rows)
		c.press("j") // which takes the message off the panes
		c.shows(" 2 of 61 ")
		c.press("k")
		c.showsPanes(firstPanes(t))
		c.press("q")
		c.ends(0)
		if aside, err := os.ReadFile(file + ".broken-1"); err != nil || string(aside) != junk {
			t.Errorf("set aside is %q (%v)", aside, err)
		}
		if c.keptForItself() != file {
			t.Errorf("the state isn’t kept in %s any more", file)
		}
		c = launch(t, start{home: c.home})
		c.offers(true)
		c.leaves()
	}
}

// Whatever ends the program, the reader's place isn't lost.
func handsEnded(t *testing.T) {
	for name, how := range map[string]struct {
		sig  syscall.Signal
		code int
	}{
		"term": {syscall.SIGTERM, 143}, "hup": {syscall.SIGHUP, 129}, "int": {syscall.SIGINT, 130},
		"hangup": {0, 129}, // the terminal's window is closed
	} {
		t.Run(name, func(t *testing.T) {
			c := launch(t, start{})
			place := c.goesSomewhere()
			if how.sig != 0 {
				if err := c.program.Process.Signal(how.sig); err != nil {
					t.Fatal(err)
				}
				c.ends(how.code)
			} else {
				c.tty.Close()    //nolint:errcheck // nothing is lost
				c.master.Close() //nolint:errcheck // likewise
				<-c.over
				if got := c.wait(); got != how.code {
					t.Errorf("exit code %d, want %d", got, how.code)
				}
			}
			c.keptForItself()
			c = launch(t, start{home: c.home})
			c.offers(true)
			c.press("R")
			c.showsPanes(place)
			c.leaves()
		})
	}
}

const asksGround = "\x1b]11;?"

// A terminal whose background is told isn't asked for it; any other is.
func handsTheme(t *testing.T) {
	for theme, asked := range map[string]bool{"light": false, "dark": false, "auto": true} {
		c := launch(t, start{args: []string{"--theme", theme}})
		c.press("j")
		c.shows(" 2 of 61 ")
		c.leaves()
		if got := bytes.Contains(c.written(), []byte(asksGround)); got != asked {
			t.Errorf("--theme %s asks the terminal for its background: %t", theme, got)
		}
	}
}

func handsASCII(t *testing.T) {
	c := open(t, start{args: []string{"--ascii"}})
	c.shows("1 Countries", "2 Relationships of Russia", "3 Sources", "? help")
	for _, view := range [][2]string{
		{"j", " 2 of 61 "},
		{"t", "t Types: any of"},
		{escape, "joining the war"},
		{"3", "enter"},
		{"?", "Help: "},
		{escape, "joining the war"},
		{"L", "Legend"},
		{escape, "joining the war"},
		{":", ": What to do"},
		{escape, "joining the war"},
		{"M", "mouse is the terminal"},
	} {
		c.press(view[0])
		c.shows(view[1])
	}
	c.leaves()
	for _, line := range bytes.Split(c.written(), []byte("\n")) {
		if i := bytes.IndexFunc(line, func(r rune) bool { return r >= 0x80 }); i >= 0 {
			t.Errorf("--ascii writes %q", line[max(0, i-20):min(len(line), i+20)])
		}
	}
}

// A terminal that answers nothing still gets its first frame, without a key.
func handsQuiet(t *testing.T) {
	for _, args := range [][]string{nil, {"--theme", "dark"}} {
		launch(t, start{quiet: true, args: args}).leaves()
	}
	c := open(t, start{quiet: true, args: []string{"--ascii"}})
	c.shows("1 Countries", "2 Relationships of Russia", "? help")
	c.leaves()
}
