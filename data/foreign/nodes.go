package foreign

import (
	"cmp"
	"slices"
	"strings"

	"entente/model"
)

// bothIn returns what reads a row of a table of ties. Where it has actors too, as Neo4j
// exports all, these are the rows that have an id and no ends, and columns of their own.
func (im *Import) bothIn(cells []string, edges map[role]int) func(*Import, row) Entry {
	own := slices.Clone(cells)
	for as, at := range edges {
		if as != idRole {
			own[at] = ""
		}
	}
	nodes := matched(own, nodeRoles, nil)
	if _, ids := nodes[idRole]; !ids || !areNodes(nodes) {
		return (*Import).edge
	}
	actors := im.columnsOf(cells, nodes)
	return func(im *Import, r row) Entry {
		actor := row{actors, r.sheetRow}
		if r.get(fromRole)+r.get(toRole) != "" || actor.get(idRole) == "" || actor.get(nameRole) == "" {
			return im.edge(r)
		}
		return im.node(actor)
	}
}

// node reads a row of a table of actors.
func (im *Import) node(r row) Entry {
	name := r.get(nameRole)
	id := cmp.Or(r.get(idRole), name)
	if name == "" {
		return Entry{ID: id, Fate: LeftOut, Why: "it has no name"}
	}
	a := model.Actor{Name: name, Summary: r.get(summaryRole), Attributes: r.rest()}
	if kind := strings.Trim(r.get(kindRole), ":;"); kind != "" {
		a.Type = im.kind(kind, kind)
	}
	var others []string
	for alias := range strings.FieldsFuncSeq(r.get(aliasRole), func(c rune) bool { return c == ';' || c == '|' }) {
		others = append(others, strings.TrimSpace(alias))
	}
	a.Aliases = aliases(others...)
	if address := r.get(urlRole); address != "" {
		im.address(address)
		a.Attributes = with(a.Attributes, "url", address)
	}
	return im.declare("row", id, a)
}

// joinNamed makes one actor of two where a tie names an actor by the name that one and
// no other has under an id of its own.
func (im *Import) joinNamed() {
	byName := map[string]string{}
	for i := range im.records.Actors {
		a := &im.records.Actors[i]
		if !im.declared[i] {
			continue
		}
		if _, twice := byName[a.Name]; twice {
			byName[a.Name] = ""
			continue
		}
		byName[a.Name] = a.ID
	}
	instead, several := map[string]string{}, newNameList()
	kept := im.records.Actors[:0]
	for i := range im.records.Actors {
		a := &im.records.Actors[i]
		id, named := byName[a.Name]
		if named = named && !im.declared[i] && !im.idAtEnds[i]; named && id != "" {
			instead[a.ID] = id
		} else {
			if named {
				several.add(a.Name)
			}
			kept = append(kept, *a)
			if !im.declared[i] && a.Type == model.Organization {
				im.ends++
			}
		}
	}
	if names := several.String(); names != "" {
		im.Report.Note("several actors have a name by which ties call one of them, and which of them isn’t told; it is an actor of its own: " + names)
	}
	if im.records.Actors = kept; len(instead) > 0 {
		im.rename(instead)
	}
}

// rename puts ids of actors in the place of others.
func (im *Import) rename(instead map[string]string) {
	put := func(ids []string) {
		for i, id := range ids {
			ids[i] = cmp.Or(instead[id], id)
		}
	}
	ties := im.records.Ties[:0]
	for _, t := range im.records.Ties {
		put(t.From)
		put(t.To)
		for _, side := range t.Between {
			put(side)
		}
		for i := range t.Claims {
			t.Claims[i].By = cmp.Or(instead[t.Claims[i].By], t.Claims[i].By)
		}
		if slices.Equal(t.From, t.To) && len(t.From) > 0 || len(t.Between) == 2 && slices.Equal(t.Between[0], t.Between[1]) {
			im.tell(Entry{Kind: "tie", ID: t.ID, Fate: LeftOut, Why: sameEnds})
			continue
		}
		ties = append(ties, t)
	}
	im.records.Ties = ties
	for i := range im.records.Quotes {
		put(im.records.Quotes[i].By)
	}
}
