package cli

import (
	"errors"
	"fmt"
	"io/fs"

	"entente/data"
	"entente/model"
	"entente/ui"

	"github.com/spf13/cobra"
)

const rootHelp = `A terminal explorer of sourced relationships: who is tied to whom, how, since
when, who says so, and who denies it.

Without a DOSSIER it opens the one that is built in. A DOSSIER is a YAML file,
a folder of them, or - for standard input. Where standard output is no terminal,
or TERM is dumb or not set, it tells the same as plain text.

Names may stand for ids: --actor Tehran is --actor iran. Several values of a
flag, with commas or the flag again, are joined by or; several flags by and.

Exit codes: 0 fine; 1 failed; 2 wrong usage; 3 a dossier that is refused, or
words that don't stand in their text; 128+n ended by signal n.`

const rootExamples = `  entente
  entente --actor iran --type arms,technology
  entente --with russia --contested
  entente --tie north-korea-artillery-russia
  entente --plain --actor "North Korea" --order date
  entente --plain --search sanctions --contested=false | less`

// rootCommand makes the command that opens a dossier, with its subcommands.
func (r *run) rootCommand() *cobra.Command {
	root := r.openCommand()
	root.AddCommand(r.checkCommand(), r.newCommand(), r.schemaCommand(), r.listCommand(), r.exportCommand(), r.verifyCommand(), r.manCommand())
	for _, d := range drawers() {
		root.AddCommand(r.drawCommand(d))
	}
	root.SetHelpCommand(helpCommand())
	requireShell(root)
	return root
}

// openCommand makes the command that opens a dossier, without any other. It sets
// none of cobra's templates: with text/template the linker has to keep every
// exported method, which makes the program 1.9 MB larger and takes 1.5 MB of memory.
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
		RunE:          func(_ *cobra.Command, args []string) error { return sorted(r.show(args)) },
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return flagMisuse(c.Flags(), err) })
	r.flags.declare(root)
	root.SetOut(&r.text) // before the scripts of completion are made, which keep it
	return root
}

// show opens the explorer, or tells the same in plain text.
func (r *run) show(args []string) error {
	if !r.flags.plain && r.screen() {
		return r.explore(args)
	}
	o, err := r.prepare(args)
	if err != nil {
		return err
	}
	text := r.told(o)
	if r.flags.ascii {
		text = ui.ASCII(text)
	}
	r.text.WriteString(text)
	return nil
}

// told tells what is wanted in plain text: as lines that can be read aloud, or as the
// drawing that was asked for.
func (r *run) told(o prepared) string {
	if o.wanted.drawing == model.NoDrawing {
		return plain(o.loaded.Dossier, o.wanted, o.article)
	}
	width := r.columns()
	if width == 0 {
		width = usualDrawing
	}
	view := o.loaded.Dossier.Filter(o.wanted.filter)
	return ui.Draw(view.See(o.wanted.selection(o.loaded.Dossier)), max(width, leastDrawing), r.flags.ascii)
}

// prepared is all that a command line asks for, once it is known to be there.
type prepared struct {
	loaded  *data.Loaded
	wanted  choice
	article []model.Text
}

func (r *run) prepare(args []string) (p prepared, err error) {
	if p.loaded, err = r.load(args); err != nil {
		return p, err
	}
	if p.wanted, err = r.flags.choose(p.loaded.Dossier); err != nil {
		return p, err
	}
	if err = r.resumed(); err != nil {
		return p, err
	}
	p.article, err = r.article(p.loaded.Dossier)
	return p, err
}

// standardInput is what a reader types for it.
const standardInput = "-"

// load gives the dossier that the arguments name, where standard input has a name
// too.
func (r *run) load(args []string) (*data.Loaded, error) {
	if len(args) == 0 || args[0] != standardInput {
		return load(&r.far, args)
	}
	if r.terminal(r.in) {
		return nil, misuse("- is a dossier from standard input, which is a terminal here; lead a file into it: entente - <FILE")
	}
	return r.far.LoadFrom("<stdin>", r.in)
}

// load gives the dossier that the arguments name, or the one that is built in.
func load(far *data.Reading, args []string) (*data.Loaded, error) {
	if len(args) == 0 {
		return data.Embedded()
	}
	loaded, err := far.Load(args[0])
	if errors.Is(err, fs.ErrNotExist) {
		if near := nearest(args[0], commands(), 1); len(near) > 0 {
			return nil, misuse(fmt.Sprintf("there is no dossier and no command %s; did you mean entente %s?", quoted(args[0]), near[0]))
		}
	}
	return loaded, err
}

// article reads the source's text. It has no name for its source, so there must
// be no doubt which one that is.
func (r *run) article(d *model.Dossier) ([]model.Text, error) {
	if !r.flags.set.Changed("text") {
		return nil, nil
	}
	if n := len(d.Sources); n != 1 {
		return nil, misuse(fmt.Sprintf("--text needs a dossier with one source; this one has %d", n))
	}
	text, err := data.ReadFile(r.flags.text)
	if err != nil {
		return nil, err
	}
	lines := data.SafeLines(text)
	if len(lines) == 0 {
		return nil, fmt.Errorf("%s is empty; --text takes the source's text, a paragraph a line", quoted(r.flags.text))
	}
	return lines, nil
}

// commands are the names of the commands.
func commands() []string {
	names := []string{"check", "new", "schema", "list", "export", "verify", "man", "help", "completion"}
	for _, d := range drawers() {
		names = append(names, d.drawing.String())
	}
	return names
}

// oneDossier refuses more than a DOSSIER. The first of several is rather a command
// that is misspelt.
func oneDossier(c *cobra.Command, args []string) error {
	if len(args) > 1 {
		if near := nearest(args[0], commands(), 1); len(near) > 0 {
			return misuse(fmt.Sprintf("there is no command %s; did you mean entente %s?", quoted(args[0]), near[0]))
		}
	}
	return takes(1, "at most one DOSSIER")(c, args)
}

// takes refuses more arguments than n; what says in words which those are.
func takes(n int, what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return misuse(fmt.Sprintf("%s takes %s; %s is too many", c.CommandPath(), what, quoted(args[n])))
	}
}

// needs refuses a command without an argument, and leaves others to rest.
func needs(missing string, rest cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return misuse(missing)
		}
		return rest(c, args)
	}
}
