package foreign

import (
	"bytes"
	"io"
)

// CheckFirst reports whether a large file that begins and ends so is better checked before it
// is read: what is JSON, since that takes a twentieth of the time, and XML that most likely
// ends in the middle of something, as it does where the rest was lost. It is given [HeadBytes]
// of both ends, or all that there is, and as which format the file is read, if someone said so.
func CheckFirst(as string, head, tail []byte) bool {
	im := Import{options: Options{As: as}}
	f, ok := im.formatOf(head)
	return ok && f.checked != nil && bytes.IndexByte(tail, 0) < 0 && f.checked(head, tail)
}

// Check reads a file of which nothing is to be kept, and returns what is wrong with its form.
// It takes hardly any memory: what is refused at its end needn't be made before.
func Check(as, name string, stream io.Reader) error {
	im := NewImport(Options{As: as})
	im.dry = true
	return im.Read(name, stream)
}

// inJSON reports whether a text begins as a list, an object, or objects on a line each do.
func inJSON(head, _ []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	return len(head) > 0 && (head[0] == '{' || head[0] == '[')
}

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
