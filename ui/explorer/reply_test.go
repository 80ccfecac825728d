package explorer

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// An idler is a model that nothing makes do anything.
type idler struct{ tea.Model }

func (i idler) Update(tea.Msg) (tea.Model, tea.Cmd) { return i, nil }

// TestReply has the program leave while the terminal's reply is under way, when it
// has come, when it was waited for in vain, and where nothing was asked.
func TestReply(t *testing.T) {
	late := time.Now().Add(time.Hour)
	for name, c := range map[string]struct {
		until time.Time
		told  []tea.Msg // what Bubble Tea is told, in this order
		leave bool      // the program leaves with the last, not before
	}{
		"under way":        {late, []tea.Msg{tea.QuitMsg{}}, false},
		"comes":            {late, []tea.Msg{tea.QuitMsg{}, tea.BackgroundColorMsg{}, tea.QuitMsg{}}, true},
		"has come":         {late, []tea.Msg{tea.BackgroundColorMsg{}, tea.QuitMsg{}}, true},
		"a key meanwhile":  {late, []tea.Msg{tea.QuitMsg{}, tea.KeyPressMsg{}}, false},
		"asked twice":      {late, []tea.Msg{tea.QuitMsg{}, tea.QuitMsg{}}, false},
		"in vain":          {late, []tea.Msg{tea.QuitMsg{}, replyDue{}}, true},
		"suspended":        {late, []tea.Msg{tea.SuspendMsg{}}, false},
		"lent":             {late, []tea.Msg{lending{}}, false},
		"lent, and leaves": {late, []tea.Msg{lending{}, tea.QuitMsg{}, replyDue{}}, true},
		"long ago":         {time.Now(), []tea.Msg{tea.QuitMsg{}}, true},
		"nothing asked":    {time.Time{}, []tea.Msg{tea.QuitMsg{}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			g := &guard{Model: idler{}, crashes: newCrashes(), reply: reply{until: c.until}}
			for i, msg := range c.told {
				msg = g.reply.hold(g, msg)
				_, leaves := msg.(tea.QuitMsg)
				if want := c.leave && i == len(c.told)-1; leaves != want {
					t.Fatalf("message %d of %v becomes %T", i+1, c.told, msg)
				}
				_, cmd := g.Update(msg)
				if _, came := msg.(tea.BackgroundColorMsg); came && (cmd != nil) != (i > 0) {
					t.Errorf("message %d of %v leads to a command: %v", i+1, c.told, cmd != nil)
				}
			}
		})
	}
}
