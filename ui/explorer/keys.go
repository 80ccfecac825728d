package explorer

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"entente/data/safe"
	"entente/model"
	"entente/ui/paint"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// A Binding gives the actions of a name other keys.
type Binding struct {
	Action string   // one of [Actions]
	Keys   []string // as Bubble Tea names them; none leaves the action to the palette
}

// setName is what an action is called where its keys are set.
func (a *action) setName() string {
	if a.name != "" {
		return a.name
	}
	return a.binding.Help().Desc
}

// Actions returns the actions whose keys can be set, with the keys that they have, in
// the order of the help.
func Actions() []Binding {
	var all []Binding
	for _, a := range actions() {
		if a.do != nil {
			all = append(all, Binding{a.setName(), a.binding.Keys()})
		}
	}
	return all
}

// actionsWith returns the actions with keys of the reader's own.
func actionsWith(own []Binding) []action {
	rows := actions()
	defer teach(rows)
	for _, b := range own {
		for i := range rows {
			a := &rows[i]
			if a.setName() != b.Action || a.do == nil {
				continue
			}
			shown := strings.ReplaceAll(strings.Join(b.Keys, " "), "ctrl+", "ctrl-")
			a.binding = key.NewBinding(key.WithKeys(b.Keys...), key.WithHelp(shown, a.binding.Help().Desc))
			if a.panel != "" {
				opens := *a
				a.do = func(m *root) tea.Cmd { return m.openPanel(opens) }
			}
		}
	}
	return rows
}

// actionNamed returns the action of a name; nil where none has it.
func actionNamed(rows []action, name string) *action {
	for i := range rows {
		if rows[i].setName() == name {
			return &rows[i]
		}
	}
	return nil
}

// keyOf returns the first key of an action as it is shown; an empty text where it has none.
func keyOf(rows []action, name string) string {
	if a := actionNamed(rows, name); a != nil {
		return a.shownFirst()
	}
	return ""
}

// shownFirst is the first of the action's keys as it is shown, or what stands for keys that
// no action can have.
func (a *action) shownFirst() string {
	if len(a.binding.Keys()) == 0 {
		return a.binding.Help().Key
	}
	first, _, _ := strings.Cut(a.binding.Help().Key, " ")
	return first
}

// teach has the actions' sentences tell the keys that there are.
func teach(rows []action) {
	p := paint.Painter{Keys: func(name string) string { return keyOf(rows, name) }}
	for i := range rows {
		a := &rows[i]
		a.help = p.Taught(a.help)
		a.binding.SetHelp(p.Taught(a.binding.Help().Key), a.binding.Help().Desc)
	}
}

// taught returns a sentence with keys in the place of the actions that it names in
// braces: who gave one another key reads that one.
func (m *root) taught(sentence string) string { return m.painter().Taught(sentence) }

// A KeyFault is what is wrong with a key of a Binding.
type KeyFault struct {
	At        int // the Binding's index
	What, Fix string
}

// KeyFaults returns what keeps bindings from being used: what is no key, or not for an
// action to have, and what two actions would have in one pane. Of two that are set, the
// second is told of.
func KeyFaults(own []Binding) []KeyFault {
	var faults []KeyFault
	usual, rows := actions(), actionsWith(own)
	for i, b := range own {
		for n, k := range b.Keys {
			what, fix := keyFault(k)
			if holder(usual, k, func(a *action) bool { return a.setName() == b.Action }) != nil {
				what = "" // such as the digits of the panes
			}
			taken := holder(rows, k, func(a *action) bool {
				at := slices.IndexFunc(own, func(b Binding) bool { return b.Action == a.setName() })
				return at < i && meet(rows, b.Action, a)
			})
			switch {
			case what != "":
			case slices.Contains(b.Keys[:n], k):
				what, fix = "stands there twice", "keep one of them"
			case taken != nil:
				what, fix = fmt.Sprintf("is the key of %q already", taken.setName()), "give that another key, or take another here"
			default:
				continue
			}
			faults = append(faults, KeyFault{i, fmt.Sprintf("the key %q of %q %s", safe.Clean(k), b.Action, what), fix})
		}
	}
	return faults
}

// holder returns the first action that has a key and is wanted; nil where none is.
func holder(rows []action, k string, wanted func(*action) bool) *action {
	for i := range rows {
		if a := &rows[i]; a.do != nil && slices.Contains(a.binding.Keys(), k) && wanted(a) {
			return a
		}
	}
	return nil
}

// meet reports whether an action works where those of a name do.
func meet(rows []action, name string, other *action) bool {
	return slices.ContainsFunc(rows, func(a action) bool {
		for pane := range model.Panes + 1 { // and a drawing
			if a.setName() == name && a.pane.has(model.Pane(pane)) && other.pane.has(model.Pane(pane)) {
				return true
			}
		}
		return false
	})
}

// namedKey are the keys that have a name instead of a character.
var namedKey = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?:ctrl|alt|shift)\+)*(?:[a-z]|up|down|left|right|home|end|pgup|pgdown|enter|tab|esc|space|backspace|delete|insert|f[1-9]|f1[0-2])$`)
})

// keyFault returns what is wrong with a key by itself; an empty text for nothing.
func keyFault(k string) (what, fix string) {
	switch {
	case k == "ctrl+c":
		return "interrupts, whatever else it would do", "take another"
	case len(k) == 1 && '0' <= k[0] && k[0] <= '9':
		return "begins a number that repeats a move", "take another"
	case utf8.RuneCountInString(k) == 1 && k != " " && safe.Clean(k) == k, namedKey().MatchString(k):
		return "", ""
	}
	return "is none", "write a character, or a name such as ctrl+d, alt+x, shift+tab, pgdown, space or f2"
}
