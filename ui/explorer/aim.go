package explorer

import (
	"strconv"
	"strings"

	"entente/model"

	tea "charm.land/bubbletea/v2"
)

// newAiming lists nobody yet of whom a drawing can be.
func newAiming() *palette {
	l := newPalette()
	l.name, l.none = "in the list of whom to draw", "Nobody is called so. Esc leaves."
	return l
}

// openAiming lists by their names those of whom the drawing can be, once they are found;
// which of its aims it is counts from 0.
func (m *root) openAiming(which int) tea.Cmd {
	l, aim := newAiming(), m.scene.Drawing.Aims()[which]
	l.line.sign, l.opens, l.title = m.painter().Keyed(aimNames[which], ""), aimNames[which], "Choose the "+aim.Word
	find := func(s model.Scene) []offer {
		if whole := s.View().Whole(); l.of != whole { // there may be another since it was opened
			l.of, l.actors = whole, targetsOf(s, aim)
		}
		return l.actors
	}
	l.list = func(m *root) []offer { return find(m.scene) }
	return m.openOn(func(s model.Scene) { find(s) }, func() tea.Cmd { return m.open(l) })
}

func targetsOf(s model.Scene, aim model.Aim) []offer {
	ids := s.Targets(aim)
	targets := make([]offer, len(ids))
	for i, id := range ids {
		a := target(s.View(), aim, id)
		targets[i] = offer{action: a, title: a.name}
	}
	folded(targets)
	return targets
}

// aimNames are the actions that aim, in the order of the aims: between whom.
var aimNames = [...]string{"choose of whom to draw", "choose the second of whom to draw"}

// target offers a party to draw of, with the number of its ties that pass.
func target(v *model.View, aim model.Aim, id string) *action {
	d := v.Dossier()
	a := &action{name: d.PartyName(id), do: jumps(func(s model.Scene) model.Selection { return s.AimAt(aim, id) })}
	count := ""
	if actor := d.ActorByID(id); actor != nil {
		count = strconv.Itoa(v.CountOf(id))
		about := append(actor.AliasNames(), actor.Summary)
		if actor.Short != "" {
			about = append([]string{actor.Short}, about...)
		}
		a.help = strings.Join(about, " · ")
	}
	a.binding = bind(count, a.name)
	return a
}

// aiming are the keys that choose by name of whom the drawing is.
func aiming() []action {
	key := func(which int, k string, a action) action {
		a.name = aimNames[which]
		a.pane, a.binding = inDrawing, bind(k, a.name, k)
		a.when = func(m *root) bool { return len(m.scene.Drawing.Aims()) > which }
		a.say = func(m *root) string { return m.scene.Drawing.Aims()[which].Word }
		a.do = func(m *root) tea.Cmd { return m.openAiming(which) }
		return a
	}
	return []action{
		key(0, "b", action{footer: 4, idle: "this drawing is of no actor in particular", help: "Type whom the drawing is of: the other end of paths and of a comparison, the actor in the middle, the claimant, the matrix’s row."}),
		key(1, "B", action{idle: "this drawing has no second actor", help: "The same for the second of two: the first actor of paths and of a comparison, the matrix’s column."}),
	}
}
