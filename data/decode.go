package data

import (
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"strings"

	"entente/data/safe"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// Decode reads a dossier from the bytes of its files. The order of the files is
// the order of the records. The error is a [Refused] with every mistake that
// could be found: where a file isn't YAML, the rules between records can't be
// held, and only what each record breaks by itself is told.
func Decode(files ...File) (*Loaded, error) { return new(Reading).decode(files...) }

func newDecoder(far *Reading, files []File) *decoder {
	return &decoder{far: far, locations: newLocations(files), flawed: map[*yaml.Node]bool{}, flaws: map[Location]bool{}, met: map[string]Location{}, tools: newTools()}
}

func (r *Reading) decode(files ...File) (*Loaded, error) {
	for _, f := range files {
		r.all.Add(int64(len(f.Bytes)))
	}
	if refused := r.tooMany(files); refused != nil {
		return nil, refused
	}
	declared, all := newDeclarations(files), make([]*fileText, len(files))
	sources := make(map[string]*source, len(files))
	for i, f := range files {
		s := newSource(f.Bytes)
		all[i] = &fileText{
			name: safe.Clean(f.Name), text: s.text, declared: declared, whole: r.nodes,
			each: cmp.Or(r.part, partBytes), most: r.record(), met: map[string]Location{},
		}
		sources[all[i].name] = s
	}
	d, parsed := r.copies(files, all), false
	if d == nil {
		d = newDecoder(r, files)
		parsed = d.read(all)
	}
	for d.uncut != nil {
		d.uncut.whole = true
		for _, f := range all {
			clear(f.met)
		}
		d = newDecoder(r, files)
		parsed = d.read(all)
	}
	for _, f := range all {
		f.declared = nil // what stays of a file needs it no more
	}
	d.declared = declared
	if parsed || d.broke > mostMistakes { // else nothing is told of the records
		d.together()
	}
	if parsed {
		r.parsed.Store(r.all.Load())
	} else if len(files) == 1 {
		if table := asTable(files[0].Name, files[0].Bytes); table != nil {
			return nil, table
		}
	}
	return d.loaded(parsed, sources)
}

// loaded returns the dossier of the records, or all mistakes.
func (d *decoder) loaded(parsed bool, texts map[string]*source) (*Loaded, error) {
	var dossier *model.Dossier
	if parsed {
		var err error
		if dossier, err = model.Adopt(d.records); err != nil && !d.problems(err) {
			return nil, fmt.Errorf("the dossier can’t be built: %w", err)
		}
	} else if d.broke > mostMistakes {
		d.problems(model.Broken(d.records, d.mayDeclare))
	}
	if d.mistakes.all > 0 || d.ended != (Location{}) {
		return nil, d.told(append(d.mistakes.told, d.hidden.told...), texts)
	}
	// The records are those of the dossier, so that they aren't in memory twice.
	return &Loaded{Dossier: dossier, Records: dossier.Records, Hidden: d.told(d.hidden.told, texts), guesses: d.guesses.told, locations: d.locations, texts: texts}, nil
}

// mostMistakes is how many mistakes a dossier may have before the reading ends: more than
// anyone mends at once. What isn't a dossier at all may have millions.
const mostMistakes = 1000

// full reports whether there are so many mistakes that nothing more is read.
func (d *decoder) full() bool {
	return d.mistakes.all > mostMistakes || d.broke > mostMistakes || d.far.HiddenEnds && d.hidden.all > mostMistakes
}

// told gives the mistakes as they are told: in their order, of each kind a few with
// their lines.
func (d *decoder) told(mistakes Refused, texts map[string]*source) Refused {
	mistakes = mistakes.few()
	if d.ended != (Location{}) {
		mistakes = append(mistakes, Mistake{
			Location: d.ended, What: fmt.Sprintf("there are more than %d mistakes before, so reading ends here", mostMistakes),
			Fix: "mend what is told, and check again",
		})
	}
	mistakes.sort()
	mistakes.show(texts)
	return mistakes
}

// A decoder turns YAML nodes into records. It notes a mistake and goes on, so
// that all of them are told at once.
type decoder struct {
	*tools

	far       *Reading
	file      string // the name of the file at hand
	part      *part  // of that; nil where it is read as a whole
	head      *spot  // of the dossier's head, once one was read
	records   model.Records
	declared  *declarations // of all files; nil where they come as a stream
	locations locations
	at        *source // the text of the file at hand
	mistakes  tally
	guesses   tally               // values that say they are guessed
	hidden    tally               // texts of which safe.Clean took something out
	flawed    map[*yaml.Node]bool // nodes whose records lack what a mistake took
	flaws     map[Location]bool   // the same of all parts
	broke     int                 // rules that records break, as far as they were sounded
	met       map[string]Location // the fields of the dossier that the part has

	ids  map[string]map[uint64]struct{} // the hashes of some that the parts have, by lists
	seed maphash.Seed                   // of these

	taken    []model.Records // of the parts
	ended    Location        // where reading ended before the files did
	uncut    *fileText       // a file that is read again, as a whole
	twice    bool            // a field of the dossier may stand twice in the part
	broken   bool            // the part isn't YAML
	parsed   bool            // the part could be understood
	short    bool            // it seems to be cut at the wrong place
	panicked *model.Panic    // what broke while it was read
}

// wrong notes a mistake at a node.
func (d *decoder) wrong(n *yaml.Node, fix, what string, args ...any) {
	d.flawed[n] = true
	d.wrongAt(d.location(n), fix, what, args...)
}

func (d *decoder) wrongAt(p Location, fix, what string, args ...any) {
	if kind := model.KindOf(what, args...); !d.mistakes.full(kind, 1) {
		d.mistakes.add(Mistake{Location: p, What: fmt.Sprintf(what, args...), Fix: fix, kind: kind})
	}
}

// over ends the reading before a node if there are too many mistakes before, and reports
// whether it ended.
func (d *decoder) over(n *yaml.Node) bool {
	if d.mistakes.all <= mostMistakes {
		return false
	}
	if d.ended == (Location{}) {
		d.ended = d.location(n)
	}
	return true
}

func (d *decoder) location(n *yaml.Node) Location {
	return Location{d.file, n.Line, n.Column}
}

// problems takes the model's problems over as mistakes with locations. It passes
// over those at a node that has a mistake already: a word that was refused is
// missing in the record, which is no second mistake.
func (d *decoder) problems(err error) bool {
	problems, ok := errors.AsType[model.Problems](err)
	for _, p := range problems {
		if !d.isFlawed(p.Path) && !d.isUnread(p.Path) && !d.mistakes.full(p.Kind, 1+p.More) {
			d.mistakes.add(d.locations.mistake(p))
		}
	}
	return ok
}

// isFlawed reports whether the node at a path has a mistake already.
func (d *decoder) isFlawed(path string) bool {
	if s := d.locations.record(path); len(d.flaws) == 0 || s.json == nil && (s.part == nil || !s.part.flawed) {
		return false
	}
	return d.flaws[d.locations.find(path).location()]
}

// isUnread reports whether the node at a path stands behind where reading ended: what a
// record lacks of that isn't missing.
func (d *decoder) isUnread(path string) bool {
	if d.ended == (Location{}) {
		return false
	}
	at := d.locations.find(path).location()
	return at.File == d.ended.File && cmp.Or(cmp.Compare(at.Line, d.ended.Line), cmp.Compare(at.Column, d.ended.Column)) >= 0
}

// mistake gives a problem of the model its location.
func (p locations) mistake(problem model.Problem) Mistake {
	what := short(problem.What, 200)
	if problem.Other != "" {
		what += ", at " + p.find(problem.Other).location().String()
	}
	return Mistake{Location: p.find(problem.Path).location(), What: what, Fix: short(problem.Fix, 200), More: problem.More, kind: problem.Kind}
}

// quoted puts a text between quotation marks for a message.
func quoted(text string) string {
	return `"` + short(text, 60) + `"`
}

// short makes a text safe and cuts it where it is too long to be read in a
// message.
func short(text string, most int) string {
	text = safe.Clean(text)
	if cut := skip([]byte(text), most); cut < len(text) {
		text = text[:cut] + "…"
	}
	return text
}

// near asks whether a known word was meant.
func near(word string, known []string) string {
	if words := model.Nearest(word, known, 1); len(words) > 0 {
		return fmt.Sprintf("did you mean %q?", words[0])
	}
	return ""
}

// oneOf lists the words that may stand, the one that was probably meant first.
func oneOf(word string, known []string) string {
	list := "write one of " + strings.Join(known, ", ")
	if guess := near(word, known); guess != "" {
		return guess + " Or " + list
	}
	return list
}
