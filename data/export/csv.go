package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"entente/model"
)

// A Table is one file of a folder of CSV: its name without an ending, and its
// rows, of which the first names the columns.
type Table struct {
	Name string
	Rows [][]string
}

// CSV gives the part as four tables. Nodes are actors, and ties of several ends,
// whose ids begin with "tie:". Edges are ties of two ends, and the ends of the
// others, each with its role. A tie's facts stand once: on its edge, or on its
// node. Claims name their tie, and quotes are named by claims. Several values of a
// cell are joined by a semicolon and a blank. Of sources only ids are in it.
func CSV(p Part) []Table {
	return []Table{{"nodes", p.nodeRows()}, {"edges", p.edgeRows()}, {"claims", p.claimRows()}, {"quotes", p.quoteRows()}}
}

// tieColumns are a tie's facts, on its edge or its node.
var tieColumns = []string{"type", "label", "amount", "date", "date_derived", "standing", "denials", "summary"}

func tieCells(t *model.Tie) []string {
	return []string{
		t.Type, t.Label, t.Amount, t.Date.EDTF(), flag(t.DateDerived, !t.Date.IsZero()),
		t.Standing().String(), strconv.Itoa(t.Denials()), t.Summary,
	}
}

// flag writes a yes or no; empty where there is nothing that it could be of.
func flag(yes, of bool) string {
	if !of {
		return ""
	}
	return strconv.FormatBool(yes)
}

const valuesBetween = "; "

func (p Part) nodeRows() [][]string {
	rows := [][]string{append([]string{
		"id", "kind", "name", "short", "actor_type", "core", "aliases", "role", "speaks_for", "affiliation",
	}, tieColumns...)}
	for _, a := range p.Actors {
		row := []string{
			a.ID, "actor", a.Name, a.Short, a.Type.String(), strconv.FormatBool(a.Core),
			strings.Join(a.Aliases, valuesBetween), a.Role, a.SpeaksFor, a.Affiliation,
		}
		row = append(row, make([]string, len(tieColumns)-1)...)
		rows = append(rows, append(row, a.Summary))
	}
	for _, t := range p.nodes() {
		row := []string{tieNode(t), "tie", p.Dossier.EndsInWords(t), "", "", "", "", "", "", ""}
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
	rows := [][]string{{"tie", "claim", "by", "stance", "certainty", "source", "paragraph", "wording", "quote", "said", "said_derived"}}
	for _, t := range p.Ties {
		for _, i := range t.ClaimsInOrder() {
			c := &t.Claims[i]
			rows = append(rows, []string{
				t.ID, strconv.Itoa(i + 1), c.By, c.Stance.String(), c.Certainty.String(), c.Source, strconv.Itoa(c.Paragraph),
				c.Wording, c.Quote, c.Said.EDTF(), flag(c.SaidDerived, !c.Said.IsZero()),
			})
		}
	}
	return rows
}

func (p Part) quoteRows() [][]string {
	rows := [][]string{{"id", "by", "text", "source", "paragraph", "said", "said_derived", "kind", "context"}}
	for _, q := range p.Quotes {
		rows = append(rows, []string{
			q.ID, strings.Join(q.By, valuesBetween), q.Text, q.Source, strconv.Itoa(q.Paragraph),
			q.Said.EDTF(), flag(q.SaidDerived, !q.Said.IsZero()), q.Kind.String(), q.Context,
		})
	}
	return rows
}

// Separated writes rows as RFC 4180 has them, with a comma or, for TSV, a tab
// between cells; lines end with a line feed alone, which every reader takes and
// text tools need. Cells that a spreadsheet would run are defused, and counted.
// An error is the writer's.
func Separated(w io.Writer, between rune, rows [][]string) (defused int, err error) {
	out := csv.NewWriter(w)
	out.Comma = between
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			if cells[i] = defuse(cell); cells[i] != cell {
				defused++
			}
		}
		if err := out.Write(cells); err != nil {
			return defused, err
		}
	}
	out.Flush()
	return defused, out.Error()
}

// defuse puts an apostrophe before a text that a spreadsheet would take for a
// formula, as OWASP's "CSV Injection" has it. A text that looks defused already
// gets one more, so that taking one off always gives the text back.
func defuse(cell string) string {
	if runs(cell) {
		return "'" + cell
	}
	return cell
}

func runs(cell string) bool {
	bare := strings.TrimLeft(cell, "'")
	return bare != "" && strings.ContainsRune("=+-@\t\r", rune(bare[0]))
}
