package draw

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"
	"entente/ui/paint"
)

// ActorsName is what the list of actors is called: after countries only where the
// dossier is about such.
func ActorsName(d *model.Dossier) string {
	if d.OfStates() {
		return "Countries"
	}
	return "Actors"
}

// PaneTitle names a pane and what it lists, and says which of how many is chosen in
// it, in a title row of that width: by the parties' short names where the full ones have no
// room.
func PaneTitle(p paint.Painter, s model.Scene, pane model.Pane, width int) (name, index string) {
	switch pane {
	case model.Countries:
		name, index = actorsTitle(p, s, width)
		if s.ActorOrder == model.ActorsByName && p.Columns(name+" by name"+index)+titleSigns <= width {
			name += " by name"
		}
		return name, index
	case model.Relationships:
		return middleTitle(p, s, width)
	case model.Sources:
	}
	return p.Keyed("go to Sources", "Sources"), storyIndex(s)
}

// actorsTitle is the title of the list of actors: with a shorter word, then without how many
// there are in all, where there is less room; where that doesn't help, the word alone.
func actorsTitle(p paint.Painter, s model.Scene, width int) (name, index string) {
	title := func(word string) string { return p.Keyed("go to the actors", word) }
	full, listed := ActorsName(s.View().Dossier()), s.Countries
	part := model.List{Stop: listed.Stop, Shown: listed.Shown, Total: listed.Shown}
	for _, told := range [][2]string{{full, indexIn(listed)}, {"Actors", indexIn(listed)}, {"Actors", indexIn(part)}} {
		if name, index = title(told[0]), told[1]; p.Columns(name+index)+titleSigns <= width {
			return name, index
		}
	}
	return title(full), ""
}

// middleTitle is the title of the pane that lists ties or has a drawing.
func middleTitle(p paint.Painter, s model.Scene, width int) (name, index string) {
	d := s.View().Dossier()
	fits := func() bool { return p.Columns(name+index)+titleSigns <= width }
	names := []naming{d.PartyName, d.BriefName}
	for columns := mostTitled; columns >= leastTitled; columns -= 2 {
		names = append(names, func(party string) string { return cutName(p, d, d.BriefName(party), columns) })
	}
	for _, naming := range append(names, d.BriefName) { // which the rest of the row cuts
		if s.Drawing != model.NoDrawing {
			name, index = drawingTitle(s, naming)
			name = p.Keyed("go to Relationships", name)
		} else if name, index = p.Keyed("go to Relationships", listedTitle(p, s, naming)), indexIn(s.Relationships); !fits() {
			name = strings.Replace(name, "Relationships", "Ties", 1) // the name tells more
		}
		if fits() {
			break
		}
	}
	return name, index
}

// mostTitled and leastTitled are how much of a name stands in a title that has no room for all
// of it: from the most that may help down to the least that still tells who it is.
const mostTitled, leastTitled = 60, 10

// titleSigns are the columns of a title row's rules and blanks.
const titleSigns = 5

// quotedColumns is how much of a quotation a title has room for beside its index.
const quotedColumns = 18

func listedTitle(p paint.Painter, s model.Scene, name naming) string {
	switch s.Listed.Kind {
	case model.TiesOfQuote:
		return "Relationships: “" + p.Cut(s.View().Dossier().QuoteByID(s.Listed.ID).Text, quotedColumns) + "”"
	case model.SaidBy:
		return "Relationships told by " + name(s.Listed.ID)
	case model.AllQuotes:
		return "Relationships: all quotations"
	case model.AllTies:
		return "Relationships: all"
	case model.TiesOfActor:
	}
	return "Relationships of " + name(s.Actor)
}

// indexIn says "1 of 53", and "1 of 5 / 53" where a filter is on.
func indexIn(l model.List) string {
	index := strconv.Itoa(l.Stop) + " of " + strconv.Itoa(l.Shown)
	if l.Shown != l.Total {
		index += " / " + strconv.Itoa(l.Total)
	}
	return index
}

// storyIndex says which of the claims, of the quotations or of what else there is is chosen.
func storyIndex(s model.Scene) string {
	if s.Story.At < 0 {
		return ""
	}
	d := s.View().Dossier()
	n, of, word := 0, 0, itemKind(d, s.Item)
	for i, item := range s.Story.Items {
		if itemKind(d, item) == word {
			of++
			if i <= s.Story.At {
				n++
			}
		}
	}
	listed := ""
	if c := s.Story.Card; c != nil && slices.ContainsFunc(c.Lists, func(l model.CardList) bool { return l.More > 0 }) {
		listed = " listed" // beneath its heading, which counts all
	}
	return fmt.Sprintf("%s %d of %d%s", word, n, of, listed)
}
