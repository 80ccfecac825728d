package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"entente/data/export"
	"entente/data/safe"
	"entente/data/safefile"
	"entente/ui/draw"
	"entente/ui/explorer"
	"entente/ui/plain"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const exportHelp = `Export what the filters leave of a dossier, to standard output or into a FILE.
Without a DOSSIER it exports the built-in one. A tie is exported whole, with all
who claim and deny it and all that it names. Dates are EDTF.

%s

A dossier’s marking (TLP) stands at the head of each, in csv in every row.
In csv, dot, graphml and gexf a tie of several ends is a node "tie:ID", with
an edge to each end, which has a role.

A FILE is first written under another name and then renamed, so that nothing is
lost if that fails. An existing one is only replaced with --force. The folder of
csv may hold nothing else; each of its files is replaced separately.`

const exportExamples = `  entente export --format json --contested
  entente export --format csv -o axis
  entente export --format dot --type arms | dot -Tsvg > arms.svg
  entente export --format html -o axis.html
  entente export --format sql dossier.yaml | sqlite3 dossier.db
  entente export --notes -o mine.json
  entente export --format bibtex -o sources.bib --force dossier.yaml`

// exportFlags are the flags of the command, with the filters.
type exportFlags struct {
	filterFlags
	format, output string
	force, notes   bool
}

func (r *run) exportCommand() *cobra.Command {
	var flags exportFlags
	c := &cobra.Command{
		Use:     "export --format FORMAT [DOSSIER]",
		Short:   "Export a dossier to other programs",
		Long:    fmt.Sprintf(exportHelp, strings.Join(each(formats, format.help), "\n")),
		Example: exportExamples,
		Args:    takes(1, "at most one DOSSIER"),
		RunE:    func(_ *cobra.Command, args []string) error { return withCode(r.export(args, &flags)) },
	}
	set := c.Flags()
	set.SortFlags = false
	set.StringVar(&flags.format, "format", "", "`FORMAT`: "+inLines(idsOf(exportFormats(nil)), 6))
	set.StringVarP(&flags.output, "output", "o", "", "write into this `FILE`; with csv, a folder")
	set.BoolVar(&flags.force, "force", false, "replace the FILE, with csv the four files")
	set.BoolVar(&flags.notes, "notes", false, "export your notes and ticks instead, for entente\nnotes --import on another machine")
	flags.declare(set)
	flags.declareSearch(set)
	r.completeIDs(c, 0, map[string]choices{"format": exportFormats})
	return c
}

func (r *run) export(args []string, flags *exportFlags) error {
	if wrong := flags.wrong(); len(wrong) > 0 {
		return misuse(wrong...)
	}
	if flags.notes {
		return r.exportNotes(args, flags)
	}
	left, err := r.matching(&flags.filterFlags, args)
	if err != nil {
		return err
	}
	if len(left.Ties)+len(left.Quotes) == 0 {
		r.remark("no ties and no quotations are left to export")
	}
	r.remarkDateless(left.filter, left.view.Timeless(), left.view.Undated())
	for _, text := range left.unkept {
		r.remark(text)
	}
	f := formatNamed(flags.format)
	if flags.output == "" {
		var text bytes.Buffer
		err := f.write(&text, left.Part)
		if err == nil {
			_, err = text.WriteTo(&r.text)
		}
		return err
	}
	w, err := f.writeTo(flags.output, flags.force, left.Part)
	if err = orForced(err); errors.Is(err, fs.ErrExist) {
		return err
	}
	r.remarkDefused(w.defused)
	for _, text := range w.leftovers {
		r.remark(text)
	}
	return err
}

// notesFlags are the flags that go with --notes.
var notesFlags = []string{"notes", "output", "force", "max-size"}

// wrong returns what is wrong with the flags, before a dossier is read.
func (f *exportFlags) wrong() []string {
	var wrong []string
	given := f.set.Changed("output")
	switch {
	case f.notes:
		f.set.Visit(func(flag *pflag.Flag) {
			if !slices.Contains(notesFlags, flag.Name) {
				wrong = append(wrong, fmt.Sprintf("--notes exports all of your notes, in a format of its own; leave --%s out", flag.Name))
			}
		})
	case !f.set.Changed("format"):
		wrong = append(wrong, "export needs a --format: "+plain.Either(idsOf(exportFormats(nil))))
	case len(meant(f.format, exportFormats(nil))) == 0:
		wrong = append(wrong, unknown("--format", f.format, exportFormats(nil)))
	case plainWord(f.format) == csvFormat && !given:
		wrong = append(wrong, "csv is a folder of four files; name one with --output")
	}
	if given && f.output == "" {
		wrong = append(wrong, "--output needs a name")
	}
	if f.force && !given {
		wrong = append(wrong, "--force replaces a file; name it with --output")
	}
	return wrong
}

// A writing is what there is to be told of what was written.
type writing struct {
	defused   int         // cells that were changed so that no spreadsheet runs them
	leftovers []safe.Text // what became of what killed runs have left beside it
}

// writeTo writes a part into a file, or with CSV into a folder.
func (f format) writeTo(output string, force bool, p export.Part) (w writing, err error) {
	beside := filepath.Dir(filepath.Clean(output))
	before := safefile.Leftovers(beside)
	if f.write == nil {
		w.defused, err = writeFolder(output, force, p)
	} else {
		err = f.writeFile(output, force, p)
	}
	w.leftovers = toldLeftovers(beside, before)
	return w, err
}

// toldLeftovers says what became of what killed runs had left in a folder.
func toldLeftovers(folder string, before []string) (told []safe.Text) {
	after := safefile.Leftovers(folder)
	gone := len(before)
	for _, name := range before {
		if slices.Contains(after, name) {
			gone--
		}
	}
	if gone > 0 {
		told = append(told, safe.Shownf("removed %s of killed runs from %s", plain.Count(gone, "leftover", "leftovers"), quoted(folder)))
	}
	if n := len(after); n > 0 {
		told = append(told, safe.Shownf("%s holds %s of a run that was killed or still writes, such as %s; what is written there in an hour removes %s",
			quoted(folder), plain.Count(n, "leftover", "leftovers"), after[0], plain.Plural(n, "it", "them")))
	}
	return told
}

// besides tells the same behind what was written.
func (w writing) besides() string {
	told := ""
	for _, text := range w.leftovers {
		told += "; " + string(text)
	}
	return told
}

// writeFile writes a part into a file.
func (f format) writeFile(output string, force bool, p export.Part) error {
	var text bytes.Buffer
	err := f.write(&text, p)
	if err != nil {
		return err
	}
	return putFile(output, text.Bytes(), newFile, force)
}

// newFile is the mode of any new file, which the umask narrows.
const newFile = 0o666

// putFile writes a file, or replaces it where that is forced.
func putFile(name string, text []byte, mode fs.FileMode, force bool) (err error) {
	file := safefile.File{Name: name, Text: text}
	if force {
		err = safefile.Replace(mode, true, file)
	} else {
		err = safefile.Create(mode, file)
	}
	if err != nil {
		return unwritten(name, err)
	}
	return nil
}

// orForced says how an error could be none, where it is that a file exists.
func orForced(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%w; --force replaces it", err)
	}
	return err
}

// writeFolder writes CSV as a folder.
func writeFolder(folder string, force bool, p export.Part) (defused int, err error) {
	var files []safefile.File
	for _, t := range export.CSV(p) {
		var text bytes.Buffer
		n, err := export.Separated(&text, ',', t.Rows)
		if err != nil {
			return 0, err
		}
		defused += n
		files = append(files, safefile.File{Name: t.Name + ".csv", Text: text.Bytes()})
	}
	if err := safefile.WriteFolder(folder, force, files...); err != nil {
		return 0, unwrittenFolder(folder, err)
	}
	return defused, nil
}

// An existsError is the name of a file that is only replaced if the reader says so.
type existsError string

// Error names the file.
func (e existsError) Error() string { return quoted(string(e)) + " already exists" }

// Is reports whether kind is [fs.ErrExist].
func (existsError) Is(kind error) bool { return kind == fs.ErrExist }

// exportShot returns a function that exports what the filter and the search of a
// Scene leave, as the command line does with the same flags.
func exportShot(of explorer.Shot, name, file string, force bool) func() (string, error) {
	if name == svgFormat {
		return exportPicture(of, file, force)
	}
	f := formatNamed(name)
	return func() (string, error) {
		part := export.Keep(of.Scene.View(), safe.Clean(of.Scene.Find))
		w, err := f.writeTo(file, force, part)
		if err != nil {
			return "", err
		}
		report := "wrote " + quoted(file) + ": " + plain.TieCount(len(part.Ties)) + ", " + plain.QuoteCount(len(part.Quotes)) + ", " + plain.Count(len(part.Sources), "source", "sources")
		if w.defused > 0 {
			report += "; " + plain.Count(w.defused, "cell", "cells") + " got a ' so that no spreadsheet runs " + plain.Plural(w.defused, "it", "them")
		}
		return report + w.besides(), nil
	}
}

// exportPicture returns a function that writes the picture of a screen.
func exportPicture(of explorer.Shot, file string, force bool) func() (string, error) {
	head := of.Scene.View().Dossier().Head
	text := draw.ScreenSVG(of.Rows, of.Light, strings.TrimSpace(head.Marking.String()+" "+head.Title))
	picture := format{write: func(w io.Writer, _ export.Part) error {
		_, err := io.WriteString(w, text)
		return err
	}}
	return func() (string, error) {
		w, err := picture.writeTo(file, force, export.Part{})
		if err != nil {
			return "", err
		}
		return "wrote " + quoted(file) + ", a picture of the screen" + w.besides(), nil
	}
}
