package foreign

import (
	"strconv"

	"entente/model"
)

// A gathering is fields under names that are told apart. However many they are, adding
// one takes the same time.
type gathering struct {
	fields model.Fields
	times  map[string]int // by name, how often it came; from many on
}

// fewFields is how many fields are looked through, rather than looked up.
const fewFields = 16

// add adds a text under a name; nothing where there is no text. A name that came
// before gets a number.
func (g *gathering) add(name, value string) {
	name = text(name)
	if value == "" {
		return
	}
	if name == "" {
		name = "unnamed"
	}
	free := name
	for n := 2; g.has(free); n++ {
		if g.times != nil {
			g.times[name]++
			n = max(n, g.times[name])
		}
		free = name + " " + strconv.Itoa(n)
	}
	g.fields = append(g.fields, model.Field{Name: free, Text: value})
	if g.times != nil {
		g.times[free]++
	}
}

func (g *gathering) has(name string) bool {
	if len(g.fields) < fewFields {
		return g.fields.Text(name) != ""
	}
	if g.times == nil {
		g.times = make(map[string]int, 2*fewFields)
		for _, f := range g.fields {
			g.times[f.Name]++
		}
	}
	return g.times[name] > 0
}

// addAll adds each of these texts under a name.
func (g *gathering) addAll(name string, values ...string) {
	for _, value := range values {
		g.add(name, value)
	}
}

// with returns the fields with one more, whose name is told apart where it is taken.
// It is for the few that are added by name.
func with(fields model.Fields, name, value string) model.Fields {
	g := gathering{fields: fields}
	g.add(name, value)
	return g.fields
}

// set returns a set of words.
func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
