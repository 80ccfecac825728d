//go:build unix

package cli_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"entente/ui/cli"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// The test binary plays several parts; this variable of its environment says which.
const part = "ENTENTE_PART"

const (
	asProgram = "program" // entente itself
	asShell   = "shell"   // starts entente as a job, as a shell does
	asBroken  = "broken"  // entente with a fault, which is named by the fault variable
	asCramped = "cramped" // entente on a disk that soon is full
	asNobody  = "nobody"  // entente, run by somebody who is nobody's friend
)

func TestMain(m *testing.M) {
	switch os.Getenv(part) {
	case asProgram:
		switch {
		case len(os.Args) > 1 && os.Args[1] == asEditor:
			os.Exit(editor())
		case len(os.Args) > 1 && os.Args[1] == asScribe:
			os.Exit(scribe())
		case len(os.Args) > 1 && os.Args[1] == asBrowser:
			os.Exit(browser())
		}
		os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()))
	case asShell:
		os.Exit(shell())
	case asBroken:
		os.Exit(cli.MainThrough(broken(os.Getenv(fault))))
	case asCramped:
		os.Exit(cramped())
	case asNobody:
		os.Exit(nobody())
	}
	debug.SetGCPercent(400) // most of a run is to read a dossier, which leaves much behind
	os.Exit(m.Run())
}

// The shell's end of its talk with the test.
const (
	reports = 3 // where it says that the job stopped
	orders  = 4 // where a byte has the job go on
)

// shell runs entente in a process group of its own in the foreground, which is
// what it takes to be stopped by ctrl-z: a session's leader can't be. Whenever the
// job stops, it takes the terminal back, says so, and waits to be told to go on.
func shell() int {
	signal.Ignore(syscall.SIGTTOU)
	files := []uintptr{0, 1, 2}
	env := append(slices.DeleteFunc(os.Environ(), func(e string) bool { return strings.HasPrefix(e, part) }), part+"="+asProgram)
	job, err := syscall.ForkExec(os.Args[0], os.Args, &syscall.ProcAttr{
		Env: env, Files: files, Sys: &syscall.SysProcAttr{Foreground: true, Ctty: 0},
	})
	if err != nil {
		return 125
	}
	for {
		var status syscall.WaitStatus
		if _, err := syscall.Wait4(job, &status, syscall.WUNTRACED, nil); errors.Is(err, syscall.EINTR) {
			continue
		} else if err != nil {
			return 126
		}
		if !status.Stopped() {
			return status.ExitStatus()
		}
		if unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, syscall.Getpgrp()) != nil {
			return 127
		}
		told := make([]byte, 1)
		if _, err := syscall.Write(reports, []byte("s")); err != nil {
			return 127
		}
		if n, err := syscall.Read(orders, told); n != 1 || err != nil {
			return 127
		}
		if unix.IoctlSetPointerInt(0, unix.TIOCSPGRP, job) != nil || syscall.Kill(-job, syscall.SIGCONT) != nil {
			return 127
		}
	}
}

// patience is how long a condition may take to come true. It says nothing about
// speed: it is only there to end a test that will never pass.
const patience = 60 * time.Second

// A console is a pseudo-terminal with entente at one end, and at the other an
// emulator of the kind of terminal that people have.
type console struct {
	t       *testing.T
	program *exec.Cmd
	master  *os.File
	tty     *os.File
	home    string        // where the program keeps its state
	before  *term.State   // of the terminal, when nobody had touched it
	stops   *os.File      // the shell's reports
	resumes *os.File      // and its orders
	over    chan struct{} // closed where all output has been read
	told    atomic.Bool   // the program has the last of the terminal's answers

	mu       sync.Mutex
	emulator *vt.Emulator
	output   []byte
	drawing  bool   // a frame has begun that isn't whole yet
	shown    string // the one before it
	frames   int    // that were drawn whole
}

// A start says how a console begins.
type start struct {
	args  []string
	env   []string
	job   bool         // under a shell
	quiet bool         // the terminal answers no question
	home  string       // where it keeps its state; empty for a folder of the test's own
	in    *os.File     // standard input; nil for the terminal
	early bool         // don't wait for what the program asks of the terminal
	deaf  bool         // the terminal reads nothing of what is written to it
	size  *pty.Winsize // that the terminal tells; nil for columns and rows
}

const columns, rows = 120, 36

// keyAnswer says that the terminal tells keys apart.
const keyAnswer = "\x1b[?1u"

func open(t *testing.T, s start) *console {
	t.Helper()
	master, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal is to be had: %v", err)
	}
	if s.home == "" {
		s.home = t.TempDir()
	}
	c := &console{t: t, master: master, tty: tty, home: s.home, over: make(chan struct{}), emulator: vt.NewEmulator(columns, rows)}
	t.Cleanup(c.shut)
	c.modernize()
	if s.size == nil {
		s.size = &pty.Winsize{Cols: columns, Rows: rows}
	}
	if err := pty.Setsize(master, s.size); err != nil {
		t.Fatal(err)
	}
	if c.before, err = term.GetState(tty.Fd()); err != nil {
		t.Fatal(err)
	}
	if err := c.pollable(); err != nil {
		t.Fatal(err)
	}
	go c.answer(s.quiet)
	if s.deaf {
		close(c.over)
	} else {
		go c.read()
	}
	c.start(s)
	if s.early || s.deaf {
		return c
	}
	// An answer that came after the program had left would be echoed to the shell.
	c.until("asks how keys are told", c.told.Load)
	return c
}

// pollable makes closing the terminal end a read of it, which it otherwise waits
// for.
func (c *console) pollable() error {
	fd, err := unix.FcntlInt(c.master.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return err
	}
	name := c.master.Name()
	if err := errors.Join(c.master.Close(), unix.SetNonblock(fd, true)); err != nil {
		return err
	}
	c.master = os.NewFile(uintptr(fd), name)
	return nil
}

// modernize has the emulator answer what it doesn't know, and today's terminals
// do: that it tells keys apart, and shows whole frames at once.
func (c *console) modernize() {
	reply := func(text string) bool {
		_, err := io.WriteString(c.emulator.InputPipe(), text)
		return err == nil
	}
	c.emulator.RegisterCsiHandler(ansi.Command('?', 0, 'u'), func(ansi.Params) bool { return reply(keyAnswer) })
	c.emulator.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(params ansi.Params) bool {
		mode, _, _ := params.Param(0, 0)
		return reply("\x1b[?" + strconv.Itoa(mode) + ";2$y")
	})
	c.emulator.SetCallbacks(vt.Callbacks{
		EnableMode: func(m ansi.Mode) {
			if m == ansi.ModeSynchronizedOutput {
				c.drawing, c.shown = true, c.emulator.Render()
			}
		},
		DisableMode: func(m ansi.Mode) {
			if m == ansi.ModeSynchronizedOutput {
				c.drawing = false
				c.frames++
			}
		},
	})
}

func (c *console) start(s start) {
	c.t.Helper()
	c.program = exec.Command(os.Args[0], s.args...)
	// Nothing of whoever runs the test: neither their settings nor their home.
	c.program.Env = append([]string{"TERM=xterm-256color", "COLORTERM=truecolor", "XDG_STATE_HOME=" + c.home, part + "=" + asProgram}, s.env...)
	c.program.Stdin, c.program.Stdout, c.program.Stderr = c.tty, c.tty, c.tty
	c.program.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true, Ctty: 1}
	if s.in != nil {
		c.program.Stdin = s.in
	}
	if s.job {
		c.program.Env = append(c.program.Env, part+"="+asShell)
		var report, order *os.File
		c.stops, report = c.pipe()
		order, c.resumes = c.pipe()
		c.program.ExtraFiles = []*os.File{report, order} // descriptors 3 and 4
	}
	if err := c.program.Start(); err != nil {
		c.t.Fatal(err)
	}
	for _, f := range c.program.ExtraFiles {
		f.Close() //nolint:errcheck // the shell has its own
	}
}

func (c *console) pipe() (r, w *os.File) {
	c.t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { r.Close(); w.Close() }) //nolint:errcheck // one end is closed already
	return r, w
}

// answer hands the terminal's answers to the program. A quiet terminal's are lost.
func (c *console) answer(quiet bool) {
	answers := make([]byte, 4096)
	for {
		n, err := c.emulator.Read(answers)
		if err != nil {
			return
		}
		if !quiet {
			c.master.Write(answers[:n]) //nolint:errcheck // the program may have gone
		}
		if bytes.Contains(answers[:n], []byte(keyAnswer)) {
			c.told.Store(true)
		}
	}
}

// read draws what the program writes until its terminal is closed.
func (c *console) read() {
	defer close(c.over)
	output := make([]byte, 1<<16)
	var split []byte // of a cluster whose rest is yet to be read: the emulator would draw it as two
	for {
		n, err := c.master.Read(output)
		c.mu.Lock()
		c.output = append(c.output, output[:n]...)
		split = append(split, output[:n]...)
		whole := len(split)
		if whole > 0 && split[whole-1] >= utf8.RuneSelf {
			whole = max(0, bytes.LastIndexFunc(split, func(r rune) bool { return r < utf8.RuneSelf }))
		}
		c.emulator.Write(split[:whole]) //nolint:errcheck // it is never closed
		split = slices.Clone(split[whole:])
		c.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// shut takes everything down, however the test ended.
func (c *console) shut() {
	if c.program != nil && c.program.Process != nil && c.program.ProcessState == nil {
		c.program.Process.Kill() //nolint:errcheck // it may have gone by itself
		c.program.Wait()         //nolint:errcheck // likewise
	}
	c.tty.Close()    //nolint:errcheck // it may be closed already
	c.master.Close() //nolint:errcheck // likewise
	<-c.over
	c.emulator.InputPipe().(io.Closer).Close() //nolint:errcheck // ends answer; Emulator.Close races with it
}

// screen gives what the terminal shows, without styles and trailing blanks. Half a
// frame isn't shown, where the program marks whole ones: a key that is pressed on
// seeing it would come too early.
func (c *console) screen() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	shown := c.shown
	if !c.drawing {
		shown = c.emulator.Render()
	}
	lines := strings.Split(ansi.Strip(shown), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \r")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// panes gives the screen without the footer, which depends on whether there is a
// way back.
func (c *console) panes() string { return withoutFooter(c.screen()) }

func withoutFooter(screen string) string {
	if last := strings.LastIndexByte(screen, '\n'); last >= 0 {
		return screen[:last]
	}
	return screen
}

func (c *console) written() []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.output)
}

// until waits for a condition of what the terminal shows.
func (c *console) until(what string, holds func() bool) {
	c.t.Helper()
	for deadline := time.Now().Add(patience); !holds(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			c.t.Fatalf("%s: waited in vain; the screen shows\n%s", what, c.screen())
		}
	}
}

// shows waits until every text stands on the screen at once.
func (c *console) shows(texts ...string) {
	c.t.Helper()
	c.until("shows "+strings.Join(texts, ", "), func() bool {
		screen := c.screen()
		return !slices.ContainsFunc(texts, func(text string) bool { return !strings.Contains(screen, text) })
	})
}

// showsPanes waits until the panes are these.
func (c *console) showsPanes(want string) {
	c.t.Helper()
	defer func() {
		if got := c.panes(); c.t.Failed() && got != want {
			c.t.Log(cmp.Diff(want, got))
		}
	}()
	c.until("shows the frame", func() bool { return c.panes() == want })
}

// press sends keys in one write.
func (c *console) press(keys string) {
	c.t.Helper()
	if _, err := c.master.WriteString(keys); err != nil {
		c.t.Fatal(err)
	}
}

func (c *console) resize(width, height uint16) {
	c.t.Helper()
	c.mu.Lock()
	c.emulator.Resize(int(width), int(height))
	c.mu.Unlock()
	if err := pty.Setsize(c.master, &pty.Winsize{Cols: width, Rows: height}); err != nil {
		c.t.Fatal(err)
	}
}

// wait waits for the program's end, and gives its exit code.
func (c *console) wait() int {
	c.t.Helper()
	late := time.AfterFunc(patience, func() { c.program.Process.Kill() }) //nolint:errcheck // it may end just now
	err := c.program.Wait()
	if !late.Stop() {
		c.t.Fatalf("it doesn’t end (%v); the screen shows\n%s", err, c.screen())
	}
	return c.program.ProcessState.ExitCode()
}

// ends waits until the program has ended, and holds its exit code, what it left of
// the terminal, and all that it wrote, against what they should be.
func (c *console) ends(code int) {
	c.t.Helper()
	c.exits(code)
	if c.emulator.IsAltScreen() || c.emulator.CursorHidden() {
		c.t.Errorf("alternate screen %v, cursor hidden %v after the end", c.emulator.IsAltScreen(), c.emulator.CursorHidden())
	}
	if left := c.screen(); left != "" {
		c.t.Errorf("it left on the screen\n%s", left)
	}
	for _, s := range strange(c.output) {
		c.t.Errorf("it wrote %q to the terminal", s)
	}
	for _, mode := range unset(c.output) {
		c.t.Errorf("mode %s is still on after the end", mode)
	}
}

// exits waits until the program has ended and all that it wrote is read, and holds
// its exit code and the terminal's settings against what they should be.
func (c *console) exits(code int) {
	c.t.Helper()
	if got := c.wait(); got != code {
		c.t.Errorf("exit code %d, want %d; the screen shows\n%s", got, code, c.screen())
	}
	c.sameTerminal()
	c.tty.Close() //nolint:errcheck // with that the output ends
	<-c.over
}

// sameTerminal holds the terminal's settings against those of the beginning.
func (c *console) sameTerminal() {
	c.t.Helper()
	after, err := term.GetState(c.tty.Fd())
	if err != nil {
		c.t.Fatal(err)
	}
	if *after != *c.before {
		c.t.Errorf("the terminal was %+v, and is %+v", *c.before, *after)
	}
}

// allowed are the sequences that drawing takes: the cursor's moves, erasing,
// styles, and the modes of a full screen. Nothing in a dossier may add to them.
var allowed = regexp.MustCompile(`^(?:` + strings.Join([]string{
	`[\t\n\r\x08]`,
	`\x{200e}`, // which closes a cell off, and which no text of a dossier has
	`\x1b\[[0-9;]*[ABCDEFGHIJKLMPSTXZ@bdfr` + "`" + `]`, // the cursor, erasing and scrolling
	`\x1bM`,           // the cursor up, which scrolls at the top
	`\x1b\[[0-9;:]*m`, // styles
	`\x1b\[\?(?:7|25|100[0236]|1049|2004|2026|2027)[hl]`, // wrapping, cursor, mouse, screen, paste, whole frames, widths
	`\x1b\[\?(?:25|2026|2027)\$p`,                        // whether these are known, and where a frame ends on a slow line
	`\x1b\[\?5W`,                                         // a tab stop every eight columns
	`\x1b\[(?:>1|<1|\?)u`,                                // keys that can be told apart
	`\x1b\[>4(?:;2)?m`,                                   // likewise, on older terminals
	`\x1b\[[0-6] q`,                                      // the cursor's shape
	`\x1b\]2;(?:entente)?\x07`,                           // the window's title
	`\x1b\]11;\?\x07`,                                    // which background it has
	`\x1b\]52;c;[A-Za-z0-9+/=]+\x07`,                     // to the clipboard
}, "|") + `)$`)

// strange gives the sequences and the control characters that aren't allowed.
func strange(output []byte) (found []string) {
	var state byte
	for len(output) > 0 {
		sequence, width, n, next := ansi.DecodeSequence(output, state, nil)
		if width == 0 && !allowed.Match(sequence) && !isMark(sequence) {
			found = append(found, string(sequence))
		}
		output, state = output[n:], next
	}
	return found
}

// isMark tells that what takes no column is a mark of the letter before it.
func isMark(sequence []byte) bool {
	r, _ := utf8.DecodeRune(sequence)
	return r >= 0xa0 && r != utf8.RuneError && unicode.IsGraphic(r)
}

var (
	modeChange  = regexp.MustCompile(`\x1b\[\?(\d+)([hl])`)
	cursorShape = regexp.MustCompile(`\x1b\[([0-6]) q`)
)

// unset gives the modes that were changed and not put back.
func unset(output []byte) (found []string) {
	initially := map[string]string{"7": "h", "25": "h"}
	last := map[string]string{}
	for _, change := range modeChange.FindAllSubmatch(output, -1) {
		last[string(change[1])] = string(change[2])
	}
	if pushed, popped := bytes.Count(output, []byte("\x1b[>1u")), bytes.Count(output, []byte("\x1b[<1u")); pushed != popped {
		found = append(found, "of keys told apart")
	}
	if shapes := cursorShape.FindAllSubmatch(output, -1); len(shapes) > 0 && string(shapes[len(shapes)-1][1]) != "0" {
		found = append(found, "of the cursor's shape")
	}
	for mode, set := range last {
		want := "l"
		if initially[mode] != "" {
			want = initially[mode]
		}
		if set != want {
			found = append(found, mode)
		}
	}
	return found
}

// firstPanes is the first frame, as the explorer's own test has it.
func firstPanes(t *testing.T) string {
	t.Helper()
	frame, err := os.ReadFile(filepath.Join("..", "explorer", "testdata", "TestGolden", "start", "120x36.golden"))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(frame), "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return withoutFooter(strings.Join(lines, "\n"))
}

// Keys as terminals send them that tell every key apart.
const (
	enter  = "\r"
	escape = "\x1b[27u"
	ctrlZ  = "\x1b[122;5u"
)

// TestPty walks through the program as a reader does, from the shell and back.
func TestPty(t *testing.T) {
	t.Parallel()
	c := open(t, start{job: true})
	first := firstPanes(t)
	c.shows("2 Relationships of Russia", "troops in Russia", "“does not have information on")
	c.showsPanes(first)

	c.press("j")
	c.shows("2 of 61", "soldiers, training")
	c.press("t")
	c.shows("t Types: any of", "[ ] troops")
	c.press(" ")
	c.shows("[x] troops")
	c.press(enter)
	c.shows("type troops", "2 of 3 / 61", "3 Sources")

	c.searches()
	c.copies("all see the US as a common adversary. That’s the glue")
	c.backTo(first)
	c.looksAtHelp(first)
	c.turnsAbout(first)
	c.stopsAndGoesOn(first)
	c.press("q")
	c.ends(0)
	if !bytes.Contains(c.written(), []byte("\x1b[?2026h")) {
		t.Error("it doesn’t show whole frames at once, though the terminal can")
	}
}

// searches clears the filter, looks for a word of a quotation, and follows its
// speaker.
func (c *console) searches() {
	c.t.Helper()
	c.press("X")
	c.shows("no filter", "of 61")
	c.press("/")
	c.press("glue")
	c.shows("“glue” 1 of ", "█¶21 ± “These are authoritative regimes")
	c.press(enter)
	c.until("keeps the search", func() bool { return !strings.Contains(c.screen(), "enter keep") })
	c.press(enter)
	c.shows("2 Relationships told by Alex Gabuev", "▌¶21 ± “These are authoritative regimes")
	c.press(enter)
	c.shows("█¶21 ± “These are authoritative regimes", "That’s the glue")
}

var clipboard = regexp.MustCompile(`\x1b\]52;c;([A-Za-z0-9+/=]+)\x07`)

// copies holds what goes to the terminal's clipboard against a quotation.
func (c *console) copies(want string) {
	c.t.Helper()
	c.press("y")
	c.shows("sent to the terminal’s clipboard")
	var sent [][]byte
	c.until("copies", func() bool { sent = clipboard.FindSubmatch(c.written()); return sent != nil })
	text, err := base64.StdEncoding.DecodeString(string(sent[1]))
	if err != nil || !strings.Contains(string(text), want) {
		c.t.Errorf("it copied %q (%v), which has no %q", text, err, want)
	}
}

// backTo goes back as often as it takes.
func (c *console) backTo(first string) {
	c.t.Helper()
	const most = 20
	for range most {
		before := c.screen()
		if withoutFooter(before) == first {
			return
		}
		c.press("[")
		// A step may differ in nothing that is seen; then the next one is asked for.
		for deadline := time.Now().Add(2 * time.Second); c.screen() == before && time.Now().Before(deadline); {
			time.Sleep(2 * time.Millisecond)
		}
	}
	c.t.Fatalf("%d steps back don’t lead to the first frame, but to\n%s", most, c.screen())
}

func (c *console) looksAtHelp(first string) {
	c.t.Helper()
	c.press("?")
	c.shows("Help: ", "Choose the next row")
	c.press(escape)
	c.showsPanes(first)
}

// turnsAbout makes the terminal small and large again.
func (c *console) turnsAbout(first string) {
	c.t.Helper()
	c.resize(60, 20)
	c.shows("1 Russia › 2 Relationships 1 of 61 › 3 Sources")
	c.resize(columns, rows)
	c.showsPanes(first)
}

// stopsAndGoesOn goes to the shell and comes back.
func (c *console) stopsAndGoesOn(first string) {
	c.t.Helper()
	c.stop()
	c.until("leaves the screen", func() bool { return c.screen() == "" })
	c.sameTerminal()
	if _, err := c.resumes.WriteString("r"); err != nil {
		c.t.Fatal(err)
	}
	c.showsPanes(first)
}

// stop waits until ctrl-z has stopped the job.
func (c *console) stop() {
	c.t.Helper()
	c.press(ctrlZ)
	if err := c.stops.SetReadDeadline(time.Now().Add(patience)); err != nil {
		c.t.Fatal(err)
	}
	if n, err := c.stops.Read(make([]byte, 1)); n != 1 {
		c.t.Fatalf("ctrl-z doesn’t stop it: %v", err)
	}
}

// launch opens a console and waits for the first frame.
func launch(t *testing.T, s start) *console {
	t.Helper()
	c := open(t, s)
	c.showsPanes(firstPanes(t))
	return c
}

// TestPtyStartsWithATie holds that the first actor has a tie that passes, where any does: the
// first of all is no counterpart of its own.
func TestPtyStartsWithATie(t *testing.T) {
	t.Parallel()
	c := open(t, start{args: []string{"--with", "russia", "--contested"}})
	c.shows("2 Relationships of China", "▌ China")
}

func TestPtyLeaving(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]struct {
		keys string
		sig  syscall.Signal
		code int
	}{
		"ctrl-c in a prompt": {keys: "/\x03", code: 130},
		"ctrl-c":             {keys: "\x03", code: 130},
		"Q":                  {keys: "Q", code: 0},
		"int":                {sig: syscall.SIGINT, code: 130},
		"term":               {sig: syscall.SIGTERM, code: 143},
		"hup":                {sig: syscall.SIGHUP, code: 129},
		"quit":               {sig: syscall.SIGQUIT, code: 131},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := launch(t, start{})
			c.press(leave.keys)
			if leave.sig != 0 {
				if err := c.program.Process.Signal(leave.sig); err != nil {
					t.Fatal(err)
				}
			}
			c.ends(leave.code)
		})
	}
}

// A session's leader, as in a container, has no shell to go back to.
func TestPtyWithoutAShell(t *testing.T) {
	t.Parallel()
	c := launch(t, start{})
	c.press(ctrlZ)
	c.shows("ctrl-z does nothing here")
	c.press("j")
	c.shows("2 of 61")
	c.press("q")
	c.ends(0)
}

// A reader types faster than a program reads. None of it may be lost.
func TestPtyKeysInOneRead(t *testing.T) {
	t.Parallel()
	c := launch(t, start{})
	c.press("jjj\x1b[B\x1b[B")
	c.shows(" 6 of 61 ")
	c.press(strings.Repeat("j", 40) + strings.Repeat("k", 30))
	c.shows(" 16 of 61 ")
	c.press("Q")
	c.ends(0)
}

// Many terminals, and every screen reader's log, answer no question at all.
func TestPtyQuietTerminal(t *testing.T) {
	t.Parallel()
	c := launch(t, start{quiet: true})
	c.press("?")
	c.shows("Help: ")
	c.press("\x1b") // as old terminals send it
	c.showsPanes(firstPanes(t))
	c.press("q")
	c.ends(0)
}

var style = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

func TestPtyNoColor(t *testing.T) {
	t.Parallel()
	c := launch(t, start{env: []string{"NO_COLOR=1"}})
	c.press("t")
	c.shows("t Types: any of")
	c.press("\x1b[27uq")
	c.ends(0)
	for _, found := range style.FindAllSubmatch(c.written(), -1) {
		for code := range strings.SplitSeq(string(found[1]), ";") {
			if n, err := strconv.Atoi(code); code != "" && (err != nil || n >= 30) {
				t.Fatalf("NO_COLOR is set, and it wrote the colour %q", found[0])
			}
		}
	}
}
