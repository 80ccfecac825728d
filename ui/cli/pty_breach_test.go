//go:build unix

package cli_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// While a save is broken, E opens where it broke, not where what is chosen stood.
func TestPtyEditWhereItBroke(t *testing.T) {
	t.Parallel()
	name, text := ownFile(t)
	c := open(t, start{args: []string{name}, env: []string{"EDITOR=" + os.Args[0] + " " + asEditor}})
	c.shows("own.yaml:32", "ten sacks")
	before, after, _ := strings.Cut(text, "{id: mill, name:")
	writeFile(t, name, before+"{id: mill, nam:"+after)
	line := strconv.Itoa(strings.Count(before, "\n") + 1)
	c.shows("not shown: own.yaml:" + line)
	c.press("E")
	c.shows(`["+` + line + `" "` + name + `"] on a terminal true`)
	c.press("0\r")
	c.shows("ten sacks", "✗ own.yaml:"+line)
	writeFile(t, name, text)
	c.shows("reloaded")
	c.press("E")
	c.shows(`["+32" "`)
	c.press("0\r")
	c.shows("ten sacks")
	c.press("Q")
	c.ends(0)
}
