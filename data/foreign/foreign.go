// Package foreign reads what others hold, such as tables and STIX bundles, as the
// records of a dossier. A format is told by its content, never by a file's name.
//
// What comes in is kept, altered or left out, and [Report] tells which, and why:
// nothing is dropped in silence. Whatever is kept went through [safe.Clean], and
// makes records that [model.New] takes.
//
// A table of words is made when one of its format is read: every start would make them
// all, and most need none.
package foreign

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/fnv"
	"hash/maphash"
	"io"
	"regexp"
	"slices"
	"sync"

	"entente/data/charset"
	"entente/data/safe"
	"entente/model"
)

// A Format is one form in which others hold ties.
type Format struct {
	Name  string // as --as has it
	About string // what it holds, in a line
	Alone bool   // these are sources alone, which make no dossier

	// begins reports whether a text that begins so is of the format. It is given
	// [HeadBytes] of it, or all that there is.
	begins func(head []byte) bool
	read   func(*Import, *bufio.Reader) error

	// checked reports whether a large text that begins so is checked before it is read; nil
	// where none is. See [CheckFirst].
	checked func(head []byte, all io.Reader) bool
}

// HeadBytes is how much of a file a format is told by.
const HeadBytes = charset.HeadBytes

// formats are in the order in which they are tried: those that can't be mistaken come
// first, and tables, which nearly all text could be, last.
var formats = []Format{
	{"stix", "STIX 2.1 or 2.0: a bundle, objects alone, or what TAXII returns", false, isSTIX, (*Import).stix, inJSON},
	{"ftm", "FollowTheMoney: entities or statements, JSON lines; statements.csv", false, isFTM, (*Import).ftm, inJSON},
	{"misp", "clusters of a MISP galaxy", false, isMISP, (*Import).misp, inJSON},
	{"bods", "Beneficial Ownership Data Standard 0.2 to 0.4, a list or one a line", false, isBODS, (*Import).bods, inJSON},
	{"graphml", "GraphML, as yEd, Gephi and networkx write it", false, isGraphML, (*Import).graphml, oddXML},
	{"gexf", "GEXF, as Gephi writes it", false, isGEXF, (*Import).gexf, oddXML},
	{"csl-json", "sources alone: CSL-JSON, as Zotero and pandoc write it", true, isCSL, (*Import).csl, nil},
	{"bibtex", "sources alone: BibTeX and BibLaTeX", true, isBibTeX, (*Import).bibtex, nil},
	{"csv", "tables of ties, of actors, or both; commas, semicolons, tabs, bars", false, isTable, (*Import).table, nil},
}

// Formats returns what can be read, in the order in which it is told.
func Formats() []Format { return formats }

// Recognized reports whether a text that begins so is of one of the formats, and of
// which. A dossier is of none, whatever its texts look like.
func Recognized(head []byte) (Format, bool) {
	head, _ = charset.Text(head[:min(len(head), HeadBytes)])
	if dossierHead().Match(head) {
		return Format{}, false
	}
	for _, f := range formats {
		if f.begins(head) {
			return f, true
		}
	}
	return Format{}, false
}

// dossierHead is what the first line of a dossier has that is neither empty nor a
// comment: a field, as YAML or as JSON. Behind a comment it may be misspelt.
var dossierHead = form(`^(?:[ \t]*(?:#.*|---.*|%YAML.*)?\r?\n)*\s*\{?\s*["']?(?:dossier|sources|actors|tie_types|ties|quotes)["']?[ \t]*:(?:\s|[\[{"]|$)` +
	`|^\s*\{\s*"(?:source|actor|tie_type|tie|quote)"\s*:\s*\{` +
	`|^\s*(?:(?:#|---|%YAML).*\r?\n\s*)+["']?\w+["']?[ \t]*:(?:\s|$)`)

// form returns a regular expression, which is compiled when it is first asked for: most
// runs meet no other form, and all would wait for it.
func form(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// Options say how to read.
type Options struct {
	As   string            // a format's name; empty to tell it by the content
	Map  map[string]string // by what a column of a table is: its head
	Size int64             // how many bytes the files have, roughly; 0 where nobody knows
	Each func(Entry)       // is told of everything that comes in; nil where nobody asks

	// Asked is where someone asks to see what came of a text that may come slowly, which
	// Answer gives while no row is there: a table is read from its first rows on. They are
	// nil where nobody asks.
	Asked  <-chan struct{}
	Answer func()

	// Taken are ids that sources and actors can't have, since others have them, and
	// Has reports whether a source is there already, under that id or what became of it as
	// others had it; nil where none is.
	Taken []string
	Has   func(id string, s model.Source) bool
}

// An Import gathers the records of one dossier from files of others.
type Import struct {
	Report Report

	options  Options
	dry      bool   // nothing is kept
	file     string // the name of the file at hand, made safe
	self     self   // see itself
	begin    uint32 // see Begin
	records  model.Records
	parties  ids // of actors and sources, which share a namespace
	ties     ids
	quotes   ids
	typeIDs  ids
	actors   textSet         // by the id that came
	within   map[uint64]bool // hashes of entities that stood within others
	seed     maphash.Seed
	alone    [][]string     // by index: the id alone
	declared []bool         // by index: the actor is more than the end of a tie
	said     bool           // one of them is
	idAtEnds map[int]bool   // by index: the actor is known by an id at the ends of ties, beside its name
	joints   map[int]*joint // of actors of whom much was said, by index
	ends     int            // actors that are no more, and of no kind that was told
	sources  map[string]int // by id
	cited    map[string]string
	types    map[string]int
	letters  map[string]bool
	kinds    map[string]model.ActorType // by the word that came
	overflow int                        // kinds that are too many
	pages    map[string]string          // by address, the id of the source
	rows     toldRows                   // of tables
	plain    map[string][]model.Claim   // by source: the claims of what it says, and nobody else
	more     float64                    // how many times more than what was read of it a table most likely has
	pool     pool
	dates    map[string]dated // by the text that came
	pending  []*pending
	tieAt    map[string]int  // by the id that came: the tie's index
	heads    []string        // of tables, where columns are mapped
	mapped   map[string]bool // roles whose columns are there
	late     []func()        // what is done once the ties are there
	own      *own            // an export of ours; nil where there is none
}

// NewImport returns an import that has read nothing.
func NewImport(o Options) *Import {
	im := &Import{
		options: o, parties: newIDs(model.Unattributed), ties: newIDs(), quotes: newIDs(), typeIDs: newIDs(),
		actors: newTextSet(), within: map[uint64]bool{}, seed: maphash.MakeSeed(), sources: map[string]int{}, cited: map[string]string{},
		types: map[string]int{}, letters: map[string]bool{}, kinds: map[string]model.ActorType{},
		more: manyMore, pages: map[string]string{}, rows: toldRows{seed: maphash.MakeSeed(), told: map[toldRow]bool{}}, plain: map[string][]model.Claim{},
		dates: map[string]dated{}, mapped: map[string]bool{}, tieAt: map[string]int{}, joints: map[int]*joint{}, idAtEnds: map[int]bool{},
	}
	im.ties.taken.kept = func(n int) string { return im.records.Ties[n].ID } // each tie claims its own as it is added
	for _, id := range o.Taken {
		im.parties.taken.put(id)
	}
	return im
}

// As returns the name of the format as which files are read; empty where each tells it by its
// content.
func (im *Import) As() string { return im.options.As }

// ErrUnknown is the error if a text is of no format that can be read, and errDossier if
// it is a dossier.
var (
	ErrUnknown = errors.New("it is in no form that entente reads")
	errDossier = errors.New("it is a dossier already; open it as it is")
)

// Read reads one file of those that make a dossier. The name is that of the source
// which the file is, and stands in the report. An error is the stream's, [ErrUnknown],
// or says where the file breaks its format's rules; what was read before it stays.
func (im *Import) Read(name string, stream io.Reader) error {
	text := bufio.NewReaderSize(stream, HeadBytes)
	head, err := im.peek(text, im.isTable)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	format, ok := im.formatOf(head)
	begin, _ := charset.Text(head)
	switch {
	case !ok && dossierHead().Match(begin):
		return errDossier
	case !ok:
		if what, instead := Other(head); what != "" {
			return fmt.Errorf("it is %s, which entente doesn’t read; %s", what, instead)
		}
		if heads := Heads(head); len(heads) > 0 {
			return fmt.Errorf("it is a table with heads that aren’t known: %s; say what they are, such as --map from=HEAD,to=HEAD", listed(heads))
		}
		return ErrUnknown
	}
	im.file, im.begin = safe.Clean(name), beginOf(begin)
	im.Report.Note(fmt.Sprintf("%s is read as %s", im.file, format.Name))
	return format.read(im, text)
}

// Begin returns a number for how the file that was read last begins: for its first line,
// which a table has its heads in.
func (im *Import) Begin() uint32 { return im.begin }

func beginOf(head []byte) uint32 {
	const most = 1 << 10
	line, _, _ := bytes.Cut(head[:min(len(head), most)], []byte("\n"))
	h := fnv.New32a()
	h.Write(line) //nolint:gosec // it never fails
	return h.Sum32()
}

// Recognized reports whether a text is of one of the formats, or of that which was asked
// for, and of which. It reads nothing.
func (im *Import) Recognized(text *bufio.Reader) (Format, bool) {
	head, _ := im.peek(text, im.isTable) // an error is the next read's too
	return im.formatOf(head)
}

// peek returns the head of a text, which has room for [HeadBytes]: as much, or all that
// there is, or, where the rest may take its time, those lines that are enough of it.
func (im *Import) peek(text *bufio.Reader, enough func(head []byte) bool) ([]byte, error) {
	n := HeadBytes
	if im.options.Asked != nil {
		n = 1
	}
	for {
		_, err := text.Peek(n)
		if err == nil {
			n = max(n, text.Buffered())
		}
		head, _ := text.Peek(n)
		if err != nil || n >= HeadBytes {
			return head, err
		}
		if lines := head[:bytes.LastIndexByte(head, '\n')+1]; enough(lines) {
			return lines, nil
		}
		n++ // waits for more
	}
}

// isTable reports whether a head is that of a table, with a row behind its heads.
func (im *Import) isTable(head []byte) bool {
	f, ok := im.formatOf(head)
	return ok && f.Name == "csv" && hasRows(head)
}

func hasRows(head []byte) bool { return bytes.Count(head, []byte("\n")) > 1 }

// formatOf returns the format that was asked for, or else the one that the text has.
func (im *Import) formatOf(head []byte) (Format, bool) {
	if im.options.As == "" {
		return Recognized(head)
	}
	for _, f := range formats {
		if f.Name == im.options.As {
			return f, true
		}
	}
	return Format{}, false
}

// SoFar returns what was read until now, as [Import.Records] would if it ended here; later
// reading doesn't change it. It reports false where what comes later may change that, as
// it may in all but a table of ties.
func (im *Import) SoFar(id, title string) (r model.Records, ok bool) {
	if im.own != nil || im.said || len(im.pending)+len(im.late) > 0 || len(im.records.Ties) == 0 {
		return r, false
	}
	r = im.records
	r.Head.ID, r.Head.Title, r.Head.Kinds = idOf(id, "import"), cmp.Or(text(title), "import"), slices.Clone(r.Head.Kinds)
	r.Sources, r.Actors, r.Types = slices.Clone(r.Sources), slices.Clone(r.Actors), slices.Clone(r.Types)
	r.Ties, r.Quotes = slices.Clone(r.Ties), slices.Clone(r.Quotes)
	return r, true
}

// Records returns what was read, as a dossier of that id and title. Nothing can be
// read behind it.
func (im *Import) Records(id, title string) model.Records {
	im.settle()
	for _, do := range im.late {
		do()
	}
	im.joinNamed()
	if im.ends > 0 {
		im.Report.Note("the name alone is known of " + counted(im.ends, "actor", "actors") + "; what has no kind counts as an organization")
	}
	r := im.records
	// Nobody needs what the records were found by any more, and who reports what became of
	// them may keep the import.
	*im = Import{Report: im.Report, options: im.options, file: im.file, begin: im.begin}
	r.Actors, r.Ties = fitting(r.Actors), fitting(r.Ties)
	r.Head.ID, r.Head.Title = idOf(id, "import"), cmp.Or(text(title), "import")
	if n := marked(&r); n > 0 {
		im.Report.Note(fmt.Sprintf("texts with \ufffd, where characters stood that can’t be seen or that act on a terminal: %d", n))
	}
	return r
}

// later does something with the file at hand once the ties of all files are there.
func (im *Import) later(do func()) {
	file := im.file
	im.late = append(im.late, func() {
		im.file = file
		do()
	})
}

// decoded returns the text of the file at hand as UTF-8 without a mark. What it was
// written in is to be told where that was something else.
func (im *Import) decoded(text *bufio.Reader, tell func(string)) io.Reader {
	head, _ := im.peek(text, hasRows)
	note := func(was string) { tell(im.file + " is written in " + was) }
	stream, was := charset.UTF8(text, head, note)
	if was != "" {
		note(was)
	}
	return stream
}
