package export

import (
	"crypto/sha256"
	_ "embed" // the page's style
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"entente/data/safe"
	"entente/model"
)

// HTML writes the part as one page that is read in a browser, without a network and
// without a script, which its Content-Security-Policy rules out: the network and the
// matrix of the protagonists, every tie once with all of its claims, the quotations,
// the actors, the sources, and what the words and marks mean. Every record has an
// anchor: "tie:", "claim:", "quote:", "actor:" or "source:" and its id, a claim its
// tie's, with a slash and its number. Checkboxes leave of the ties those of some types and
// standings, by the page's style alone. Only addresses that [model.LinkFault] has
// nothing against are links. Variables of CSL that a reference doesn't tell aren't in
// it. An error is the writer's.
//
// The markup is well-formed XML too. It is written by hand: html/template would keep
// every method of the program from being left out of it.
func HTML(w io.Writer, p Part) error {
	h := newPage(p)
	h.head()
	h.header()
	h.raw("<main id=\"main\" tabindex=\"-1\">\n")
	for _, s := range h.sections() {
		h.put(`<section id="%s" aria-labelledby="%s-head">`+"\n"+`<div class="lead"><h2 id="%s-head">%s`, s.id, s.id, s.id, s.title)
		h.count(s.count)
		h.raw("</h2>\n")
		h.put("<p class=\"small muted\">%s</p>\n", s.about)
		if s.lead != nil {
			s.lead()
		}
		h.raw("</div>\n<div class=\"body\">\n")
		s.body()
		h.raw("</div>\n</section>\n")
	}
	h.raw("</main>\n")
	h.footer()
	_, err := io.WriteString(w, h.b.String())
	return err
}

// A page is what is written of a part as HTML.
type page struct {
	Part
	b    strings.Builder
	web  *web
	ties map[string][]*model.Tie // by type, and by actor
	kept map[*model.Tie]bool
}

func newPage(p Part) *page {
	h := &page{Part: p, web: newWeb(p), ties: map[string][]*model.Tie{}, kept: map[*model.Tie]bool{}}
	for _, t := range p.Ties {
		h.kept[t] = true
		h.ties["type:"+t.Type] = append(h.ties["type:"+t.Type], t)
		for _, a := range p.Dossier.EndsOf(t) {
			h.ties["actor:"+a.ID] = append(h.ties["actor:"+a.ID], t)
		}
	}
	return h
}

// raw writes markup.
func (h *page) raw(markup string) { h.b.WriteString(markup) }

// draw writes markup with numbers and words of the program's own.
func (h *page) draw(markup string, values ...any) { fmt.Fprintf(&h.b, markup, values...) }

// put writes markup in which each %s stands for the next of the texts, escaped. All
// text of a dossier goes through it.
func (h *page) put(markup string, texts ...string) {
	escaped := make([]any, len(texts))
	for i, text := range texts {
		escaped[i] = html.EscapeString(text)
	}
	fmt.Fprintf(&h.b, markup, escaped...)
}

// direction is the attribute by which a browser asks an element's text for its direction,
// where some of it is read from right to left: most pages have thousands of texts and none
// such.
func direction(text string) string {
	if safe.Turns(text) {
		return ` dir="auto"`
	}
	return ""
}

// name writes a name, set apart where it would turn round what stands beside it.
func (h *page) name(name string) {
	if safe.Turns(name) {
		h.put("<bdi>%s</bdi>", name)
	} else {
		h.put("%s", name)
	}
}

// prose writes an element of text, of a class if one is given, if there is any text.
func (h *page) prose(name, class, text string) {
	if text == "" {
		return
	}
	h.raw("<" + name)
	h.opt(` class="%s"`, class)
	h.raw(direction(text) + ">")
	h.put("%s", text)
	h.raw("</" + name + ">\n")
}

// opt writes markup with a text, if there is one.
func (h *page) opt(markup, text string) {
	if text != "" {
		h.put(markup, text)
	}
}

// count writes how many there are of what stands before.
func (h *page) count(n int) {
	if n > 0 {
		h.put(` <span class="count">%s</span>`, strconv.Itoa(n))
	}
}

// A section is a part of the page with a heading of its own.
type section struct {
	id, title string
	count     int
	about     string
	lead      func() // what stands below the heading; nil for nothing
	body      func()
}

// sections returns what there is to tell, in its order.
func (h *page) sections() []section {
	var list []section
	add := func(s section, told bool) {
		if told {
			list = append(list, s)
		}
	}
	drawn := h.web.drawn > 0
	add(section{"network", "Network", 0, h.web.about(), nil, h.network}, drawn)
	add(section{"matrix", "Matrix", 0, "Who gives what to whom: a mark is a tie, and leads to it. " + h.web.about(), nil, h.matrix}, drawn)
	add(section{"ties", "Ties", len(h.Ties), "Each once, by type. A standing is derived from the claims: it is the strongest of those that assert or confirm.", h.filter, h.tieGroups}, len(h.Ties) > 0)
	add(section{"quotations", "Quotations", len(h.Quotes), "In the words of the source.", nil, h.quotations}, len(h.Quotes) > 0)
	add(section{"actors", "Actors", len(h.Actors), "All that the ties, claims and quotations here name.", nil, h.actors}, len(h.Actors) > 0)
	add(section{"sources", "Sources", len(h.Sources), "Where the claims and quotations here are printed.", nil, h.sources}, len(h.Sources) > 0)
	add(section{"meaning", "What the marks mean", 0, "The standings of ties, and what claimants do with them.", nil, h.meaning}, len(h.Ties) > 0)
	return list
}

//go:embed page.css
var pageStyle string

// style returns the page's style, with a rule for each type and standing that hides
// the ties that aren't of it while others are chosen. Only numbers and a marking, which
// is one of five, come into it. What is chosen is asked of the checkboxes alone, and a
// type's standings are classes of it: a browser that has to look through 20,000 ties for
// each rule takes minutes.
func (h *page) style() string {
	var b strings.Builder
	b.WriteString(pageStyle)
	const hide = ":not(:target, :has(:target)) { display: none !important; }\n" // a link leads to what is hidden, too
	b.WriteString(".lead:has(#denied:checked) + .body .tie:not(.denied)" + hide)
	for i := range h.Types {
		fmt.Fprintf(&b, ".lead:has(#types :checked):not(:has(#t%d:checked)) + .body .t%d%s", i, i, hide)
	}
	// A type of which nothing is left goes with its heading.
	b.WriteString(".lead:has(#standings :checked, #denied:checked) + .body .types:not(:has(:target)) { display: none; }\n")
	b.WriteString(".lead:has(#denied:checked):not(:has(#standings :checked)) + .body .denials { display: block; }\n")
	for _, s := range h.standings() {
		fmt.Fprintf(&b, ".lead:has(#standings :checked):not(:has(#s%d:checked)) + .body .s%d%s", s, s, hide)
		fmt.Fprintf(&b, ".lead:has(#s%d:checked):not(:has(#denied:checked)) + .body .h%d, .lead:has(#s%d:checked):has(#denied:checked) + .body .d%d { display: block; }\n", s, s, s, s)
	}
	b.WriteString(markStyle())
	mark := h.Dossier.Head.Marking.String()
	fmt.Fprintf(&b, "@page { margin: 1.8cm; @top-right { content: %q; font: 700 9pt sans-serif; } @bottom-right { content: counter(page) \" of \" counter(pages); font: 9pt sans-serif; } }\n", mark)
	return b.String()
}

// head writes what stands before the page is seen. Its icon is empty, so that no
// browser asks for one.
func (h *page) head() {
	style := "\n" + h.style()
	sum := sha256.Sum256([]byte(style))
	h.put(`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'"/>
<meta name="referrer" content="no-referrer"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>%s</title>
<link rel="icon" href="data:,"/>
`, base64.StdEncoding.EncodeToString(sum[:]), joined(" ", h.Dossier.Head.Marking.String(), h.Dossier.Head.Title))
	h.raw("<style>" + style + "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n")
}

// marking writes who may read the page, as the protocol has it at the head and foot.
func (h *page) marking() {
	if m := h.Dossier.Head.Marking; m != model.Unmarked {
		colour, _, _ := strings.Cut(strings.ToLower(strings.TrimPrefix(m.String(), "TLP:")), "+")
		h.put("<p class=\"tlp tlp-%s\">%s</p>\n", colour, m.String())
	}
}

func (h *page) header() {
	d := h.Dossier
	h.raw("<header id=\"about\">\n")
	h.marking()
	h.put("<h1 dir=\"auto\">%s</h1>\n", d.Head.Title)
	told := []string{share(len(h.Ties), d.TieCount(), "tie"), share(len(h.Quotes), len(d.Quotes), "quotation"), share(len(h.Actors), len(d.Actors), "actor"), share(len(h.Sources), len(d.Sources), "source")}
	if of := d.Head.AsOf; !of.IsZero() {
		told = append(told, "the dossier speaks of "+of.String())
	}
	h.put("<p class=\"small\">%s</p>\n", strings.Join(told, " · "))
	h.opt("<p class=\"small\"><strong>Not the whole dossier</strong>, but what passes: %s.</p>\n", strings.Join(h.Kept, "; and "))
	h.raw("</header>\n<nav aria-label=\"On this page\"><ul>\n")
	for _, s := range h.sections() {
		h.put(`<li><a href="#%s">%s`, s.id, s.title)
		h.count(s.count)
		h.raw("</a></li>\n")
	}
	h.raw("</ul></nav>\n")
}

func (h *page) footer() {
	h.raw("<footer>\n")
	h.marking()
	h.raw("<p class=\"muted\">Written by entente. What it says is what its sources say, not that they are right.</p>\n</footer>\n</body>\n</html>\n")
}

// share returns how many are here of how many: "12 of 96 ties", "1 tie".
func share(n, of int, one string) string {
	many := one
	if of != 1 {
		many += "s"
	}
	if n == of {
		return strconv.Itoa(n) + " " + many
	}
	return strconv.Itoa(n) + " of " + strconv.Itoa(of) + " " + many
}
