package explorer

import (
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

// fenced is a screen that the README shows: behind the fence's language stand the keys
// that lead there.
var fenced = regexp.MustCompile("(?s)```text ?([^\n]*)\n(.*?)```")

// The README's screens are of today's frames; -update makes them anew.
func TestReadmeScreens(t *testing.T) {
	t.Parallel()
	const file = "../../README.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	made := fenced.ReplaceAllStringFunc(string(text), func(block string) string {
		shown++
		keys := fenced.FindStringSubmatch(block)[1]
		lines := strings.Split(drive(t, 80, 24, strings.Fields(keys)...).screen(), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		return strings.TrimRight("```text "+keys, " ") + "\n" + strings.Join(lines, "\n") + "```"
	})
	switch {
	case shown == 0:
		t.Error("the README shows no screen")
	case made == string(text):
	case flag.Lookup("update").Value.String() != "true":
		t.Error("a screen in the README isn’t of today’s frames; go test ./ui/explorer -run TestReadme -update makes it")
	default:
		if err := os.WriteFile(file, []byte(made), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
