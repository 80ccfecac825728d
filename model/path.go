package model

import (
	"cmp"
	"fmt"
)

// Path returns the path, as in a [Problem], of what is chosen in the pane in focus: an
// actor in Countries, a tie or a quote in Relationships, a claim, a quote, a tie, an
// actor or a source in Sources. It is empty if nothing is chosen.
func (s Scene) Path() string {
	d := s.view.d
	switch {
	case s.Focus == Countries:
		return recordPath("actors", &d.actor, s.Actor)
	case s.Focus == Sources && s.Item.Claim > 0:
		return recordPath("ties", &d.tie, s.Item.Tie) + fmt.Sprintf(".claims[%d]", s.Item.Claim-1)
	case s.Focus == Sources && s.Item.Quote != "":
		return recordPath("quotes", &d.quote, s.Item.Quote)
	case s.Focus == Sources && s.Item.Card != "":
		return d.partyPath(s.Item.Card)
	case s.Focus == Sources && s.Card != "":
		return d.partyPath(s.Card)
	case s.Focus == Sources && s.Item.Tie != "":
		return recordPath("ties", &d.tie, s.Item.Tie)
	case s.Tie != "":
		return recordPath("ties", &d.tie, s.Tie)
	}
	return recordPath("quotes", &d.quote, s.Quote)
}

// PathOf returns the path of a record by its list, such as "ties", and its id; empty if
// there is no such record.
func (d *Dossier) PathOf(list, id string) string {
	return recordPath(list, map[string]*numbers{
		"sources": &d.source, "actors": &d.actor, "ties": &d.tie, "quotes": &d.quote,
	}[list], id)
}

func (d *Dossier) partyPath(id string) string {
	return cmp.Or(recordPath("actors", &d.actor, id), recordPath("sources", &d.source, id))
}

func recordPath(list string, index *numbers, id string) string {
	if n, ok := index.find(id); ok {
		return fmt.Sprintf("%s[%d]", list, n)
	}
	return ""
}
