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
	} {
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
		"24", "202", "20245", "-2024", "+2024", "0000", "2024?~", "?2024", " 2024", "2024 ",
		"2024-1", "2024-00", "2024-13", "2024-10-00", "2024-10-32", "2023-02-29", "2024-10-4", "2024/10",
		"2024-10-24T00:00:00", "20241024", "October 2024", "2024-21", "201X", "٢٠٢٤",
		"2021/2019", "2024-10-27/2024-10-24", "2024-10/2024-09",
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
	want := []string{"/2019", "2019-01-01", "2019-01", "2019", "2019/2020", "2019/..", "2019-02", "2020", "2024-10-23", "2024-10-24/2024-10-27", "2024-10-27"}
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
	text := rapid.OneOf(
		rapid.StringMatching(`(\d{4}(-[01]\d(-[0-3]\d)?)?[?~%]?|\.\.)?(/(\d{4}(-[01]\d)?[?~%]?|\.\.)?)?`),
		rapid.String(),
	)
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
