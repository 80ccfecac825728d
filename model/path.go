package model

import "fmt"

// Path tells where what is chosen in the pane in focus stands among the records,
// as a [Problem] does: an actor in Countries, a tie or a quote in Relationships, a
// claim, a quote or a tie in Sources. It is empty where nothing is chosen.
func (s Scene) Path() string {
	d := s.view.d
	switch {
	case s.Focus == Countries:
		return recordPath("actors", d.actor, s.Actor)
	case s.Focus == Sources && s.Item.Claim > 0:
		return recordPath("ties", d.tie, s.Item.Tie) + fmt.Sprintf(".claims[%d]", s.Item.Claim-1)
	case s.Focus == Sources && s.Item.Quote != "":
		return recordPath("quotes", d.quote, s.Item.Quote)
	case s.Focus == Sources && s.Item.Tie != "":
		return recordPath("ties", d.tie, s.Item.Tie)
	case s.Tie != "":
		return recordPath("ties", d.tie, s.Tie)
	}
	return recordPath("quotes", d.quote, s.Quote)
}

func recordPath(list string, index map[string]int, id string) string {
	if n, ok := index[id]; ok {
		return fmt.Sprintf("%s[%d]", list, n)
	}
	return ""
}
