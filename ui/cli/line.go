package cli

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"entente/data/safe"
	"entente/model"
)

// commandLine returns the command line that opens what a Scene shows: what is chosen,
// filtered, sorted, zoomed, pinned and in focus. In before are the dossier and the
// flags that the Scene doesn't know.
func commandLine(before []string, s model.Scene, zoomed bool) safe.Text {
	line := slices.Concat([]string{"entente"}, before, each(viewFlags(s, zoomed), shellWord))
	return safe.Shown(strings.Join(line, " "))
}

// viewFlags returns the flags that open what a Scene shows.
func viewFlags(s model.Scene, zoomed bool) []string {
	var line []string
	flag := func(name, value string) {
		if value != "" {
			line = append(line, "--"+name, value)
		}
	}
	flag("list", listFlag(s.Listed))
	flag("actor", s.Actor)
	flag("tie", s.Tie)
	in := itemFlags(flag, &s)
	for _, part := range s.Filter.Parts() {
		line = append(line, partFlags(part)...)
	}
	flag("search", s.Find)
	if s.Find != "" && max(s.Hit, s.HitHere()) > 0 { // without it the match is the one that is chosen
		flag("match", strconv.Itoa(s.Hit+1))
	}
	flag("order", orderFlag(s))
	if s.ActorOrder != model.ActorsByTies {
		flag("actors-by", s.ActorOrder.String())
	}
	flag("pin", s.Pin)
	if s.Focus != in {
		flag("focus", s.Focus.String())
	}
	if s.Drawing != model.NoDrawing {
		flag("drawing", s.Drawing.String())
	}
	flag("other", s.Other)
	if s.Wide {
		line = append(line, "--wide")
	}
	if s.Joined {
		line = append(line, "--joined")
	}
	if s.Span != model.AllTime {
		flag("span", s.Span.String())
	}
	if s.Open {
		line = append(line, "--open")
	}
	if zoomed {
		line = append(line, "--zoom")
	}
	return line
}

// itemFlags adds the flags that choose an item of Sources, and returns the pane that all
// flags until then have in focus by themselves.
func itemFlags(flag func(name, value string), s *model.Scene) (in model.Pane) {
	in = model.Relationships
	if s.Card != "" {
		flag("card", s.Card)
		in = model.Sources
		s.Item = model.Item{} // of a card the first is chosen
	}
	switch {
	case s.Listed.Kind == model.AllQuotes && s.Tie == "":
		flag("quote", s.Quote)
		flag("tie", s.Item.Tie)
	case s.Focus != model.Sources && s.Item != s.Requested().Item && !s.Drawing.OfClaims(): // not chosen by the reader
	case s.Item.Claim > 0:
		flag("claim", strconv.Itoa(s.Item.Claim))
		in = model.Sources
	case s.Item.Quote != "":
		flag("quote", s.Item.Quote)
		in = model.Sources
	}
	return in
}

// listFlag returns the value of --list; empty for the default.
func listFlag(scope model.Scope) string {
	for _, l := range lists()[1:] {
		if l.kind == scope.Kind && l.of != nil {
			return l.word + ":" + scope.ID
		}
		if l.kind == scope.Kind {
			return l.word
		}
	}
	return ""
}

// orderFlag returns the value of --order; empty for the default.
func orderFlag(s model.Scene) string {
	switch {
	case s.Drawing.OfClaims() && s.ClaimOrder != model.ClaimsByClaimant:
		return s.ClaimOrder.String()
	case s.Drawing.OfClaims():
	case s.Listed.Kind == model.AllQuotes && s.QuoteOrder != model.QuotesBySpeaker:
		return s.QuoteOrder.String()
	case s.Listed.Kind != model.AllQuotes && s.Order != model.OrderType:
		return s.Order.String()
	}
	return ""
}

// plainInShell are the characters, besides ASCII letters and digits, to which no shell
// gives a meaning.
const plainInShell = "-_./:,=@+%"

// shellWord returns a word quoted for a POSIX shell (2.2.2, single quotes), if needed.
func shellWord(word string) string {
	special := func(r rune) bool {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
		return !letter && !strings.ContainsRune(plainInShell, r)
	}
	if word != "" && !strings.ContainsFunc(word, special) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// lineHead returns the dossier and the flags that a Scene doesn't know, quoted for the
// shell. Paths are absolute, so that the line works from anywhere.
func (r *run) lineHead(args []string, d *model.Dossier) []string {
	head := each(args, dossierAnywhere)
	for _, value := range r.flags.texts {
		head = append(head, "--text", wherever(d, value))
	}
	head = append(head, r.flags.columns.words()...)
	if r.flags.since.given {
		head = append(head, "--"+sinceFlag, dossierAnywhere(r.flags.since.value))
	}
	if r.flags.set.Changed("theme") {
		head = append(head, "--theme", r.flags.theme)
	}
	switch {
	case r.flags.ascii:
		head = append(head, "--ascii")
	case r.flags.set.Changed("ascii"):
		head = append(head, "--ascii=false")
	}
	if r.flags.noConfig {
		head = append(head, "--no-config")
	}
	if size := r.reading.Size; size > 0 {
		head = append(head, "--max-size", strconv.FormatInt(size>>20, 10))
	}
	return each(head, shellWord)
}

// dossierAnywhere returns a DOSSIER by a name that works from anywhere.
func dossierAnywhere(name string) string {
	if name == standardInput {
		return name
	}
	return absolute(name)
}

func absolute(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil { // the working directory is gone: the path as given is as good
		return path
	}
	return whole
}
