package model

import (
	"cmp"
	"fmt"
	"math"
	"strings"
	"time"
	"unique"
)

// A Date is a date, or an interval from one to another, in EDTF of level 0 or 1
// (ISO 8601-2:2019; loc.gov/standards/datetime). An interval's end may be open ("..")
// or unknown (empty). Years are counted as EDTF counts them: 0000 is 1 BC. The zero
// Date is none. Dates are equal, also by ==, where their texts are. A Date takes the
// room of a pointer, since most of what can have one has none.
type Date struct{ read unique.Handle[ends] }

// ends are what was read of a date, which has the same two where it is no interval.
type ends struct {
	start, end point
	interval   bool
}

func (e ends) date() Date {
	if e == (ends{}) {
		return Date{}
	}
	return Date{unique.Make(e)}
}

func (d Date) ends() ends {
	if d.IsZero() {
		return ends{}
	}
	return d.read.Value()
}

// A point is a date that is no interval, or one end of one that is.
type point struct {
	text  string // as it was written, with its sign
	first int    // the earliest day that it can mean, counted from 1 January 1970
	more  int32  // the days after the first that it can mean, too
	grain grain
}

const openEnd = ".."

// ParseDate reads EDTF of level 0 and 1, with years of up to nine digits, or six where
// an int has 32 bits. The error says why the text is none; what is EDTF of level 2 is
// told by that name.
func ParseDate(text string) (Date, error) {
	first, last, interval := strings.Cut(text, "/")
	if !interval {
		p, err := parsePoint(text)
		if err != nil {
			return Date{}, err
		}
		return ends{start: p, end: p}.date(), nil
	}
	e := ends{interval: true}
	var err error
	if e.start, err = parseEnd(first); err != nil {
		return Date{}, err
	}
	if e.end, err = parseEnd(last); err != nil {
		return Date{}, err
	}
	switch {
	case !e.start.dated() && !e.end.dated():
		return Date{}, fmt.Errorf("the interval %.60q has no date in it", text)
	case e.earliest() > e.latest():
		return Date{}, fmt.Errorf("the interval %.60q ends before it starts", text)
	}
	return e.date(), nil
}

func parseEnd(text string) (point, error) {
	if text == openEnd || text == "" {
		return point{text: text}, nil
	}
	p, err := parsePoint(text)
	switch {
	case err != nil:
	case p.grain == moment:
		err = fmt.Errorf("%.60q has a time of day, which EDTF has not in intervals", text)
	case p.grain.masked():
		err = fmt.Errorf("%.60q in an interval is EDTF level 2, of which nothing is read", text)
	default:
		return p, nil
	}
	return point{}, err
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// EDTF returns the date as it was written.
func (d Date) EDTF() string {
	e := d.ends()
	if e.interval {
		return e.start.text + "/" + e.end.text
	}
	return e.start.text
}

// MarshalText returns the date as it was written.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.EDTF()), nil }

// Compare orders dates by the first day that they can mean, then by the last, seasons
// of one year by their numbers; an open or unknown start comes first, no date at all
// comes last.
func (d Date) Compare(e Date) int {
	if d.IsZero() || e.IsZero() {
		return cmp.Compare(truth(d.IsZero()), truth(e.IsZero()))
	}
	return d.order().compare(e.order())
}

// An order is what dates are sorted by, of those that aren't zero.
type order struct{ first, last, season int }

func (d Date) order() order {
	e := d.ends()
	return order{e.earliest(), e.latest(), e.start.season()}
}

func (o order) compare(p order) int {
	return cmp.Or(cmp.Compare(o.first, p.first), cmp.Compare(o.last, p.last), cmp.Compare(o.season, p.season))
}

// Ends returns the days that either end of the date can mean. Of a date that is no
// interval they are the same.
func (d Date) Ends() (start, end Stretch) {
	e := d.ends()
	return e.start.stretch(), e.end.stretch()
}

// Meets reports whether there can be a day on which both dates were. No date meets none.
func (d Date) Meets(e Date) bool {
	return !d.IsZero() && !e.IsZero() && d.earliest() <= e.latest() && e.earliest() <= d.latest()
}

// BegunBy reports whether what has this date can have begun, or been said, by the end
// of the other. An interval of which only the end is known counts from that end. It
// is false where either is no date.
func (d Date) BegunBy(end Date) bool {
	return !d.IsZero() && !end.IsZero() && d.begin().first <= end.latest()
}

// begin returns the date's start, else the end where only that is known.
func (d Date) begin() point {
	e := d.ends()
	if e.start.dated() {
		return e.start
	}
	return e.end
}

// earliest returns the earliest day that the date can mean, counted from 1 January 1970, and
// latest the last one. They are those of the text: that it is about or uncertain moves
// neither. A season can be any day of its year, since EDTF doesn't tell on which side of
// the earth it is; a time of day is one of the day that is written, whatever its zone. A
// start that is open or unknown is math.MinInt, such an end math.MaxInt; Ends tells which
// of the two it is. Of the zero Date they are both.
func (d Date) earliest() int { return d.ends().earliest() }

func (d Date) latest() int { return d.ends().latest() }

func (e ends) earliest() int {
	if e.start.dated() {
		return e.start.first
	}
	return math.MinInt
}

func (e ends) latest() int {
	if e.end.dated() {
		return e.end.last()
	}
	return math.MaxInt
}

// dated reports whether p is a date, and no end that is open or unknown.
func (p point) dated() bool { return p.grain != none }

func (p point) last() int { return p.first + int(p.more) }

// bare returns the text without its sign.
func (p point) bare() string { return strings.TrimRight(p.text, signs) }

// signed reports whether the text ends with one of the signs.
func (p point) signed(signs string) bool {
	return p.text != "" && strings.IndexByte(signs, p.text[len(p.text)-1]) >= 0
}

// The signs of EDTF at the end of a date, and which of them say what.
const (
	signs            = "?~%"
	uncertainSigns   = "?%"
	approximateSigns = "~%"
)

func (p point) stretch() Stretch {
	if !p.dated() {
		return Stretch{Open: p.text == openEnd, Unknown: p.text != openEnd}
	}
	return Stretch{First: p.first, Last: p.last()}
}

// season returns the number of p's season, 21 to 24, or 0.
func (p point) season() int {
	if p.grain != season {
		return 0
	}
	return number(p.bare()[len(p.bare())-2:])
}

const daySeconds = 24 * 60 * 60

func dayOf(t time.Time) int { return int(t.Unix() / daySeconds) }

func timeOf(day int) time.Time { return time.Unix(int64(day)*daySeconds, 0).UTC() }

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
