//go:build unix

package cli_test

import (
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/data/safe"
	"entente/model"
	"entente/ui/explorer"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// fault is the variable that names what is broken in the explorer.
const fault = "ENTENTE_FAULT"

// The faults, each of which a key or the start sets off through what the explorer
// calls: no program that people have can be broken so.
const (
	panicInUpdate    = "panic in Update"
	panicInView      = "panic in View"
	panicInCommand   = "panic in a command"
	panicInGoroutine = "panic in a goroutine"
	panicAtOnce      = "panic before anything is shown"
	panicOnFullDisk  = "panic on a full disk"
	stuckInUpdate    = "stuck in Update"
	stuckInView      = "stuck in View"
)

func broken(what string) func(explorer.Terminal, explorer.Opening) (explorer.Outcome, error) {
	return func(t explorer.Terminal, o explorer.Opening) (explorer.Outcome, error) {
		whole, drawn := o.Open, make(chan struct{}, 1)
		o.Open = func() (explorer.Options, error) {
			options, err := whole()
			switch what {
			case panicInUpdate:
				options.Command = func(model.Scene, bool) safe.Text { panic("it can’t go on\n\x1b[31m") }
			case stuckInUpdate:
				options.Command = func(model.Scene, bool) safe.Text { return stick() }
			case panicInCommand:
				options.Saved = func() (explorer.Edition, error) { panic("it can’t go on") }
			case panicOnFullDisk:
				signal.Ignore(syscall.SIGXFSZ)
				if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 100, Max: 100}); err != nil {
					os.Exit(unmade)
				}
				panic("it can’t go on")
			case panicAtOnce:
				panic("it can’t go on")
			case panicInView, stuckInView:
				select {} // so that it is being read for as long as it takes
			case panicInGoroutine:
				<-drawn // the explorer waits for it
				panic("it can’t go on")
			}
			return options, err
		}
		switch what {
		case panicInView:
			o.Bytes = func() (int64, int64) { panic("it can’t go on") }
		case panicInGoroutine:
			o.Bytes = func() (int64, int64) {
				select {
				case drawn <- struct{}{}:
				default: // it has been told
				}
				return 0, 0
			}
		case stuckInView:
			times := 0
			o.Bytes = func() (int64, int64) {
				if times++; times > 3 { // Bubble Tea can't be killed before it has begun
					stick()
				}
				return 0, 0
			}
		}
		return explorer.Run(t, o)
	}
}

// stick blocks for good, after it has left a file that says so.
func stick() safe.Text {
	if err := os.WriteFile(filepath.Join(os.TempDir(), "stuck"), nil, 0o600); err != nil {
		panic(err)
	}
	select {}
}

// openBroken starts an explorer with a fault. Its temporary files are the test's.
func openBroken(t *testing.T, what string, env ...string) (c *console, temporary string) {
	t.Helper()
	temporary = t.TempDir()
	env = append(env, part+"="+asBroken, fault+"="+what, "TMPDIR="+temporary)
	return open(t, start{quiet: true, early: true, env: env}), temporary
}

func (c *console) signal(s syscall.Signal) {
	c.t.Helper()
	if err := c.program.Process.Signal(s); err != nil {
		c.t.Fatal(err)
	}
}

// soon holds the time that something took against what may pass before a person
// thinks that the program hangs. A busy machine may take twice as long.
func (c *console) soon(since time.Time, most time.Duration) {
	c.t.Helper()
	if took := time.Since(since); took > 2*most {
		c.t.Errorf("it took %v, more than %v", took, most)
	}
}

func TestPtyPanics(t *testing.T) {
	t.Parallel()
	for what, key := range map[string]string{
		panicInUpdate: "Y", panicInView: "", panicInCommand: "", panicInGoroutine: "", panicAtOnce: "",
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			c, traces := openBroken(t, what)
			if key != "" {
				c.showsPanes(firstPanes(t))
				c.press(key)
			}
			c.exits(1)
			for _, mode := range unset(c.output) {
				t.Errorf("mode %s is still on after the end", mode)
			}
			files, err := filepath.Glob(filepath.Join(traces, "*"))
			if err != nil || len(files) != 1 {
				t.Fatalf("it left the files %v, %v; want one", files, err)
			}
			told := c.screen()
			if lines := strings.Split(told, "\n"); len(lines) > 3 || !strings.Contains(strings.Join(lines, ""), "entente: the program broke: it can’t go on") {
				t.Errorf("it leaves on the screen\n%s", told)
			}
			if joined := strings.ReplaceAll(told, "\n", ""); !strings.Contains(joined, filepath.Base(files[0])) || strings.Contains(joined, "[running]") {
				t.Errorf("it doesn’t name the file %s, or tells the trace:\n%s", files[0], told)
			}
			trace, err := os.ReadFile(files[0])
			if err != nil || !strings.Contains(string(trace), "pty_end_test.go") {
				t.Errorf("the trace doesn’t lead to the fault: %v\n%s", err, trace)
			}
			if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("others may read the trace: %v, %v", info.Mode(), err)
			}
		})
	}
}

// A trace that there is no room for is told, and nothing of it is left.
func TestPtyPanicOnFullDisk(t *testing.T) {
	t.Parallel()
	c, traces := openBroken(t, panicOnFullDisk)
	c.exits(1)
	if files, err := os.ReadDir(traces); err != nil || len(files) > 0 {
		t.Errorf("it left %v, %v", files, err)
	}
	whole := strings.NewReplacer("\n", "", " ", "") // the screen breaks lines anywhere, at a blank too
	if told := whole.Replace(c.screen()); !strings.Contains(told, whole.Replace("the trace can’t be kept in "+traces)) || !strings.Contains(told, "filetoolarge") {
		t.Errorf("it leaves on the screen\n%s", c.screen())
	}
}

// TestPtyStuck blocks the program for good, which a signal must end all the same.
func TestPtyStuck(t *testing.T) {
	t.Parallel()
	for what, key := range map[string]string{stuckInUpdate: "Y", stuckInView: ""} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			// Bubble Tea's end of a killed program and its reader of keys, which goes on, share
			// what neither guards: the race detector would now and then tell so on the screen.
			c, folder := openBroken(t, what, "GORACE=exitcode=0 log_path="+filepath.Join(t.TempDir(), "race"))
			if key != "" {
				c.showsPanes(firstPanes(t))
				c.press(key)
			}
			c.until("is stuck", func() bool { _, err := os.Stat(filepath.Join(folder, "stuck")); return err == nil })
			began := time.Now()
			c.signal(syscall.SIGTERM)
			c.ends(143)
			c.soon(began, 3*time.Second)
		})
	}
}

// TestPtySignalsAnywhere sends signals, once and twice, wherever the reader may be.
func TestPtySignalsAnywhere(t *testing.T) {
	t.Parallel()
	for where, keys := range map[string]string{"searching": "/oil", "in the help": "?", "in a panel": "t", "in the palette": ":", "reading marks": "L"} {
		t.Run(where, func(t *testing.T) {
			t.Parallel()
			codes := map[syscall.Signal]int{syscall.SIGTERM: 143, syscall.SIGHUP: 129, syscall.SIGINT: 130, syscall.SIGQUIT: 131}
			if testing.Short() {
				codes = map[syscall.Signal]int{syscall.SIGTERM: 143}
			}
			for s, code := range codes {
				for _, times := range []int{1, 2} {
					c := launch(t, start{})
					c.press(keys)
					c.until("shows another screen", func() bool { return c.panes() != firstPanes(t) || c.footer() == "/" })
					began := time.Now()
					c.signal(s)
					if times == 2 {
						c.program.Process.Signal(s) //nolint:errcheck // it may have gone already
					}
					c.ends(code)
					c.soon(began, 2*time.Second)
				}
			}
		})
	}
}

// A signal that comes while the program is stopped is heard once it goes on.
func TestPtySignalWhileStopped(t *testing.T) {
	t.Parallel()
	c := launch(t, start{job: true})
	job, err := unix.IoctlGetInt(int(c.master.Fd()), unix.TIOCGPGRP)
	if err != nil {
		t.Fatal(err)
	}
	c.stop()
	if err := syscall.Kill(job, syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if _, err := c.resumes.WriteString("r"); err != nil {
		t.Fatal(err)
	}
	c.ends(143)
	c.soon(began, 2*time.Second)
}

// TestPtySizes changes the terminal's size again and again, down to none at all.
func TestPtySizes(t *testing.T) {
	t.Parallel()
	c := launch(t, start{})
	sizes := []pty.Winsize{{Cols: 80, Rows: 24}, {}, {Cols: 1, Rows: 1}, {Cols: 240, Rows: 80}, {Cols: 20}, {Rows: 6}, {Cols: 33, Rows: 9}}
	for i := range 2000 {
		if err := pty.Setsize(c.master, &sizes[i%len(sizes)]); err != nil {
			t.Fatal(err)
		}
	}
	c.resize(columns, rows)
	c.press("j") // what came before is drawn by now
	c.shows("2 of 61")
	c.press("k")
	c.showsPanes(firstPanes(t))
	c.press("q")
	c.ends(0)
}

// A terminal that reads nothing keeps whoever writes to it waiting. A signal ends
// the program even so, and puts the settings back.
func TestPtyDeaf(t *testing.T) {
	t.Parallel()
	c := open(t, start{deaf: true})
	takes := func(end *os.File, wait int) bool {
		room := []unix.PollFd{{Fd: int32(end.Fd()), Events: unix.POLLOUT}}
		n, err := unix.Poll(room, wait)
		return n > 0 || err != nil
	}
	c.until("fills the terminal", func() bool {
		if takes(c.master, 0) { // else a key would wait for the program, which waits for the terminal
			c.press("L\x1b[27u")
		}
		return !takes(c.tty, 50)
	})
	began := time.Now()
	c.signal(syscall.SIGTERM)
	if code := c.wait(); code != 143 {
		t.Errorf("exit code %d, want 143", code)
	}
	c.soon(began, 3*time.Second)
	c.sameTerminal()
}

// A terminal that goes away ends the program, and no processor is busy with it.
func TestPtyGone(t *testing.T) {
	t.Parallel()
	c := launch(t, start{})
	began := time.Now()
	c.tty.Close()    //nolint:errcheck // nothing is lost
	c.master.Close() //nolint:errcheck // likewise
	<-c.over
	if got := c.wait(); got != 129 {
		t.Errorf("exit code %d, want 129", got)
	}
	c.soon(began, 2*time.Second)
	if used := c.program.ProcessState.UserTime() + c.program.ProcessState.SystemTime(); used > 2*time.Second {
		t.Errorf("it took %v of the processor", used)
	}
}

// A dumb terminal gets plain text, and no question.
func TestPtyDumb(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"TERM=dumb", "TERM="} {
		c := open(t, start{early: true, env: []string{name}})
		c.exits(0)
		if strings.Contains(string(c.output), "\x1b") || !strings.Contains(string(c.output), "Countries and other actors") {
			t.Errorf("%s: it writes %.200q", name, c.output)
		}
	}
}

// A pipe that nobody reads any more is no failure: its reader has seen enough.
func TestClosedOutput(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--plain"}, {"list", "ties"}, {"export", "--format", "json"}, {"--help"}} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close() //nolint:errcheck // that is the point
		var errOut strings.Builder
		program := exec.Command(os.Args[0], args...)
		program.Env = []string{part + "=" + asProgram}
		program.Stdout, program.Stderr = w, &errOut
		err = program.Run()
		w.Close() //nolint:errcheck // the program had its own
		status, ok := program.ProcessState.Sys().(syscall.WaitStatus)
		quiet := err == nil || ok && status.Signaled() && status.Signal() == syscall.SIGPIPE
		if !quiet || errOut.Len() > 0 {
			t.Errorf("%v ends with %v and says %q", args, err, errOut.String())
		}
	}
}
