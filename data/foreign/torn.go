package foreign

import (
	"bytes"
	"io"
)

// Torn reports whether a file that begins and ends so most likely ends in the middle of
// something, as one does of which the rest was lost. It is given [HeadBytes] of both ends, or
// all that there is, and as which format the file is read, if someone said so.
func Torn(as string, head, tail []byte) bool {
	im := Import{options: Options{As: as}}
	f, ok := im.formatOf(head)
	return ok && f.torn != nil && bytes.IndexByte(tail, 0) < 0 && f.torn(head, tail)
}

// Check reads a file of which nothing is to be kept, and returns what is wrong with its form:
// for what is refused at its end it takes half the time that [Import.Read] does, and hardly
// any memory.
func Check(as, name string, stream io.Reader) error {
	im := NewImport(Options{As: as})
	im.dry = true
	return im.Read(name, stream)
}

// tornJSON does so for a list, an object, or objects on a line each.
func tornJSON(head, tail []byte) bool {
	head, tail = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), blanks), bytes.TrimRight(tail, blanks)
	switch {
	case bytes.HasPrefix(head, []byte("{")):
		return !bytes.HasSuffix(tail, []byte("}"))
	case bytes.HasPrefix(head, []byte("[")):
		return !bytes.HasSuffix(tail, []byte("]"))
	}
	return false
}

// tornBundle does so for an object that ends with its list of objects.
func tornBundle(head, tail []byte) bool {
	list := bytes.TrimRight(bytes.TrimSuffix(bytes.TrimRight(tail, blanks), []byte("}")), blanks)
	return tornJSON(head, tail) || !bytes.HasSuffix(list, []byte("]"))
}

const blanks = " \t\r\n"

var rootEnd = form(`^</([A-Za-z]+:)?(graphml|gexf)\s*>`)

func tornXML(_, tail []byte) bool {
	last := tail[max(0, bytes.LastIndexByte(tail, '<')):]
	for _, end := range []string{"<!", "<?", "-->", "?>", "/>"} { // a comment, or the only element there is
		if bytes.Contains(last, []byte(end)) {
			return false
		}
	}
	return len(last) > 0 && last[0] == '<' && !rootEnd().Match(last)
}
