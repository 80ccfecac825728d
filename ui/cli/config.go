package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"entente/data"
	"entente/data/safe"
	"entente/data/state"
	"entente/model"
	"entente/ui/explorer"

	"github.com/spf13/cobra"
)

// A config is what a reader has set for every run of the explorer.
type config struct {
	theme     explorer.Theme
	ascii     bool
	mouseless bool
	order     model.Order
	exports   string // the folder for what is exported; empty for the working directory
	colours   explorer.Colours
	keys      []explorer.Binding
}

// A setting is a row of the table from which the file is read, printed and explained.
type setting struct {
	data.Setting
	about string   // comment lines above it
	usual []string // what it is without the file: one value, or one for each of Of
}

var truths = []string{"true", "false"}

// settings are all that can be set.
func (c *config) settings(home string) []setting {
	one := func(name string, words []string, usual, about string, take func(text string) (what, fix string)) setting {
		return setting{data.Setting{Name: name, Words: words, Take: func(values []data.Value) []data.Fault {
			for _, v := range values {
				if what, fix := take(v.Texts[0]); what != "" {
					return []data.Fault{{What: name + " " + what, Fix: fix}}
				}
			}
			return nil
		}}, about, []string{usual}}
	}
	known := func(set func(text string)) func(string) (what, fix string) {
		return func(text string) (what, fix string) {
			set(text)
			return "", ""
		}
	}
	actions := explorer.Actions()
	return []setting{
		one("theme", explorer.Themes(), "auto", "The terminal’s background: auto asks the terminal.", known(func(text string) { c.theme = explorer.ThemeNamed(text) })),
		one("ascii", truths, "false", "Draw with ASCII marks only.", known(func(text string) { c.ascii = text == "true" })),
		one("mouse", truths, "true", "Without it the mouse is the terminal’s, to select text with, until M is pressed.", known(func(text string) { c.mouseless = text == "false" })),
		one("order", model.Words[model.Order](), model.Order(0).String(), "The order of ties at the start.", known(func(text string) { c.order, _ = model.Parse[model.Order](text) })),
		one("exports", nil, "~/exports", "The folder for what the explorer exports, where the name has none. Without this\nsetting, and not as here, it is the one that the explorer was started in.", func(text string) (what, fix string) {
			if text == "~" || strings.HasPrefix(text, "~/") {
				text = filepath.Join(home, text[1:])
			}
			if c.exports = text; !filepath.IsAbs(text) {
				return "is no absolute path", "begin it with / or ~/"
			}
			return "", ""
		}),
		{data.Setting{Name: "colours", Of: explorer.ColourNames(), Take: c.takeColours}, "Single colours of the theme, here those on a dark background: #rrggbb in quotation\nmarks, or a number of the 256. Without text, that is the terminal’s own but for chosen rows.\nNO_COLOR overrules them.", slices.Clone(usualColours())},
		{data.Setting{Name: "keys", Of: each(actions, func(b explorer.Binding) string { return b.Action }), Take: c.takeKeys}, "Keys by the actions’ names, one or several: a character, or a name such as ctrl+d,\nalt+x, shift+tab, pgdown, space or f2. With none ([]) the palette (:) has it still.", each(actions, func(b explorer.Binding) string { return flowList(b.Keys) })},
	}
}

func usualColours() []string {
	usual := explorer.UsualColours(explorer.ThemeNamed("dark"))
	return each(usual[:], yamlText)
}

// colour is how a colour may be written.
var colour = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:#[0-9a-fA-F]{6}|1?[0-9]?[0-9]|2[0-4][0-9]|25[0-5])$`)
})

func (c *config) takeColours(values []data.Value) (faults []data.Fault) {
	for i, v := range values {
		if len(v.Texts) != 1 || !colour().MatchString(v.Texts[0]) {
			faults = append(faults, data.Fault{At: i, What: fmt.Sprintf("%s can’t be %s", v.Name, quoted(strings.Join(v.Texts, ", "))), Fix: `write a colour such as "#8fb8f6", or a number from 0 to 255`})
			continue
		}
		c.colours[slices.Index(explorer.ColourNames(), v.Name)] = v.Texts[0]
	}
	return faults
}

func (c *config) takeKeys(values []data.Value) []data.Fault {
	c.keys = each(values, func(v data.Value) explorer.Binding { return explorer.Binding{Action: v.Name, Keys: v.Texts} })
	return each(explorer.KeyFaults(c.keys), func(f explorer.KeyFault) data.Fault { return data.Fault(f) })
}

// configured reads what the reader has set. Without a file nothing is.
func (r *run) configured() (c config, err error) {
	file, err := state.ConfigFile(r.environ)
	if err != nil || r.flags.noConfig { // no home directory, as in a container
		return c, nil
	}
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) { // as for most: the table of what could be set is then not made
		return c, nil
	}
	err = data.Configure(file, each(c.settings(r.variable("HOME")), func(s setting) data.Setting { return s.Setting }))
	if mistakes, ok := errors.AsType[data.Refused](err); ok {
		f := refusal("the configuration", mistakes)
		f.lines[len(f.lines)-1] += "; entente --no-config opens without it"
		return c, f
	}
	if err != nil {
		err = &failure{code: failed, lines: []safe.Text{safe.Shownf("%s; entente --no-config opens without it", err)}}
	}
	return c, err
}

// before returns the head of a command line that opens a Scene as it is in spite of
// what is set.
func (c *config) before(head []string, s model.Scene) []string {
	if c.order != s.Order && s.Order == model.OrderType && s.Listed.Kind != model.AllQuotes {
		return append(slices.Clip(head), "--order", s.Order.String())
	}
	return head
}

// folder returns where what is exported goes.
func (c *config) folder() string {
	if c.exports != "" {
		return c.exports
	}
	return absolute(".")
}

// export exports into the folder that is set, unless the file's name has one.
func (c *config) export(of explorer.Shot, format, file string, force bool) func() (string, error) {
	if c.exports != "" && filepath.Base(file) == file {
		file = filepath.Join(c.exports, file)
	}
	return exportShot(of, format, file, force)
}

const configHelp = `Print a configuration with every setting there is, each commented out and with
the value that it has without it. The explorer reads $XDG_CONFIG_HOME/entente/
config.yaml (~/.config/entente/config.yaml; on Windows
%AppData%\entente\config.yaml) where there is one. What is wrong in it is told
at once, with its place, and --no-config opens without it. A flag goes before a
setting.`

func (r *run) configCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "config",
		Short:   "Print a configuration to begin with",
		Long:    configHelp,
		Example: "  entente config >~/.config/entente/config.yaml",
		Args:    takes(0, "no argument"),
		RunE: func(*cobra.Command, []string) error {
			r.text.WriteString(configText())
			return nil
		},
	}
}

// configText returns the file with every setting commented out: a setting’s line
// begins with # alone, a comment’s with # and a blank.
func configText() string {
	var b strings.Builder
	b.WriteString("# What entente’s explorer is set to, as YAML. Take the # off a line to set it.\n")
	for _, s := range new(config).settings("") {
		b.WriteString("\n# " + strings.ReplaceAll(s.about, "\n", "\n# ") + "\n")
		if s.Words != nil {
			b.WriteString("# One of " + strings.Join(s.Words, ", ") + ".\n")
		}
		if s.Of == nil {
			b.WriteString("#" + s.Name + ": " + s.usual[0] + "\n")
			continue
		}
		b.WriteString("#" + s.Name + ":\n")
		for i, name := range s.Of {
			b.WriteString("#  " + yamlText(name) + ": " + s.usual[i] + "\n")
		}
	}
	return b.String()
}

// flowList returns words as a YAML list in one line.
func flowList(words []string) string { return "[" + strings.Join(each(words, yamlText), ", ") + "]" }

// ordinaryText is what YAML takes for the text that it is, without quotation marks.
var ordinaryText = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[A-Za-z][A-Za-z0-9’+ -]*$`)
})

// yamlText returns a text as YAML, in quotation marks unless it does without. YAML 1.1
// took y and n for truths, which some editors still show.
func yamlText(text string) string {
	if ordinaryText().MatchString(text) && text != "y" && text != "n" && text != "Y" && text != "N" {
		return text
	}
	return "\"" + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + "\""
}
