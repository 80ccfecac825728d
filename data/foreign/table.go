package foreign

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"entente/data/charset"
	"entente/model"
)

// delimiters are what may stand between the cells of a table.
const delimiters = ",;\t|"

// isTable reports whether a text begins with a row of heads of which two or more are
// known as those of actors or of ties, and goes on with rows of as many cells.
func isTable(head []byte) bool {
	cells, delimiter := headsOf(head)
	if ownTable(cells) != "" {
		return true
	}
	edges, nodes := matched(cells, edgeRoles, nil), matched(cells, nodeRoles, nil)
	return (areEdges(edges) || areNodes(nodes)) && looksLikeRows(head, delimiter, func(row []string) bool { return len(row) > 1 })
}

// Heads returns the heads of a text that begins like a table, though nothing is known of
// them: all rows have as many cells. There are none where the text begins like something else.
func Heads(head []byte) []string {
	head, _ = charset.Text(head[:min(len(head), HeadBytes)])
	cells, delimiter := headsOf(head)
	n := 0
	if !looksLikeRows(head, delimiter, func(row []string) bool { n++; return len(row) == len(cells) }) || n < 2 || len(cells) < 2 || dossierHead().Match(head) {
		return nil
	}
	for i := range cells {
		if cells[i] = text(cells[i]); strings.Contains(cells[i], ": ") || strings.ContainsAny(cells[i], "{}[]&*<>") {
			return nil // as YAML has them, and no table
		}
	}
	return slices.DeleteFunc(cells, func(head string) bool { return head == "" })
}

// isTitled reports whether a text begins like a table of which the first line is too empty to
// have its heads, as in sheets with a title above them.
func isTitled(head []byte) bool {
	head, _ = charset.Text(head)
	cells, delimiter := headsOf(head)
	n, filled := 0, 0
	for _, cell := range cells {
		if text(cell) != "" {
			filled++
		}
	}
	return len(cells) > 2 && filled < 2 && looksLikeRows(head, delimiter, func(row []string) bool { n++; return len(row) == len(cells) }) && n > 1
}

// looksLikeRows reports whether the first rows of a text are such as they should be,
// but for one in ten. The last may go on beyond the head.
func looksLikeRows(head []byte, delimiter byte, such func([]string) bool) bool {
	const most = 20
	r := headRows(head, delimiter)
	all, others, before := 0, 0, 0
	for ; all < most; all++ {
		row, err := r.read()
		if err != nil {
			break
		}
		if before = others; !such(row) {
			others++
		}
	}
	if all < most && len(head) >= HeadBytes {
		others = before
	}
	return all > 0 && others*10 <= all
}

func areEdges(columns map[role]int) bool {
	_, from := columns[fromRole]
	_, to := columns[toRole]
	return from && to
}

func areNodes(columns map[role]int) bool {
	_, name := columns[nameRole]
	return name && len(columns) > 1
}

// headsOf returns the first row of a table, and the delimiter that gives it the most
// cells.
func headsOf(head []byte) (cells []string, delimiter byte) {
	for _, d := range []byte(delimiters) {
		if row, err := headRows(head, d).read(); err == nil && len(row) > len(cells) {
			cells, delimiter = slices.Clone(row), d
		}
	}
	return cells, delimiter
}

// headRows returns what reads the rows at the head of a table.
func headRows(head []byte, delimiter byte) *sheet {
	s := newSheet(bytes.NewReader(head[separatorLine(head):]), head, delimiter)
	s.part, s.most = len(head) >= HeadBytes, len(head)
	return s
}

// separatorLine returns how long the line is with which Excel says what stands between
// cells, such as sep=;, or 0.
func separatorLine(head []byte) int {
	if !bytes.HasPrefix(head, []byte("sep=")) || bytes.IndexByte(head[:min(len(head), 8)], '\n') < 0 {
		return 0
	}
	return bytes.IndexByte(head, '\n') + 1
}

// table reads a table of ties, or of actors.
func (im *Import) table(text *bufio.Reader) error {
	var later notes
	buffered := bufio.NewReaderSize(im.decoded(text, later.add), HeadBytes)
	head, _ := im.peek(buffered, hasRows)
	im.noteAll(later.taken())
	cells, delimiter := headsOf(head)
	buffered.Discard(separatorLine(head)) //nolint:errcheck,gosec // it was peeked
	im.noteHeads(cells)
	all := newSheet(buffered, head, delimiter)
	all.notes = &later
	if name := ownTable(cells); name != "" && im.options.Map == nil {
		return im.ownTable(name, all)
	}
	edges, nodes := matched(cells, edgeRoles, im.options.Map), matched(cells, nodeRoles, im.options.Map)
	switch {
	case areEdges(edges):
		im.noteColumns(cells, edges, delimiter)
		return im.eachRow(all, edges, im.bothIn(cells, edges))
	case areStatements(cells):
		return im.statementRows(all)
	case areNodes(nodes):
		im.noteColumns(cells, nodes, delimiter)
		return im.eachRow(all, nodes, (*Import).node)
	}
	if err := im.Unmapped(); err != nil {
		return err
	}
	return fmt.Errorf("it has no columns for the two ends of a tie, nor for an actor’s name; say which they are, such as --map from=HEAD,to=HEAD; its heads are %s", listed(cells))
}

// noteHeads keeps which heads there are, of those that are mapped too.
func (im *Import) noteHeads(cells []string) {
	if len(im.options.Map) == 0 {
		return
	}
	for _, head := range cells[:min(len(cells), 100)] {
		im.heads = append(im.heads, text(head))
	}
	for role, mapped := range im.options.Map {
		if slices.ContainsFunc(cells, func(h string) bool { return plainHead(h) == plainHead(mapped) }) {
			im.mapped[role] = true
		}
	}
}

// Unmapped returns an error if a column is mapped that none of the tables read has.
func (im *Import) Unmapped() error {
	for _, role := range slices.Sorted(maps.Keys(im.options.Map)) {
		if !im.mapped[role] {
			return fmt.Errorf("there is no column %q, which is mapped to %s; the heads are %s", im.options.Map[role], role, listed(im.heads))
		}
	}
	return nil
}

// listed returns heads in a message.
func listed(cells []string) string {
	const most = 30
	words := strings.Join(cells[:min(len(cells), most)], ", ")
	if len(cells) > most {
		words += " …"
	}
	return words
}

// noteColumns tells what each column was taken for, and which weren't taken for
// anything.
func (im *Import) noteColumns(cells []string, columns map[role]int, delimiter byte) {
	var taken, rest []string
	roles := slices.Collect(maps.Keys(columns))
	sort.Slice(roles, func(i, j int) bool { return roles[i].String() < roles[j].String() })
	for _, as := range roles {
		taken = append(taken, fmt.Sprintf("%s=%s", as, text(cells[columns[as]])))
	}
	used := slices.Collect(maps.Values(columns))
	for i, head := range cells {
		if !slices.Contains(used, i) && len(rest) < 100 {
			rest = append(rest, cmp.Or(text(head), unheaded(i)))
		}
	}
	note := fmt.Sprintf("%s: between its cells stands %q; --map %s", im.file, delimiter, strings.Join(taken, ","))
	if len(rest) > 0 {
		note += "; kept as attributes: " + strings.Join(rest, ", ")
	}
	im.Report.Note(note)
	im.noteWay(cells, columns)
}

// noteWay tells where the heads of a table don’t say which way its ties go, such as entity a and
// entity b, and neither a column nor whoever maps them says it.
func (im *Import) noteWay(cells []string, columns map[role]int) {
	if _, said := columns[directedRole]; said || !areEdges(columns) || im.options.Map[fromRole.String()] != "" {
		return
	}
	from, to := cells[columns[fromRole]], cells[columns[toRole]]
	if alike(plainHead(from), plainHead(to)) {
		im.Report.Note(fmt.Sprintf("%s: %s and %s don’t say which way a tie goes; it goes from the first to the second, unless a column that is headed directed says no", im.file, text(from), text(to)))
	}
}

// alike reports whether two heads differ in nothing but a number or a letter by which they are
// counted.
func alike(one, other string) bool {
	if len(one) != len(other) {
		return false
	}
	differ := 0
	for i := range len(one) {
		if one[i] == other[i] {
			continue
		}
		differ++
		if pair := one[i:i+1] + other[i:i+1]; pair != "12" && pair != "ab" {
			return false
		}
	}
	return differ == 1
}

// columns are what the rows of a table have in common.
type columns struct {
	at      [allRoles]int // by role: its column, counted from 1; 0 for none
	names   []string      // by column: what its attribute is called; empty where it has a role
	kinds   [2]string     // by the role of an end: the kind of actors that its head names
	claims  []bool        // by column: it tells of a claim
	passed  []bool        // by column: its cells are looked at, and seldom kept
	pool    pool          // of those that are
	joined  []byte        // room for the cells in one
	named   textSet       // the names at the ends of ties
	last    [2]int        // by the role of an end: the number of the name that came last, counted from 1
	actors  []namedActor  // by the number of such a name
	misread int           // rows whose claim isn't understood
	missing string        // stands for the start or the end that a tie doesn’t have
}

// A row is one row of a table, prepared.
type row struct {
	*columns
	*sheetRow
}

// get returns what stands in the column of that role, made safe. Those of the passing
// roles have the rest of the table with them in memory.
func (r row) get(as role) string {
	if at := r.at[as]; at > 0 && at <= len(r.cells) {
		return r.cells[at-1]
	}
	return ""
}

// unheaded returns what a column without a head is called, by its index.
func unheaded(at int) string { return "column " + strconv.Itoa(at+1) }

// rest returns what stands in the columns without a role.
func (r row) rest() model.Fields {
	var fields model.Fields
	for i, cell := range r.cells {
		if i < len(r.names) && r.names[i] == "" {
			continue
		}
		if cell != "" {
			name := unheaded(i)
			if i < len(r.names) {
				name = r.names[i]
			}
			fields = append(fields, model.Field{Name: name, Text: cell})
		}
	}
	return fields
}

// passingRoles are the columns whose cells most rows are done with at once.
var passingRoles = []role{fromRole, toRole, dateRole, startRole, endRole}

// columnsOf returns what the rows behind these heads have in common.
func (im *Import) columnsOf(heads []string, roles map[role]int) *columns {
	n := len(heads)
	c := &columns{names: make([]string, n), claims: make([]bool, n), passed: make([]bool, n), named: newTextSet()}
	var g gathering
	for i, head := range heads {
		g.add(cmp.Or(text(head), unheaded(i)), "x")
		c.names[i] = g.fields[i].Name
	}
	for as, at := range roles {
		c.at[as], c.names[at], c.claims[at], c.passed[at] = at+1, "", slices.Contains(claimRoles, as), slices.Contains(passingRoles, as)
		word, _, _ := strings.Cut(plainHead(heads[at]), " ")
		if _, ok := knownKinds()[word]; as <= toRole && (ok || slices.Contains(model.ActorTypes(), word)) {
			c.kinds[as] = word
		}
		if as == startRole && word == "since" {
			c.missing = open
		}
	}
	return c
}

// prepare makes the cells of a row safe. All but the passing ones are kept without the
// rest of the table in memory.
func (c *columns) prepare(r *sheetRow) {
	for i, cell := range r.cells {
		cell = text(cell)
		if i >= len(c.passed) || !c.passed[i] {
			cell = c.pool.keep(cell)
		}
		r.cells[i] = cell
	}
}

// eachRow reads the rows behind the heads.
func (im *Import) eachRow(table *sheet, roles map[role]int, read func(*Import, row) Entry) error {
	first, err := im.headRow(table)
	if err != nil {
		return err
	}
	c := im.columnsOf(first, roles)
	table.width = len(first)
	prepare := c.prepare
	if areEdges(roles) {
		prepare = func(r *sheetRow) { im.prepareEdge(c, r, table) }
	}
	return im.rowsOf(table, prepare, func(r *sheetRow) Entry { return read(im, row{c, r}) })
}

// headRow reads the heads of a table.
func (im *Import) headRow(table *sheet) ([]string, error) {
	first, err := table.read()
	im.noteAll(table.notes.taken())
	if err == nil && table.doubt != "" {
		im.noteDoubt(table.rowFacts)
	}
	return slices.Clone(first), err
}

// rowsOf reads all rows that are left, and tells of each.
func (im *Import) rowsOf(table *sheet, prepare func(*sheetRow), read func(*sheetRow) Entry) error {
	return im.allRows(table, prepare, func(r *sheetRow) {
		im.more = im.moreThan(r.offset)
		im.ties.taken.more = im.more
		e := read(r)
		if e.Line, e.Kind = r.line, "row"; e.Fate == Taken && r.doubt != "" {
			e.Fate, e.Why = Altered, r.doubt
		}
		im.tell(e)
	})
}

// manyMore is how many times more of something than there is already is likely, where
// nobody knows.
const manyMore = 0.5

// moreThan returns how many times more than so many bytes a table most likely has.
func (im *Import) moreThan(read int64) float64 {
	if im.options.Size <= read {
		return manyMore
	}
	return float64(im.options.Size-read) / float64(read) * 1.02
}

// allRows reads all rows that are left, and notes where it is in doubt of what a row has.
func (im *Import) allRows(table *sheet, prepare, read func(*sheetRow)) error {
	doubts, width := 0, table.width
	for r := range table.rows(prepare, im.options.Asked, im.options.Answer) {
		im.noteAll(r.notes)
		if r.err != nil && !errors.Is(r.err, io.EOF) {
			return r.err
		}
		if r.err != nil {
			break
		}
		if r.doubt != "" && doubts < mostDoubts {
			doubts++
			im.noteDoubt(r.rowFacts)
		}
		if r.cutShort {
			im.Report.Note(fmt.Sprintf("%s:%d: the file ends within a row, which has %d of %d cells; look whether more of it was lost", im.file, r.lines, len(r.cells), width))
		}
		read(r)
	}
	return nil
}

// noteAll tells notes in their order.
func (im *Import) noteAll(notes []string) {
	for _, note := range notes {
		im.Report.Note(note)
	}
}

// mostDoubts is of how many rows with a doubt of a kind a table's place is noted. All of them are
// counted.
const mostDoubts = 3

// noteDoubt tells where a mark of the row at hand stands that may mean something else.
func (im *Import) noteDoubt(r rowFacts) {
	im.Report.Note(fmt.Sprintf("%s:%d:%d: %s; close it, or double it where it is part of the text", im.file, r.doubtAt, r.column, r.doubt))
}
