package model

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a date or an interval in EDTF (ISO 8601-2:2019): a year, a month or
// a day, each with "?", "~" or "%" behind it, and "/" between two of them. An
// interval's end may be open ("..") or unknown (empty). The zero Date is none.
type Date struct {
	start, end point
	interval   bool
}

// A point is one end of a Date. Month and day are 0 where the text is coarser.
type point struct {
	year, month, day       int
	uncertain, approximate bool
	open                   bool
}

// ParseDate reads EDTF. The error says what isn't understood.
func ParseDate(text string) (Date, error) {
	first, last, interval := strings.Cut(text, "/")
	if !interval {
		p, err := parsePoint(text)
		return Date{start: p, end: p}, err
	}
	d := Date{interval: true}
	var err error
	if d.start, err = parseEnd(first); err != nil {
		return Date{}, err
	}
	if d.end, err = parseEnd(last); err != nil {
		return Date{}, err
	}
	switch {
	case d.start.year == 0 && d.end.year == 0:
		return Date{}, fmt.Errorf("the interval %q has no date in it", text)
	case d.start.year > 0 && d.end.year > 0 && comparePoints(d.start.first(), d.end.last()) > 0:
		return Date{}, fmt.Errorf("the interval %q ends before it starts", text)
	}
	return d, nil
}

func parseEnd(text string) (point, error) {
	switch text {
	case "..":
		return point{open: true}, nil
	case "":
		return point{}, nil
	}
	return parsePoint(text)
}

func parsePoint(text string) (point, error) {
	var p point
	bare := text
	if n := len(text); n > 0 {
		switch text[n-1] {
		case '?':
			p.uncertain = true
		case '~':
			p.approximate = true
		case '%':
			p.uncertain, p.approximate = true, true
		}
		if p.uncertain || p.approximate {
			bare = text[:n-1]
		}
	}
	layouts := map[int]string{4: "2006", 7: "2006-01", 10: time.DateOnly}
	t, err := time.Parse(layouts[len(bare)], bare)
	if err != nil || bare == "" || t.Year() == 0 {
		return point{}, fmt.Errorf("%q is no date that EDTF has", text)
	}
	p.year = t.Year()
	if len(bare) >= 7 {
		p.month = int(t.Month())
	}
	if len(bare) == 10 {
		p.day = t.Day()
	}
	return p, nil
}

// IsZero tells that there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Compare orders dates by the first day that they can mean, then by the last;
// an open or unknown start comes first, no date at all comes last.
func (d Date) Compare(e Date) int {
	if d.IsZero() || e.IsZero() {
		return cmp.Compare(truth(d.IsZero()), truth(e.IsZero()))
	}
	return cmp.Or(comparePoints(d.start.first(), e.start.first()), comparePoints(d.end.last(), e.end.last()))
}

// sortKey sorts dates as Compare does, those that aren't zero.
func (d Date) sortKey() int {
	const points = 1_000_000_000 // more than any point has
	return d.start.first().sortKey()*points + d.end.last().sortKey()
}

func (p point) sortKey() int { return p.year*10_000 + p.month*100 + p.day }

// String says the date in words, no more precisely than it was written:
// "October 2024", "since 2019", "24 to 27 October 2024", "about 2015".
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case !d.interval:
		return d.start.String()
	case d.end.open:
		return "since " + d.start.String()
	case d.start.open:
		return "until " + d.end.String()
	case d.end.year == 0:
		return "from " + d.start.String() + ", end unknown"
	case d.start.year == 0:
		return "to " + d.end.String() + ", start unknown"
	}
	return d.start.upTo(d.end) + " to " + d.end.String()
}

// EDTF gives the date as it is written in a dossier.
func (d Date) EDTF() string {
	switch {
	case d.IsZero():
		return ""
	case d.interval:
		return d.start.edtf() + "/" + d.end.edtf()
	}
	return d.start.edtf()
}

func (p point) edtf() string {
	if p.open {
		return ".."
	}
	if p.year == 0 {
		return ""
	}
	text := fmt.Sprintf("%04d", p.year)
	if p.month > 0 {
		text += fmt.Sprintf("-%02d", p.month)
	}
	if p.day > 0 {
		text += fmt.Sprintf("-%02d", p.day)
	}
	switch {
	case p.uncertain && p.approximate:
		return text + "%"
	case p.uncertain:
		return text + "?"
	case p.approximate:
		return text + "~"
	}
	return text
}

func (p point) String() string {
	text := strconv.Itoa(p.year)
	if p.month > 0 {
		text = time.Month(p.month).String() + " " + text
	}
	if p.day > 0 {
		text = strconv.Itoa(p.day) + " " + text
	}
	if p.approximate {
		text = "about " + text
	}
	if p.uncertain {
		text += " (uncertain)"
	}
	return text
}

// upTo says p without what it shares with the end of its interval, as people
// write "24 to 27 October 2024".
func (p point) upTo(end point) string {
	if p.uncertain || p.approximate || end.uncertain || end.approximate || p.year != end.year {
		return p.String()
	}
	switch {
	case p.day > 0 && end.day > 0 && p.month == end.month:
		return strconv.Itoa(p.day)
	case p.day > 0:
		return strconv.Itoa(p.day) + " " + time.Month(p.month).String()
	case p.month > 0:
		return time.Month(p.month).String()
	}
	return p.String()
}

// first is the earliest day that p can mean, as a point with all its parts.
func (p point) first() point {
	return point{year: p.year, month: max(p.month, 1), day: max(p.day, 1)}
}

// last is the latest day that p can mean; an open end lies after all dates.
func (p point) last() point {
	if p.open {
		return point{year: 10_000}
	}
	q := point{year: p.year, month: p.month, day: p.day}
	if q.month == 0 {
		q.month = 12
	}
	if q.day == 0 {
		q.day = 31 // past the end of short months, which no comparison notices
	}
	return q
}

func comparePoints(p, q point) int {
	return cmp.Or(cmp.Compare(p.year, q.year), cmp.Compare(p.month, q.month), cmp.Compare(p.day, q.day))
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
