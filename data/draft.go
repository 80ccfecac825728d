package data

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"entente/data/article"
	"entente/data/safe"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// A Drafted is a dossier to be finished, made of the texts of its sources.
type Drafted struct {
	Text                []byte // YAML, with what is guessed marked, and what is left to do as comments
	Quotes, Attributed  int    // how many quotations there are, and of how many somebody is guessed
	Names, Hedges, Lone int    // names that recur, phrases that hedge or deny, marks without a pair
}

// Draft makes a dossier of the texts of sources, as [article] reads them. Its id is made
// of a name, and those of the sources of the names of their files. Every quotation is in
// it to the character; the speakers, and what sort of actors they are, are guesses. The
// error names a text that is empty.
func Draft(name string, files ...File) (Drafted, error) {
	id := idFrom(name)
	d := drafter{actors: map[string]string{}, kinds: map[string]model.QuoteKind{}, ids: map[string]bool{}, quoted: map[string]int{}}
	d.head = ofTexts("id", id, "title", strings.ReplaceAll(id, "-", " "))
	for _, f := range files {
		paragraphs := article.Paragraphs(f.Bytes)
		if len(paragraphs) == 0 {
			return Drafted{}, fmt.Errorf("%s is empty; draft takes the text of a source", safe.Clean(f.Name))
		}
		d.source(f.Name, paragraphs)
	}
	text, err := d.written()
	d.drafted.Text = text
	return d.drafted, err
}

// A drafter builds a dossier's nodes.
type drafter struct {
	drafted                     Drafted
	head                        *yaml.Node
	sources, actorNodes, quotes []*yaml.Node
	actors                      map[string]string          // ids by name
	kinds                       map[string]model.QuoteKind // of the quotations of an actor, by its id
	ids                         map[string]bool            // that are taken
	quoted                      map[string]int             // quotations by speaker
	left                        []string                   // what is left to do, as comments
}

func (d *drafter) source(name string, paragraphs []safe.Text) {
	source := d.id(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), "source")
	title := string(paragraphs[0])
	if words := strings.Fields(title); len(words) > 12 {
		title = strings.Join(words[:12], " ") + " …"
	}
	node := ofTexts("id", source, "type", "document", "title", title)
	guessed(node, "type", "title")
	d.sources = append(d.sources, node)
	quotations, unpaired := article.Quotations(paragraphs)
	for _, n := range article.Names(paragraphs, quotations) {
		d.actor(n)
	}
	for _, q := range quotations {
		d.quote(source, q)
	}
	d.todo(source, paragraphs, unpaired)
}

// id returns an id for a text that nothing has yet.
func (d *drafter) id(text, fallback string) string {
	text = strings.NewReplacer("’s ", " ", "'s ", " ").Replace(text)
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := range words {
		words[i] = model.Fold(words[i])
	}
	words = slices.DeleteFunc(words, func(w string) bool { return strings.Trim(w, "abcdefghijklmnopqrstuvwxyz0123456789") != "" })
	base := cmp.Or(strings.Join(words, "-"), fallback)
	id := base[:min(len(base), 60)]
	for n := 2; d.ids[id] || id == model.Unattributed; n++ {
		id = fmt.Sprintf("%s-%d", base[:min(len(base), 60)], n)
	}
	d.ids[id] = true
	return id
}

// actor adds a name, of which somebody has to say what it is, or that it is no actor.
func (d *drafter) actor(n article.Name) {
	if known, ok := d.actors[n.Name]; ok {
		for _, other := range n.Others {
			d.actors[other] = cmp.Or(d.actors[other], known)
		}
		return
	}
	d.drafted.Names++
	id := d.id(n.Name, "actor")
	sort := string(model.Organization)
	if !article.Organized(n.Name) && (n.Role != "" || n.Speaks && strings.Contains(n.Name, " ")) {
		sort = string(model.Person)
	}
	node := ofTexts("id", id, "name", n.Name, "type", sort)
	if n.Role != "" {
		node.Content = append(node.Content, ofTexts("role", n.Role).Content...)
	}
	guessed(node, "type", "role")
	node.HeadComment = fmt.Sprintf("%s in %s", times(n.Count), inParagraphs(n.Paragraphs))
	if len(n.Others) > 0 {
		node.Content = append(node.Content, textNode("aliases"), bracketed(n.Others))
		node.Content[len(node.Content)-1].LineComment = guess
	}
	d.actors[n.Name], d.kinds[id] = id, quoteKindOf(n)
	for _, other := range n.Others {
		d.actors[other] = id
	}
	d.actorNodes = append(d.actorNodes, node)
}

// quoteKindOf guesses of which kind a name's quotations are.
func quoteKindOf(n article.Name) model.QuoteKind {
	switch {
	case article.Expert(n.Role):
		return model.Expert
	case strings.Contains(n.Name, "Commission") || strings.Contains(n.Name, "Report") || strings.Contains(n.Name, "Panel"):
		return model.Report
	}
	return model.Official
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func inParagraphs(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = fmt.Sprintf("¶%d", n)
	}
	return strings.Join(words, " ")
}

// quote adds a quotation. One that nobody is named beside is a term until somebody says
// whose it is.
func (d *drafter) quote(source string, q article.Quotation) {
	d.drafted.Quotes++
	first := "quote"
	var by []string
	for _, speaker := range q.Speakers {
		if id, ok := d.actors[speaker]; ok {
			by = append(by, id)
		}
	}
	if len(by) > 0 {
		first = by[0]
		d.drafted.Attributed++
	}
	d.quoted[first]++
	node := ofTexts("id", d.id(fmt.Sprintf("%s-%d", first, d.quoted[first]), "quote"))
	sort := model.Term.String()
	if len(by) > 0 {
		sort = d.kinds[by[0]].String()
		node.Content = append(node.Content, textNode("by"), bracketed(by))
		node.Content[len(node.Content)-1].LineComment = guess
	}
	more := ofTexts("text", q.Text, "source", source, "paragraph", fmt.Sprint(q.Paragraph), "kind", sort)
	more.Content[5].Tag = "!!int"
	guessed(more, "kind")
	node.Content = append(node.Content, more.Content...)
	switch {
	case q.Words != "":
		node.HeadComment = "“" + q.Words + "”"
	case len(by) == 0:
		node.HeadComment = "nobody is named beside it"
	}
	if q.Goes {
		node.HeadComment = strings.TrimSpace(node.HeadComment + "; it goes on in the next paragraph")
	}
	d.quotes = append(d.quotes, node)
}

// todo lists what has to be worked through by a reader.
func (d *drafter) todo(source string, paragraphs []safe.Text, unpaired []article.Unpaired) {
	for _, h := range article.Hedges(paragraphs) {
		d.drafted.Hedges++
		what := "hedges"
		if h.Denies {
			what = "denies"
		}
		d.left = append(d.left, fmt.Sprintf("[ ] %s ¶%d %s: “%s”", source, h.Paragraph, what, h.Words))
	}
	for _, u := range unpaired {
		d.drafted.Lone++
		d.left = append(d.left, fmt.Sprintf("[ ] %s ¶%d has a quotation mark without its pair, before: %s", source, u.Paragraph, u.Near))
	}
}

// written returns the dossier as YAML.
func (d *drafter) written() ([]byte, error) {
	root := &yaml.Node{Kind: yaml.MappingNode}
	add := func(name string, nodes []*yaml.Node, comment string) {
		if len(nodes) == 0 {
			return
		}
		key := textNode(name)
		key.HeadComment = comment
		root.Content = append(root.Content, key, &yaml.Node{Kind: yaml.SequenceNode, Content: nodes})
	}
	root.Content = append(root.Content, textNode("dossier"), d.head)
	if len(d.actorNodes) == 0 { // a dossier has to have one
		node := ofTexts("id", d.id("somebody", ""), "name", "Somebody", "type", string(model.Person))
		guessed(node, "name", "type")
		node.HeadComment = "no name recurs in the text"
		d.actorNodes = append(d.actorNodes, node)
	}
	add("sources", d.sources, "")
	add("actors", d.actorNodes, "The names that recur, or that speak. Take out what is no actor, say of each\nwhat it is, and take away “# guess” where it is right.")
	add("quotes", d.quotes, "Every quotation, to the character. Say whose it is, and name it in the claim\nthat it carries.")
	var text bytes.Buffer
	text.WriteString("# yaml-language-server: $schema=" + schemaFile + "\n# A draft: entente check tells what is still a guess.\n\n")
	e := yaml.NewEncoder(&text)
	e.SetIndent(2)
	if err := e.Encode(root); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	text.WriteString("\n# Ties come here, under tie_types: and ties:, each with its claims; entente new\n# shows how. What the text hedges or denies belongs into them:\n")
	for _, line := range d.left {
		text.WriteString("#   " + line + "\n")
	}
	return text.Bytes(), nil
}

// ofTexts returns a node of texts by their names, in turn. They are cut where they are
// longer than those of a dossier may be.
func ofTexts(texts ...string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	for pair := range slices.Chunk(texts, 2) {
		n.Content = append(n.Content, textNode(pair[0]), textNode(fitted(pair[1], pair[0])))
	}
	return n
}

func bracketed(texts []string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, text := range texts {
		n.Content = append(n.Content, textNode(short(text, usualBound-1)))
	}
	return n
}

// guessed marks the values of those fields.
func guessed(n *yaml.Node, names ...string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		for _, name := range names {
			if n.Content[i].Value == name {
				n.Content[i+1].LineComment = guess
			}
		}
	}
}
