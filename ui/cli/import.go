package cli

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"entente/data"
	"entente/data/foreign"
	"entente/data/safe"
	"entente/model"
	"entente/ui/plain"

	"github.com/spf13/cobra"
)

const importHelp = `Write what others hold as a dossier into a new folder. All FILEs together make
one dossier. What a FILE is, is told by its content; --as says so where that
would be wrong. A FILE - is standard input. entente FILE opens each of these as
it is, without a folder.

%s

What came in is taken, altered or left out: standard error tells how many of
each kind, and why. With --report, FILE has each of them, as JSON, one a line.
Ids are kept where a dossier can have them. What the file alone says is claimed
by it.

In a table, heads tell what a column is, such as from, source, entity a; to,
target; type, connection; date; url; quote; claimant. --map tells it otherwise,
by these words: %s
Ids beside the names of ends, such as entity1_id, tell apart who has one name.
Other columns are kept as attributes. A row whose stance or certainty isn’t
understood is left out, since it would claim something else. A certainty that
is a number is kept beside the claim, which is as one that names none.

What entente exported as csv (name the folder), graphml or gexf comes back as
the dossier that it was, but for what the help of export says isn’t in it. A tie
that stands otherwise then is told as altered.

Sources alone, from csl-json or bibtex, make no dossier: --into DIR adds them to
the one in that folder, as a new file. What it has already is left out.`

const importExamples = `  entente import edges.csv -o dossier
  entente import nodes.csv edges.csv -o dossier
  entente import people.csv --map from=Person,to=Company,type=Role -o dossier
  sqlite3 -csv -header x.db "select * from edges" | entente import - -o dossier
  entente import enterprise-attack.json -o attack --split 5000 --report all.log
  entente import zotero.json --into dossier`

// importFlags are the flags of the command.
type importFlags struct {
	as, output, into, report string
	columns                  columns
	split                    int
	given                    func(flag string) bool
}

// columns are what the columns of a table are: heads by their roles.
type columns map[string]string

// String returns nothing: the help shows no default.
func (columns) String() string { return "" }

// Type is what the value is called where it is wrong.
func (columns) Type() string { return "columns" }

// Set adds roles with their heads, which have commas between them, and quotation marks
// around one that has a comma itself.
func (c *columns) Set(value string) error {
	cells, err := csv.NewReader(strings.NewReader(value)).Read()
	if err != nil {
		return err
	}
	if *c == nil {
		*c = columns{}
	}
	for _, cell := range cells {
		role, head, ok := strings.Cut(cell, "=")
		if role = strings.TrimSpace(role); !ok || role == "" || strings.TrimSpace(head) == "" {
			return errNoRole
		}
		(*c)[role] = head
	}
	return nil
}

var errNoRole = errors.New("a role or a head is missing")

func (r *run) importCommand() *cobra.Command {
	var flags importFlags
	var rows []string
	for _, f := range foreign.Formats() {
		rows = append(rows, fmt.Sprintf("  %-9s %s", f.Name, f.About))
	}
	c := &cobra.Command{
		Use:     "import FILE… -o DIR",
		Short:   "Make a dossier of what others hold",
		Long:    fmt.Sprintf(importHelp, strings.Join(rows, "\n"), wrapped(strings.Join(foreign.Roles(), ", ")+".", len("by these words: "), 80)),
		Example: importExamples,
		Args:    needs(1, "import needs a FILE and a folder: entente import FILE… -o DIR", cobra.ArbitraryArgs),
		RunE:    func(_ *cobra.Command, args []string) error { return withCode(r.importAll(args, &flags)) },
	}
	set := c.Flags()
	set.SortFlags, flags.given = false, set.Changed
	set.StringVarP(&flags.output, "output", "o", "", "write the dossier into this new folder, `DIR`")
	set.StringVar(&flags.into, "into", "", "add sources alone to the dossier in this folder, `DIR`")
	set.StringVar(&flags.as, "as", "", "`FORMAT` of the FILEs, where their content is mistaken")
	set.Var(&flags.columns, "map", "what columns are, as `ROLE=HEAD`, with commas")
	set.IntVar(&flags.split, "split", data.TiesAFile, "`N` ties a file")
	set.StringVar(&flags.report, "report", "", "write what became of each thing into this `FILE`")
	r.completeIDs(c, 0, map[string]choices{"as": importFormats})
	return c
}

func importFormats(*model.Dossier) []named {
	return each(foreign.Formats(), func(f foreign.Format) named { return named{id: f.Name} })
}

// wrong returns what is wrong with the flags, before anything is read.
func (f *importFlags) wrong() []string {
	var wrong []string
	switch {
	case f.output == "" && f.into == "":
		wrong = append(wrong, "import needs a folder to write to: -o DIR, or for sources alone --into DIR")
	case f.output != "" && f.into != "":
		wrong = append(wrong, "-o makes a new dossier, and --into adds to one; choose one of them")
	}
	if f.as != "" && len(meant(f.as, importFormats(nil))) == 0 {
		wrong = append(wrong, unknown("--as", f.as, importFormats(nil)))
	}
	if f.into != "" && f.given("split") {
		wrong = append(wrong, "--split is how many ties a file has; leave it out with --into")
	}
	if f.split < 1 {
		wrong = append(wrong, "--split takes a number of ties from 1")
	}
	if f.given("map") && f.as != "" && plainWord(f.as) != csvFormat {
		wrong = append(wrong, "--map tells the columns of a table; leave it out, or --as "+f.as)
	}
	return append(wrong, f.columns.wrong()...)
}

// wrong returns what is wrong with the roles.
func (c columns) wrong() (wrong []string) {
	for _, role := range slices.Sorted(maps.Keys(c)) {
		if !slices.Contains(foreign.Roles(), role) {
			wrong = append(wrong, unknownBut("--map", role, wordsAlone(foreign.Roles()), "entente import --help"))
		}
	}
	return wrong
}

// words returns the columns as --map takes them, each with its role.
func (c columns) words() (words []string) {
	for _, role := range slices.Sorted(maps.Keys(c)) {
		word := role + "=" + c[role]
		if strings.ContainsAny(word, ",\"") {
			word = `"` + strings.ReplaceAll(word, `"`, `""`) + `"`
		}
		words = append(words, "--map", word)
	}
	return words
}

func (r *run) importAll(names []string, flags *importFlags) error {
	wrong, names := flags.wrong(), slices.Clone(names)
	if at := slices.Index(names, standardInput); at >= 0 {
		names[at], r.reading.Stdin = data.Stdin, r.in
		if r.terminal(r.in) {
			wrong = append(wrong, "- is standard input, which is a terminal here; redirect a file to it: entente import - -o DIR <FILE")
		}
		if slices.Contains(names, standardInput) {
			wrong = append(wrong, "- is standard input, which can be read but once")
		}
	}
	if len(wrong) > 0 {
		return misuse(wrong...)
	}
	options := foreign.Options{Map: flags.columns}
	if known := meant(flags.as, importFormats(nil)); len(known) > 0 {
		options.As = known[0]
	} else if flags.given("map") {
		options.As = csvFormat
	}
	var report bytes.Buffer
	if flags.report != "" {
		if _, err := os.Lstat(flags.report); err == nil { // before the work, not behind it
			return unwritten(flags.report, fs.ErrExist)
		}
		lines := json.NewEncoder(&report)
		options.Each = func(e foreign.Entry) { lines.Encode(e) } //nolint:errcheck,errchkjson,gosec // a buffer takes all
	}
	done := r.showProgress()
	err := r.importTo(names, flags, options, done)
	done()
	if err != nil || flags.report == "" {
		return err
	}
	return putFile(flags.report, report.Bytes(), newFile, false)
}

// importTo writes a new dossier, or adds to one.
func (r *run) importTo(names []string, flags *importFlags, options foreign.Options, read func()) error {
	if flags.into != "" {
		file, added, report, err := r.reading.Into(flags.into, options, names...)
		read()
		r.imported(report)
		switch {
		case err != nil:
			return err
		case file == "":
			return errors.New("there is no source to add")
		}
		r.say(safe.Shownf("wrote %s: %s", file, plain.Count(added, "source", "sources")))
		return nil
	}
	loaded, err := r.reading.Import(options, names...)
	read()
	if err != nil {
		return err
	}
	r.imported(loaded.Imported)
	if err := data.Write(flags.output, loaded.Records, flags.split, r.reading.Limits); err != nil {
		return err
	}
	r.say(safe.Shownf("wrote a dossier to %s: %s, %s, %s", flags.output,
		plain.TieCount(len(loaded.Records.Ties)), plain.Count(len(loaded.Records.Actors), "actor", "actors"),
		plain.Count(len(loaded.Records.Sources), "source", "sources")))
	return nil
}

// showProgress tells on a terminal how far the files are read, in a line that is
// rewritten, until the function that it returns is called. It can be called again.
func (r *run) showProgress() (done func()) {
	if !r.terminal(r.errOut) {
		return func() {}
	}
	stop, stopped := make(chan bool), make(chan *model.Panic, 1)
	go func() {
		defer func() { stopped <- model.Caught(recover()) }()
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		widest := 0
		for {
			select {
			case <-stop:
				if widest > 0 {
					r.rewrite(safe.Shown(strings.Repeat(" ", widest)))
					r.rewrite("")
				}
				return
			case <-tick.C:
				if read, all := r.reading.Bytes(); all > 0 {
					line := safe.Shownf("read %d of %d MiB (%d%%)", read>>20, all>>20, min(100, 100*read/all))
					widest = max(widest, len(line))
					r.rewrite(line)
				}
			}
		}
	}()
	ended := false
	return func() {
		if !ended {
			ended = true
			close(stop)
			if p := <-stopped; p != nil {
				panic(p)
			}
		}
	}
}

// rewrite writes a line over the one that standard error, a terminal, shows.
func (r *run) rewrite(line safe.Text) {
	io.WriteString(r.errOut, "\r"+string(line)) //nolint:errcheck,gosec // it is for show
}

// imported keeps what became of a file of another form until it can be told: not while
// the explorer has the screen.
func (r *run) imported(report *foreign.Report) {
	if report == nil {
		return
	}
	r.toldLock.Lock()
	defer r.toldLock.Unlock()
	r.reports = append(r.reports, report)
}

// tellImported tells on standard error what became of files of another form.
func (r *run) tellImported() {
	r.toldLock.Lock()
	defer r.toldLock.Unlock()
	for _, report := range r.reports {
		for _, line := range report.Lines() {
			r.remark(line)
		}
	}
	r.reports = nil
}
