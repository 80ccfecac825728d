package cli

import (
	"cmp"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"entente/data"
	"entente/data/safe"
	"entente/model"
	"entente/ui/explorer"

	"github.com/mattn/go-shellwords"
)

// locationsOf returns what finds where in the reader's files a Scene's choice begins.
// It is nil for a dossier without files of its own: built in, from standard input, or
// of another form.
func locationsOf(loaded *data.Loaded, args []string) func(model.Scene) explorer.Location {
	if len(args) == 0 || args[0] == standardInput || loaded.Imported != nil {
		return nil
	}
	outline := loaded.Outline()
	return func(s model.Scene) explorer.Location {
		file, line := outline.Location(s.Path())
		return explorer.Location{File: file, Name: safe.Clean(file), Line: line}
	}
}

// editor returns the reader's editor, to be opened at a line: $VISUAL, else $EDITOR,
// either with arguments, else the one that every system has.
func (r *run) editor(file string, line int) (explorer.Editor, error) {
	return r.editorThat(false, file, line)
}

// editorThat returns the reader's editor; one that waits ends no sooner than the file
// is closed.
func (r *run) editorThat(waits bool, file string, line int) (explorer.Editor, error) {
	usual := "vi"
	if runtime.GOOS == "windows" {
		usual = "notepad"
	}
	requested := cmp.Or(strings.TrimSpace(r.variable("VISUAL")), strings.TrimSpace(r.variable("EDITOR")), usual)
	words, err := r.words(requested)
	if err != nil {
		return explorer.Editor{}, fmt.Errorf("the editor %s can’t be started: %w; fix VISUAL or EDITOR", quoted(requested), err)
	}
	known := editorNamed(editorName(words[0]))
	if waits && known.waits != "" && !slices.Contains(words, known.waits) && !slices.Contains(words, "-w") {
		words = append(words, known.waits)
	}
	words = known.at(words, file, line)
	if _, err := exec.LookPath(words[0]); err != nil {
		return explorer.Editor{}, fmt.Errorf("there is no editor %s; set VISUAL or EDITOR to one that is installed", quoted(words[0]))
	}
	c := exec.Command(words[0], words[1:]...) //nolint:gosec // the reader names their editor, and there is no shell
	c.Env = r.environ
	return explorer.Editor{Command: c, Name: safe.Clean(filepath.Base(words[0])), Windowed: known.windowed}, nil
}

// words splits a command as a shell does, and expands variables, but runs nothing.
// A command that names a program as a whole may contain blanks.
func (r *run) words(command string) ([]string, error) {
	if _, err := exec.LookPath(command); err == nil {
		return []string{command}, nil
	}
	p := shellwords.NewParser()
	p.ParseEnv, p.Getenv = true, r.variable
	words, err := p.Parse(filepath.ToSlash(command)) // Windows' \ would escape what follows
	switch {
	case err != nil:
		return nil, fmt.Errorf("a quotation mark or a bracket isn’t closed")
	case p.Position >= 0:
		return nil, fmt.Errorf("it needs a shell")
	case len(words) == 0 || words[0] == "":
		return nil, fmt.Errorf("it names no program")
	}
	return words, nil
}

// editorName returns the name by which an editor's arguments are known.
func editorName(program string) string {
	name := strings.ToLower(filepath.Base(program))
	for _, ext := range []string{".exe", ".cmd", ".bat"} {
		name = strings.TrimSuffix(name, ext)
	}
	return name
}

// A knownEditor is one that doesn't take vi's arguments, or opens a window of its own
// instead of drawing on the terminal.
type knownEditor struct {
	names    string // separated by blanks
	args     string // with FILE and LINE
	windowed bool
	waits    string // the argument with which it ends no sooner than its window, if it needs one
}

const viArgs = "+LINE FILE"

func knownEditors() []knownEditor {
	return []knownEditor{
		{"code code-insiders codium vscodium cursor windsurf", "--goto --wait FILE:LINE", true, ""},
		{"subl sublime_text zed zeditor", "FILE:LINE", true, "--wait"},
		{"hx helix", "FILE:LINE", false, ""},
		{"idea clion goland phpstorm pycharm rider rubymine webstorm", "--line LINE FILE", true, "--wait"},
		{"mate", "--line LINE FILE", true, "--wait"},
		{"kate", "--line LINE FILE", true, "--block"},
		{"notepad", "FILE", true, ""},
		{"gedit", viArgs, true, "--wait"},
		{"gvim mvim", viArgs, true, "-f"},
	}
}

// editorNamed returns what is known of an editor: most take vi's arguments.
func editorNamed(program string) knownEditor {
	for _, e := range knownEditors() {
		if slices.Contains(strings.Fields(e.names), program) {
			return e
		}
	}
	return knownEditor{args: viArgs}
}

// at returns the words of a command with the arguments that open a file at a line.
// --wait isn't repeated.
func (e knownEditor) at(words []string, file string, line int) []string {
	waits := slices.Contains(words, "--wait") || slices.Contains(words, "-w")
	values := strings.NewReplacer("FILE", noFlag(file), "LINE", strconv.Itoa(line))
	for arg := range strings.FieldsSeq(e.args) {
		if arg != "--wait" || !waits {
			words = append(words, values.Replace(arg))
		}
	}
	return words
}

// noFlag returns a file's name such that it isn't read as a flag, or as one of vi's
// commands.
func noFlag(file string) string {
	if strings.HasPrefix(file, "-") || strings.HasPrefix(file, "+") {
		return "./" + file
	}
	return file
}
