package model_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"entente/model"

	"pgregory.net/rapid"
)

// edtf generates texts that are often EDTF of level 0 or 1.
func edtf() *rapid.Generator[string] {
	const date = `(-?\d{4}(-[01]\d(-([0-3]\d|XX))?|-2[1-4]|-XX(-XX)?)?[?~%]?|-?\d(\dXX|\d\dX)[?~%]?|Y-?[1-9]\d{4,9}[?~%]?)`
	return rapid.OneOf(
		rapid.StringMatching(date),
		rapid.StringMatching(`(`+date+`|\.\.)?/(`+date+`|\.\.)?`),
		rapid.StringMatching(`\d{4}-[01]\d-[0-2]\dT[0-2]\d:[0-5]\d:[0-5]\d(Z|[+-][01]\d(:[0-5]\d)?)?`),
	)
}

// canBe reports whether a date that is no interval can mean a day: an oracle that holds
// the text against the day's, digit by digit.
func canBe(text string, day time.Time) bool {
	text, _, _ = strings.Cut(strings.TrimRight(text, "?~%"), "T")
	if i := len(text) - 3; i > 3 && text[i] == '-' && text[i+1] == '2' && strings.Count(text[1:], "-") == 1 {
		text = text[:i] // a season is somewhere in its year
	}
	written := fmt.Sprintf("%04d-%02d-%02d", day.Year(), day.Month(), day.Day())
	if day.Year() < 0 {
		written = fmt.Sprintf("-%04d-%02d-%02d", -day.Year(), day.Month(), day.Day())
	}
	if len(text) > len(written) || (text[0] == '-') != (written[0] == '-') {
		return false
	}
	for i := range len(text) {
		if text[i] != 'X' && text[i] != written[i] {
			return false
		}
	}
	return true
}

func dayNumber(t time.Time) int { return int(math.Floor(float64(t.Unix()) / 86400)) }

// TestDatePropertyDays holds the first and the last day of every kind of date against
// an enumeration of all days near it.
func TestDatePropertyDays(t *testing.T) {
	t.Parallel()
	dates := []string{
		"2024", "2023-02", "2024-02", "2024-02-29", "2024-21", "2024-24?", "199X", "19XX", "2004-XX", "1985-04-XX", "1984-02-XX~", "1985-XX-XX",
		"0000", "0004-02", "00XX", "000X", "-0044", "-0044-03-15", "-0004-02", "-004X", "-00XX", "-000X", "-0044-XX", "2004-01-01T23:10:10-04",
	}
	for _, text := range dates {
		first, last := math.MaxInt, math.MinInt
		d := day(t, text)
		earliest, latest := d.Days()
		for at := time.Date(-110, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2030; at = at.AddDate(0, 0, 1) {
			if at.Year() == 120 {
				at = at.AddDate(1770, 0, 0)
			}
			if canBe(text, at) {
				first, last = min(first, dayNumber(at)), max(last, dayNumber(at))
			}
		}
		if earliest != first || latest != last {
			t.Errorf("%s is from %d to %d, want %d to %d", text, earliest, latest, first, last)
		}
		for _, pair := range []struct {
			text        string
			first, last int
		}{
			{text: text + "/..", first: first, last: math.MaxInt},
			{text: "/" + text, first: math.MinInt, last: last},
		} {
			e, err := model.ParseDate(pair.text)
			if err != nil {
				continue // what is masked is in no interval
			}
			if earliest, latest := e.Days(); earliest != pair.first || latest != pair.last {
				t.Errorf("%s is from %d to %d, want %d to %d", pair.text, earliest, latest, pair.first, pair.last)
			}
		}
	}
}

func TestDateEndsTellOpenFromUnknown(t *testing.T) {
	t.Parallel()
	year := model.Stretch{First: model.YearStart(2019), Last: model.YearStart(2020) - 1}
	for text, want := range map[string][2]model.Stretch{
		"2019":    {year, year},
		"2019/..": {year, {Open: true}},
		"2019/":   {year, {Unknown: true}},
		"../2019": {{Open: true}, year},
		"/2019":   {{Unknown: true}, year},
	} {
		if start, end := day(t, text).Ends(); start != want[0] || end != want[1] {
			t.Errorf("%s: %+v and %+v, want %+v", text, start, end, want)
		}
	}
}

var farYear = regexp.MustCompile(`Y-?\d{7}`)

// tooFar reports whether a date is of years whose days an int of this machine doesn't hold.
func tooFar(text string) bool { return strconv.IntSize == 32 && farYear.MatchString(text) }

func TestDatesFarAway(t *testing.T) {
	t.Parallel()
	beyond := "is beyond years of " + map[int]string{32: "six digits, Y-999999 to Y999999", 64: "nine digits, Y-999999999 to Y999999999"}[strconv.IntSize]
	refused := func(text string) {
		if d, err := model.ParseDate(text); err == nil || err.Error() != fmt.Sprintf("%q %s", text, beyond) {
			t.Errorf("%s is %s (%v), want that it %s", text, d, err, beyond)
		}
	}
	refused("Y1234567890")
	refused("Y-1234567890")
	for _, year := range []int{-999_999_999, -170_000_002, -17_000, -401, -400, -1, 0, 1, 1969, 1970, 9999, 17_000, 170_000_002, 999_999_999} {
		text := model.YearEDTF(year)
		if tooFar(text) {
			refused(text)
			continue
		}
		first, last := day(t, text).Days()
		if first != model.YearStart(year) || last != model.YearStart(year+1)-1 || model.YearOf(first) != year || model.YearOf(last) != year {
			t.Errorf("%s is from %d to %d, of the years %d and %d", text, first, last, model.YearOf(first), model.YearOf(last))
		}
	}
}

// TestDatesMeet holds which dates meet against the days that they have in common, of
// all from 2019 to 2030.
func TestDatesMeet(t *testing.T) {
	t.Parallel()
	ends := []string{"", "..", "2023-12-30", "2023-12", "2024", "2024-01-02", "2024-22", "2024-03~", "2019", "2030"}
	texts := []string{"2023-12-31", "2024", "2024-01?", "2024-XX", "202X", "2024-01-XX", "2024-03-01T10:10:10Z"}
	for _, from := range ends {
		for _, to := range ends {
			if _, err := model.ParseDate(from + "/" + to); err == nil {
				texts = append(texts, from+"/"+to)
			}
		}
	}
	days := make([][]bool, len(texts))
	for i, text := range texts {
		days[i] = daysOf(text)
	}
	for i, a := range texts {
		for j, b := range texts {
			common := false
			for at := range days[i] {
				common = common || days[i][at] && days[j][at]
			}
			if got := day(t, a).Meets(day(t, b)); got != common {
				t.Errorf("%s meets %s: %v, want %v", a, b, got, common)
			}
		}
	}
}

// daysOf tells of each day from 2019 to 2030 whether a date can mean it: whether it is
// one, or lies between two, that the text can.
func daysOf(text string) []bool {
	from, to, interval := strings.Cut(text, "/")
	var first, last []bool
	for at := time.Date(2019, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2031; at = at.AddDate(0, 0, 1) {
		first = append(first, from == "" || from == ".." || canBe(from, at))
		last = append(last, to == "" || to == ".." || canBe(to, at))
	}
	if !interval {
		return first
	}
	for i := 1; i < len(first); i++ {
		first[i] = first[i] || first[i-1] // a start can be that day, or was before
		last[len(last)-1-i] = last[len(last)-1-i] || last[len(last)-i]
	}
	for i := range first {
		first[i] = first[i] && last[i]
	}
	return first
}

func TestDateBegunBy(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		date, end string
		want      bool
	}{
		{"2024", "2024-01-01", true},
		{"2024-10-23", "2024-10", true},
		{"2024-10-23", "2024-09", false},
		{"2024-XX", "2024-01", true},
		{"2024-10/2025", "2024-10-01", true},
		{"2024-10/", "2024-09-30", false},
		{"/2021", "2020", false},
		{"../2021", "2021-01-01", true},
		{"2050", "2024/..", true},
		{"2050", "2024/", true},
		{"-0044", "-0045", false},
		{"-0045", "-0044", true},
		{"2004-01-01T23:10:10-04", "2004-01-01", true},
	} {
		if got := day(t, c.date).BegunBy(day(t, c.end)); got != c.want {
			t.Errorf("%s begun by %s: %v", c.date, c.end, got)
		}
	}
	var none model.Date
	if some := day(t, "2024"); none.BegunBy(some) || some.BegunBy(none) || none.Meets(some) || some.Meets(none) || none.Meets(none) {
		t.Error("no date meets one, or has begun")
	}
}

func TestDateRefusesSayingWhy(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2023-02-29":             `"2023-02-29" is no date: February 2023 has 28 days`,
		"-0001-02-29":            `"-0001-02-29" is no date: February 2 BC has 28 days`,
		"2024-10-00":             `"2024-10-00" is no date: October 2024 has 31 days`,
		"2023-13":                `"2023-13" is no date: months are 01 to 12, seasons 21 to 24`,
		"2023-00-XX":             `"2023-00-XX" is no date: months are 01 to 12, seasons 21 to 24`,
		"2023-21-01":             `"2023-21-01" is no date: months are 01 to 12, seasons 21 to 24`,
		"-0000":                  `"-0000" is no date: the year before 0001 is 0000`,
		"Y2024":                  `"Y2024" is no date: Y is for years of more than four digits`,
		"2024-01-01T25:00:00":    `"2024-01-01T25:00:00" is no date: a day has 24 hours, 00 to 23, of 60 minutes of 60 seconds`,
		"2024-01-01T10:00:00+24": `"2024-01-01T10:00:00+24" is no date: no zone is a day from another`,
		"October":                `"October" is no date that EDTF has`,
		"2024/October":           `"October" is no date that EDTF has`,
		"../":                    `the interval "../" has no date in it`,
		"2024/2023":              `the interval "2024/2023" ends before it starts`,
	} {
		if _, err := model.ParseDate(text); err == nil || err.Error() != want {
			t.Errorf("%s: %v\nwant %s", text, err, want)
		}
	}
}

// TestDateLevel2 holds that the examples of the Library of Congress for level 2 are
// refused by that name, and that the nearest of level 1 is what is offered.
func TestDateLevel2(t *testing.T) {
	t.Parallel()
	for text, hint := range map[string]string{
		"Y-17E7":                  "Y-170000000",
		"Y17E10":                  "",
		"1950S2":                  "1950~",
		"Y171010000S3":            "Y171010000~",
		"Y3388E2S3":               "Y338800",
		"2001-34":                 "2001-04/2001-06",
		"2001-25":                 "2001-21",
		"2001-32?":                "2001-24?",
		"2001-39":                 "2001-09/2001-12",
		"2001-41~":                "2001-07~/2001-12~",
		"[1667,1668,1670..1672]":  "",
		"{1960,1961-12}":          "",
		"[..1760-12-03]":          "",
		"2004-06-11%":             "2004-06-11%",
		"2004-06~-11":             "2004-06-11~",
		"2004?-06-11":             "2004-06-11?",
		"?2004-06-~11":            "2004-06-11%",
		"2004-%06-11":             "2004-06-11%",
		"156X-12-25":              "156X",
		"15XX-12-25":              "15XX",
		"XXXX-12-XX":              "",
		"1XXX-XX":                 "",
		"1XXX-12":                 "",
		"1984-1X":                 "1984-XX",
		"1560-XX-25":              "1560-XX-XX",
		"2004-06-1X":              "2004-06-XX",
		"2004-06-~01/2004-06-~20": "2004-06-01~/2004-06-20~",
		"2004-06-XX/2004-07-03":   "2004-06/2004-07-03",
		"199X/2004":               "",
	} {
		if tooFar(hint) {
			hint = ""
		}
		_, err := model.ParseDate(text)
		if text != hint && (err == nil || !strings.Contains(err.Error(), "is EDTF level 2")) {
			t.Errorf("%s: %v", text, err)
		}
		if got := model.DateHint(text); got != hint {
			t.Errorf("%s is taken for %q, want %q", text, got, hint)
		}
	}
}

func TestDateHint(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2023-3-7": "2023-03-07", "2023-3": "2023-03", "2022/09/26": "2022-09-26", "2022.9.26": "2022-09-26", "20220926": "2022-09-26",
		"26 September 2022": "2022-09-26", "26th of Sept. 2022": "2022-09-26", "September 26, 2022": "2022-09-26",
		"Sept 2022": "2022-09", "SEP 2022": "2022-09", "October 2024?": "2024-10?", "9/2022": "2022-09",
		"26.9.2022": "2022-09-26", "9/26/2022": "2022-09-26", "3.3.2023": "2023-03-03", "7.3.2023": "", "07/03/2023": "",
		"c. 2015": "2015~", "circa March 2015": "2015-03~", "about 2015?": "2015%", "2015?~": "2015%",
		"2019–2021": "2019/2021", "2019-2021": "2019/2021", "2019 to 2021": "2019/2021", "1 May 2019 – June 2020": "2019-05-01/2020-06",
		"2023-3/2023-5": "2023-03/2023-05", "2021/2019": "",
		"spring 2024": "2024-21", "Fall 2023": "2023-23", "1990s": "199X", "1900s": "", "19xx": "19XX",
		"45 BC": "-0044", "1 BCE": "0000", "Y2024": "2024", "Y-0044": "-0044", "2024-10-24 10:15": "2024-10-24", "2024-10-24T10:15Z": "2024-10-24",
		"2024-00": "2024", "2024-10-00": "2024-10", " 2024 ": "2024", "2024": "2024",
		"": "", "October": "", "2009/10": "", "22-09-26": "", "2023-02-29": "", "31 April 2024": "", "2024-13": "", "March April 2024": "",
		"2024-10-131": "", "yesterday": "", "24": "", "24–27 October 2024": "", "5 March 1990s": "",
		"2005-11-22T00:00:00Z/2021-12-08T00:00:00Z": "2005-11-22/2021-12-08", "2005-11-22T00:00:00+02:00/..": "2005-11-22/..", "../2021-12-08 10:15": "../2021-12-08",
		"2005-11-22 10:15:30.5 to 2021": "2005-11-22/2021", "2005-11-22T10:15 and 2021-12-08T10:15": "", "2024-10-24 10:15 UTC": "2024-10-24", "2024-10-24 10:15:00.000": "2024-10-24",
		"2024-10-24T10:15 or later": "", "20241024T101500Z": "",
		"2019-": "", "2019 -": "", "May 2019 -": "", "- May 2019": "", "2019-10-": "", "2019/": "2019/", "May 2019/": "2019-05/", "/ 5.2019": "/2019-05", "/": "", "9/": "", "9/2022/": "", "/9/2022": "", "2019-05/06": "", "2019/05-06": "", strings.Repeat("9", 100): "",
	} {
		if got := model.DateHint(text); got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}

func TestDateInBrief(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2024": "2024", "2024-10-23~": "2024-10-23", "1985-XX-XX": "1985-XX-XX", "2004-01-01T10:10:10Z": "2004-01-01",
		"2019/2021": "2019–2021", "2024-10/2024-12": "2024-10–12", "2024-10-24/2024-10-27": "2024-10-24–27",
		"2022-10/2024-03": "2022–2024", "2024-09-30/2024-10-02": "2024-09–10", "2024-10-24/2024-12": "2024-10–12",
		"2024-01-05/2024": "2024-01–2024", "2024-10-05/2024-10~": "2024-10", "2022-10-03/2023": "2022-10–2023", "-0044-03-15/-0044-05-01": "-0044-03–05", "-0044/-0040": "-0044–-0040",
		"2019/..": "2019–", "2019/": "2019–?", "../2019": "–2019", "/2019": "?–2019", "2024-10-24/..": "2024-10-24–",
		"Y-17000/Y-16000": "Y-17000–Y-16000",
	} {
		if got := day(t, text).Brief(14); got != want {
			t.Errorf("%s in brief: %s, want %s", text, got, want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2024-10-23", "-004X/..", "Y-170000002~", "2004-01-01T10:10:10+05:30", "[1667,1668]", "1560-XX-25", "26 Sept 2022", "2022/09/26", "Y17E8"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := model.ParseDate(text)
		if (err == nil) == d.IsZero() {
			t.Fatalf("%q gives %v beside the error %v", text, d, err)
		}
		if hint := model.DateHint(text); hint != "" {
			day(t, hint)
		}
		if err != nil {
			return
		}
		first, last := d.Days()
		if d.EDTF() != text || d.String() == "" || d.Brief(14) == "" || first > last || !d.Meets(d) || !d.BegunBy(d) {
			t.Fatalf("%q is written back as %q, said as %q and %q, from %d to %d", text, d.EDTF(), d, d.Brief(14), first, last)
		}
	})
}
