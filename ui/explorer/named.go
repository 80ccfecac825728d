package explorer

import (
	"strings"

	"entente/model"
	"entente/ui/draw"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// byName are what only the palette has, by name, besides each actor: each drawing and
// question, and each filter that is on or off.
func (m *root) byName() []action {
	return append(namedDrawings(), m.namedFilters()...)
}

// jumpsElsewhere is jumps, but says so where the Scene leads to what is shown.
func jumpsElsewhere(next func(m *root) model.Selection) func(*root) tea.Cmd {
	return then(func(m *root) {
		if to := next(m); to.Equal(m.scene.Requested()) {
			m.tell("that is what is shown")
		} else {
			m.jump(to)
		}
	})
}

func namedDrawings() []action {
	var all []action
	for _, d := range model.Drawings() {
		kind := "drawing: "
		if d.Question() {
			kind = "question: "
		}
		all = append(all, action{
			binding: key.NewBinding(), name: kind + d.String(), term: d.String(), help: draw.About(d),
			do: jumpsElsewhere(func(m *root) model.Selection {
				next := m.scene.Draw(d)
				next.Focus = model.Relationships
				return next
			}),
		})
	}
	return all
}

// sets are the values of facets that a filter has or hasn't.
var sets = []struct {
	facet model.Facet
	value string
	help  string
}{
	{model.ByContest, model.Contested, "Only the ties that someone denies."},
	{model.ByContest, model.Uncontested, "Only the ties that nobody denies."},
	{model.Among, model.Core, "Only ties all of whose ends are protagonists."},
	{model.OneSource, model.Set, "Only ties that rest on one source alone."},
	{model.Dated, model.Set, "Only ties that have a date of their own."},
}

func (m *root) namedFilters() []action {
	var all []action
	put := func(facet model.Facet, value, before, words, help string) {
		all = append(all, action{
			binding: key.NewBinding(), name: before + words, term: words, help: help,
			do: jumpsElsewhere(func(m *root) model.Selection {
				return m.scene.WithFilter(m.scene.Requested().Filter.With(facet, value))
			}),
		})
	}
	for _, s := range sets {
		put(s.facet, s.value, "only ties: ", m.dossier.ValueInWords(s.facet, s.value), s.help)
	}
	for _, lens := range model.Lenses()[1:] {
		put(model.ByLens, lens.String(), "lens: ", lens.Label(), model.LensMeaning) // cut in its middle, it still tells its “not”
	}
	return all
}

// goingTo chooses an actor. A drawing that isn't of the chosen actor makes room for the
// panes.
func goingTo(a *model.Actor) action {
	also := strings.Join(append(a.AliasNames(), a.Short), ", ")
	if also = strings.TrimSuffix(also, ", "); also != "" {
		also = " Also " + also + "."
	}
	return action{
		binding: key.NewBinding(), name: "go to " + a.DistinctName(), term: a.DistinctName(), help: "Choose it, and list its ties." + also,
		do: jumpsElsewhere(func(m *root) model.Selection {
			next := m.scene.ChooseActor(a.ID)
			if !next.Drawing.OfActor() {
				next.Drawing = model.NoDrawing
			}
			next.Focus = model.Relationships
			return next
		}),
	}
}
