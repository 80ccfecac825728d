package explorer

import (
	"os/exec"
	"strings"
	"testing"

	"entente/model"
	_ "entente/ui/internal/seeded"
	"entente/ui/paint"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

// TestCommandSurvivesItsSelection holds that a command line that is broken into lines of
// any width is the same one for a shell: each word of it, whatever is quoted.
func TestCommandSurvivesItsSelection(t *testing.T) {
	t.Parallel()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	theme := paint.Colourless(false, ansi.WcWidth)
	word := rapid.OneOf(
		rapid.StringMatching(`[a-z/=.-]{1,40}`),
		rapid.Custom(func(t *rapid.T) string {
			text := rapid.StringOf(rapid.SampledFrom([]rune(`ab 'é北\"$`))).Draw(t, "quoted")
			return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
		}),
	)
	words := func(command string) string {
		out, err := exec.Command(sh, "-c", `printf '<%s>' `+command).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v: %s", command, err, out)
		}
		return string(out)
	}
	rapid.Check(t, func(rt *rapid.T) {
		command := strings.Join(rapid.SliceOfN(word, 1, 6).Draw(rt, "words"), " ")
		width := rapid.IntRange(8, 60).Draw(rt, "width")
		lines := shellLines(theme, command, width)
		for _, line := range lines {
			if theme.Columns(line) > width {
				rt.Errorf("%d columns: %q has %d", width, line, theme.Columns(line))
			}
		}
		if got, want := words(strings.Join(lines, "\n")), words(command); got != want {
			rt.Errorf("%d columns: %s\nis read as %s, not as %s", width, strings.Join(lines, "\n"), got, want)
		}
	})
}

// TestLongCommandIsBroken ends in time only if a word isn't read anew for each of its lines.
func TestLongCommandIsBroken(t *testing.T) {
	t.Parallel()
	word := "'" + strings.Repeat("漢", 1<<19) + "'"
	lines := shellLines(paint.Colourless(false, ansi.WcWidth), "entente --search "+word, 40)
	var joined strings.Builder
	for _, line := range lines {
		joined.WriteString(strings.Trim(strings.TrimSuffix(line, `\`), "'"))
	}
	if got, want := joined.String(), "entente --search "+strings.Trim(word, "'"); got != want {
		t.Errorf("of %d bytes, %d are left", len(want), len(got))
	}
}

// TestTitlesOverAllAreWhole holds that no title or heading of what takes all of the screen is
// cut from 40 columns on.
func TestTitlesOverAllAreWhole(t *testing.T) {
	t.Parallel()
	for _, keys := range [][]string{{"y", "y"}, {"L"}, {"v", "v", "v", "v", "L"}, {"?"}} {
		for _, d := range []*driver{drive(t, 120, 200, keys...), driveOn(t, Options{Dossier: evidence(t), Start: State{Selection: model.Selection{Focus: model.Relationships}}}, 120, 200, keys...)} {
			for width := 40; width <= 120; width++ {
				d.resizeTo(width, 200)
				for _, line := range strings.Split(d.screen(), "\n") {
					if (strings.HasSuffix(strings.TrimSpace(line), "━") || strings.HasSuffix(strings.TrimSpace(line), "──")) && strings.Contains(line, "…") {
						t.Errorf("%d columns: %q", width, line)
					}
				}
			}
		}
	}
}
