package foreign

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"entente/data/safe"
	"entente/model"

	"github.com/go-json-experiment/json/jsontext"
)

// An own is what entente itself exported, as CSV, GraphML or GEXF: put back into the form of
// a dossier, and not into records, since only the dossier's decoder knows all of them.
type own struct {
	head    map[string]any
	tables  map[string][]line // by the table's name
	ties    map[string]map[string]any
	parts   map[string][]any // by the dossier's list
	graph   line             // what the graph says of itself
	stood   map[string]stood // by the tie's id
	as      string           // the format
	defused int
	left    nameList // of what no export has
}

// A stood is how a tie stood when it was exported.
type stood struct{ standing, denials string }

// A line is a row of a table of ours, by its heads, with what isn't empty.
type line map[string]string

// ownHeads are the heads by which the tables of an export are told.
var ownHeads = sync.OnceValue(func() map[string][]string {
	return map[string][]string{
		"nodes":  {"id", "kind", "name", "actor_type", "speaks_for", "standing", "marking"},
		"edges":  {"id", "tie", "source", "target", "directed", "role", "standing", "marking"},
		"claims": {"tie", "claim", "by", "stance", "also_in", "marking"},
		"quotes": {"id", "by", "text", "source", "said_derived", "context", "marking"},
	}
})

// ownTable returns the name of the table of an export that has these heads, or "".
func ownTable(cells []string) string {
	for name, heads := range ownHeads() {
		if !slices.ContainsFunc(heads, func(h string) bool { return !slices.Contains(cells, h) }) {
			return name
		}
	}
	return ""
}

// errNotAlone is the error if an export comes together with something else.
var errNotAlone = errors.New("it is an export of entente, and makes a dossier by itself: import it alone")

// mine returns where an export is gathered.
func (im *Import) mine(as string) (*own, error) {
	if im.own == nil {
		im.own = &own{head: map[string]any{}, tables: map[string][]line{}, ties: map[string]map[string]any{}, parts: map[string][]any{}, graph: line{}, stood: map[string]stood{}, as: as, left: newNameList()}
	}
	if im.own.as != as || len(im.records.Actors)+len(im.records.Sources) > 0 {
		return nil, errNotAlone
	}
	return im.own, nil
}

// ownTable keeps a table of an export until all of them are there.
func (im *Import) ownTable(name string, table *sheet) error {
	o, err := im.mine("csv")
	if err != nil {
		return err
	}
	if o.tables[name] != nil {
		return fmt.Errorf("there are two tables of %s; import one export at a time", name)
	}
	heads, err := im.headRow(table)
	if err != nil {
		return err
	}
	table.width, table.ours = len(heads), true
	o.leave(heads...)
	o.tables[name] = []line{}
	return im.rowsOf(table, asItIs, func(r *sheetRow) Entry {
		row := line{}
		for i, cell := range r.cells {
			if i < len(heads) && cell != "" {
				row[heads[i]] = o.given(cell)
			}
		}
		o.tables[name] = append(o.tables[name], row)
		return Entry{ID: row["id"]}
	})
}

// ownNames are what an export has, of records or made of them.
var ownNames = sync.OnceValue(func() map[string]bool {
	return set(slices.Concat(model.LocatorParts(), strings.Fields("id kind name short actor_type core aliases role speaks_for affiliation roles identifiers type label amount date date_derived standing denials summary attributes note marking claims "+
		"tie source target directed claim by stance certainty confidence wording quote said said_derived also_in withdrawn withdrawn_in retracted text context paragraph actor_types title as_of quotes sources"))...)
})

// leave notes which of these names no export has.
func (o *own) leave(names ...string) {
	for _, name := range names {
		if !ownNames()[name] {
			o.left.add(name)
		}
	}
}

// given returns a cell as it was before it was defused.
func (o *own) given(cell string) string {
	was := safe.Undefuse(cell)
	if was != cell {
		o.defused++
	}
	return was
}

// Own returns the text of the dossier that an export of entente was, as JSON; nil where
// something else was imported. The id and title are the dossier's where the export
// doesn't have them. The error says what is missing.
func (im *Import) Own(id, title string) ([]byte, error) {
	o := im.own
	if o == nil {
		return nil, nil
	}
	if len(im.records.Actors)+len(im.records.Sources)+len(im.pending) > 0 {
		return nil, errNotAlone
	}
	switch o.as {
	case "graphml":
		o.fromGraph(id, title)
	case "gexf":
		o.fromGEXF(id, title)
		im.Report.Note("quotations, and what sources and types of ties are, aren’t in GEXF: each has its id for a title, and claims name no quotation")
	default:
		for _, name := range slices.Sorted(maps.Keys(ownHeads())) {
			if o.tables[name] == nil {
				return nil, fmt.Errorf("it is one of the four tables of an export of entente, and %s.csv is missing: name the folder, or all four", name)
			}
		}
		o.fromTables()
		o.fromClaims()
		o.head["id"], o.head["title"] = idOf(id, "import"), title
		im.Report.Note("what sources and types of ties are isn’t in the tables: each has its id for a title, and no more")
	}
	if left := o.left.String(); left != "" {
		im.Report.Note("left out, since no export of entente has it: " + left)
	}
	if o.defused > 0 {
		im.Report.Note("the ' that keeps a spreadsheet from running a cell was taken off " + counted(o.defused, "cell", "cells"))
	}
	return json.Marshal(map[string]any{
		"dossier": o.head, "actors": o.list("actors"), "sources": o.list("sources"),
		"tie_types": o.list("tie_types"), "ties": o.list("ties"), "quotes": o.list("quotes"),
	})
}

func (o *own) list(name string) []any { return slices.Concat([]any{}, o.parts[name]) }

// put gives a record some of the cells of a row, under the names of a dossier.
func (row line) put(into map[string]any, names ...string) {
	for _, name := range names {
		if cell := row[name]; cell != "" {
			into[name] = cell
		}
	}
}

// putParts gives a record cells that are JSON, or lists of texts with semicolons.
func (row line) putParts(into map[string]any, names ...string) {
	for _, name := range names {
		switch cell := row[name]; {
		case cell == "":
		case (cell[0] == '{' || cell[0] == '[') && jsontext.Value(cell).IsValid():
			into[name] = json.RawMessage(cell)
		default:
			into[name] = strings.Split(cell, "; ")
		}
	}
}

// putTrue gives a record what is true of it.
func (row line) putTrue(into map[string]any, names ...string) {
	for _, name := range names {
		if row[name] == "true" {
			into[name] = true
		}
	}
}

// tie puts the facts of a tie into its record, which every row of its has.
func (o *own) tie(id string, row line) map[string]any {
	t := o.ties[id]
	if t == nil {
		t = map[string]any{"id": id, "claims": []any{}}
		o.ties[id] = t
		o.parts["ties"] = append(o.parts["ties"], t)
	}
	if row["standing"] != "" {
		o.stood[id] = stood{row["standing"], row["denials"]}
	}
	row.put(t, "type", "label", "amount", "date", "summary", "note")
	row.putTrue(t, "date_derived")
	row.putParts(t, "attributes")
	if claims := row["claims"]; jsontext.Value(claims).IsValid() {
		t["claims"] = json.RawMessage(claims)
	}
	return t
}

// end gives a tie an end in its role, or both where it has two.
func (o *own) end(row line) {
	t := o.tie(row["tie"], row)
	add := func(name, id string) {
		list, _ := t[name].([]any)
		t[name] = append(list, id)
	}
	actor := row["source"]
	if strings.HasPrefix(actor, "tie:") {
		actor = row["target"]
	}
	switch role := row["role"]; {
	case role == "" && row["directed"] == "true":
		add("from", row["source"])
		add("to", row["target"])
	case role == "":
		t["between"] = []any{row["source"], row["target"]}
	case role == "side 1", role == "side 2":
		sides, ok := t["between"].([]any)
		if !ok {
			sides = []any{[]any{}, []any{}}
		}
		n := int(role[len(role)-1] - '1')
		side, _ := sides[n].([]any)
		sides[n] = append(side, actor)
		t["between"] = sides
	default:
		add(role, actor)
	}
}

// actor adds an actor.
func (o *own) actor(row line) {
	a := map[string]any{"type": row["actor_type"]}
	row.put(a, "id", "name", "short", "role", "speaks_for", "affiliation", "summary", "note")
	row.putTrue(a, "core")
	row.putParts(a, "aliases", "roles", "identifiers", "attributes")
	o.parts["actors"] = append(o.parts["actors"], a)
}

// fromGraph makes the records of a dossier of GraphML.
func (o *own) fromGraph(id, title string) {
	o.fromTables()
	o.graph.put(o.head, "marking", "title", "as_of")
	o.graph.putParts(o.head, "actor_types")
	o.head["id"], o.head["title"] = cmp.Or(o.head["id"], any(idOf(id, "import"))), cmp.Or(o.head["title"], any(title))
	for _, list := range []string{"sources", "quotes"} {
		if v := jsontext.Value(o.graph[list]); v.IsValid() {
			for _, item := range itemsOf(v) {
				o.parts[list] = append(o.parts[list], json.RawMessage(item))
			}
		}
	}
	o.declareTypes()
}

// fromTables makes actors and ties of the rows of nodes and edges.
func (o *own) fromTables() {
	for _, row := range o.tables["nodes"] {
		if row["kind"] == "tie" {
			o.tie(strings.TrimPrefix(row["id"], "tie:"), row)
		} else {
			o.actor(row)
		}
		row.put(o.head, "marking")
	}
	for _, row := range o.tables["edges"] {
		o.end(row)
	}
	o.inOrder()
}

// fromClaims adds what the tables of claims and of quotes have.
func (o *own) fromClaims() {
	o.claims()
	for _, row := range o.tables["quotes"] {
		q := map[string]any{}
		row.put(q, append([]string{"id", "text", "source", "said", "kind", "context", "note", "paragraph"}, model.LocatorParts()...)...)
		row.putTrue(q, "said_derived")
		row.putParts(q, "by")
		o.parts["quotes"] = append(o.parts["quotes"], q)
	}
	o.declare()
}

// inOrder gives ties the order of the edges, which is the dossier's: those that are
// nodes stand in a table of their own.
func (o *own) inOrder() {
	at := map[any]int{}
	for i, row := range o.tables["edges"] {
		if _, ok := at[row["tie"]]; !ok {
			at[row["tie"]] = i
		}
	}
	ties := o.parts["ties"]
	place := func(i int) int { return at[ties[i].(map[string]any)["id"]] } //nolint:forcetypeassert // they are ties
	sort.SliceStable(ties, func(i, j int) bool { return place(i) < place(j) })
}

func (o *own) claims() {
	rows := o.tables["claims"]
	sort.SliceStable(rows, func(i, j int) bool { // of each tie by their numbers
		n, _ := strconv.Atoi(rows[i]["claim"])
		m, _ := strconv.Atoi(rows[j]["claim"])
		return n < m
	})
	for _, row := range rows {
		c := map[string]any{}
		row.put(c, append([]string{"by", "stance", "certainty", "confidence", "source", "wording", "quote", "said", "withdrawn", "note", "paragraph"}, model.LocatorParts()...)...)
		row.putTrue(c, "said_derived")
		row.putParts(c, "also_in", "withdrawn_in")
		t := o.tie(row["tie"], line{})
		list, _ := t["claims"].([]any)
		t["claims"] = append(list, c)
	}
}

// declare declares what the tables name: kinds of actors, types of ties, and sources,
// of which they have the ids.
func (o *own) declare() {
	named := func(list string, add func(id string)) func(string) {
		there := map[string]bool{"": true}
		if list == "dossier" {
			there = set(append(model.ActorTypes(), "")...)
		}
		return func(id string) {
			if !there[id] {
				there[id] = true
				add(id)
			}
		}
	}
	kind := named("dossier", func(id string) {
		kinds, _ := o.head["actor_types"].([]any)
		o.head["actor_types"] = append(kinds, map[string]any{"id": id, "label": id})
	})
	for _, row := range o.tables["nodes"] {
		kind(row["actor_type"])
	}
	o.declareTypes()
	retracted := o.retracted()
	source := named("sources", func(id string) {
		s := map[string]any{"id": id, "type": "document", "title": id}
		if when := retracted[id]; when != "" {
			s["retracted"] = when
		}
		o.parts["sources"] = append(o.parts["sources"], s)
	})
	actors := map[string]bool{"": true, model.Unattributed: true}
	for _, row := range o.tables["nodes"] {
		actors[row["id"]] = true
	}
	for _, row := range slices.Concat(o.tables["claims"], o.tables["quotes"]) {
		source(row["source"])
		if row["claim"] != "" && !actors[row["by"]] { // in its own voice, in another
			source(row["by"])
		}
		var passages []struct{ Source string }
		if json.Unmarshal([]byte(row["also_in"]), &passages) == nil {
			for _, p := range passages {
				source(p.Source)
			}
		}
		var passage struct{ Source string }
		if json.Unmarshal([]byte(row["withdrawn_in"]), &passage) == nil {
			source(passage.Source)
		}
	}
}

// retracted returns when sources were retracted, by their ids, as rows of ties and of claims
// have it.
func (o *own) retracted() map[string]string {
	when := map[string]string{}
	for _, row := range slices.Concat(o.tables["nodes"], o.tables["edges"], o.tables["claims"]) {
		var some map[string]string
		if json.Unmarshal([]byte(row["retracted"]), &some) == nil {
			maps.Copy(when, some)
		}
	}
	return when
}

// fromGEXF makes the records of a dossier of GEXF, which has no place for what GraphML says of
// the graph as a whole.
func (o *own) fromGEXF(id, title string) {
	o.fromTables()
	about := o.graph["description"]
	if marking, rest, _ := strings.Cut(about, " "); marking != "" && tlpOf(marking) == marking {
		o.head["marking"], about = marking, rest
	}
	o.head["id"], o.head["title"] = idOf(id, "import"), cmp.Or(about, title)
	for _, row := range slices.Concat(o.tables["nodes"], o.tables["edges"]) {
		for i, v := range itemsOf(jsontext.Value(row["claims"])) {
			claim := newObject(v)
			o.tables["claims"] = append(o.tables["claims"], line{
				"claim": strconv.Itoa(i + 1), "by": claim.text("by"), "source": claim.text("source"),
				"also_in": string(claim.value("also_in")), "withdrawn_in": string(claim.value("withdrawn_in")),
			})
		}
	}
	for _, t := range o.ties {
		t["claims"] = withoutQuotes(t["claims"])
	}
	o.declare()
}

// withoutQuotes returns claims that name no quotation.
func withoutQuotes(claims any) any {
	text, _ := claims.(json.RawMessage)
	var list []map[string]any
	if json.Unmarshal(text, &list) != nil {
		return claims
	}
	for _, c := range list {
		delete(c, "quote")
		passages, _ := c["also_in"].([]any)
		for _, passage := range append(passages, c["withdrawn_in"]) {
			if p, ok := passage.(map[string]any); ok {
				delete(p, "quote")
			}
		}
	}
	return list
}

// Stands tells of the ties of an export which stand otherwise in the dossier that it made than
// it says itself. It may be of a day, or changed by hand.
func (im *Import) Stands(d *model.Dossier) {
	const most = 3
	if im.own == nil {
		return
	}
	told := 0
	for t := range d.EachTie() {
		was, ok := im.own.stood[t.ID]
		if !ok || was.standing == t.Standing().String() && was.denials == strconv.Itoa(t.Denials()) {
			continue
		}
		if told++; told <= most {
			im.Report.Note(fmt.Sprintf("the tie %s is %s, with %s, and the export says %s, with %s", t.ID,
				t.Standing(), counted(t.Denials(), "denial", "denials"), was.standing, was.denials))
		}
		im.tell(Entry{Kind: "tie", ID: t.ID, Fate: Altered, Why: "it stands otherwise than the export says: what takes from its claims, or adds to them, isn’t in it"})
	}
}

// declareTypes declares the types of the ties by their ids, which is what an export has.
func (o *own) declareTypes() {
	names := &Import{typeIDs: newIDs(), letters: map[string]bool{}}
	there := map[string]bool{"": true}
	for _, t := range o.parts["ties"] {
		id, _ := t.(map[string]any)["type"].(string)
		if there[id] || len(there) > mostTypes {
			continue
		}
		there[id] = true
		o.parts["tie_types"] = append(o.parts["tie_types"], map[string]any{
			"id": id, "label": id, "letter": names.letter(id), "definition": "What it means isn’t in the export.", "family": "ties",
		})
	}
}
