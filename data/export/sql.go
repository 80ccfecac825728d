package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"entente/model"
)

// SQL writes the part as tables with their rows and keys, in SQL that PostgreSQL, SQLite
// and DuckDB take alike: one transaction, in which each table stands behind those that it
// refers to. Nothing of the format is lost. What a record doesn't have is null, dates are
// EDTF, yes and no are 1 and 0, and positions give the dossier's order, from 1. The view
// edges, which is written last, has the columns of an edge list. An error is the writer's.
func SQL(w io.Writer, p Part) error {
	var b strings.Builder
	d := p.Dossier
	p.Sources, p.Actors, p.Types = kept(d.Sources, among(p.Sources)), kept(d.Actors, among(p.Actors)), kept(d.Types, among(p.Types))
	p.Ties, p.Quotes = tiesInOrder(d, p.Ties), kept(d.Quotes, among(p.Quotes))
	fmt.Fprintf(&b, "-- %s\n-- A dossier of entente, in UTF-8, for an empty database or schema.\n\nbegin;\n", strings.TrimSpace("entente "+d.Head.Marking.String()))
	for _, t := range sqlTables {
		t.write(&b, p)
	}
	b.WriteString(edgesView)
	_, err := io.WriteString(w, b.String())
	return err
}

// A sqlTable is one of the tables: its columns and keys as SQL declares them, and its
// rows, of which each has a value for every column.
type sqlTable struct {
	name    string
	about   string   // what a row is
	columns []string // of which locatorHere stands for several
	rows    func(p Part, add func(values ...any))
}

// rowsAStatement bounds how much a database reads before it has something to do.
const rowsAStatement = 500

func (t *sqlTable) write(b *strings.Builder, p Part) {
	columns := t.allColumns()
	var names []string
	for _, column := range columns {
		if name, _, _ := strings.Cut(column, " "); name != "primary" && name != "foreign" {
			names = append(names, name)
		}
	}
	fmt.Fprintf(b, "\n-- %s\ncreate table %s (\n  %s\n);\n", t.about, t.name, strings.Join(columns, ",\n  "))
	n := 0
	t.rows(p, func(values ...any) {
		switch {
		case n%rowsAStatement > 0:
			b.WriteByte(',')
		case n > 0:
			b.WriteByte(';')
		}
		if n%rowsAStatement == 0 {
			fmt.Fprintf(b, "\ninsert into %s (%s) values", t.name, strings.Join(names, ", "))
		}
		n++
		between := "\n("
		for _, v := range values {
			b.WriteString(between + sqlValue(v))
			between = ", "
		}
		b.WriteByte(')')
	})
	if n > 0 {
		b.WriteString(";\n")
	}
}

// sqlValue returns a value as SQL has it. A number of 0 and an empty text are null: they
// are what a record doesn't have.
func sqlValue(v any) string {
	switch v := v.(type) {
	case bool:
		if v {
			return "1"
		}
		return "0"
	case int:
		if v != 0 {
			return fmt.Sprint(v)
		}
	case string:
		if v != "" {
			return sqlText(v)
		}
	}
	return "null"
}

// sqlText returns a text as a literal. Standard SQL gives the backslash no meaning, and
// older settings of PostgreSQL do: so it stands twice, and is made one again by what reads
// the same either way. A NUL, which a text in PostgreSQL can't have, is replaced.
func sqlText(text string) string {
	literal := "'" + sqlEscapes.Replace(text) + "'"
	if !strings.Contains(text, `\`) {
		return literal
	}
	return "replace(" + literal + `, '\\', substr('\\', 1, 1))`
}

var sqlEscapes = strings.NewReplacer("'", "''", `\`, `\\`, "\x00", "\ufffd")

// locatorHere stands, in a table's columns, for those that tell where in a source: their
// list is made when a table is written, so that no other run of the program waits for it.
const locatorHere = "(locator)"

// allColumns returns the columns and keys, with those of a locator.
func (t *sqlTable) allColumns() []string {
	if i := slices.Index(t.columns, locatorHere); i >= 0 {
		return slices.Concat(t.columns[:i], locatorSQL(), t.columns[i+1:])
	}
	return t.columns
}

// locatorSQL returns the columns of a locator. The number of a table is called
// table_number, since table is a word of SQL's.
func locatorSQL() []string {
	columns := []string{"paragraph integer"}
	for _, part := range model.LocatorParts() {
		columns = append(columns, strings.Replace(part, "table", "table_number", 1)+" text")
	}
	return columns
}

func locatorValues(l model.Locator) []any {
	values := []any{l.Paragraph}
	for _, part := range model.LocatorParts() {
		values = append(values, l.Parts.Text(part))
	}
	return values
}

// edgesView has a row for each two ends of a tie and each claim on it, under heads that
// entente opens. What is withdrawn, or rests on retracted sources alone, holds nothing, and
// isn't in it. A claim stands where it is printed first; a claimant that is the source
// itself is left out, which says so.
const edgesView = `
-- An edge list, as entente opens it: select * from edges.
create view edges as
with actors_named as (
  select id, type, case when count(*) over (partition by name) = 1 then name else name || ' (' || id || ')' end as name
  from actors
), sources_named as (
  select id, case when count(*) over (partition by title) = 1 then title else title || ' (' || id || ')' end as title
  from sources
), printed as (
  select evidence.tie, evidence.claim, min(evidence.position) as position
  from evidence join sources on sources.id = evidence.source
  where evidence.kind <> 'withdrawn' and sources.retracted is null
  group by evidence.tie, evidence.claim
), many as (
  select tie from ends group by tie having count(*) > 2
)
select
  a.name as source,
  b.name as target,
  tie_types.label as type,
  coalesce(ties.label, '') as label,
  coalesce(ties.date, '') as date,
  case ties.date_derived when 1 then 'true' else '' end as date_derived,
  coalesce(ties.amount, '') as amount,
  ties.summary,
  ties.id || case when many.tie is null then '' else '.' || f.position || '.' || t.position end as id,
  case f.role when 'from' then 'directed' else 'undirected' end as directed,
  a.type as source_type,
  b.type as target_type,
  case
    when claims.by_source = evidence.source then ''
    when claims.by_source is not null then voice.title
    else coalesce(claimant.name, 'unattributed')
  end as claimant,
  claims.stance,
  coalesce(claims.certainty, '') as certainty,
  place.title as cited,
  coalesce(evidence.page, '') as page,
  coalesce(cast(evidence.paragraph as text), '') as paragraph,
  coalesce(quotations.text, '') as quote
from ties
join tie_types on tie_types.id = ties.type
join ends f on f.tie = ties.id
join ends t on t.tie = ties.id
  and (f.role = 'from' and t.role = 'to' or f.role = 'side 1' and t.role = 'side 2' or f.role = 'between' and t.role = 'between' and f.position < t.position)
join actors_named a on a.id = f.actor
join actors_named b on b.id = t.actor
join claims on claims.tie = ties.id and claims.withdrawn is null
join printed on printed.tie = claims.tie and printed.claim = claims.position
join evidence on evidence.tie = printed.tie and evidence.claim = printed.claim and evidence.position = printed.position
join sources_named place on place.id = evidence.source
left join many on many.tie = ties.id
left join actors_named claimant on claimant.id = claims.by_actor
left join sources_named voice on voice.id = claims.by_source
left join quotations on quotations.id = evidence.quotation;

commit;
`
