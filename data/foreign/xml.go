package foreign

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// An element is one of XML with what is in it. Who takes something of it takes it out, so
// that what is left can be told.
type element struct {
	space, name string
	attrs       []xml.Attr
	text        string
	inner       []*element
}

// elementOf returns an element of which nothing is read but its start.
func elementOf(start xml.StartElement) *element {
	return &element{space: start.Name.Space, name: start.Name.Local, attrs: start.Attr}
}

// owns reports whether an attribute is one of the element's format, rather than of another
// that has a namespace of its own.
func (e *element) owns(a xml.Attr) bool { return a.Name.Space == "" || a.Name.Space == e.space }

// attr takes an attribute out, made safe.
func (e *element) attr(name string) string {
	for i, a := range e.attrs {
		if a.Name.Local == name && e.owns(a) {
			e.attrs = slices.Delete(e.attrs, i, i+1)
			return text(a.Value)
		}
	}
	return ""
}

// words takes the text out, made safe.
func (e *element) words() string {
	words := e.text
	e.text = ""
	return words
}

// parts takes the elements out that are in it.
func (e *element) parts() []*element {
	parts := e.inner
	e.inner = nil
	return parts
}

// isForParsers reports whether an attribute says how its document is to be read, and
// nothing of what is in it.
func isForParsers(a xml.Attr) bool {
	return a.Name.Space == "xmlns" || a.Name.Local == "xmlns" || a.Name.Space == "http://www.w3.org/2001/XMLSchema-instance" || strings.HasPrefix(a.Name.Local, "parse.")
}

// A walker reads XML from one element to the next. What is read of one is bounded, in
// bytes and in depth.
type walker struct {
	*xml.Decoder

	gulp  *gulp
	ended bool // the element at hand was read to its end
}

// The most that one element may take, since it is in memory as a whole, several times
// its size; and how deep elements may stand in each other.
const (
	mostElement     = 16 << 20
	deepestElements = 100
)

// walk hands the start of each element to that function, which may read what is in it.
// Text between these is told.
func (im *Import) walk(stream *bufio.Reader, do func(*walker, xml.StartElement) error) error {
	w := &walker{gulp: &gulp{Reader: im.decoded(stream, im.Report.Note), left: mostElement}}
	w.Decoder = xml.NewDecoder(w.gulp)
	w.CharsetReader = inCharset
	depth, deepest, begun := 0, deepestElements, false
	if im.dry {
		do, deepest = func(*walker, xml.StartElement) error { return nil }, 2*deepestElements
	}
	for {
		w.gulp.left = mostElement
		token, err := w.Token()
		switch {
		case errors.Is(err, io.EOF) && begun:
			return nil
		case err != nil:
			return w.located(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				return w.located(errDeep)
			}
			begun, w.ended = true, false
			im.more = im.moreThan(w.InputOffset())
			if err := do(w, t); err != nil {
				return w.located(err)
			}
			if w.ended {
				depth--
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if words := bytes.TrimSpace(t); len(words) > 0 && !im.dry {
				im.stray(string(words))
			}
		}
	}
}

// stray tells of text that stands beside elements.
func (im *Import) stray(words string) {
	im.tell(Entry{Kind: "text between elements", ID: firstWords(words), Fate: LeftOut, Why: "nothing says of what it is"})
}

var errDeep = errors.New("elements stand too deep in each other")

// inCharset reads what says that it is in a character set of its own. What was UTF-16 or
// Windows-1252 by its bytes is decoded already, and ASCII by then.
func inCharset(label string, input io.Reader) (io.Reader, error) {
	plain := func(s string) string {
		return strings.NewReplacer(" ", "", "-", "", "_", "", "cp", "windows").Replace(strings.ToLower(s))
	}
	switch plain(label) {
	case "utf8", "utf16", "usascii", "ascii", "iso88591", "latin1", "windows1252":
		return input, nil
	}
	for _, e := range charmap.All {
		if m, ok := e.(*charmap.Charmap); ok && plain(m.String()) == plain(label) {
			return nil, fmt.Errorf("it is written in %s; save it as UTF-8", m)
		}
	}
	return nil, fmt.Errorf("it is written in %.40q, which isn’t known; save it as UTF-8", label)
}

func (w *walker) located(err error) error {
	line, column := w.InputPos()
	if broken, ok := errors.AsType[*xml.SyntaxError](err); ok {
		err = errors.New(broken.Msg)
	}
	if errors.Is(err, io.EOF) { // there was no element
		err = io.ErrUnexpectedEOF
	}
	return &PlaceError{line, column, inWords(err)}
}

// tree reads an element with all that is in it.
func (w *walker) tree(start xml.StartElement) (*element, error) {
	w.ended = true
	return w.treeAt(start, 0)
}

func (w *walker) treeAt(start xml.StartElement, depth int) (*element, error) {
	if depth > deepestElements {
		return nil, errDeep
	}
	e := elementOf(start)
	var words strings.Builder
	for {
		token, err := w.Token()
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.EndElement:
			e.text = text(words.String())
			return e, nil
		case xml.CharData:
			words.Write(t)
		case xml.StartElement:
			inner, err := w.treeAt(t, depth+1)
			if err != nil {
				return nil, err
			}
			e.inner = append(e.inner, inner)
		}
	}
}
