package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A grain is how finely a date is told.
type grain uint8

const (
	none   grain = iota // no date
	moment              // a day, and a time of it
	day
	month
	season
	year
	dayOfMonth  // some day of a month, 1985-04-XX
	dayOfYear   // some day of a year, 1985-XX-XX
	monthOfYear // some month of a year, 2004-XX
	yearOfSome  // some year of ten or a hundred, 199X, 19XX
)

// masked reports whether the text leaves digits unspecified.
func (g grain) masked() bool { return g >= dayOfMonth }

// grains are the shapes of EDTF's dates: a 0 is any digit. A season has the shape of
// a month.
var grains = map[string]grain{
	"0000":       year,
	"0000-00":    month,
	"0000-00-00": day,
	"0000-00-XX": dayOfMonth,
	"0000-XX-XX": dayOfYear,
	"0000-XX":    monthOfYear,
	"000X":       yearOfSome,
	"00XX":       yearOfSome,
}

// clocks are the shapes of EDTF's times of day.
var clocks = map[string]bool{
	"00:00:00": true, "00:00:00Z": true,
	"00:00:00+00": true, "00:00:00-00": true, "00:00:00+00:00": true, "00:00:00-00:00": true,
}

// parsePoint reads a date that is no interval.
func parsePoint(text string) (point, error) {
	p := point{text: text}
	bare := text
	if p.signed(signs) {
		bare = text[:len(text)-1]
	}
	date, clock, timed := strings.Cut(bare, "T")
	var err error
	switch {
	case timed && bare != text:
		err = fmt.Errorf("%.60q has a sign behind a time of day, which EDTF has not", text)
	case strings.HasPrefix(date, "Y"):
		err = p.readFarYear(date[1:])
	default:
		err = p.readDate(date)
	}
	if err == nil && timed {
		err = p.readClock(clock)
	}
	if err != nil {
		return point{}, err
	}
	return p, nil
}

// readDate reads a date whose year has four digits.
func (p *point) readDate(date string) error {
	digits, negative := strings.CutPrefix(date, "-")
	p.grain = grains[shape(digits)]
	if p.grain == none {
		return p.foreign()
	}
	if negative && strings.HasPrefix(digits, "0000") {
		return fmt.Errorf("%.60q is no date: the year before 0001 is 0000", p.text)
	}
	y, of := number(strings.ReplaceAll(digits[:4], "X", "0")), 1
	for range strings.Count(digits[:4], "X") {
		of *= 10
	}
	if negative {
		y, of = -y-of+1, of-truth(y == 0) // 0000 has no sign
	}
	m, err := p.readMonth(digits)
	if err != nil {
		return err
	}
	d := 0
	if p.grain == day {
		d = number(digits[8:])
	}
	return p.span(y, of, m, d)
}

// readMonth returns the month of a date that has one, else 0.
func (p *point) readMonth(digits string) (int, error) {
	if p.grain != month && p.grain != day && p.grain != dayOfMonth {
		return 0, nil
	}
	m := number(digits[5:7])
	switch {
	case m >= 1 && m <= 12:
		return m, nil
	case p.grain == month && m >= 21 && m <= 24:
		p.grain = season
		return 0, nil
	case p.grain == month && m >= 25 && m <= 41:
		return 0, p.foreign()
	}
	return 0, fmt.Errorf("%.60q is no date: months are 01 to 12, seasons 21 to 24", p.text)
}

// span sets the days that p can mean: those of so many years from y on, of their
// month m, of its day d, where these aren't 0.
func (p *point) span(y, of, m, d int) error {
	first := time.Date(y, time.Month(max(m, 1)), 1, 0, 0, 0, 0, time.UTC)
	next := first.AddDate(of, 0, 0)
	if m > 0 {
		next = first.AddDate(0, 1, 0)
	}
	p.first, p.more = dayOf(first), int32(dayOf(next)-dayOf(first)-1) //nolint:gosec // there are a hundred years at most
	if p.grain != day {
		return nil
	}
	if d < 1 || d > int(p.more)+1 {
		return fmt.Errorf("%.60q is no date: %s has %d days", p.text, monthInWords(first), p.more+1)
	}
	p.first, p.more = p.first+d-1, 0
	return nil
}

// lastYear is the last year a date can have, and yearDigits how many digits it has, in
// words: fewer where int has 32 bits, which must hold its days and a timeline's ticks
// beyond them.
var lastYear, yearDigits = [...]string{"999999", "999999999"}[strconv.IntSize/64], [...]string{"six", "nine"}[strconv.IntSize/64]

// readFarYear reads a year of more than four digits, what stands behind its Y.
func (p *point) readFarYear(text string) error {
	digits := strings.TrimPrefix(text, "-")
	switch {
	case strings.Trim(digits, "0123456789") != "" || digits == "":
		return p.foreign()
	case len(digits) < 5 || digits[0] == '0':
		return fmt.Errorf("%.60q is no date: Y is for years of more than four digits", p.text)
	case len(digits) > len(lastYear):
		return fmt.Errorf("%.60q is beyond years of %s digits, Y-%s to Y%s", p.text, yearDigits, lastYear, lastYear)
	}
	y := number(digits)
	if digits != text {
		y = -y
	}
	p.grain = year
	return p.span(y, 1, 0, 0)
}

// readClock reads a time of day, with the zone that it is in or without.
func (p *point) readClock(clock string) error {
	switch {
	case p.grain != day || !clocks[shape(clock)]:
		return p.foreign()
	case clock[:2] > "23" || clock[3:5] > "59" || clock[6:8] > "59":
		return fmt.Errorf("%.60q is no date: a day has 24 hours, 00 to 23, of 60 minutes of 60 seconds", p.text)
	case len(clock) > 10 && (clock[9:11] > "23" || len(clock) > 11 && clock[12:] > "59"):
		return fmt.Errorf("%.60q is no date: no zone is a day from another", p.text)
	}
	p.grain = moment
	return nil
}

// shape returns the text with 0 for each of its digits. Longer ones than any of EDTF's
// have none.
func shape(text string) string {
	if len(text) > len("00:00:00+00:00") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, text)
}

// number reads digits, of which there are few.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// foreign returns the error of a text that isn't read.
func (p *point) foreign() error { return foreignDate(p.text) }

// A foreignDate is the error of a text that isn't read. Which of the dates of level 2 it is
// is found out where it is told: a table may have a million that nobody is told of.
type foreignDate string

// Error says what the text is.
func (f foreignDate) Error() string {
	for l := range level2Of(string(f)) {
		return fmt.Sprintf("%.60q is EDTF level 2, %s, of which nothing is read", string(f), l.what)
	}
	return fmt.Sprintf("%.60q is no date that EDTF has", string(f))
}
