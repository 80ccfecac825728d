package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"entente/data"
	"entente/model"
	"entente/ui"

	"github.com/spf13/pflag"
)

// A failure is an error with the exit code that it ends the process with.
type failure struct {
	code  int
	lines []model.Text
}

// Error gives the lines as one text.
func (f *failure) Error() string {
	var b strings.Builder
	for i, line := range f.lines {
		b.WriteString("\n"[:min(i, 1)] + string(line))
	}
	return b.String()
}

// misuse is the failure of a command line that can't be understood. All that is
// wrong with it is told at once.
func misuse(lines ...string) error {
	f := &failure{code: misused}
	for _, line := range lines {
		f.lines = append(f.lines, data.Shown(line))
	}
	return f
}

// sorted gives an error of our own commands its exit code.
func sorted(err error) error {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	if mistakes, ok := errors.AsType[data.Refused](err); ok {
		lines := make([]model.Text, 0, 3*len(mistakes)+1)
		for _, m := range mistakes {
			lines = append(lines, toldMistake(m)...)
		}
		lines = append(lines, data.Shownf("the dossier is refused: %s", count(len(mistakes), "mistake", "mistakes")))
		return &failure{code: refused, lines: lines}
	}
	if crash, ok := errors.AsType[*ui.Crash](err); ok {
		return broken(crash)
	}
	return &failure{code: failed, lines: []model.Text{data.Shown(err.Error())}}
}

// broken is the failure of a program that panicked. The trace goes into a file,
// where it helps who mends it and troubles nobody else.
func broken(crash *ui.Crash) *failure {
	file, err := writeTrace(crash)
	line := data.Shownf("%s; please report it with the trace, which is in %s", crash, file)
	if err != nil {
		line = data.Shownf("%s; the trace isn't kept: %s", crash, err)
	}
	return &failure{code: failed, lines: []model.Text{line}}
}

func writeTrace(crash *ui.Crash) (name string, err error) {
	f, err := os.CreateTemp("", "entente-crash-*.txt")
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintf(f, "entente %s\n%s\n\n%s", buildVersion(), crash.What, crash.Trace)
	return f.Name(), errors.Join(err, f.Close())
}

// failureOf gives an error its exit code. What isn't one of ours comes from
// cobra, which only fails over a command line.
func failureOf(err error) *failure {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	return &failure{code: misused, lines: []model.Text{data.Shown(err.Error())}}
}

// tell writes the failure as people and editors expect it: places stand bare at
// the start of their line, everything else behind the program's name. The
// help of the command that was misused helps best.
func (f *failure) tell(w io.Writer, command string) {
	var b strings.Builder
	last := len(f.lines) - 1
	for i, line := range f.lines {
		if f.code != refused || i == last {
			b.WriteString("entente: ")
		}
		b.WriteString(string(line) + "\n")
	}
	if f.code == misused {
		b.WriteString("Try “" + command + " --help”.\n")
	}
	io.WriteString(w, b.String()) //nolint:errcheck,gosec // there is nowhere left to tell it
}

// flagMisuse words what pflag found wrong, with the flag that was meant.
func flagMisuse(flags *pflag.FlagSet, err error) error {
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return misuse(unknownFlag(flags, e))
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return misuse(fmt.Sprintf("--%s needs a value behind it", e.GetFlag().Name))
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		if errors.Is(err, errTwice) {
			return misuse(fmt.Sprintf("--%s is given twice; choose one", e.GetFlag().Name))
		}
		takes := "true or false"
		if e.GetFlag().Value.Type() == "int" {
			takes = "a whole number"
		}
		return misuse(fmt.Sprintf("--%s can't be %s; write %s", e.GetFlag().Name, quoted(e.GetValue()), takes))
	}
	return misuse(err.Error())
}

func unknownFlag(flags *pflag.FlagSet, e *pflag.NotExistError) string {
	name := e.GetSpecifiedName()
	if e.GetSpecifiedShortnames() != "" {
		return "there is no flag -" + name
	}
	var known []string
	flags.VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
	message := "there is no flag --" + name
	if near := nearest(name, known, 1); len(near) > 0 {
		message += "; did you mean --" + near[0] + "?"
	}
	return message
}

// quoted puts what a reader typed between quotation marks, made safe.
func quoted(word string) string { return "“" + data.Safe(word) + "”" }

// nearest gives the known words that a misspelt one may mean. What nobody typed
// by hand isn't compared: the time for that grows with its length.
func nearest(word string, known []string, n int) []string {
	const longest = 40
	if len(word) > longest {
		return nil
	}
	return model.Nearest(word, known, n)
}
