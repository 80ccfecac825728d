package model

import (
	"strconv"
	"strings"
	"time"
)

// String says the date in words, no more precisely than it was written:
// "October 2024", "since 2019", "24 to 27 October 2024", "about 2015", "45 BC".
func (d Date) String() string {
	e := d.ends()
	switch {
	case d.IsZero():
		return ""
	case !e.interval:
		return e.start.String()
	case e.end.text == openEnd && e.start.dated():
		return "since " + e.start.String()
	case e.start.text == openEnd && e.end.dated():
		return "until " + e.end.String()
	case !e.end.dated():
		return "from " + e.start.String() + ", end unknown"
	case !e.start.dated():
		return "to " + e.end.String() + ", start unknown"
	case e.start.first < YearStart(1) && e.end.first >= YearStart(1):
		return e.start.String() + " to " + e.end.signedWords(e.end.words()+" AD")
	}
	return e.start.upTo(e.end) + " to " + e.end.String()
}

func (p point) String() string { return p.signedWords(p.words()) }

// signedWords adds what p's sign says to words.
func (p point) signedWords(words string) string {
	if p.signed(approximateSigns) {
		words = "about " + words
	}
	if p.signed(uncertainSigns) {
		words += " (uncertain)"
	}
	return words
}

// words says p without its sign.
func (p point) words() string {
	first := timeOf(p.first)
	switch p.grain {
	case none:
		return ""
	case moment:
		return dayInWords(first) + ", " + clockInWords(p.text[strings.IndexByte(p.text, 'T')+1:])
	case day:
		return dayInWords(first)
	case dayOfMonth:
		return "a day of " + monthInWords(first)
	case month:
		return monthInWords(first)
	case season:
		return seasons[p.season()-21] + " " + yearInWords(first)
	case monthOfYear:
		return "a month of " + yearInWords(first)
	case dayOfYear:
		return "a day of " + yearInWords(first)
	case yearOfSome:
		return "a year from " + yearInWords(first) + " to " + yearInWords(timeOf(p.last()))
	case year:
	}
	return yearInWords(first)
}

// seasons are EDTF's, from 21 on.
var seasons = []string{"spring", "summer", "autumn", "winter"}

func dayInWords(t time.Time) string { return strconv.Itoa(t.Day()) + " " + monthInWords(t) }

func monthInWords(t time.Time) string { return t.Month().String() + " " + yearInWords(t) }

// yearInWords names a year as people count them, who have none between 1 BC and 1.
func yearInWords(t time.Time) string {
	if y := t.Year(); y < 1 {
		return strconv.Itoa(1-y) + " BC"
	}
	return strconv.Itoa(t.Year())
}

// yearInBrief names p's year, or its years where it is one of some: "2024", "45 BC", "44
// AD", "1900–1999". Numbers that could be of anything are told to be a year's.
func (p point) yearInBrief() string {
	from, to := yearAndEra(timeOf(p.first)), yearAndEra(timeOf(p.last()))
	if p.grain != yearOfSome {
		return from
	}
	for _, era := range []string{" BC", " AD"} {
		if strings.HasSuffix(to, era) {
			from = strings.TrimSuffix(from, era)
		}
	}
	return from + "–" + to
}

func yearAndEra(t time.Time) string {
	const known = 1000 // the first year that is one at a glance
	if y := t.Year(); y > 0 && y < known {
		return strconv.Itoa(y) + " AD"
	}
	return yearInWords(t)
}

// clockInWords says a time of day, and in which zone where that is written.
func clockInWords(clock string) string {
	clock, zone := clock[:8], clock[8:]
	switch zone {
	case "":
		return clock
	case "Z":
		return clock + " UTC"
	}
	return clock + " UTC" + zone
}

// upTo says p without what it shares with the end of its interval, as people
// write "24 to 27 October 2024".
func (p point) upTo(end point) string {
	from, to := timeOf(p.first), timeOf(end.first)
	if p.signed(signs) || end.signed(signs) || from.Year() != to.Year() {
		return p.String()
	}
	switch {
	case p.grain == day && end.grain == day && from.Month() == to.Month():
		return strconv.Itoa(from.Day())
	case p.grain == day:
		return strconv.Itoa(from.Day()) + " " + from.Month().String()
	case p.grain == month:
		return from.Month().String()
	case p.grain == season:
		return seasons[p.season()-21]
	}
	return p.String()
}

// Brief returns the date as EDTF without its signs, in so many columns where that can
// be: an interval's end without what it shares with the start ("2024-10–12"), or both
// ends told by the month or the year alone where there is no room for more. A time of
// day is left out. An open end is empty, an unknown one a question mark.
func (d Date) Brief(width int) string {
	e := d.ends()
	if !e.interval {
		day, _, _ := strings.Cut(e.start.bare(), "T")
		return day
	}
	brief := ""
	for parts := 3; parts > 0; parts-- {
		start, end := e.start.coarse(parts), e.end.coarse(parts)
		brief = start + "–" + end
		if start == end && parts < 3 {
			brief = start
		}
		if i := strings.LastIndexByte(start, '-'); i > 3 && len(start) == len(end) && start[:i] == end[:i] && start != end {
			brief = start + "–" + end[i+1:]
		}
		if columns := len(brief) - len("–") + 1; columns <= width {
			break
		}
	}
	return brief
}

// Signed is [Date.Brief] behind a sign for what is rough or uncertain: "~2022–2024".
func (d Date) Signed(width int) string {
	e, sign := d.ends(), ""
	if e.start.signed(approximateSigns) || e.end.signed(approximateSigns) {
		sign = "~"
	}
	if e.start.signed(uncertainSigns) || e.end.signed(uncertainSigns) {
		sign += "?"
	}
	return sign + d.Brief(width-len(sign))
}

// coarse returns no more than so many parts of the text, of year, month and day.
func (p point) coarse(parts int) string {
	switch p.text {
	case openEnd:
		return ""
	case "":
		return "?"
	}
	text := p.bare()
	for i := 2; i < len(text); i++ { // before, a dash is the year's sign
		if text[i] == '-' {
			if parts--; parts == 0 {
				return text[:i]
			}
		}
	}
	return text
}
