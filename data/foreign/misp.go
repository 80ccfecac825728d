package foreign

import (
	"bufio"
	"cmp"
	"slices"
	"strings"
	"sync"

	"entente/model"

	"github.com/go-json-experiment/json/jsontext"
)

// isMISP reports whether a text begins as the clusters of a MISP galaxy.
func isMISP(head []byte) bool {
	o := firstMembers(head)
	return slices.Contains(o.names, "values") && (o.text("uuid") != "" || o.text("category") != "" || o.text("type") != "")
}

// A misp reads a MISP galaxy's clusters, as https://www.misp-standard.org/rfc/misp-standard-galaxy-format.html
// has them.
type misp struct {
	*Import

	kind model.ActorType
	late []jsontext.Value // values that stand before what says of which kind they are
}

func (im *Import) misp(stream *bufio.Reader) error {
	m := &misp{Import: im}
	d := im.decoder(stream)
	itself := &im.records.Sources[im.sources[im.itself()]]
	about := *itself
	err := members(d, func(name string) error {
		if name == "values" {
			return items(d, func(v jsontext.Value) {
				if m.kind == "" {
					m.late = append(m.late, v.Clone())
				} else {
					m.value(newObject(v))
				}
			})
		}
		v, err := d.next()
		switch words := told(v); {
		case err != nil:
		case name == "type":
			m.kind = m.kindOf(words)
		case name == "name" && words != "":
			about.Title = words
		case name == "authors":
			for _, author := range textsOf(v) {
				about.Author = append(about.Author, model.Name{Literal: author})
			}
		case words != "":
			about.Note = strings.TrimSpace(about.Note + " " + noted(text(name), words))
		}
		return err
	})
	if err == nil {
		_, err = d.ReadToken()
		err = end(err)
	}
	if m.kind == "" {
		m.kind = m.kindOf("")
	}
	for _, v := range m.late {
		m.value(newObject(v))
	}
	im.records.Sources[im.sources[im.itself()]] = about
	return d.located(err)
}

// kindOf returns the kind of actors that the clusters of a type are.
func (m *misp) kindOf(of string) model.ActorType {
	if strings.Contains(of, "threat-actor") || strings.Contains(of, "intrusion-set") || strings.Contains(of, "activity-group") {
		return model.Group
	}
	word := strings.TrimPrefix(of, "mitre-")
	return m.Import.kind(cmp.Or(word, "cluster"), plural(cmp.Or(word, "cluster")))
}

var (
	mispKnown = set("value", "uuid", "description", "meta", "related")
	metaKnown = set("synonyms", "refs")
)

// value takes a cluster's value as an actor, with its ties.
func (m *misp) value(o object) {
	name, id := o.text("value"), o.text("uuid")
	if name == "" {
		m.tell(Entry{Kind: "value", ID: id, Fate: LeftOut, Why: "it has no name"})
		return
	}
	id = cmp.Or(id, name)
	meta := o.object("meta")
	a := model.Actor{Name: name, Type: m.kind, Summary: o.text("description"), Aliases: aliases(meta.texts("synonyms")...)}
	var rest gathering
	var sources []string
	for _, address := range meta.texts("refs") {
		if s := m.address(address); s != "" {
			sources = append(sources, s)
		} else {
			rest.add("refs", address)
		}
	}
	rest.addRest(o, mispKnown)
	rest.addRest(meta, metaKnown)
	rest.add("sources", strings.Join(sources, "; "))
	a.Attributes = rest.fields
	m.tell(m.declare("value", id, a))
	m.sponsors(meta, id, sources)
	for _, r := range o.objects("related") {
		m.related(r, id)
	}
}

// sponsors takes the states that are suspected to be behind an actor as ties.
func (m *misp) sponsors(meta object, id string, sources []string) {
	for _, state := range meta.texts("cfr-suspected-state-sponsor") {
		if plain := plainHead(state); plain == "unknown" || plain == "none" {
			continue
		}
		m.actor("state "+plainHead(state), state).Type = model.State
		m.wait(&pending{
			sortOfTie: &sortOfTie{kind: "cfr-suspected-state-sponsor", what: "suspected state sponsor", about: "A state that is suspected to be behind a group.", family: "MISP"},
			from:      []string{"state " + plainHead(state)}, to: []string{id},
			testimony: &testimony{
				sources: sources, voices: []string{m.itself()},
				stance: model.Asserts, certainty: model.Believed, confidence: confidenceOf(meta.text("attribution-confidence")),
			},
		})
	}
}

// likelihoods are what the words of estimative language say, as MISP's taxonomy has it: from
// almost no chance, of 5 of 100 at most, to almost certain. What is less likely than not is a
// doubt about a tie, which asserts nothing.
var likelihoods = sync.OnceValue(func() map[string]testimony {
	likely, possible := testimony{stance: model.Asserts, certainty: model.Believed}, testimony{stance: model.Asserts, certainty: model.Possible}
	doubt := testimony{stance: model.Qualifies, why: "it is less likely than not, and is taken as a doubt about it"}
	return map[string]testimony{
		"almost-certain": likely, "very-likely": likely, "likely": likely, "roughly-even-chance": possible,
		"unlikely": doubt, "very-unlikely": doubt, "almost-no-chance": doubt,
	}
})

const noLikelihood = "its likelihood is no word of estimative language, so that it can’t be told how likely it is"

var relatedKnown = set("type", "dest-uuid", "tags")

// related takes a relation to another value as a tie.
func (m *misp) related(r object, id string) {
	p := &pending{
		sortOfTie: &sortOfTie{kind: "related", what: strings.ReplaceAll(cmp.Or(r.text("type"), "related to"), "-", " "), family: "MISP"},
		testimony: &testimony{stance: model.Asserts, certainty: model.Stated},
		from:      []string{id}, to: r.texts("dest-uuid"),
	}
	p.undirected = p.what == "similar"
	p.Attributes = r.rest(relatedKnown)
	for _, tag := range r.texts("tags") {
		_, word, ok := strings.Cut(tag, "likelihood-probability=")
		word = strings.Trim(word, `"`)
		switch is, known := likelihoods()[word]; {
		case ok && !known:
			m.tell(Entry{Kind: "related", ID: id + " " + strings.Join(p.to, " "), Fate: LeftOut, Why: noLikelihood})
			return
		case ok && p.wording == "":
			is.wording = word
			p.testimony = &is
		default:
			p.Attributes = with(p.Attributes, "tag", tag)
		}
	}
	m.wait(p)
}
