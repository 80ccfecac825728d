package cli

import (
	"path/filepath"
	"strconv"
	"strings"

	"entente/data"
	"entente/model"
)

// commandLine gives the command line that opens what a Scene shows: what is
// chosen, filtered, sorted, zoomed, pinned and in focus. Before are the dossier
// and the flags that the Scene doesn't know.
func commandLine(before []string, s model.Scene) model.Text {
	line := append([]string{"entente"}, before...)
	for _, word := range viewFlags(s) {
		line = append(line, shellWord(word))
	}
	return data.Shown(strings.Join(line, " "))
}

// viewFlags gives the flags that open what a Scene shows.
func viewFlags(s model.Scene) []string {
	var line []string
	flag := func(name, value string) {
		if value != "" {
			line = append(line, "--"+name, value)
		}
	}
	flag("list", listFlag(s.Listed))
	flag("actor", s.Actor)
	flag("tie", s.Tie)
	in := model.Relationships // where what is named puts the focus by itself
	switch {
	case s.Listed.Kind == model.AllQuotes && s.Tie == "":
		flag("quote", s.Quote)
		flag("tie", s.Item.Tie)
	case s.Focus != model.Sources && s.Item != s.Wish().Item: // chosen by nobody yet
	case s.Item.Claim > 0:
		flag("claim", strconv.Itoa(s.Item.Claim))
		in = model.Sources
	case s.Item.Quote != "":
		flag("quote", s.Item.Quote)
		in = model.Sources
	}
	for _, part := range s.Filter.Parts() {
		line = append(line, partFlags(part)...)
	}
	flag("search", s.Find)
	flag("order", orderFlag(s))
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
	if s.Zoomed {
		line = append(line, "--zoom")
	}
	return line
}

func listFlag(scope model.Scope) string {
	switch scope.Kind {
	case model.TiesOfQuote:
		return listQuote + ":" + scope.ID
	case model.SaidBy:
		return listSaidBy + ":" + scope.ID
	case model.AllTies:
		return listAllTies
	case model.AllQuotes:
		return listQuotes
	case model.TiesOfActor:
	}
	return ""
}

// orderFlag names the order of what is listed, unless it is the usual one.
func orderFlag(s model.Scene) string {
	switch {
	case s.Listed.Kind == model.AllQuotes && s.QuoteOrder != model.QuotesBySpeaker:
		return s.QuoteOrder.String()
	case s.Listed.Kind != model.AllQuotes && s.Order != model.OrderType:
		return s.Order.String()
	}
	return ""
}

// partFlags are the flags of one part of a filter.
func partFlags(part model.Part) []string {
	switch {
	case part.Facet == model.ByContest && len(part.Values) > 1: // both of two set nothing aside
		return nil
	case part.Facet == model.ByContest:
		return []string{"--contested=" + strconv.FormatBool(part.Values[0] == model.Contested)}
	}
	return []string{"--" + part.Facet.String(), strings.Join(part.Values, ",")}
}

// plainInShell are the characters that no shell gives a meaning, besides letters
// and digits of ASCII.
const plainInShell = "-_./:,=@+%"

// shellWord quotes a word for a POSIX shell (2.2.2, single quotes), where it needs
// that.
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

// lineHead gives the dossier and the flags that a Scene doesn't know, each as a
// word for the shell; paths are whole, so that the line works from anywhere.
func (r *run) lineHead(args []string) []string {
	var head []string
	for _, dossier := range args {
		head = append(head, absolute(dossier))
	}
	if r.flags.set.Changed("text") {
		head = append(head, "--text", absolute(r.flags.text))
	}
	if r.flags.set.Changed("theme") {
		head = append(head, "--theme", r.flags.theme)
	}
	if r.flags.ascii {
		head = append(head, "--ascii")
	}
	for i := range head {
		head[i] = shellWord(head[i])
	}
	return head
}

func absolute(path string) string {
	whole, err := filepath.Abs(path)
	if err != nil { // the directory is gone: then the path as it was given is as good
		return path
	}
	return whole
}
