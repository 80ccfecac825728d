package export

import (
	"strconv"
	"strings"

	"entente/model"
)

// dateParts reads a date's ends as CSL and BibTeX want them, as year, month and
// day, no finer than they were written. It gives nothing where an end is open or
// unknown, which neither can say; loose tells that an end is about or uncertain.
func dateParts(d model.Date) (parts [][]int, loose bool) {
	for text := range strings.SplitSeq(d.EDTF(), "/") {
		bare := strings.TrimRight(text, "?~%")
		loose = loose || bare != text
		if bare == "" || bare == ".." {
			return nil, false
		}
		var point []int
		for word := range strings.SplitSeq(bare, "-") {
			n, _ := strconv.Atoi(word) // EDTF writes digits
			point = append(point, n)
		}
		parts = append(parts, point)
	}
	return parts, loose
}
