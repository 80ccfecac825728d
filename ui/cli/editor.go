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
	"entente/model"
	"entente/ui"

	"github.com/mattn/go-shellwords"
)

// placesOf gives where what a Scene has chosen begins in the reader's files; nil
// for a dossier that has none: it is built in, or came from standard input.
func placesOf(loaded *data.Loaded, args []string) func(model.Scene) ui.Place {
	if len(args) == 0 || args[0] == standardInput {
		return nil
	}
	outline := loaded.Outline()
	return func(s model.Scene) ui.Place {
		file, line := outline.Place(s.Path())
		if file == "" {
			return ui.Place{}
		}
		return ui.Place{File: file, Name: data.Safe(file), Line: line}
	}
}

// editor prepares the reader's editor: $VISUAL, else $EDITOR, which may hold
// arguments, else the one that every system has.
func (r *run) editor(file string, line int) (ui.Editor, error) {
	usual := "vi"
	if runtime.GOOS == "windows" {
		usual = "notepad"
	}
	wanted := cmp.Or(strings.TrimSpace(r.variable("VISUAL")), strings.TrimSpace(r.variable("EDITOR")), usual)
	words, err := r.words(wanted)
	if err != nil {
		return ui.Editor{}, fmt.Errorf("the editor %s can't be started: %w; mend VISUAL or EDITOR", quoted(wanted), err)
	}
	program := editorName(words[0])
	args := append(words[1:], editorForm(program)(words, file, line)...)
	if _, err := exec.LookPath(words[0]); err != nil {
		return ui.Editor{}, fmt.Errorf("there is no editor %s; set VISUAL or EDITOR to one that is there", quoted(words[0]))
	}
	c := exec.Command(words[0], args...) //nolint:gosec // the reader names their editor, and there is no shell
	c.Env = r.environ
	return ui.Editor{Command: c, Name: data.Safe(filepath.Base(words[0])), Windowed: slices.Contains(windowed(), program)}, nil
}

// words splits a command as a shell does, and expands variables, but runs nothing.
// One that is a program's name as a whole may have blanks in it.
func (r *run) words(command string) ([]string, error) {
	if _, err := exec.LookPath(command); err == nil {
		return []string{command}, nil
	}
	p := shellwords.NewParser()
	p.ParseEnv, p.Getenv = true, r.variable
	words, err := p.Parse(filepath.ToSlash(command)) // Windows' \ would escape what follows
	switch {
	case err != nil:
		return nil, fmt.Errorf("a quotation mark or a bracket isn't closed")
	case p.Position >= 0:
		return nil, fmt.Errorf("it would take a shell")
	case len(words) == 0 || words[0] == "":
		return nil, fmt.Errorf("it names no program")
	}
	return words, nil
}

// editorName is the name by which an editor's habits are known.
func editorName(program string) string {
	name := strings.ToLower(filepath.Base(program))
	for _, ext := range []string{".exe", ".cmd", ".bat"} {
		name = strings.TrimSuffix(name, ext)
	}
	return name
}

// A form gives the arguments that have an editor open a file at a line; words are
// the reader's own.
type form func(words []string, file string, line int) []string

// editorForm gives the form that an editor wants. Most want vi's.
func editorForm(program string) form {
	switch program {
	case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
		return gotoForm
	case "subl", "sublime_text", "zed", "zeditor", "hx", "helix":
		return func(_ []string, file string, line int) []string { return []string{fileLine(file, line)} }
	case "idea", "clion", "goland", "phpstorm", "pycharm", "rider", "rubymine", "webstorm", "kate", "mate":
		return func(_ []string, file string, line int) []string {
			return []string{"--line", strconv.Itoa(line), noFlag(file)}
		}
	case "notepad":
		return func(_ []string, file string, _ int) []string { return []string{noFlag(file)} }
	}
	return func(_ []string, file string, line int) []string {
		return []string{"+" + strconv.Itoa(line), noFlag(file)}
	}
}

// gotoForm has Visual Studio Code and its kin wait, too, unless they already do.
func gotoForm(words []string, file string, line int) []string {
	if slices.Contains(words, "--wait") || slices.Contains(words, "-w") {
		return []string{"--goto", fileLine(file, line)}
	}
	return []string{"--goto", "--wait", fileLine(file, line)}
}

func fileLine(file string, line int) string { return noFlag(file) + ":" + strconv.Itoa(line) }

// noFlag keeps a file's name from being read as a flag, or as one of vi's commands.
func noFlag(file string) string {
	if strings.HasPrefix(file, "-") || strings.HasPrefix(file, "+") {
		return "./" + file
	}
	return file
}

// windowed are the editors that draw nothing on the terminal.
func windowed() []string {
	return []string{
		"code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "subl", "sublime_text", "zed", "zeditor",
		"idea", "clion", "goland", "phpstorm", "pycharm", "rider", "rubymine", "webstorm",
		"kate", "mate", "gedit", "gvim", "mvim", "notepad",
	}
}
