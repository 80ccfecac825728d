package explorer

import (
	"strings"
	"testing"

	"entente/model"
	"entente/ui/plain"

	tea "charm.land/bubbletea/v2"
)

// Who may read a dossier stands in the first row, whole, at every size that shows
// anything of it, whatever else has room there.
func TestMarkingStandsInTheFirstRow(t *testing.T) {
	t.Parallel()
	marked := revised(t, func(r *model.Records) { r.Head.Marking = model.AmberStrict })
	for _, keys := range [][]string{nil, {"1"}, {"3"}, {"V"}, {"v"}, {"v", "3"}, {"/", "arms", "enter"}, {"!"}, {"+"}, {"3", "+"}, {"P"}, {"3", "P"}, {"t"}, {"3", "i"}, {"3", "p"}, {"y", "y"}, {"e"}, {":"}, {"/", "arms"}, {"\""}} {
		d := driveOn(t, Options{Dossier: marked, Texts: texts("one", "two")}, 120, 36, keys...)
		for _, width := range []int{minColumns, 30, 40, 60, twoColumns - 1, twoColumns, 80, threeColumns - 1, threeColumns, 120, 240} {
			for _, height := range []int{minRows, 7, 8, 10, headedRows - 1, headedRows, 14, roomyRows - 1, roomyRows, 24, 36} {
				d.Update(tea.WindowSizeMsg{Width: width, Height: height})
				if head, _, _ := strings.Cut(d.screen(), "\n"); !strings.Contains(head, " TLP:AMBER+STRICT ") {
					t.Errorf("%v at %dx%d: the first row is %q", keys, width, height, head)
				}
			}
		}
	}
	if text := plain.Text(marked, model.Selection{Actor: "iran"}, nil); !strings.HasPrefix(text, "TLP:AMBER+STRICT\n") {
		t.Errorf("the plain text begins with %.40q", text)
	}
}

func TestMarkedFramesFitEverySize(t *testing.T) {
	t.Parallel()
	marked := revised(t, func(r *model.Records) { r.Head.Marking = model.AmberStrict })
	driveOn(t, Options{Dossier: marked}, 120, 36).everySize(130, 40)
}
