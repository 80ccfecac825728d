package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"entente/data"
	"entente/data/safe"
	"entente/model"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const rootHelp = `A terminal explorer of sourced relationships: who is tied to whom, how, since
when, who says so, and who denies it.

Without a DOSSIER it opens the built-in one. A DOSSIER is a YAML file, a folder
of them, or - for standard input. What others hold opens too, such as tables and
STIX: entente import --help lists it; a table of ties from standard input opens
while it is read. Where standard output isn’t a terminal, or TERM is dumb or
unset, it prints the same as plain text.

Names may stand for ids: --actor Tehran is --actor iran. Several values of a
flag, with commas or by repeating it, are joined by or; several flags by and.

Exit codes: 0 success; 1 failure, or a difference that diff tells; 2 wrong
usage; 3 a dossier, a record or a configuration that is refused, or words that
aren’t in their text; 128+n ended by signal n.`

const rootExamples = `  entente
  entente --actor iran --type arms,technology
  entente --actor china --with russia
  entente --tie north-korea-artillery-russia
  entente --plain --actor "North Korea" --order date
  entente --plain --search sanctions --contested=false | less`

// rootCommand returns the command that opens a dossier, with its subcommands.
func (r *run) rootCommand() *cobra.Command {
	root := r.openCommand()
	root.AddCommand(r.checkCommand(), r.newCommand(), r.addCommand(), r.changeCommand(), r.mergeCommand(), r.joinCommand(), r.schemaCommand(), r.configCommand(), r.listCommand(), r.exportCommand(), r.importCommand(), r.draftCommand(), r.diffCommand(), r.notesCommand(), r.verifyCommand(), r.manCommand())
	for _, d := range drawers() {
		root.AddCommand(r.drawCommand(d))
	}
	root.SetHelpCommand(helpCommand())
	requireShell(root)
	return root
}

// openCommand returns the command that opens a dossier, without any other. It sets
// none of cobra's templates: with text/template the linker keeps every exported
// method, which makes the program 1.9 MB larger and takes 1.5 MB of memory.
func (r *run) openCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "entente [DOSSIER]",
		Short:         "A terminal explorer of sourced relationships",
		Long:          rootHelp,
		Example:       rootExamples,
		Version:       buildVersion(),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          oneDossier,
		RunE:          func(_ *cobra.Command, args []string) error { return withCode(r.show(args)) },
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagMisuse(c.Flags(), err) })
	r.completeIDs(root, 0, r.flags.declare(root))
	root.PersistentFlags().Var((*mebibytes)(&r.reading.Size), "max-size", "read dossiers of more than 128 MiB, and files of\nmore than 32, up to so many `MIB`")
	root.SetOut(&r.text) // before the completion commands are made, which keep it
	return root
}

// show opens the explorer, or prints the same as plain text.
func (r *run) show(args []string) error {
	if wrong := r.flags.columns.wrong(); len(wrong) > 0 {
		return misuse(wrong...)
	}
	if r.reading.Map = r.flags.columns; r.reading.Map != nil && len(args) == 0 {
		return misuse("--map tells the columns of a table; name the table, or - for standard input")
	}
	if !r.flags.plain && r.screen() {
		return r.explore(args)
	}
	o, err := r.prepare(args)
	if err != nil {
		return err
	}
	text := r.plainText(o)
	if r.flags.ascii {
		text = plain.ASCII(text)
	}
	r.text.WriteString(text)
	return nil
}

// plainText returns what is requested as lines that can be read aloud, or as the
// drawing that was asked for.
func (r *run) plainText(o request) string {
	if o.requested.Drawing == model.NoDrawing {
		return plain.Text(o.loaded.Dossier, o.requested, o.texts)
	}
	view := o.loaded.Dossier.Filter(o.requested.Filter)
	return r.drawing(view.See(r.flags.start(o.loaded.Dossier, o.requested)), 0, r.flags.ascii)
}

// A request is all that a command line asks for, once it is known to exist.
type request struct {
	loaded    *data.Loaded
	requested model.Selection
	texts     map[string][]safe.Text // paragraphs by source
}

func (r *run) prepare(args []string) (p request, err error) {
	if p.loaded, err = r.compared(&r.flags.filterFlags, args); err != nil {
		return p, misspelt(args, err)
	}
	if p.requested, err = r.flags.choose(p.loaded.Dossier); err != nil {
		return p, err
	}
	if err = r.checkResume(); err != nil {
		return p, err
	}
	p.texts, err = r.texts(p.loaded.Dossier)
	return p, err
}

// compared returns the dossier that the arguments name, compared to the older edition
// that the flags name, if they do.
func (r *run) compared(flags *filterFlags, args []string) (*data.Loaded, error) {
	if flags.since.value == standardInput && slices.Contains(args, standardInput) {
		return nil, misuse("only one of two dossiers can be standard input")
	}
	loaded, err := r.load(args)
	if err != nil {
		return nil, err
	}
	loaded.Dossier = r.noted(loaded.Dossier)
	if !flags.since.given {
		return loaded, nil
	}
	old, err := r.edition(flags.since.value)
	if err != nil {
		return nil, fmt.Errorf("--%s: %w", sinceFlag, err)
	}
	r.against = func(d *model.Dossier) *model.Dossier {
		return d.Against(old.Dossier, safe.Clean(filepath.Base(flags.since.value)))
	}
	loaded.Dossier = r.against(loaded.Dossier)
	return loaded, nil
}

// standardInput is the DOSSIER that stands for standard input.
const standardInput = "-"

// load returns the dossier that the arguments name, which may be standard input.
func (r *run) load(args []string) (loaded *data.Loaded, err error) {
	switch {
	case len(args) == 0 || args[0] != standardInput:
		loaded, err = load(&r.reading, args)
	case r.terminal(r.in):
		return nil, misuse("- is a dossier from standard input, which is a terminal here; redirect a file to it: entente - <FILE")
	case r.stages != nil:
		return r.nextStage(context.Background())
	default:
		loaded, err = r.reading.LoadFrom(data.Stdin, r.in)
	}
	if err == nil {
		r.imported(loaded.Imported)
	}
	return loaded, err
}

// nextStage waits for the next stage of standard input.
func (r *run) nextStage(running context.Context) (*data.Loaded, error) {
	stage, err := r.stages.Next(running)
	if err != nil {
		return nil, err
	}
	r.rows.Store(int64(stage.Rows))
	r.imported(stage.Imported)
	return stage.Loaded, nil
}

// load returns the dossier that the arguments name, or the built-in one.
func load(reading *data.Reading, args []string) (*data.Loaded, error) {
	if len(args) == 0 {
		return data.Embedded()
	}
	return reading.Load(args[0])
}

// misspelt returns an error of the command line that has no command: where there is no
// such DOSSIER, a command may have been meant.
func misspelt(args []string, err error) error {
	if len(args) == 0 || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	_, gone := os.Lstat(args[0])
	if near := model.Nearest(args[0], commands(), 1); gone != nil && len(near) > 0 {
		return misuse(fmt.Sprintf("there is no dossier and no command %s; did you mean entente %s?", quoted(args[0]), near[0]))
	}
	return err
}

// commands returns the names of the commands.
func commands() []string {
	root := new(run).rootCommand()
	root.InitDefaultHelpCmd()
	return each(root.Commands(), (*cobra.Command).Name)
}

// oneDossier refuses more than one DOSSIER. The first of several is more likely a
// misspelt command.
func oneDossier(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		if near := model.Nearest(args[0], commands(), 1); len(near) > 0 {
			return misuse(fmt.Sprintf("there is no command %s; did you mean entente %s?", quoted(args[0]), near[0]))
		}
	}
	return takes(1, "at most one DOSSIER")(c, args)
}

// takes refuses more than n arguments, which what describes.
func takes(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return misuse(fmt.Sprintf("%s takes %s; %s is too many", c.CommandPath(), what, quoted(args[n])))
	}
}

// needs refuses a command with fewer than n arguments, and leaves others to rest.
func needs(n int, missing string, rest cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < n {
			return misuse(missing)
		}
		return rest(c, args)
	}
}
