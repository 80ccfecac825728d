package model_test

import (
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// day reads a date that the test takes for a valid one.
func day(t tester, text string) model.Date {
	t.Helper()
	d, err := model.ParseDate(text)
	if err != nil {
		t.Fatalf("ParseDate(%q): %v", text, err)
	}
	return d
}

func TestDateIsSaidInWordsAndWrittenBack(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2024":                  "2024",
		"2024-10":               "October 2024",
		"2024-10-04":            "4 October 2024",
		"2024-02-29":            "29 February 2024",
		"0987":                  "987",
		"2015~":                 "about 2015",
		"2024-10?":              "October 2024 (uncertain)",
		"2024-10-23%":           "about 23 October 2024 (uncertain)",
		"2019/..":               "since 2019",
		"../2019":               "until 2019",
		"2019/":                 "from 2019, end unknown",
		"/2019":                 "to 2019, start unknown",
		"2019/2021":             "2019 to 2021",
		"2024-10-24/2024-10-27": "24 to 27 October 2024",
		"2024-09-30/2024-10-02": "30 September to 2 October 2024",
		"2023-12-30/2024-01-02": "30 December 2023 to 2 January 2024",
		"2024-09/2024-10":       "September to October 2024",
		"2024-09/2024-10-02":    "September to 2 October 2024",
		"2024/2024-10":          "2024 to October 2024",
		"2024-10-15/2024-10":    "15 October to October 2024",
		"2024-09~/2024-10":      "about September 2024 to October 2024",
		"2024-09/2024-10?":      "September 2024 to October 2024 (uncertain)",
		"2015~/..":              "since about 2015",

		"0000":                      "1 BC",
		"-0044":                     "45 BC",
		"-0044-03-15":               "15 March 45 BC",
		"-0044-03/-0044-05":         "March to May 45 BC",
		"-0044/-0039":               "45 BC to 40 BC",
		"-0044~/0010":               "about 45 BC to 10 AD",
		"-0044/0010?":               "45 BC to 10 AD (uncertain)",
		"19XX":                      "a year from 1900 to 1999",
		"199X~":                     "about a year from 1990 to 1999",
		"-004X":                     "a year from 50 BC to 41 BC",
		"-00XX":                     "a year from 100 BC to 2 BC",
		"2004-XX":                   "a month of 2004",
		"1985-04-XX":                "a day of April 1985",
		"1985-XX-XX?":               "a day of 1985 (uncertain)",
		"2024-21":                   "spring 2024",
		"2024-22~":                  "about summer 2024",
		"2024-23":                   "autumn 2024",
		"2024-24":                   "winter 2024",
		"2024-21/2024-23":           "spring to autumn 2024",
		"2023-24/2024-21":           "winter 2023 to spring 2024",
		"Y170000002":                "170000002",
		"Y-170000002":               "170000003 BC",
		"Y-17000~/Y17000":           "about 17001 BC to 17000 AD",
		"Y999999999/..":             "since 999999999",
		"2004-01-01T10:10:10":       "1 January 2004, 10:10:10",
		"2004-01-01T10:10:10Z":      "1 January 2004, 10:10:10 UTC",
		"2004-01-01T10:10:10-04":    "1 January 2004, 10:10:10 UTC-04",
		"2004-01-01T10:10:10+05:30": "1 January 2004, 10:10:10 UTC+05:30",
	} {
		if tooFar(text) {
			continue
		}
		d := day(t, text)
		if got := d.String(); got != want {
			t.Errorf("%s in words: %q, want %q", text, got, want)
		}
		if got := d.EDTF(); got != text {
			t.Errorf("%s written back: %q", text, got)
		}
		if d.IsZero() {
			t.Errorf("%s: IsZero", text)
		}
	}
}

func TestDateRefuses(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", " ", "?", "~", "/", "..", "../..", "../", "/..", "2024/x", "x/2024", "2024/2025/2026",
		"24", "202", "20245", "-0000", "-0000-01", "+2024", "2024?~", "?2024", " 2024", "2024 ",
		"2024-1", "2024-00", "2024-13", "2024-10-00", "2024-10-32", "2023-02-29", "2024-10-4", "2024/10",
		"20241024", "October 2024", "٢٠٢٤",
		"2021/2019", "2024-10-27/2024-10-24", "2024-10/2024-09", "0000/-0001", "199x", "--044", "-44",
		"Y2024", "Y01234", "Y1234567890", "Y-1234567890", "Y", "Y-", "Y17000-01", "17000", "-17000",
		"2024-10-24T", "2024-10-24T24:00:00", "2024-10-24T10:60:00", "2024-10-24T10:10", "2024-10-24T10:10:10.5",
		"2024-10-24T10:10:10z", "2024-10-24T10:10:10+24", "2024-10-24T10:10:10+05:60", "2024-10T10:10:10", "2024-10-XXT10:10:10",
		"2024-10-24T10:10:10Z?", "2024-10-24T10:10:10/..", "../2024-10-24T10:10:10Z",
		"2004-06-XX/2004-07", "199X/..", "../19XX",
	} {
		if d, err := model.ParseDate(text); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", text, d)
		} else if !d.IsZero() {
			t.Errorf("ParseDate(%q) gives %v beside its error", text, d)
		}
	}
}

func TestDatesInOrder(t *testing.T) {
	t.Parallel()
	want := []string{"/2019", "Y-17000", "-0044", "-0043-12", "0000", "00XX", "0001", "2019-01-01", "2019-01", "2019", "2019-21", "2019-22", "2019-24", "2019/2020", "2019/..", "2019-02", "2020", "2024-10-23", "2024-10-24/2024-10-27", "2024-10-27", "Y17000"}
	for i, a := range want {
		for j, b := range want {
			if got := day(t, a).Compare(day(t, b)); sign(got) != sign(i-j) {
				t.Errorf("%s compared to %s: %d, want the sign of %d", a, b, got, i-j)
			}
		}
	}
	var none model.Date
	if none.Compare(day(t, "9999")) <= 0 || day(t, "9999").Compare(none) >= 0 || none.Compare(none) != 0 {
		t.Error("no date doesn't come last")
	}
	if day(t, "2019~").Compare(day(t, "2019?")) != 0 {
		t.Error("a doubt moves a date")
	}
	if none.String() != "" || none.EDTF() != "" || !none.IsZero() {
		t.Errorf("the zero date: %q, %q", none, none.EDTF())
	}
}

func sign(n int) int { return min(1, max(-1, n)) }

// TestDatePropertyTotal holds that any text is either refused or is written back
// to the character, and that the order of what is read is one.
func TestDatePropertyTotal(t *testing.T) {
	t.Parallel()
	text := rapid.OneOf(edtf(), rapid.String())
	rapid.Check(t, func(t *rapid.T) {
		var dates []model.Date
		for _, s := range rapid.SliceOfN(text, 3, 20).Draw(t, "texts") {
			d, err := model.ParseDate(s)
			if err != nil {
				continue
			}
			if d.EDTF() != s {
				t.Fatalf("%q is written back as %q", s, d.EDTF())
			}
			if d.String() == "" {
				t.Fatalf("%q says nothing", s)
			}
			dates = append(dates, d)
		}
		slices.SortFunc(dates, model.Date.Compare)
		for i := range dates {
			for j := range dates[:i] {
				if dates[j].Compare(dates[i]) > 0 || dates[i].Compare(dates[j]) < 0 {
					t.Fatalf("%s and %s are in no order", dates[j].EDTF(), dates[i].EDTF())
				}
			}
		}
	})
}
