package model

import (
	"fmt"
	"iter"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// level2 are the dates that EDTF has at its second level, and what level 1 has that is
// nearest to each, or nothing. The shapes of signs and of digits hold those of level 1
// too, which are read before.
var level2 = sync.OnceValue(func() []beyond {
	return []beyond{
		{
			regexp.MustCompile(`^(?:\[.*\]|\{.*\})$`), "a set of dates",
			func([]string) string { return "" },
		},
		{
			regexp.MustCompile(`^Y?(-?)(\d+)E(\d+)(?:S\d+)?$`), "a year with an exponent",
			func(parts []string) string {
				zeros, err := strconv.Atoi(parts[3])
				if err != nil || zeros > 9 {
					return ""
				}
				return yearText(parts[1], parts[2]+strings.Repeat("0", zeros))
			},
		},
		{
			regexp.MustCompile(`^Y?(-?)(\d+)S\d+$`), "a year with significant digits",
			func(parts []string) string { return yearText(parts[1], parts[2]) + "~" },
		},
		{
			regexp.MustCompile(`^(-?[\dX]{4})-(2[5-9]|3\d|4[01])([?~%]?)$`), "a part of a year beyond the seasons 21 to 24",
			func(parts []string) string { return partOfYear(parts[1], number(parts[2]), parts[3]) },
		},
		{
			regexp.MustCompile(`^(-?[\dX]{4})(-[\dX]{2})?(-[\dX]{2})?([?~%]?)$`), "digits unspecified in other places than at the end",
			func(parts []string) string { return coarserMask(parts[1], parts[2], parts[3]) + parts[4] },
		},
		{
			regexp.MustCompile(`^[?~%]?-?[\dX]{4}[?~%]?(?:-[?~%]?[\dX]{2}[?~%]?){1,2}$|^[?~%]-?[\dX]{4}$`), "a sign on a part of the date",
			func(parts []string) string {
				bare := strings.NewReplacer("?", "", "~", "", "%", "").Replace(parts[0])
				return bare + sign(strings.ContainsAny(parts[0], uncertainSigns), strings.ContainsAny(parts[0], approximateSigns))
			},
		},
	}
})

// level2Of returns the rows of level2 whose shape a text has.
func level2Of(text string) iter.Seq[*beyond] {
	return func(yield func(*beyond) bool) {
		if !mayBeLevel2(text) {
			return
		}
		for i := range level2() {
			if l := &level2()[i]; l.shape.MatchString(text) && !yield(l) {
				return
			}
		}
	}
}

// mayBeLevel2 reports whether a text need be held against the shapes, as nearly none need
// that is no date: it has brackets, or no other characters than the shapes have.
func mayBeLevel2(text string) bool {
	const digits, others = "0123456789", "X-?~%YES"
	if strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{") {
		return true
	}
	return strings.Trim(text, digits+others) == "" && strings.Trim(text, digits) != ""
}

// A beyond is a row of level2.
type beyond struct {
	shape *regexp.Regexp
	what  string
	hint  func(parts []string) string // of what the shape's groups found
}

func sign(uncertain, approximate bool) string {
	switch {
	case uncertain && approximate:
		return "%"
	case uncertain:
		return "?"
	case approximate:
		return "~"
	}
	return ""
}

// YearEDTF returns a year as EDTF writes it: 2024, 0987, -0044, Y17000.
func YearEDTF(year int) string {
	if year < 0 {
		return yearText("-", strconv.Itoa(-year))
	}
	return yearText("", strconv.Itoa(year))
}

// yearText writes a year of any number of digits.
func yearText(minus, digits string) string {
	digits = strings.TrimLeft(digits, "0")
	switch {
	case len(digits) > 4:
		return "Y" + minus + digits
	case digits == "":
		return "0000"
	}
	return minus + strings.Repeat("0", 4-len(digits)) + digits
}

// partOfYear writes the seasons, quarters, thirds and halves of level 2 as level 1 can:
// seasons without their hemisphere, the others as months.
func partOfYear(year string, part int, signs string) string {
	months, n := 3, part-33
	switch {
	case part <= 32:
		return fmt.Sprintf("%s-%d%s", year, 21+(part-25)%4, signs)
	case part >= 40:
		months, n = 6, part-40
	case part >= 37:
		months, n = 4, part-37
	}
	return fmt.Sprintf("%s-%02d%s/%s-%02d%s", year, n*months+1, signs, year, (n+1)*months, signs)
}

// coarserMask masks all that level 1 has to mask so that it has these unspecified digits.
func coarserMask(year, month, day string) string {
	switch {
	case strings.Contains(year, "X"):
		return year
	case strings.Contains(month, "X") && day != "":
		return year + "-XX-XX"
	case strings.Contains(month, "X"):
		return year + "-XX"
	case strings.Contains(day, "X"):
		return year + month + "-XX"
	}
	return ""
}
