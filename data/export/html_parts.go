package export

import (
	"html"
	"strings"

	"entente/model"
)

// quotations writes each quotation with who said it, where it stands, and the ties that
// it bears on.
func (h *page) quotations() {
	for _, q := range h.Quotes {
		h.put("<figure class=\"quotation\" id=\"quote:%s\">\n", q.ID)
		h.struck("blockquote", q.Source, q.Text)
		h.put("“%s”</blockquote>\n<figcaption>— ", q.Text)
		for i, by := range q.By {
			if i > 0 {
				h.raw(" and ")
			}
			h.party(by)
		}
		if len(q.By) == 0 {
			h.raw("no one named")
		}
		h.opt(", %s", h.role(q))
		h.opt(" · said %s", q.SaidInWords())
		h.put(` · %s · <a class="at" href="#source:%s">%s</a>`, q.Kind.String(), q.Source, h.locate(q.Source, q.Locator))
		h.put(` <a class="self" href="#quote:%s" aria-label="Link to this quotation">#</a>`+"\n", q.ID)
		h.fate(h.Dossier.FateOfQuote(q), !h.Dossier.Retracted(q.Source))
		h.prose("p", "", q.Context)
		h.note(q.Note)
		h.bearing(q)
		h.raw("</figcaption>\n</figure>\n")
	}
}

// role returns what the speaker of a quotation is, if it is one alone.
func (h *page) role(q *model.Quote) string {
	if len(q.By) != 1 || h.Dossier.ActorByID(q.By[0]) == nil {
		return ""
	}
	return h.Dossier.RoleInWords(h.Dossier.ActorByID(q.By[0]))
}

// bearing lists the ties here that a quotation bears on.
func (h *page) bearing(q *model.Quote) {
	var here []*model.Tie
	for _, t := range h.Dossier.TiesOf(q) {
		if h.kept[t] {
			here = append(here, t)
		}
	}
	h.links("On", here, func(t *model.Tie) { h.name(h.Dossier.EndsInWords(t)) })
}

// links lists ties behind their number, and leads to each; what names those that it
// is tied with.
func (h *page) links(what string, ties []*model.Tie, whom func(*model.Tie)) {
	if len(ties) == 0 {
		return
	}
	h.put("<details><summary>%s %s</summary>\n<ul>\n", what, share(len(ties), len(ties), "tie"))
	for _, t := range ties {
		h.put(`<li class="%s"><a href="#tie:%s">`, markOf(t.Standing()), t.ID)
		whom(t)
		h.put("</a>: %s, <i>%s</i>", joined(", ", h.Dossier.TypeOf(t).Label, t.Label), t.Standing().String())
		if t.Contested() {
			h.raw(" <b>✗ denied</b>")
		}
		h.raw("</li>\n")
	}
	h.raw("</ul></details>\n")
}

// actors writes the actors by section, as Countries has them.
func (h *page) actors() {
	d := h.Dossier
	var before model.Section
	for _, a := range h.Actors {
		if s := model.SectionOf(a); s != before {
			h.put("<h3>%s</h3>\n", d.SectionInWords(s))
			before = s
		}
		h.put(`<article class="actor" id="actor:%s"><h4>`, a.ID)
		h.name(a.DistinctName())
		h.put(` <a href="#actor:%s" aria-label="Link to this actor">#</a></h4>`+"\n", a.ID)
		h.prose("p", "kind", joined(", ", d.KindInWords(a), d.RoleInWords(a)))
		h.prose("p", "", a.Summary)
		h.fields(h.factsOf(a))
		h.links("End of", h.ties["actor:"+a.ID], func(t *model.Tie) {
			h.raw(d.WayOf(t, a.ID).Arrow() + " ")
			between := ""
			for other := range d.CounterpartsOf(t, a.ID) {
				h.raw(between)
				h.name(other.DistinctName())
				between = ", "
			}
		})
		h.raw("</article>\n")
	}
}

// factsOf returns what is known of an actor beside its summary.
func (h *page) factsOf(a *model.Actor) model.Fields {
	aliases := make([]string, len(a.Aliases))
	for i, other := range a.Aliases {
		aliases[i] = other.Name
		if other.Language != "" {
			aliases[i] += " (" + other.Language + ")"
		}
	}
	list := model.Fields{{Name: "short name", Text: a.Short}, {Name: "also called", Text: joined(", ", aliases...)}}
	if a.SpeaksFor != "" {
		list = append(list, model.Field{Name: "speaks for", Text: h.Dossier.PartyName(a.SpeaksFor)})
	}
	for _, r := range a.Roles {
		at := ""
		if r.At != "" {
			at = h.Dossier.PartyName(r.At)
		}
		list = append(list, model.Field{Name: "role", Text: joined(", ", r.Role, at, r.Date.String())})
	}
	list = append(list, a.Identifiers...)
	list = append(list, a.Attributes...)
	return append(list, model.Field{Name: "note", Text: a.Note})
}

// sources writes each source as it is cited; what was retracted is struck, but not that it
// was.
func (h *page) sources() {
	h.raw("<ul>\n")
	for _, s := range h.Sources {
		h.put("<li class=\"source\" id=\"source:%s\"><p><strong>%s</strong>", s.ID, h.Dossier.ShortSource(s.ID))
		h.put(` <a class="self" href="#source:%s" aria-label="Link to this source">#</a></p>`+"\n", s.ID)
		cited := s.CiteWithoutFate()
		h.struck("p", s.ID, cited)
		h.raw(linked(cited, s.ArchiveURL, s.URL) + "</p>\n")
		h.fate(s.Fate(), !h.Dossier.Retracted(s.ID))
		h.fields(model.Fields{{Name: "type", Text: s.Type}, {Name: "reliability", Text: s.Reliability.InWords()}, {Name: "note", Text: s.Note}})
		h.raw("</li>\n")
	}
	h.raw("</ul>\n")
}

// linked returns a text, escaped, in which those addresses are links that may be.
func linked(text string, addresses ...string) string {
	var pairs []string
	for _, address := range addresses {
		if address != "" && model.LinkFault(address) == "" {
			shown := html.EscapeString(address)
			pairs = append(pairs, shown, `<a rel="noreferrer noopener" href="`+shown+`">`+shown+"</a>")
		}
	}
	return strings.NewReplacer(pairs...).Replace(html.EscapeString(text))
}

// meaning tells what the standings here and the stances mean.
func (h *page) meaning() {
	h.raw("<dl>\n")
	for _, s := range h.standings() {
		h.put(`<dt class="%s"><span class="mark">%s</span> %s</dt><dd>%s</dd>`+"\n", inkOf(s.Sign()).class, s.Sign().Text, s.String(), s.Meaning())
	}
	for _, more := range [][3]string{
		{"red", "✗ denies", "A party says that it isn’t so. A tie can be confirmed and denied at once."},
		{"amber", "± qualifies", "A party narrows it, which denies nothing."},
		{"muted", "– leaves it open", "A party declines to say, which denies nothing."},
		{"muted", "struck", "The claim was withdrawn, or all that print it were retracted: it holds and denies nothing."},
	} {
		h.put(`<dt class="%s">%s</dt><dd>%s</dd>`+"\n", more[0], more[1], more[2])
	}
	h.raw("</dl>\n")
}
