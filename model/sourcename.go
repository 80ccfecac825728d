package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// ShortSource names a source in few words, as no other source of the dossier is
// named: who published it and the year, with a letter where these agree, such as
// "CNN 2024b". An unknown id is given back.
func (d *Dossier) ShortSource(id string) string {
	if n, ok := d.source.find(id); ok {
		return d.shorts[n]
	}
	return id
}

// Locate says where in which source something stands: "CNN 2024 ¶2", or "CNN 2024,
// no locator". The source goes without saying where the dossier has no other: "¶2".
func (d *Dossier) Locate(source string, at Locator) string {
	switch {
	case !d.SeveralSources():
		return at.Brief()
	case at.IsZero():
		return d.ShortSource(source) + ", " + at.Brief()
	}
	return d.ShortSource(source) + " " + at.Brief()
}

// LocateInWords is [Dossier.Locate] as it is read aloud: "paragraph 2 of CNN 2024".
func (d *Dossier) LocateInWords(source string, at Locator) string {
	switch {
	case !d.SeveralSources():
		return at.InWords()
	case at.IsZero():
		return at.InWords() + " in " + d.ShortSource(source)
	}
	return at.InWords() + " of " + d.ShortSource(source)
}

// SeveralSources reports whether a locator has to name its source.
func (d *Dossier) SeveralSources() bool { return len(d.Sources) > 1 }

// Reference cites a source as a whole, behind the short name that its locators have.
func (d *Dossier) Reference(source string) string {
	if !d.SeveralSources() {
		return d.Cite(source, Locator{})
	}
	return d.ShortSource(source) + ": " + d.Cite(source, Locator{})
}

// nameSources finds the short names.
func (d *Dossier) nameSources() {
	d.shorts = make([]string, len(d.Sources))
	alike, next, taken := map[string]int{}, map[string]int{}, map[string]bool{}
	for i := range d.Sources {
		s := &d.Sources[i]
		d.shorts[i] = s.shortName()
		key := Fold(d.shorts[i])
		alike[key]++
		taken[key], taken[Fold(s.publication())] = true, true // which may be a party's name
	}
	for i, name := range slices.Clone(d.shorts) {
		key := Fold(name)
		if alike[key] == 1 {
			continue
		}
		if last := name[len(name)-1]; d.Sources[i].Issued.IsZero() || last < '0' || last > '9' {
			name += " "
		}
		for ; taken[Fold(d.shorts[i])]; next[key]++ {
			d.shorts[i] = name + letters(next[key])
		}
		taken[Fold(d.shorts[i])] = true
	}
}

// publication is where the source was published, or its title.
func (s *Source) publication() string { return cmp.Or(s.ContainerTitle, s.Title) }

// shortName is who published the source, or else what tells most, and the year.
func (s *Source) shortName() string {
	author := ""
	if len(s.Author) > 0 {
		author = cmp.Or(s.Author[0].Family, s.Author[0].String())
	}
	name := shortened(cmp.Or(s.VariableInWords("container_title_short"), s.ContainerTitle,
		s.VariableInWords("publisher"), author, s.VariableInWords("title_short"), s.Title))
	if s.Issued.IsZero() {
		return name
	}
	return name + " " + s.Issued.begin().yearInBrief()
}

// shortNameRunes is the most characters of a source's short name before the year.
const shortNameRunes = 24

// shortened cuts a name between words, if it can.
func shortened(name string) string {
	if utf8.RuneCountInString(name) <= shortNameRunes {
		return name
	}
	runes := []rune(name)
	cut := string(runes[:shortNameRunes-1])
	if i := strings.LastIndexByte(string(runes[:shortNameRunes]), ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// letters counts a, b, … z, aa, ab and so on.
func letters(n int) string {
	last := string(rune('a' + n%26))
	if n < 26 {
		return last
	}
	return letters(n/26-1) + last
}
