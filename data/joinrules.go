package data

import (
	"slices"

	"entente/model"

	"go.yaml.in/yaml/v4"
)

// Two dossiers that break no rule may break some together: those that hold between
// records. Here what only the second says gives way, and is told.

// ownVoices returns for whom actors speak, and their short names, by their ids and fields.
func ownVoices(actors *yaml.Node) map[[2]string]string {
	own := map[[2]string]string{}
	for _, n := range actors.Content {
		for _, field := range []string{"short", "speaks_for"} {
			own[[2]string{text(n, "id"), field}] = text(n, field)
		}
	}
	return own
}

// voices leaves out short names that others have, and for whom actors would speak where
// they spoke, over others, for themselves. Those that the first has go before.
func (j *joining) voices(actors *yaml.Node, own map[[2]string]string) {
	taken, speaks := map[string]bool{}, map[string]string{}
	for _, n := range actors.Content {
		taken[text(n, "name")] = true
		speaks[text(n, "id")] = text(n, "speaks_for")
	}
	first := func(n *yaml.Node, field string) bool {
		value := text(n, field)
		return value != "" && own[[2]string{text(n, "id"), field}] == value
	}
	for _, ours := range []bool{true, false} {
		for _, n := range actors.Content {
			short, name := text(n, "short"), text(n, "name")
			switch {
			case short == "" || short == name || first(n, "short") != ours:
			case taken[short]:
				j.leaveOut(n, "short")
				j.conflict("actor %s: its short name %s is taken, and left out", text(n, "id"), short)
			default:
				taken[short] = true
			}
		}
	}
	for _, n := range actors.Content {
		id, other := text(n, "id"), text(n, "speaks_for")
		if other != "" && !first(n, "speaks_for") && inCircle(speaks, id) {
			j.leaveOut(n, "speaks_for")
			speaks[id] = ""
			j.conflict("actor %s: the second has it speak for %s, which speaks for it; left out", id, other)
		}
	}
}

// inCircle reports whether an actor speaks, over others, for itself.
func inCircle(speaks map[string]string, id string) bool {
	seen := map[string]bool{}
	for next := speaks[id]; next != "" && !seen[next]; next = speaks[next] {
		if next == id {
			return true
		}
		seen[next] = true
	}
	return false
}

func (j *joining) leaveOut(n *yaml.Node, field string) {
	at := fieldAt(n, field)
	n.Content = slices.Delete(n.Content, at, at+2)
}

// carriers takes from claims the quotations that aren't their claimants' any more, since
// it is another now for whom the speaker speaks.
func (j *joining) carriers() {
	speaks, said := map[string]string{}, map[string]map[string]bool{}
	for _, n := range child(j.first, "actors").Content {
		speaks[text(n, "id")] = text(n, "speaks_for")
	}
	for _, n := range child(j.first, "quotes").Content {
		by := map[string]bool{}
		for _, speaker := range child(n, "by").Content {
			for id := speaker.Value; id != "" && !by[id]; id = speaks[id] {
				by[id] = true
			}
		}
		said[text(n, "id")] = by
	}
	for _, tie := range child(j.first, "ties").Content {
		for _, claim := range child(tie, "claims").Content {
			passages := append([]*yaml.Node{claim, child(claim, "withdrawn_in")}, child(claim, "also_in").Content...)
			for _, p := range passages {
				by, quote := text(claim, "by"), text(p, "quote")
				if who := said[quote]; by != model.Unattributed && len(who) > 0 && !who[by] {
					j.leaveOut(p, "quote")
					j.conflict("tie %s: a claim of the second is by %s, for whom the speaker of the quote %s doesn’t speak in the first; it names it no more", text(tie, "id"), by, quote)
				}
			}
		}
	}
}
