package data

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"entente/model"

	"go.yaml.in/yaml/v4"
)

// Decode reads a dossier from the bytes of its files. The order of the files is
// the order of the records. The error is a [Refused] with every mistake that
// could be found: where a file isn't YAML, the rules between records can't be
// held, and only what each record breaks by itself is told.
func Decode(files ...File) (*Loaded, error) { return new(Reading).decode(files...) }

func newDecoder(far *Reading, files []File) *decoder {
	return &decoder{far: far, places: newPlaces(files), flawed: map[*yaml.Node]bool{}}
}

func (r *Reading) decode(files ...File) (*Loaded, error) {
	size := 0
	for _, f := range files {
		size += len(f.Bytes)
	}
	r.all.Add(int64(size))
	defer runtime.KeepAlive(ballast(size))
	d := newDecoder(r, files)
	parsed := true
	texts := make(map[string]*source, len(files))
	for _, f := range files {
		d.file = Safe(f.Name)
		d.at = newSource(f.Bytes)
		texts[d.file] = d.at
		root, ok := d.parse(d.at.text)
		parsed = parsed && ok && (root == nil || root.Kind == yaml.MappingNode)
		if root != nil {
			d.contents(root)
		}
	}
	var dossier *model.Dossier
	if parsed {
		var err error
		if dossier, err = model.New(d.records); err != nil && !d.problems(err) {
			return nil, fmt.Errorf("the dossier can't be built: %w", err)
		}
	}
	if len(d.mistakes) > 0 {
		return nil, d.told(append(d.mistakes, d.hidden...), texts)
	}
	return &Loaded{Dossier: dossier, Records: d.records, Hidden: d.told(d.hidden, texts), places: d.places}, nil
}

// ballast is memory that is never used, and so takes none of the machine's. While
// it is held, the garbage collector waits until as much again is in use: the nodes
// of a text take some fifteen times its size, nearly all of it stays until the end,
// and looking through it again and again as it grows was a tenth of the time.
func ballast(size int) []byte {
	const perByte, most = 2, 16 << 20
	return make([]byte, min(perByte*size, most))
}

// mostMistakes is how many mistakes of a dossier are told. It is more than anyone
// mends at once, and keeps what isn't a dossier at all from filling the memory.
const mostMistakes = 10_000

// told gives the mistakes as they are told: in their order, each with its line,
// and with the number of those that there was no room for.
func (d *decoder) told(mistakes Refused, texts map[string]*source) Refused {
	if d.untold > 0 {
		mistakes = append(mistakes, Mistake{
			Place: d.first, What: fmt.Sprintf("%d more mistakes aren't told, the first of them here", d.untold),
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
	far      *Reading
	file     string // the name of the file at hand
	head     *Place // of the dossier's head, once one was read
	records  model.Records
	places   places
	at       *source // the text of the file at hand
	mistakes Refused
	hidden   Refused             // texts of which Safe took something out
	untold   int                 // mistakes beyond mostMistakes
	first    Place               // of these
	flawed   map[*yaml.Node]bool // nodes whose records lack what a mistake took
}

// wrong notes a mistake at a node.
func (d *decoder) wrong(n *yaml.Node, fix, what string, args ...any) {
	d.flawed[n] = true
	d.wrongAt(d.place(n), fix, what, args...)
}

func (d *decoder) wrongAt(p Place, fix, what string, args ...any) {
	if d.full(p) {
		return
	}
	d.mistakes = append(d.mistakes, Mistake{Place: p, What: fmt.Sprintf(what, args...), Fix: fix})
}

// full tells that there is no room for a mistake, and counts it.
func (d *decoder) full(p Place) bool {
	if len(d.mistakes)+len(d.hidden) < mostMistakes {
		return false
	}
	if d.untold == 0 {
		d.first = p
	}
	d.untold++
	return true
}

func (d *decoder) place(n *yaml.Node) Place {
	return Place{d.file, n.Line, n.Column}
}

// problems takes the model's problems over as mistakes with places. It passes
// over those at a node that has a mistake already: a word that was refused is
// missing in the record, which is no second mistake.
func (d *decoder) problems(err error) bool {
	problems, ok := errors.AsType[model.Problems](err)
	for _, p := range problems {
		at := d.places.find(p.Path)
		if d.flawed[at.node] {
			continue
		}
		what := short(p.What, 200)
		if p.Other != "" {
			what += ", at " + d.places.find(p.Other).place().String()
		}
		d.wrongAt(at.place(), short(p.Fix, 200), "%s", what)
	}
	return ok
}

// quoted puts a text between quotation marks for a message.
func quoted(text string) string {
	return `"` + short(text, 60) + `"`
}

// short makes a text safe and cuts it where it is too long to be read in a
// message.
func short(text string, most int) string {
	text = Safe(text)
	if cut := nthRune(text, most); cut < len(text) {
		text = text[:cut] + "…"
	}
	return text
}

// nthRune gives the offset of the nth character, or the text's length.
func nthRune(text string, n int) int {
	for at := range text {
		if n == 0 {
			return at
		}
		n--
	}
	return len(text)
}

// near asks whether a known word was meant.
func near(word string, known []string) string {
	const longest = 40 // the time to compare grows with the length
	if len(word) <= longest {
		if words := model.Nearest(word, known, 1); len(words) > 0 {
			return fmt.Sprintf("did you mean %q?", words[0])
		}
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
