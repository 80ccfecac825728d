package export

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model"
)

// markStyle returns a rule for each standing and stance: class m and its number have its
// mark and its ink. Written out with each of 100,000 claims they would be a third of the page.
func markStyle() string {
	var b strings.Builder
	rule := func(class string, s model.Sign) {
		ink := inkOf(s).class
		if s.Tone == model.ToneStated {
			ink = "text"
		}
		fmt.Fprintf(&b, ".%s { --mark: \"%s\"; --ink: var(--%s); }\n", class, s.Text, ink)
	}
	for s := range model.Unsupported + 1 {
		rule(markOf(s), s.Sign())
	}
	for _, s := range []model.Stance{model.Qualifies, model.Denies, model.Declines} {
		rule(stanceMark(s), s.Sign())
	}
	return b.String()
}

// markOf is the class of a standing's mark.
func markOf(s model.Standing) string { return fmt.Sprint("m", int(s)) }

// stanceMark is the class of the mark of a stance that is no standing.
func stanceMark(s model.Stance) string { return fmt.Sprint("c", int(s)) }

// markOfClaim is the class of a claim's mark.
func markOfClaim(c *model.Claim) string {
	switch c.Stance {
	case model.Asserts:
		return markOf(c.Certainty)
	case model.Confirms:
		return markOf(model.Confirmed)
	case model.Qualifies, model.Denies, model.Declines:
	}
	return stanceMark(c.Stance)
}

// standings returns those that ties here have, the strongest first.
func (h *page) standings() []model.Standing {
	var list []model.Standing
	for _, t := range h.Ties {
		if s := t.Standing(); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	slices.Sort(list)
	return list
}

// tally counts the ties that are so.
func (h *page) tally(is func(*model.Tie) bool) int {
	n := 0
	for _, t := range h.Ties {
		if is(t) {
			n++
		}
	}
	return n
}

// filter writes the checkboxes. None of a group that is checked lets all pass, as in
// the explorer's panels.
func (h *page) filter() {
	choice := func(id, label string, n int) {
		h.put(`<label><input type="checkbox" id="%s"/> <span>%s</span>`, id, label)
		h.count(n)
		h.raw("</label>\n")
	}
	h.raw("<form method=\"dialog\" aria-label=\"Leave some ties\">\n<fieldset id=\"standings\"><legend>Standing</legend><div class=\"choices\">\n")
	for _, s := range h.standings() {
		choice(fmt.Sprint("s", int(s)), s.Sign().Text+" "+s.String(), h.tally(func(t *model.Tie) bool { return t.Standing() == s }))
	}
	h.raw("</div></fieldset>\n")
	if n := h.tally((*model.Tie).Contested); n > 0 {
		h.raw("<fieldset><legend>Denials</legend><div class=\"choices\">\n")
		choice("denied", "✗ only what is denied", n)
		h.raw("</div></fieldset>\n")
	}
	h.raw("<fieldset id=\"types\"><legend>Type</legend><div class=\"choices\">\n")
	for i, typ := range h.Types {
		if n := len(h.ties["type:"+typ.ID]); n > 0 {
			choice(fmt.Sprint("t", i), typ.Label, n)
		}
	}
	h.raw("</div></fieldset>\n<button type=\"reset\">Show all</button>\n</form>\n")
}

// tieGroups writes the ties by type, and then how many of them the checkboxes leave,
// which the style counts.
func (h *page) tieGroups() {
	for i, typ := range h.Types {
		ties := h.ties["type:"+typ.ID]
		if len(ties) == 0 {
			continue
		}
		h.put("<section class=\"types t%s%s\" aria-labelledby=\"type:%s\">\n<h3 id=\"type:%s\">%s", strconv.Itoa(i), standingClasses(ties), typ.ID, typ.ID, typ.Label)
		h.count(len(ties))
		h.put("</h3>\n<p class=\"definition small\">%s</p>\n", typ.Definition)
		for _, t := range ties {
			h.tie(i, t)
		}
		h.raw("</section>\n")
	}
	h.put("<p class=\"shown\" role=\"status\"> of %s shown. <a href=\"#ties\">Change that</a></p>\n", share(len(h.Ties), len(h.Ties), "tie"))
}

// standingClasses returns the classes of a type's section: h and d with the numbers of the
// standings that its ties have, and those among them that are denied.
func standingClasses(ties []*model.Tie) string {
	var has [model.Unsupported + 1][2]bool
	classes := ""
	add := func(s model.Standing, kind int) {
		if !has[s][kind] {
			has[s][kind] = true
			classes += fmt.Sprintf(" %c%d", "hd"[kind], s)
		}
	}
	for _, t := range ties {
		add(t.Standing(), 0)
		if t.Contested() {
			add(t.Standing(), 1)
		}
	}
	if slices.ContainsFunc(ties, (*model.Tie).Contested) {
		classes += " denials"
	}
	return classes
}

func (h *page) tie(typ int, t *model.Tie) {
	d := h.Dossier
	denied := ""
	if t.Contested() {
		denied = " denied"
	}
	h.put(`<article class="tie t%s s%s%s" id="tie:%s"><h4>`, strconv.Itoa(typ), strconv.Itoa(int(t.Standing())), denied, t.ID)
	h.ends(t)
	h.put(` <a href="#tie:%s" aria-label="Link to this tie">#</a></h4>`+"\n", t.ID)
	facts := d.LabelledFactsOf(t)
	if t.Date.IsZero() {
		facts = append(facts, "no date")
	}
	h.prose("p", "facts", joined(" · ", facts...))
	h.put(`<p class="stands %s"><i>%s</i>`, markOf(t.Standing()), t.Standing().String())
	if deniers := d.DeniersOf(t); len(deniers) > 0 {
		h.put(` <span class="red">✗ denied by %s</span>`, joined(", ", deniers...))
	}
	h.raw("</p>\n")
	h.prose("p", "", t.Summary)
	h.fields(t.Attributes)
	h.note(t.Note)
	h.raw("<ol class=\"claims\">\n")
	for _, i := range t.ClaimsInOrder() {
		h.claim(t, i)
	}
	h.raw("</ol>\n</article>\n")
}

// ends names whom the tie ties, each set apart, so that a name that is read from right
// to left turns no arrow round.
func (h *page) ends(t *model.Tie) {
	before := ""
	for i, e := range endsOf(t) {
		switch {
		case i == 0:
		case e.role == "between", e.role != before && !t.Directed():
			h.raw(" ↔ ")
		case e.role != before:
			h.raw(" → ")
		default:
			h.raw(", ")
		}
		h.party(e.actor)
		before = e.role
	}
}

// party names an actor, a source in its own voice or no one, and leads to what is told
// of it.
func (h *page) party(id string) {
	name := h.Dossier.PartySaying(id)
	switch {
	case h.Dossier.ActorByID(id) != nil:
		h.put(`<a href="#actor:%s">`, id)
		h.name(name)
		h.raw("</a>")
	case h.Dossier.SourceByID(id) != nil:
		h.put(`<a href="#source:%s">`, id)
		h.name(name)
		h.raw("</a>")
	default:
		h.name(name)
	}
}

// locate names the source too where the dossier has no other: a page is read without it.
func (h *page) locate(source string, at model.Locator) string {
	if at.IsZero() {
		return h.Dossier.ShortSource(source) + ", " + at.Brief()
	}
	return h.Dossier.ShortSource(source) + " " + at.Brief()
}

// claim writes who says what of a tie, and where, and the words that carry it. What
// counts no longer is struck, and its mark muted.
func (h *page) claim(t *model.Tie, i int) {
	d, c := h.Dossier, &t.Claims[i]
	number := strconv.Itoa(t.ClaimNumber(i))
	class, open, shut := markOfClaim(c), "", ""
	if !d.Counts(c) {
		class, open, shut = class+" over", `<s class="void">`, "</s>"
	}
	h.put(`<li class="%s" id="claim:%s/%s"><p>`, class, t.ID, number)
	h.raw(open)
	h.party(c.By)
	h.put(` <i>%s</i>`, c.Word())
	h.raw(shut)
	h.put(` <a href="#source:%s">%s</a>`, c.Source, h.locate(c.Source, c.Locator))
	h.put(` <a href="#claim:%s/%s">#%s</a></p>`+"\n", t.ID, number, number)
	h.prose("p", "words", c.WordingInWords())
	h.quoted(c.Quote)
	for n := range c.AlsoIn {
		h.put("<p class=\"words\">also <a href=\"#source:%s\">%s</a></p>\n", c.AlsoIn[n].Source, c.AlsoIn[n].InWords(h.locate))
		h.quoted(c.AlsoIn[n].Quote)
	}
	h.fate(d.FateInWords(c, h.locate), d.Counts(c))
	if c.WithdrawnIn != nil {
		h.quoted(c.WithdrawnIn.Quote)
	}
	h.note(c.Note)
	h.raw("</li>\n")
}

// fate writes what became of a claim, a quotation or a source, if anything did; in red
// if it counts no longer.
func (h *page) fate(told string, counts bool) {
	if counts {
		h.opt("<p class=\"fate amber\">%s</p>\n", told)
	} else {
		h.opt("<p class=\"fate red\">%s</p>\n", told)
	}
}

// struck opens an element of text, which is struck if its source was retracted.
func (h *page) struck(name, source, text string) {
	if h.Dossier.Retracted(source) {
		name += ` class="void"`
	}
	h.raw("<" + name + direction(text) + ">")
}

// quoted writes the words of a quotation that carries a claim, if there is one.
func (h *page) quoted(id string) {
	if q := h.Dossier.QuoteByID(id); q != nil {
		h.struck("blockquote", q.Source, q.Text)
		h.put("“%s” <a href=\"#quote:%s\">quotation</a></blockquote>\n", q.Text, q.ID)
	}
}

// note writes what the dossier's maker noted, if anything.
func (h *page) note(text string) {
	if text != "" {
		h.prose("p", "note", "Note: "+text)
	}
}

// fields writes what is told under names.
func (h *page) fields(list model.Fields) {
	list = slices.DeleteFunc(slices.Clone(list), func(f model.Field) bool { return f.Text == "" })
	if len(list) == 0 {
		return
	}
	h.raw("<dl>\n")
	for _, f := range list {
		h.prose("dt", "", f.Name)
		h.prose("dd", "", f.Text)
	}
	h.raw("</dl>\n")
}
