package export

import (
	"fmt"

	"entente/model"
)

// An edge is a line of a graph: a tie of two ends, or one end of a tie of several,
// which is then a node itself.
type edge struct {
	id       string // the tie's, with its number behind a slash for one of several
	from, to string // nodes
	directed bool
	role     string // of an end of several: from, to, between, or the side 1 or 2
	tie      *model.Tie
}

// binary tells whether a tie has two ends, so that an edge can be all of it.
func binary(t *model.Tie) bool {
	n := len(t.From) + len(t.To)
	for _, side := range t.Between {
		n += len(side)
	}
	return n == 2
}

// tieNode is the node of a tie with several ends. Ids of actors and of ties may be
// the same; none has a colon.
func tieNode(t *model.Tie) string { return "tie:" + t.ID }

// nodes gives the ties that are nodes.
func (p Part) nodes() []*model.Tie {
	var list []*model.Tie
	for _, t := range p.Ties {
		if !binary(t) {
			list = append(list, t)
		}
	}
	return list
}

// edges gives all edges, in the ties' order.
func (p Part) edges() []edge {
	var list []edge
	for _, t := range p.Ties {
		if binary(t) {
			from, to := ends(t)
			list = append(list, edge{id: t.ID, from: from, to: to, directed: t.Directed(), tie: t})
		} else {
			list = append(list, spokes(t)...)
		}
	}
	return list
}

func ends(t *model.Tie) (from, to string) {
	switch {
	case t.Directed():
		return t.From[0], t.To[0]
	case len(t.Between) == 1:
		return t.Between[0][0], t.Between[0][1]
	}
	return t.Between[0][0], t.Between[1][0]
}

// spokes gives an edge for each end of a tie of several. They run as the tie does:
// from who gives to the tie, and from the tie to who receives.
func spokes(t *model.Tie) []edge {
	var list []edge
	add := func(ids []string, role string) {
		for _, id := range ids {
			e := edge{id: fmt.Sprintf("%s/%d", t.ID, len(list)+1), from: id, to: tieNode(t), directed: t.Directed(), role: role, tie: t}
			if role == "to" {
				e.from, e.to = e.to, e.from
			}
			list = append(list, e)
		}
	}
	switch {
	case t.Directed():
		add(t.From, "from")
		add(t.To, "to")
	case len(t.Between) == 1:
		add(t.Between[0], "between")
	default:
		add(t.Between[0], "side 1")
		add(t.Between[1], "side 2")
	}
	return list
}
