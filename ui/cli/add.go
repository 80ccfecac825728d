package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"syscall"

	"entente/data"
	"entente/data/safe"
	"entente/data/safefile"
	"entente/model"
	"entente/ui/explorer"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const addHelp = `Add a claim, tie, quote, actor or source to a dossier. Your editor ($VISUAL,
$EDITOR or vi) opens on a form with what is known filled in. It is checked when
it is saved and closed; mistakes come back as comments in it. Then it is
written at the end of its list: a claim in its tie, a tie in the file where
most of its type stand. Nothing else in that file changes by a byte. A form
that is left as it was, or empty, adds nothing.

A file that changed meanwhile isn’t overwritten, and what you wrote is kept.
Where standard input isn’t a terminal, the record is read from it, as YAML.`

func (r *run) addCommand() *cobra.Command {
	return r.formCommand(&cobra.Command{
		Use:     "add KIND DOSSIER",
		Short:   "Add a claim, tie, quote, actor or source",
		Long:    addHelp,
		Example: "  entente add actor bridge\n  entente add claim bridge --tie mill-town-bridge\n  entente add quote bridge <quote.yaml",
		Args:    needs(1, "add needs a KIND and a DOSSIER: entente add KIND DOSSIER", takes(2, "a KIND and a DOSSIER")),
	}, 1, r.add)
}

// formCommand completes a command that has a form filled in, which it makes from its
// arguments. The first is a kind of record, and the DOSSIER stands behind so many of them.
func (r *run) formCommand(c *cobra.Command, before int, form func(args []string, tie string) (*data.Form, error)) *cobra.Command {
	tie := ""
	c.ValidArgsFunction = kindFirst
	c.RunE = func(_ *cobra.Command, args []string) error {
		f, err := form(args, tie)
		if err == nil {
			err = r.fill(f)
		}
		return withCode(err)
	}
	c.Flags().StringVar(&tie, "tie", "", "the tie that a claim is on, by its `ID`")
	r.completeIDs(c, before, map[string]choices{"tie": ties})
	return c
}

// kindFirst completes the first argument, which is a kind of record.
func kindFirst(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	return data.Kinds(), cobra.ShellCompDirectiveNoFileComp
}

func (r *run) add(args []string, tie string) (*data.Form, error) {
	res := resolver{given: func(string) bool { return true }}
	kind := res.find("add", args[0], wordsAlone(data.Kinds()))
	switch {
	case len(res.wrong) > 0:
		return nil, misuse(res.wrong...)
	case kind == "claim" && tie == "":
		return nil, misuse("a claim is on a tie; name it: --tie ID")
	case kind != "claim" && tie != "":
		return nil, misuse("--tie is for a claim alone")
	}
	e, err := r.editing(args[1:])
	if err != nil {
		return nil, err
	}
	if kind == "claim" {
		res.dossier = e.Dossier
		if tie = res.one("tie", tie, ties); len(res.wrong) > 0 {
			return nil, misuse(res.wrong...)
		}
	}
	return e.Add(kind, tie, nil)
}

const changeHelp = `Change a claim, tie, quote, actor or source of a dossier in your editor, as
entente add adds one: only the fields that you change are written, and nothing
else in their file changes by a byte. A claim is named by its number, in the
order of the file, and its tie.`

func (r *run) changeCommand() *cobra.Command {
	return r.formCommand(&cobra.Command{
		Use:     "change KIND ID DOSSIER",
		Short:   "Change a claim, tie, quote, actor or source",
		Long:    changeHelp,
		Example: "  entente change actor mill bridge\n  entente change claim 2 bridge --tie mill-town-bridge",
		Args:    needs(1, "change needs a KIND, an ID and a DOSSIER: entente change KIND ID DOSSIER", takes(3, "a KIND, an ID and a DOSSIER")),
	}, 2, r.change)
}

func (r *run) change(args []string, tie string) (*data.Form, error) {
	res := resolver{given: func(string) bool { return true }}
	kind := res.find("change", args[0], wordsAlone(data.Kinds()))
	switch {
	case len(res.wrong) > 0:
		return nil, misuse(res.wrong...)
	case len(args) < 2:
		return nil, misuse("change needs an ID: entente change " + kind + " ID DOSSIER")
	case (kind == "claim") != (tie != ""):
		return nil, misuse("a claim, and nothing else, needs its tie: --tie ID")
	}
	e, err := r.editing(args[2:])
	if err != nil {
		return nil, err
	}
	res.dossier = e.Dossier
	path := res.record(kind, args[1], tie)
	if len(res.wrong) > 0 {
		return nil, misuse(res.wrong...)
	}
	return e.Change(path)
}

// kindsWithID are the kinds of records that have an id, each with the list that its records
// stand in. A claim has a number in its tie.
var kindsWithID = map[string]struct {
	list  string
	known choices
}{"tie": {"ties", ties}, "quote": {"quotes", quotes}, "actor": {"actors", actors}, "source": {"sources", sources}}

// record returns the path of the record that an argument means.
func (r *resolver) record(kind, word, tie string) string {
	if k, ok := kindsWithID[kind]; ok {
		return r.dossier.PathOf(k.list, r.find(kind, word, k.known(r.dossier)))
	}
	return r.claim(word, r.one("tie", tie, ties))
}

// claim returns the path of a claim, which is named by its number on a tie.
func (r *resolver) claim(word, tie string) string {
	number, err := strconv.Atoi(word)
	if t := r.dossier.TieByID(tie); t != nil && (err != nil || number < 1 || number > len(t.Claims)) {
		r.wrong = append(r.wrong, fmt.Sprintf("%s has %s; %s is none of them", tie, plain.Count(len(t.Claims), "claim", "claims"), quoted(word)))
	}
	return fmt.Sprintf("%s.claims[%d]", r.dossier.PathOf("ties", tie), number-1)
}

// editing reads the dossier that is to be changed, which must be in files.
func (r *run) editing(args []string) (*data.Editing, error) {
	const own = "; entente new DIR starts one of your own"
	switch {
	case len(args) == 0:
		return nil, misuse("the built-in dossier can’t be changed; name a DOSSIER" + own)
	case args[0] == standardInput:
		return nil, misuse("a dossier from standard input can’t be changed; name its file or folder" + own)
	}
	return r.reading.Edit(args[0])
}

// fill has a form filled in, from standard input or in the reader's editor, and writes
// what it is filled in with.
func (r *run) fill(form *data.Form) error {
	if !r.terminal(r.in) {
		return r.entered(form)
	}
	f, err := newFilling(form)
	if err != nil {
		return err
	}
	for {
		editor, err := r.editorThat(true, f.file, f.line)
		if err != nil {
			return f.kept(err)
		}
		if err := r.hand(editor.Command); err != nil {
			return f.kept(fmt.Errorf("the editor %s failed: %w", editor.Name, err))
		}
		told, again, err := f.take(editor.Windowed)
		if err != nil {
			return err
		}
		if !again {
			r.say(safe.Shown(told))
			return nil
		}
	}
}

// entered writes the record that standard input has.
func (r *run) entered(form *data.Form) error {
	text, err := io.ReadAll(io.LimitReader(r.in, data.MaxFile+1))
	if err != nil {
		return err
	}
	if len(text) > data.MaxFile {
		return fmt.Errorf("standard input has more than %d MiB, which no record needs; nothing is changed", data.MaxFile>>20)
	}
	a, err := form.Read(data.Stdin, text)
	if errors.Is(err, data.ErrEmpty) {
		return misuse("standard input holds no record")
	}
	if mistakes, ok := errors.AsType[data.Refused](err); ok {
		return refusal("the record", mistakes)
	}
	if err != nil {
		return err
	}
	if !a.Changes() {
		r.say("nothing is changed: it says nothing new")
		return nil
	}
	if err = a.Write(); err == nil {
		r.say(safe.Shown(a.Told))
	}
	return err
}

// hand gives the terminal to an editor until it ends, with the signals of its keys.
func (r *run) hand(editor *exec.Cmd) error {
	editor.Stdin, editor.Stdout, editor.Stderr = r.in, r.out, r.errOut
	keys := make(chan os.Signal, 1)
	signal.Notify(keys, os.Interrupt, syscall.SIGQUIT)
	defer signal.Stop(keys)
	return editor.Run()
}

// A filling is a form while the reader's editor has it, in a file of its own.
type filling struct {
	form  *data.Form
	file  string
	line  int
	given []byte // the text that the editor was given
	told  bool   // it has mistakes in it
}

func newFilling(form *data.Form) (*filling, error) {
	file, err := safefile.Temporary("entente-", ".yaml", []byte(form.Text))
	if err != nil {
		return nil, fmt.Errorf("no form can be written to %s (%w); check that there is room, and that you may write there", safe.Clean(os.TempDir()), safefile.Reason(err))
	}
	return &filling{form, file, form.Line, []byte(form.Text), false}, nil
}

// kept adds to an error where what the reader wrote is kept, if anything is.
func (f *filling) kept(err error) error {
	text, unread := os.ReadFile(f.file)
	switch {
	case errors.Is(unread, fs.ErrNotExist):
		return err
	case unread == nil && bytes.Equal(text, []byte(f.form.Text)):
		os.Remove(f.file) //nolint:errcheck,gosec // nothing of the reader's is in it
		return err
	}
	return fmt.Errorf("%w; what you wrote is kept in %s", err, f.file)
}

// take reads what the editor left, and writes it into the dossier. It tells what was
// done, or that the editor is to have the form again, with its mistakes in it.
func (f *filling) take(windowed bool) (told string, again bool, err error) {
	text, err := data.ReadFile(f.file)
	if err != nil {
		return "", false, f.kept(err)
	}
	if bytes.Equal(text, f.given) {
		switch {
		case f.told:
			return "", false, f.kept(errors.New("nothing is written: the form still has mistakes"))
		case windowed: // which may not have waited
			return "nothing is changed yet: the form is in " + f.file + "; save it before its window is closed, with an editor that waits", false, nil
		}
		os.Remove(f.file) //nolint:errcheck,gosec // nothing of the reader's is in it
		return "nothing is changed: the form was left as it was", false, nil
	}
	a, err := f.form.Read(f.file, text)
	if mistakes, ok := errors.AsType[data.Refused](err); ok {
		marked, line := f.form.Tell(text, mistakes, f.file)
		if err := safefile.Replace(0o600, true, safefile.File{Name: f.file, Text: []byte(marked)}); err != nil {
			return "", false, f.kept(fmt.Errorf("nothing is written: the form has mistakes, which can’t be told in it (%w); check that there is room", safefile.Reason(err)))
		}
		f.given, f.line, f.told = []byte(marked), line, true
		return "", true, nil
	}
	switch {
	case errors.Is(err, data.ErrEmpty) || err == nil && !a.Changes():
		told = "nothing is changed: the form says nothing new"
	case err == nil:
		told, err = a.Told, a.Write()
	}
	if err != nil && !errors.Is(err, data.ErrEmpty) {
		return "", false, f.kept(err)
	}
	os.Remove(f.file) //nolint:errcheck,gosec // it is in the dossier now, or says nothing
	return told, false, nil
}

// forms return what the explorer has a record added or changed by; nil for a dossier
// without files.
func (r *run) forms(args []string) (add func(model.Scene, string) (explorer.Form, error), change func(model.Scene) (explorer.Form, error)) {
	if len(args) == 0 || args[0] == standardInput {
		return nil, nil
	}
	add = func(s model.Scene, kind string) (explorer.Form, error) {
		e, err := r.reading.Edit(args[0])
		if err != nil {
			return explorer.Form{}, firstOf(err)
		}
		form, err := e.Add(kind, s.Tie, known(s, kind))
		return r.formFor(form, err)
	}
	change = func(s model.Scene) (explorer.Form, error) {
		e, err := r.reading.Edit(args[0])
		if err != nil {
			return explorer.Form{}, firstOf(err)
		}
		if !e.Same(s.Path(), s.View().Whole().Records) {
			return explorer.Form{}, errors.New("the files have changed meanwhile: try again once they are shown")
		}
		form, err := e.Change(s.Path())
		return r.formFor(form, err)
	}
	return add, change
}

// known returns what a new record probably says, by what is chosen.
func known(s model.Scene, kind string) map[string]string {
	fields := map[string]string{}
	c, q := s.ChosenClaim(), s.ChosenQuote()
	switch {
	case c != nil && kind == "quote":
		fields["source"], fields["paragraph"] = c.Source, number(c.Paragraph)
		if s.View().Whole().ActorByID(c.By) != nil {
			fields["by"] = c.By
		}
	case c != nil:
		fields["source"] = c.Source
	case q != nil:
		fields["source"] = q.Source
	}
	if kind == "tie" {
		fields["from"] = s.Actor
	}
	return fields
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (r *run) formFor(form *data.Form, err error) (explorer.Form, error) {
	if err != nil {
		return explorer.Form{}, err
	}
	f, err := newFilling(form)
	if err != nil {
		return explorer.Form{}, err
	}
	return f.forExplorer(r), nil
}

func (f *filling) forExplorer(r *run) explorer.Form {
	return explorer.Form{
		At: explorer.Location{File: f.file, Name: safe.Clean(f.file), Line: f.line},
		Edit: func() (explorer.Editor, error) {
			editor, err := r.editorThat(true, f.file, f.line)
			if err != nil {
				err = f.kept(err)
			}
			return editor, err
		},
		Take: func(windowed bool) (string, *explorer.Form, error) {
			told, again, err := f.take(windowed)
			if !again {
				return told, nil, err
			}
			next := f.forExplorer(r)
			return "", &next, nil
		},
	}
}
