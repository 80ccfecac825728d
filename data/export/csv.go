package export

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/data/safe"
	"entente/model"
)

// A Table is one file of a folder of CSV: its name without an ending, and its
// rows, of which the first names the columns.
type Table struct {
	Name string
	Rows [][]string
}

// CSV returns the part as four tables. Nodes are actors, and ties of several ends,
// whose ids begin with "tie:". Edges are ties of two ends, and the ends of the
// others, each with its role. A tie's facts stand once: on its edge, or on its
// node. Claims name their tie, and quotes are named by claims. What isn't a text is
// as [Cell] has it. The last cell of every row is the dossier's marking, since nothing
// but rows can stand in a table. Of sources only ids are in it, and when those were retracted
// that print a claim.
func CSV(p Part) []Table {
	tables := []Table{{"nodes", p.nodeRows()}, {"edges", p.edgeRows()}, {"claims", p.claimRows()}, {"quotes", p.quoteRows()}}
	for _, t := range tables {
		for i := range t.Rows {
			cell := p.Dossier.Head.Marking.String()
			if i == 0 {
				cell = "marking"
			}
			t.Rows[i] = append(t.Rows[i], cell)
		}
	}
	return tables
}

// tieColumns are a tie's facts, on its edge or its node.
var tieColumns = []string{"type", "label", "amount", "date", "date_derived", "standing", "denials", "summary", "attributes", "note"}

func tieCells(t *model.Tie) []string {
	return []string{
		t.Type, t.Label, t.Amount, t.Date.EDTF(), flag(t.DateDerived, !t.Date.IsZero()),
		t.Standing().String(), strconv.Itoa(t.Denials()), t.Summary, parts(t.Attributes), t.Note,
	}
}

// flag returns true or false as a text; empty if there is nothing that it could be of.
func flag(yes, of bool) string {
	if !of {
		return ""
	}
	return strconv.FormatBool(yes)
}

// parts returns a list of what has parts as JSON; empty if there is none.
func parts[L ~[]E, E any](list L) string {
	if len(list) == 0 {
		return ""
	}
	return compact(list)
}

// Cell returns a value as the text of a cell: texts of a list are joined by a semicolon
// and a blank; a list of which one has parts, or holds what would be taken for that or for
// two, is JSON with the field names of [JSON], and so is what has names. It is empty where
// there is nothing.
func Cell(value any) string {
	text := compact(value)
	var words []string
	switch {
	case json.Unmarshal([]byte(text), &words) == nil:
		joined := strings.Join(words, valuesBetween)
		asParts := strings.IndexAny(joined, "[{") == 0 && json.Valid([]byte(joined))
		if len(words) == 0 || !asParts && strings.Count(joined, valuesBetween) == len(words)-1 {
			return joined
		}
	case text == "{}":
		return ""
	}
	return text
}

const valuesBetween = "; "

func (p Part) nodeRows() [][]string {
	rows := [][]string{append([]string{
		"id", "kind", "name", "short", "actor_type", "core", "aliases", "role", "speaks_for", "affiliation", "roles", "identifiers",
	}, tieColumns...)}
	for _, a := range p.Actors {
		row := []string{
			a.ID, "actor", a.Name, a.Short, a.Type.String(), strconv.FormatBool(a.Core),
			Cell(a.Aliases), a.Role, a.SpeaksFor, a.Affiliation, parts(a.Roles), parts(a.Identifiers),
		}
		row = append(row, make([]string, len(tieColumns)-3)...)
		rows = append(rows, append(row, a.Summary, parts(a.Attributes), a.Note))
	}
	for _, t := range p.nodes() {
		row := []string{tieNode(t), "tie", p.Dossier.EndsInWords(t), "", "", "", "", "", "", "", "", ""}
		rows = append(rows, append(row, tieCells(t)...))
	}
	return rows
}

func (p Part) edgeRows() [][]string {
	rows := [][]string{append([]string{"id", "tie", "source", "target", "directed", "role"}, tieColumns...)}
	for _, e := range p.edges() {
		row := []string{e.id, e.tie.ID, e.from, e.to, strconv.FormatBool(e.directed), e.role}
		cells := make([]string, len(tieColumns))
		if binary(e.tie) {
			cells = tieCells(e.tie)
		}
		rows = append(rows, append(row, cells...))
	}
	return rows
}

func (p Part) claimRows() [][]string {
	rows := [][]string{slices.Concat([]string{"tie", "claim", "by", "stance", "certainty", "confidence", "source"}, locatorColumns(), []string{
		"wording", "quote", "said", "said_derived", "also_in", "withdrawn", "withdrawn_in", "retracted", "note",
	})}
	for _, t := range p.Ties {
		for _, i := range t.ClaimsInOrder() {
			c := &t.Claims[i]
			withdrawn := ""
			if c.Withdrawn != nil {
				withdrawn = c.Withdrawn.EDTF()
			}
			rows = append(rows, slices.Concat([]string{
				t.ID, strconv.Itoa(t.ClaimNumber(i)), c.By, c.Stance.String(), c.Certainty.String(), c.Confidence.String(), c.Source,
			}, locatorCells(c.Locator), []string{
				c.Wording, c.Quote, c.Said.EDTF(), flag(c.SaidDerived, !c.Said.IsZero()), parts(c.AlsoIn), withdrawn, Cell(c.WithdrawnIn), p.retracted(*c), c.Note,
			}))
		}
	}
	return rows
}

// retracted tells of the sources that print claims which were retracted, and when: without
// that, the claims would hold again where sources are known by their ids alone.
func (p Part) retracted(claims ...model.Claim) string {
	var list model.Fields
	for i := range claims {
		for _, passage := range claims[i].Passages() {
			s := p.Dossier.SourceByID(passage.Source)
			if s != nil && !s.Retracted.IsZero() && list.Text(s.ID) == "" {
				list = append(list, model.Field{Name: s.ID, Text: s.Retracted.EDTF()})
			}
		}
	}
	return parts(list)
}

func (p Part) quoteRows() [][]string {
	rows := [][]string{slices.Concat([]string{"id", "by", "text", "source"}, locatorColumns(), []string{"said", "said_derived", "kind", "context", "note"})}
	for _, q := range p.Quotes {
		rows = append(rows, slices.Concat(
			[]string{q.ID, Cell(q.By), q.Text, q.Source}, locatorCells(q.Locator),
			[]string{q.Said.EDTF(), flag(q.SaidDerived, !q.Said.IsZero()), q.Kind.String(), q.Context, q.Note},
		))
	}
	return rows
}

// locatorColumns are all parts that a locator may have.
func locatorColumns() []string { return append([]string{"paragraph"}, model.LocatorParts()...) }

func locatorCells(l model.Locator) []string {
	cells := locatorColumns()
	for i, part := range cells {
		cells[i] = l.Part(part)
	}
	return cells
}

// Separated writes rows as RFC 4180 has them, with a comma or, for TSV, a tab
// between cells; lines end with a line feed alone, which every reader takes and
// text tools need. Cells that a spreadsheet would run are defused, and counted. What
// may stand between cells anywhere stands in quotation marks. An error is the writer's.
func Separated(w io.Writer, between rune, rows [][]string) (defused int, err error) {
	var out strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteRune(between)
			}
			given := safe.Defuse(cell)
			if given != cell {
				defused++
			}
			if strings.ContainsAny(given, ",;|\t\"\r\n") || strings.HasPrefix(given, " ") || given == "" && len(row) == 1 {
				given = `"` + strings.ReplaceAll(given, `"`, `""`) + `"`
			}
			out.WriteString(given)
		}
		out.WriteByte('\n')
	}
	_, err = io.WriteString(w, out.String())
	return defused, err
}
