package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"entente/data"
	"entente/data/safe"
	"entente/data/safefile"
	"entente/model"
	"entente/ui/explorer"
	"entente/ui/plain"

	"github.com/spf13/pflag"
)

// A failure is an error with the exit code that it ends the process with.
type failure struct {
	code  int
	lines []safe.Text
}

// Error returns the lines as one text.
func (f *failure) Error() string {
	return strings.Join(each(f.lines, func(line safe.Text) string { return string(line) }), "\n")
}

// misuse returns the failure of a command line that can't be understood, with a line
// for each thing that is wrong with it.
func misuse(lines ...string) error {
	return &failure{code: misused, lines: each(lines, safe.Shown)}
}

// withCode returns an error of our own commands with its exit code.
func withCode(err error) error {
	if err == nil {
		return nil
	}
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	if mistakes, ok := errors.AsType[data.Refused](err); ok {
		return refusal("the dossier", mistakes)
	}
	if crash, ok := errors.AsType[*explorer.Crash](err); ok {
		return crashed(crash)
	}
	return &failure{code: failed, lines: []safe.Text{safe.Shown(err.Error())}}
}

// refusal returns the failure of a file that is refused, with all its mistakes.
func refusal(what string, mistakes data.Refused) *failure {
	lines := make([]safe.Text, 0, 3*len(mistakes)+1)
	for _, m := range mistakes {
		lines = append(lines, mistakeLines(m)...)
	}
	return &failure{code: refused, lines: append(lines, safe.Shownf("%s is refused: %s", what, plain.Count(mistakes.Count(), "mistake", "mistakes")))}
}

// crashed returns the failure of a program that panicked. The trace goes into a file,
// where it helps those who fix it and troubles nobody else.
func crashed(crash *explorer.Crash) *failure {
	file, err := writeTrace(crash)
	line := safe.Shownf("%s; please report it with the trace, which is in %s", crash, file)
	if err != nil {
		line = safe.Shownf("%s; the trace can’t be kept in %s: %s", crash, os.TempDir(), safefile.Reason(err))
	}
	return &failure{code: failed, lines: []safe.Text{line}}
}

func writeTrace(crash *explorer.Crash) (name string, err error) {
	return safefile.Temporary("entente-crash-", ".txt", fmt.Appendf(nil, "entente %s\n%s\n\n%s", buildVersion(), crash.Panic, crash.Trace))
}

// failureOf returns an error with its exit code. One without a code comes from cobra,
// which only fails over a command line.
func failureOf(err error) *failure {
	if f, ok := errors.AsType[*failure](err); ok {
		return f
	}
	return &failure{code: misused, lines: []safe.Text{safe.Shown(err.Error())}}
}

// print writes the failure as people and editors expect it: locations start their
// line, everything else follows the program's name. Misuse points to the help of
// the command.
func (f *failure) print(w io.Writer, command string) {
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
	io.WriteString(w, b.String()) //nolint:errcheck,gosec // there is nowhere left to report it
}

// valueForms are what flags take, by the types of their values; others take any text.
var valueForms = map[string]string{
	"bool":    "true or false",
	"int":     "a whole number",
	"size":    "a whole number of MiB, up to " + strconv.Itoa(data.MostSize>>20),
	"columns": "ROLE=HEAD, with commas between several",
}

// flagMisuse returns what pflag found wrong as a misuse, with the flag that may have
// been meant.
func flagMisuse(flags *pflag.FlagSet, err error) error {
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return misuse(unknownFlag(flags, e))
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return misuse(fmt.Sprintf("--%s needs a value", e.GetFlag().Name))
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		if errors.Is(err, errTwice) {
			return misuse(fmt.Sprintf("--%s is given twice; choose one", e.GetFlag().Name))
		}
		takes := valueForms[e.GetFlag().Value.Type()]
		if errors.Is(err, errOff) {
			takes = fmt.Sprintf("--%s, or leave it out", e.GetFlag().Name)
		}
		return misuse(fmt.Sprintf("--%s can’t be %s; write %s", e.GetFlag().Name, quoted(e.GetValue()), takes))
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
	if near := model.Nearest(name, known, 1); len(near) > 0 {
		message += "; did you mean --" + near[0] + "?"
	}
	return message
}

// quoted returns what a reader typed between quotation marks, made safe.
func quoted(word string) string { return "“" + safe.Clean(word) + "”" }
