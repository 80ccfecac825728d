package foreign

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// A sheet reads the rows of a table, as RFC 4180 has them: a cell that a quotation mark
// opens goes on, over lines too, up to the mark that closes it. A mark that nothing
// closes is plain text, for else the rest of the table would be one cell: people write 5"
// and "Big" Bob without a thought for it.
type sheet struct {
	delimiter byte
	end       byte // of lines
	width     int  // how many cells a row should have; 0 where nobody knows
	most      int  // cells that it may have
	part      bool // the stream ends before the table does, wherever that is
	ours      bool // it is an export of ours, in which a mark is never left open

	rowFacts        // of the row at hand
	notes    *notes // of the stream; nil where nobody asks
	waits    func() // what is done before more of the stream is read; nil for nothing

	stream io.Reader
	room   []byte
	rest   []byte // of a line that wasn't read to its end
	err    error  // of the stream
	text   string // whole lines, and the last one that has no end
	at     int    // where the row at hand begins in it
	next   int    // where the next one begins
	cells  []string
	taken  int64 // bytes of the rows before text
}

// rowFacts are what a sheet tells of a row besides its cells.
type rowFacts struct {
	line     int    // counted from 1
	lines    int    // up to its end
	offset   int64  // bytes of the table up to its end
	doubt    string // why its marks may mean something else; empty if they can't
	doubtAt  int    // in which line the mark stands, counted from 1
	column   int    // in which column of that, in bytes from 1
	cutShort bool   // the table ended within it
}

// mostCell is how long a cell may be that goes over several lines, in bytes. What is
// longer has a mark that nothing closes, and no text of a dossier is as long.
const mostCell = 1 << 20

// mostCells is how many cells a row may have. No table of ties has as many columns, and one
// that has takes memory for all of them with each row.
const mostCells = 10_000

// newSheet returns what reads the rows of a stream that begins with that head.
func newSheet(stream io.Reader, head []byte, delimiter byte) *sheet {
	s := &sheet{delimiter: delimiter, end: '\n', most: mostCells, stream: stream, room: make([]byte, HeadBytes)}
	if bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0 { // as old Macs have it
		s.end = '\r'
	}
	return s
}

// Doubts of a row, which are told and counted by.
const (
	unclosedMark = "a quotation mark opens a cell and isn’t closed, and is read as plain text"
	rowsInCell   = "a cell in quotation marks goes over lines that look like rows"
)

// manyLines is how many lines may look like rows by chance.
const manyLines = 5

// read returns the cells of the next row that isn't empty. They are the caller's, and the
// list is not. The error is the stream's.
func (s *sheet) read() ([]string, error) {
	for {
		s.at, s.line, s.doubt = s.next, s.lines+1, ""
		end, next := s.lineEnd(0)
		if next == 0 {
			return nil, s.err
		}
		s.next, s.lines = s.at+next, s.lines+1
		if end == 0 {
			continue
		}
		line := s.text[s.at : s.at+end]
		if s.cells = s.cells[:0]; strings.IndexByte(line, '"') >= 0 {
			if err := s.marked(end, next); err != nil {
				return nil, err
			}
		} else {
			s.split(line)
		}
		if len(s.cells) > s.most {
			return nil, &PlaceError{s.line, 1, fmt.Sprintf("a row has more than %d cells", s.most)}
		}
		s.offset = s.taken + int64(s.next)
		s.cutShort = s.err != nil && s.next == len(s.text) && s.text[s.next-1] != s.end && len(s.cells) < s.width
		return s.cells, nil
	}
}

// split takes apart a line in which there are no quotation marks.
func (s *sheet) split(line string) {
	for {
		at := strings.IndexByte(line, s.delimiter)
		if at < 0 || len(s.cells) > s.most {
			s.cells = append(s.cells, line)
			return
		}
		s.cells = append(s.cells, line[:at])
		line = line[at+1:]
	}
}

// marked takes apart a row in which there are quotation marks, and whose first line ends
// there. Offsets are from the row's begin on.
func (s *sheet) marked(end, next int) error {
	for at := 0; len(s.cells) <= s.most; at++ {
		cell, after := "", -1
		if at < end && s.text[s.at+at] == '"' {
			if cell, after = s.quoted(at, end); s.part && s.err != nil && after < 0 {
				return io.ErrUnexpectedEOF
			}
		}
		switch {
		case after < 0:
			if after = strings.IndexByte(s.text[s.at+at:s.at+end], s.delimiter); after < 0 {
				after = end - at
			}
			after += at
			if cell = s.text[s.at+at : s.at+after]; cell != "" && cell[0] == '"' && strings.Count(cell, `"`)%2 == 1 {
				s.doubted(unclosedMark, at)
			}
		case after > end:
			end, next = s.lineEnd(after)
		}
		s.cells = append(s.cells, cell)
		if at = after; at >= end {
			break
		}
	}
	s.next = s.at + next
	s.lines = s.line - 1 + strings.Count(s.text[s.at:s.next], string(s.end))
	if s.text[s.next-1] != s.end {
		s.lines++
	}
	return nil
}

// cellAt returns the line and the column, in bytes, at which a cell of the row at hand begins;
// the cell is counted from 0, the others from 1.
func (s *sheet) cellAt(cell int) (line, column int) {
	line, column = s.line, 1
	inMarks := false
	for at := s.at; at < s.next && cell > 0; at++ {
		column++
		switch b := s.text[at]; {
		case b == '"':
			inMarks = !inMarks
		case b == s.end:
			line, column = line+1, 1
		case b == s.delimiter && !inMarks:
			cell--
		}
	}
	return line, column
}

// doubted keeps the first doubt of a row, and where it arose.
func (s *sheet) doubted(why string, at int) {
	if s.doubt == "" {
		before := s.text[s.at : s.at+at]
		s.doubt, s.column = why, at-strings.LastIndexByte(before, s.end)
		s.doubtAt = s.line + strings.Count(before, string(s.end))
	}
}

// quoted returns what stands in a cell that a mark opens, and what ends it: the delimiter,
// or the line's end. After is negative where nothing closes it. Marks within it should be
// doubled, and are taken as they are where they can't be mistaken, within a line.
func (s *sheet) quoted(at, end int) (cell string, after int) {
	plain := false // a mark in it is neither doubled nor the last
	for q := at + 1; ; {
		i := strings.IndexByte(s.text[s.at+q:s.at+end], '"')
		if i < 0 {
			break
		}
		i += q
		switch behind := s.text[s.at+i+1 : s.at+end]; {
		case s.closes(behind):
			return s.inner(at, i), i + 1 + s.blanks(behind)
		case behind[0] == '"':
			q = i + 2
		case s.text[s.at+i-1] == s.delimiter: // it opens another cell
			return "", -1
		default:
			plain, q = true, i+1
		}
	}
	if plain {
		return "", -1
	}
	return s.overLines(at, end)
}

// overLines does the same for a cell that isn't closed where its first line ends.
func (s *sheet) overLines(at, q int) (cell string, after int) {
	for {
		i := strings.IndexByte(s.text[s.at+q:], '"')
		if i < 0 {
			if q = len(s.text) - s.at; q-at > mostCell || !s.more() {
				return "", -1
			}
			continue
		}
		i += q
		end, next := s.lineEnd(i)
		switch behind := s.text[s.at+i+1 : s.at+end]; {
		case s.closes(behind):
			if n := s.likeRows(next); n >= manyLines {
				return "", -1
			} else if n > 0 {
				s.doubted(rowsInCell, at)
			}
			return s.inner(at, i), i + 1 + s.blanks(behind)
		case behind[0] != '"':
			return "", -1
		}
		q = i + 2
	}
}

// closes reports whether a mark closes its cell that has that behind it in its line.
func (s *sheet) closes(behind string) bool {
	n := s.blanks(behind)
	return n == len(behind) || behind[n] == s.delimiter
}

func (s *sheet) blanks(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// inner returns what stands between two marks.
func (s *sheet) inner(from, to int) string {
	cell := s.text[s.at+from+1 : s.at+to]
	if strings.IndexByte(cell, '"') >= 0 {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	if strings.IndexByte(cell, '\r') >= 0 {
		cell = strings.ReplaceAll(cell, "\r\n", "\n")
		if s.end == '\r' {
			cell = strings.ReplaceAll(cell, "\r", "\n")
		}
	}
	return cell
}

// likeRows returns how many lines the row at hand has, if each of them has as many cells
// as a row should have; else 0.
func (s *sheet) likeRows(next int) (lines int) {
	if s.width < 2 || s.ours {
		return 0
	}
	for line := range strings.SplitAfterSeq(s.text[s.at:s.at+next], string(s.end)) {
		if line == "" {
			continue
		}
		if lines++; strings.Count(line, string(s.delimiter)) != s.width-1 {
			return 0
		}
	}
	return lines
}

// lineEnd returns where the line ends that goes on there, and where the next one begins.
// It is there already if there are no more.
func (s *sheet) lineEnd(from int) (end, next int) {
	for {
		if i := strings.IndexByte(s.text[s.at+from:], s.end); i >= 0 {
			end, next = from+i, from+i+1
			break
		}
		if !s.more() {
			end = len(s.text) - s.at
			next = end
			break
		}
	}
	if s.end == '\n' && end > from && s.text[s.at+end-1] == '\r' {
		end--
	}
	return end, next
}

// more reads on up to the end of a line, or to the end of the stream. It reports whether
// anything came. Only what begins at the row at hand stays in memory.
func (s *sheet) more() bool {
	for s.err == nil {
		if s.waits != nil {
			s.waits()
		}
		n, err := s.stream.Read(s.room)
		s.rest = append(s.rest, s.room[:n]...)
		whole := bytes.LastIndexByte(s.room[:n], s.end) + 1
		if whole > 0 {
			whole += len(s.rest) - n
		}
		if s.err = err; err == io.EOF {
			whole = len(s.rest)
		} else if len(s.rest)-whole > mostGulp {
			s.err = fmt.Errorf("line %d is larger than %d MiB", s.lines+1, mostGulp>>20)
		}
		if whole == 0 {
			continue
		}
		s.taken += int64(s.at)
		s.text = s.text[s.at:] + string(s.rest[:whole])
		s.next, s.at = s.next-s.at, 0
		s.rest = append(s.rest[:0], s.rest[whole:]...)
		return true
	}
	return false
}
