//go:build unix

package cli_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"entente/ui/internal/hostile"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
)

// clean gives payloads of the same names that do nothing.
func clean(payloads []hostile.Payload) []hostile.Payload {
	list := slices.Clone(payloads)
	for i := range list {
		list[i].Text = ""
	}
	return list
}

// A walk is what was seen on a walk through every view of a dossier.
type walk struct {
	rules  []int          // the columns between the panes, while each tie is shown
	effect map[string]int // how often each sequence was written that isn't for drawing
	styles map[string]int
	copied []string
}

// TestPtyHostile walks through a dossier with every payload in every field, and
// through one with none, in real terminals of two sizes. The rules between the
// panes stand in the same columns whatever tie is shown, and nothing is written
// that isn't with the harmless one.
func TestPtyHostile(t *testing.T) {
	t.Parallel()
	payloads := hostile.Payloads()
	sizes := [][2]uint16{{120, 40}, {80, 24}}
	if testing.Short() {
		sizes = sizes[:1]
	}
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			t.Parallel()
			want := walkThrough(t, clean(payloads[:60]), size)
			got := walkThrough(t, payloads, size)
			if len(want.rules) == 0 || !slices.Equal(want.rules, got.rules) {
				t.Errorf("the columns %d are ruled, and %d with nothing hostile", got.rules, want.rules)
			}
			// How often is not compared: the larger dossier may be waited for on a screen of
			// its own, which sets the terminal up once more.
			if diff := cmp.Diff(slices.Sorted(maps.Keys(want.effect)), slices.Sorted(maps.Keys(got.effect))); diff != "" {
				t.Errorf("it has other effects on the terminal:\n%s", diff)
			}
			for style := range got.styles {
				if want.styles[style] == 0 && style != reversed {
					t.Errorf("the style %q comes from the dossier", style)
				}
			}
			for _, text := range got.copied {
				for _, r := range text {
					if r != '\n' && unicode.IsControl(r) {
						t.Errorf("%U is copied in %+q", r, text)
					}
				}
			}
		})
	}
}

// walkThrough shows each tie in turn, then every list, panel and overlay, and
// pastes each payload where words are sought.
func walkThrough(t *testing.T, payloads []hostile.Payload, size [2]uint16) walk {
	t.Helper()
	name := filepath.Join(t.TempDir(), "n"+payloads[20].Text+payloads[44].Text+"\u202e.yaml")
	writeFile(t, name, hostile.Dossier(payloads))
	c := open(t, start{args: []string{"--list", "all-ties", name}})
	c.shows("1 of " + fmt.Sprint(len(payloads)))
	var w walk
	c.resize(size[0], size[1])                  // whose frame isn’t counted where it is drawn before the terminal has told that it shows whole ones
	c.shows("? help")                           // which a smaller terminal cuts off the frame that it had
	c.until("lays the panes out", func() bool { // which a larger one has no rules for to its end
		w.rules = c.ruled(nil)
		return len(w.rules) > 0
	})
	for range len(payloads) - 1 {
		c.step(func() { c.press("j") })
		w.rules = c.ruled(w.rules)
	}
	for _, key := range []string{
		"g", "3", "1", "G", "2", "t", "G", "\x1b[27u", "c", "G", "\x1b[27u", "w", "G", "\x1b[27u", "s", "\x1b[27u",
		"?", "\x1b[27u", "L", "\x1b[27u", ":", "\x1b[27u", "P", "j", "P", "m", "a", "'", "\x1b[27u", "\"", "g", "3",
		"y", "y", "\x1b[27u", "Y", "Y", "\x1b[27u",
		"v", "2", "v", "v", "v", "V", "V", "V", "V", "q",
	} {
		c.step(func() { c.press(key) })
	}
	c.press("/n0")
	c.shows("“n0” 6 of ")
	c.press("\x1b[27u")
	c.hides("“n0” 6 of ")
	for _, text := range pastes(payloads) {
		c.press("/\x1b[200~" + text + "Z9\x1b[201~")
		c.shows("Z9")
		c.press("\x1b[27u")
		c.hides("Z9")
	}
	c.step(func() { c.resize(1000, 12) }) // so wide that the title is whole
	c.press("Q")
	c.ends(0)
	w.count(c.written())
	return w
}

// pastes gives texts with several payloads each.
func pastes(payloads []hostile.Payload) []string {
	var texts []string
	for chunk := range slices.Chunk(payloads, 7) {
		text := ""
		for _, p := range chunk {
			// A prompt takes a paste's first line. Bubble Tea looks for a string's end before
			// a paste's; terminals take escapes out of what they paste.
			text += strings.NewReplacer("\r", "", "\n", "").Replace(p.Text)
			if strings.HasSuffix(p.Name, "unended") || p.Name == "osc empty" {
				text += "\x1b\\"
			}
		}
		texts = append(texts, "t"+text)
	}
	return texts
}

// step does what changes the screen, and waits for the frame that shows it.
func (c *console) step(do func()) {
	c.t.Helper()
	before := c.drawn()
	do()
	c.until("draws a frame", func() bool { return c.drawn() > before })
}

func (c *console) drawn() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.frames
}

// ruled gives those of some columns that are ruled from the panes' top to their
// end, in a whole frame; of nil, of all.
func (c *console) ruled(among []int) (columns []int) {
	c.t.Helper()
	c.until("ends its frame", func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		if !c.drawing {
			columns = c.ruledNow(among)
		}
		return !c.drawing
	})
	return columns
}

func (c *console) ruledNow(among []int) []int {
	if among == nil {
		for x := range c.emulator.Width() {
			among = append(among, x)
		}
	}
	return slices.DeleteFunc(slices.Clone(among), func(x int) bool {
		for y := 2; y < c.emulator.Height()-2; y++ {
			if cell := c.emulator.CellAt(x, y); cell == nil || cell.Content == "" || !strings.Contains("│┃┬┴┤├┼┏┓┗┛", cell.Content) {
				return true
			}
		}
		return false
	})
}

// reversed is the style of what is in focus until the colours are known, which the
// larger dossier may be opened before.
const reversed = "7"

var (
	moves  = regexp.MustCompile(`^(?:[\t\n\r\x08]|\x1bM|\x1b\[[0-9;]*[ABCDEFGHIJKLMPSTXZ@bdfr` + "`" + `]|\x1b\[\?(?:7|25|2026)[hl]|\x1b\[[0-6] q)$`)
	copies = regexp.MustCompile(`^\x1b\]52;c;([A-Za-z0-9+/=]+)\x07$`)
)

// count takes the sequences of what was written apart.
func (w *walk) count(output []byte) {
	w.effect, w.styles = map[string]int{}, map[string]int{}
	var state byte
	for len(output) > 0 {
		sequence, width, n, next := ansi.DecodeSequence(output, state, nil)
		switch copied := copies.FindSubmatch(sequence); {
		case width > 0, moves.Match(sequence), isMark(sequence), string(sequence) == "\u200e": // which closes a cell off
		case style.Match(sequence):
			for _, one := range strings.Split(string(sequence[2:len(sequence)-1]), ";") {
				w.styles[one]++
			}
		case copied != nil:
			text, err := base64.StdEncoding.DecodeString(string(copied[1]))
			if err != nil {
				w.effect["a copy that is no base64"]++
			}
			w.copied = append(w.copied, string(text))
		default:
			w.effect[string(sequence)]++
		}
		output, state = output[n:], next
	}
}

// TestPtyHostileText holds that what the commands write to a terminal has none of
// the payloads in it, whether those stand in a dossier, in names of files, or in
// the command line.
func TestPtyHostileText(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	writeFile(t, filepath.Join(folder, "all.yaml"), hostile.Dossier(hostile.Payloads()))
	lines := map[string][]string{
		"plain": {"--plain", "--list", "all-ties", "all.yaml"}, "list": {"list", "claims", "all.yaml"}, "markdown": {"export", "--format", "markdown", "all.yaml"},
		"json": {"export", "--format", "json", "all.yaml"}, "check": {"check", "all.yaml"}, "matrix": {"matrix", "--wide", "all.yaml"}, "timeline": {"timeline", "all.yaml"},
		"ladder": {"ladder", "all.yaml"}, "types": {"list", "ties"}, "missing": {"check"}, "broken": {"check"},
	}
	broken := map[string]string{}
	for i, p := range append(hostile.Payloads(), hostile.Raw()...) {
		if testing.Short() && i%8 != 0 {
			continue
		}
		word := "w" + strings.NewReplacer("\x00", "", "/", "").Replace(p.Text) + "v"
		lines["types"] = append(lines["types"], "--type", word)
		lines["missing"] = append(lines["missing"], word)
		lines["broken"] = append(lines["broken"], filepath.Join(word))
		maps.Copy(broken, hostile.Broken(p))
		file := filepath.Join(folder, word)
		if os.WriteFile(file, []byte("dossier: {"+p.Text+": x}\n"), 0o600) != nil {
			continue // no system takes all names
		}
		for what, text := range broken {
			name := fmt.Sprintf("%d-%s.yaml", i, what)
			writeFile(t, filepath.Join(folder, name), text)
			lines["broken"] = append(lines["broken"], name)
		}
	}
	lines["missing"] = append([]string{"check"}, prefixed("none/", lines["missing"][1:])...)
	for name, args := range lines {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			output := printed(t, folder, args)
			if len(output) < 1000 {
				t.Errorf("it writes no more than %q", output)
			}
			if !utf8.Valid(output) {
				t.Error("it writes bad UTF-8")
			}
			for _, r := range string(output) {
				joiner := unicode.Is(unicode.Join_Control, r) || r >= 0xe0020 && r <= 0xe007f || r == 0x200e // which closes a cell off
				if !strings.ContainsRune("\r\n\t", r) && !unicode.IsGraphic(r) && !joiner {
					t.Errorf("it writes %U", r)
				}
			}
			if bytes.Count(output, []byte("\r")) != bytes.Count(output, []byte("\r\n")) {
				t.Error("it writes a carriage return of its own")
			}
		})
	}
}

func prefixed(prefix string, words []string) []string {
	list := slices.Clone(words)
	for i := range list {
		list[i] = prefix + list[i]
	}
	return list
}

// printed runs a command in a folder, in a terminal of its own, and gives what it
// writes there.
func printed(t *testing.T, folder string, args []string) []byte {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal is to be had: %v", err)
	}
	defer master.Close() //nolint:errcheck // nothing is written to it
	program := exec.Command(os.Args[0], args...)
	program.Dir = folder
	program.Env = []string{"TERM=xterm-256color", "XDG_STATE_HOME=" + t.TempDir(), part + "=" + asProgram}
	program.Stdin, program.Stdout, program.Stderr = tty, tty, tty
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()                                                         //nolint:errcheck // the program has its own
	late := time.AfterFunc(patience, func() { program.Process.Kill() }) //nolint:errcheck // it may end just now
	defer late.Stop()
	var output bytes.Buffer
	output.ReadFrom(master) //nolint:errcheck // it ends with an error where the other end is closed
	program.Wait()          //nolint:errcheck // many a command is meant to fail
	return output.Bytes()
}
