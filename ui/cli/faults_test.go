//go:build unix

package cli_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"entente/data/export"
	"entente/model"
	"entente/ui/cli"
	"entente/ui/internal/sample"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
)

// room is how many bytes a file may have that entente writes when it is cramped:
// less than what the tests have it write.
const room = 4096

// unmade is the exit code of a part that can't be played here.
const unmade = 125

// cramped runs entente where a file is refused more than its room, as a full disk
// refuses it: in the middle of a write.
func cramped() int {
	signal.Ignore(syscall.SIGXFSZ)
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: room, Max: room}); err != nil {
		return unmade
	}
	return program()
}

// somebody is who owns nothing: the number that systems give to nobody.
const somebody = 65534

// nobody runs entente without root's rights, which no folder refuses.
func nobody() int {
	if os.Getuid() == 0 {
		if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(somebody), syscall.Setuid(somebody)); err != nil {
			return unmade
		}
	}
	return program()
}

func program() int { return cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Environ()) }

// played gives entente as a process of its own, without a terminal, in one of the
// test binary's parts.
func played(as string, args ...string) *exec.Cmd {
	c := exec.Command(os.Args[0], args...)
	c.Env = []string{part + "=" + as}
	return c
}

// goes runs a process and gives its exit code and what it said.
func goes(t *testing.T, c *exec.Cmd) (code int, said string) {
	t.Helper()
	var errOut bytes.Buffer
	c.Stderr = &errOut
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	if c.ProcessState.ExitCode() == unmade {
		t.Skip("the system doesn’t let the test play this part")
	}
	return c.ProcessState.ExitCode(), errOut.String()
}

// snapshot gives the files under a folder.
func snapshot(t *testing.T, folder string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, e os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir():
			all[name] = "a folder"
		default:
			all[name] = read(t, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// outputs are command lines that write to standard output.
var outputs = [][]string{
	{"--help"},
	{"--version"},
	{"--plain"},
	{"list", "ties"},
	{"list", "ties", "--format", "json"},
	{"export", "--format", "dot"},
	{"check", "testdata/small.yaml"},
	{"man"},
	{"schema"},
	{"completion", "bash"},
}

func TestFullStandardOutput(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full: ", err)
	}
	for _, args := range outputs {
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		c := played(asProgram, args...)
		c.Stdout = full
		code, said := goes(t, c)
		if code != 1 || said != "entente: standard output can’t be written: no space left on device; check where it goes\n" {
			t.Errorf("%v: exit code %d, and it said %q", args, code, said)
		}
		full.Close() //nolint:errcheck // nothing was written
	}
}

// prepared makes a folder that holds a file and a folder of CSV, and gives the
// command lines that would replace them.
func prepared(t *testing.T) (folder string, replacing map[string][]string) {
	t.Helper()
	folder = t.TempDir()
	file, tables := filepath.Join(folder, "out.json"), filepath.Join(folder, "out-csv")
	writeFile(t, file, "old")
	if err := os.Mkdir(tables, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"nodes", "edges", "claims", "quotes"} {
		writeFile(t, filepath.Join(tables, name+".csv"), "old "+name)
	}
	return folder, map[string][]string{
		file:   {"export", "--format", "json", "--force", "-o", file},
		tables: {"export", "--format", "csv", "--force", "-o", tables},
	}
}

func TestFullDisk(t *testing.T) {
	t.Parallel()
	folder, replacing := prepared(t)
	other, dossier := filepath.Join(folder, "new.json"), filepath.Join(folder, "dossier")
	replacing[other] = []string{"export", "--format", "json", "-o", other}
	replacing[dossier] = []string{"new", dossier}
	before := snapshot(t, folder)
	for name, args := range replacing {
		code, said := goes(t, played(asCramped, args...))
		if code != 1 || !strings.Contains(said, name) || !strings.Contains(said, "file too large") || !strings.Contains(said, "there is room") {
			t.Errorf("%v: exit code %d, and it said %q", args, code, said)
		}
		if diff := cmp.Diff(before, snapshot(t, folder)); diff != "" {
			t.Errorf("%v changed it: %s", args, diff)
		}
	}
}

// TestMayNotWrite has somebody without rights replace what stands in a folder that
// only root, or nobody, may write to.
func TestMayNotWrite(t *testing.T) {
	t.Parallel()
	folder, replacing := prepared(t)
	tables := filepath.Join(folder, "out-csv")
	for name, mode := range map[string]os.FileMode{filepath.Dir(folder): 0o711, tables: 0o555, folder: 0o555} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(folder, 0o700); os.Chmod(tables, 0o700) }) //nolint:errcheck // else it can't be removed
	before := snapshot(t, folder)
	for name, args := range replacing {
		code, said := goes(t, played(asNobody, args...))
		if code != 1 || !strings.Contains(said, name) || !strings.Contains(said, "permission denied") || !strings.Contains(said, "you may write there") {
			t.Errorf("%v: exit code %d, and it said %q", args, code, said)
		}
		if diff := cmp.Diff(before, snapshot(t, folder)); diff != "" {
			t.Errorf("%v changed it: %s", args, diff)
		}
	}
}

// large writes a dossier that takes a while to be written again.
func large(t *testing.T) (name string) {
	t.Helper()
	d, err := model.New(sample.Records(300))
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := export.JSON(&text, export.Keep(d.Filter(model.Filter{}), "")); err != nil {
		t.Fatal(err)
	}
	name = filepath.Join(t.TempDir(), "large.json")
	writeFile(t, name, text.String())
	return name
}

// leftovers names what has no name yet, or never got one.
const leftovers = ".entente-"

// writing reports whether something is being written in a folder, or in one in it.
func writing(folder string) bool {
	for _, pattern := range []string{leftovers + "*", "*/" + leftovers + "*"} {
		if found, _ := filepath.Glob(filepath.Join(folder, pattern)); len(found) > 0 {
			return true
		}
	}
	return false
}

// TestKilledWhileWriting kills entente once something of what it writes is on the
// disk, and once the first file has changed. Each file that stood there is whole
// then, or the whole one that was to replace it, and the next run goes as if nothing
// had been.
func TestKilledWhileWriting(t *testing.T) {
	t.Parallel()
	dossier := large(t)
	for name, first := range map[string]string{"out.json": "/out.json", "out-csv": "/out-csv/nodes.csv"} {
		t.Run(name, func(t *testing.T) {
			replace := func(folder string, replacing map[string][]string) []string {
				return append(replacing[filepath.Join(folder, name)], dossier)
			}
			folder, replacing := prepared(t)
			old := contents(t, folder, name)
			if code, said := goes(t, played(asProgram, replace(folder, replacing)...)); code != 0 || said != "" {
				t.Fatalf("it ends with %d and says %q", code, said)
			}
			whole := contents(t, folder, name)
			deadline := time.Now().Add(patience)
			for tries, inTime := 0, false; tries < 8 || !inTime; tries++ {
				if time.Now().After(deadline) {
					t.Fatal("it was always done before it could be killed")
				}
				folder, replacing = prepared(t)
				moment := func() bool { return writing(folder) }
				if tries%2 == 1 {
					moment = func() bool {
						info, err := os.Stat(filepath.Join(folder, first))
						return err != nil || int(info.Size()) != len(old[first])
					}
				}
				killed(t, replace(folder, replacing), moment)
				got := contents(t, folder, name)
				oldOrNew(t, got, old, whole)
				inTime = inTime || writing(folder) && !cmp.Equal(got, whole)
			}
			if code, said := goes(t, played(asProgram, replace(folder, replacing)...)); code != 0 || said != "" {
				t.Errorf("the next run ends with %d and says %q", code, said)
			}
			if !cmp.Equal(contents(t, folder, name), whole) {
				t.Error("the next run wrote another")
			}
		})
	}
}

// oldOrNew fails the test unless there are the same files as before, each with its
// old text or its whole new one.
func oldOrNew(t *testing.T, got, old, whole map[string]string) {
	t.Helper()
	if len(got) != len(old) {
		t.Fatalf("of %d files it left %d", len(old), len(got))
	}
	for file, text := range got {
		if text != old[file] && text != whole[file] {
			t.Fatalf("%s is neither the old nor the new: %d bytes, %.300s", file, len(text), text)
		}
	}
}

// contents are those of a file, or of a folder's files by their names, without
// leftovers.
func contents(t *testing.T, folder, name string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for file, text := range snapshot(t, filepath.Join(folder, name)) {
		if !strings.Contains(file, leftovers) {
			all[strings.TrimPrefix(file, folder)] = text
		}
	}
	return all
}

// killed runs entente, and kills it at a moment, unless it has ended before.
func killed(t *testing.T, args []string, moment func() bool) {
	t.Helper()
	c := played(asProgram, args...)
	out, err := c.StdoutPipe() // ends with the process
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	over := make(chan struct{})
	go func() { io.Copy(io.Discard, out); close(over) }() //nolint:errcheck // an error is an end, too
	for ended := false; !ended && !moment(); {
		select {
		case <-over:
			ended = true
		default:
		}
	}
	c.Process.Kill() //nolint:errcheck // it may have ended just now
	c.Wait()         //nolint:errcheck // it was killed
}
