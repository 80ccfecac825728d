package foreign

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// An element is one of XML with all that is in it.
type element struct {
	space, name string
	attrs       []xml.Attr
	text        string
	inner       []*element
}

// attr returns an attribute, made safe.
func (e *element) attr(name string) string { return attr(e.attrs, name) }

func attr(attrs []xml.Attr, name string) string {
	for _, a := range attrs {
		if a.Name.Local == name {
			return text(a.Value)
		}
	}
	return ""
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
func (im *Import) walk(stream *bufio.Reader, do func(*walker, xml.StartElement) error) error {
	w := &walker{gulp: &gulp{Reader: im.decoded(stream, im.Report.Note), left: mostElement}}
	w.Decoder = xml.NewDecoder(w.gulp)
	w.CharsetReader = inCharset
	depth, begun := 0, false
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
			if depth++; depth > deepestElements {
				return w.located(errDeep)
			}
			begun, w.ended = true, false
			if err := do(w, t); err != nil {
				return w.located(err)
			}
			if w.ended {
				depth--
			}
		case xml.EndElement:
			depth--
		}
	}
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
	return nil, fmt.Errorf("it is written in %.40q, which isn't known; save it as UTF-8", label)
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
	e := &element{space: start.Name.Space, name: start.Name.Local, attrs: start.Attr}
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
