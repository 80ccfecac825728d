package ui

import "entente/model"

// mark gives the standing's sign and its ink.
func mark(s model.Standing) (string, ink) {
	switch s {
	case model.Confirmed:
		return "●", green
	case model.Stated:
		return "•", plain
	case model.Alleged, model.Believed, model.Assessed, model.Perceived, model.SelfDescribed:
		return "◐", amber
	case model.Possible, model.Debated:
		return "○", violet
	case model.Historical:
		return "†", muted
	case model.NoStanding, model.Unsupported:
	}
	return "·", muted
}

// markOf gives a claim's sign: of the standing that it makes, else of its stance.
func markOf(c *model.Claim) (string, ink) {
	switch c.Stance {
	case model.Confirms:
		return mark(model.Confirmed)
	case model.Qualifies:
		return "±", amber
	case model.Denies:
		return "✗", red
	case model.Declines:
		return "–", muted
	case model.Asserts:
	}
	return mark(c.Certainty)
}

// standingWord gives the standing's word in at most nine columns, so that rows
// keep their columns. Only these two are longer.
func standingWord(s model.Standing) string {
	switch s {
	case model.SelfDescribed:
		return "self-desc"
	case model.Historical:
		return "historic"
	default:
		return s.String()
	}
}

// arrow shows how a tie runs, seen from the actor.
func arrow(w model.Way) string {
	return [...]string{model.NoWay: "↔", model.Gives: "→", model.Receives: "←"}[w]
}
