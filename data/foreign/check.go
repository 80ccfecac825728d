package foreign

import (
	"bytes"
	"io"
)

// CheckFirst reports whether a large file is better checked before it is read: what is JSON,
// since that takes a twentieth of the time, and XML that seems to break its rules. It is given
// [HeadBytes] of it, all of it, and as which format it is read, if someone said so.
func CheckFirst(as string, head []byte, all io.Reader) bool {
	im := Import{options: Options{As: as}}
	f, ok := im.formatOf(head)
	return ok && f.checked != nil && f.checked(head, all)
}

// Check reads a file of which nothing is to be kept, and returns what is wrong with its form.
// It takes hardly any memory: what is refused at its end needn't be made before.
func Check(as, name string, stream io.Reader) error {
	im := NewImport(Options{As: as})
	im.dry = true
	return im.Read(name, stream)
}

// inJSON reports whether a text begins as a list, an object, or objects on a line each do.
func inJSON(head []byte, _ io.Reader) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return len(head) > 0 && (head[0] == '{' || head[0] == '[')
}

// oddXML reports whether XML seems to break its rules, by its signs alone, in a twentieth of
// the time that reading it takes. Signs in comments may deceive it.
func oddXML(_ []byte, all io.Reader) bool {
	var s xmlSigns
	chunk := make([]byte, HeadBytes)
	for {
		n, err := all.Read(chunk)
		if bytes.IndexByte(chunk[:n], 0) >= 0 { // it is UTF-16
			return false
		}
		if !s.pass(chunk[:n]) {
			return true
		}
		if err != nil {
			return len(s.open) > 0 || s.tag != 0 || s.reference
		}
	}
}

// XMLSigns are what the signs of XML that were passed leave open.
type xmlSigns struct {
	open      []uint32 // what the names come to of the elements that began and didn't end
	tag       byte     // what stands behind the sign that opened a tag, or that; 0 outside of one
	name      uint32   // what so much of the tag's name comes to, by FNV-1a
	named     bool     // that is all of it
	mark      byte     // the quotation mark that is open in it
	last      byte     // what was passed last
	reference bool     // a reference began
}

// pass passes over a stretch of a text, unless it finds what no XML has.
func (s *xmlSigns) pass(text []byte) bool {
	for _, b := range text {
		switch {
		case s.reference:
			if s.reference = b != ';'; s.reference && b != '#' && b < '0' || b == '<' {
				return false
			}
		case b == '&':
			s.reference = s.tag != '!' && s.tag != '?'
		case b == '<':
			if s.tag != 0 {
				return false
			}
			s.tag = b
		case s.tag != 0 && !s.within(b):
			return false
		}
		s.last = b
	}
	return true
}

// within passes over a byte of a tag, unless that ends another element than is open.
func (s *xmlSigns) within(b byte) bool {
	switch {
	case s.tag == '<':
		s.tag, s.name, s.named = b, fnvBegin, false
		if b != '/' {
			s.spell(b)
		}
	case s.mark != 0:
		if b == s.mark {
			s.mark = 0
		}
	case b == '>':
		return s.endTag()
	case (b == '"' || b == '\'') && s.tag != '!' && s.tag != '?':
		s.mark = b
	case !s.named:
		s.spell(b)
	}
	return true
}

// The constants of FNV-1a, as [hash/fnv] has them.
const (
	fnvBegin = 2166136261
	fnvPrime = 16777619
)

// spell takes a byte of a tag's name, or what ends it.
func (s *xmlSigns) spell(b byte) {
	if s.named = b <= ' ' || b == '/'; !s.named {
		s.name = (s.name ^ uint32(b)) * fnvPrime
	}
}

// endTag ends a tag, unless it ends another element than is open.
func (s *xmlSigns) endTag() bool {
	tag, n := s.tag, len(s.open)
	s.tag = 0
	switch {
	case tag == '!' || tag == '?' || tag != '/' && s.last == '/':
	case tag != '/':
		s.open = append(s.open, s.name)
	case n == 0 || s.open[n-1] != s.name:
		return false
	default:
		s.open = s.open[:n-1]
	}
	return true
}
