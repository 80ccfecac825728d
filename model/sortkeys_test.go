package model

import (
	"cmp"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// However large the keys are, things are sorted as by comparing all of them.
func TestSortedByPropertyAsCompared(t *testing.T) {
	t.Parallel()
	key := rapid.OneOf(
		rapid.IntRange(-3, 3), rapid.IntRange(-3, 3), rapid.IntRange(-100_000, 100_000),
		rapid.SampledFrom([]int{math.MinInt, math.MaxInt, math.MinInt / 4, math.MaxInt / 4, math.MaxInt32}),
	)
	rapid.Check(t, func(t *rapid.T) {
		var list []sortKeys
		for range rapid.IntRange(0, 50).Draw(t, "things") {
			list = append(list, sortKeys{key.Draw(t, "first"), key.Draw(t, "second"), key.Draw(t, "third"), key.Draw(t, "fourth")})
		}
		compare := func(a, b int) int {
			return cmp.Or(slices.Compare(list[a][:], list[b][:]), cmp.Compare(b, a)) // the last first, which no key says
		}
		want := make([]int, len(list))
		for i := range want {
			want[i] = i
		}
		slices.SortFunc(want, compare)
		if got := sortedBy(nil, len(list), func(i int) sortKeys { return list[i] }, compare); !slices.Equal(got, want) {
			t.Fatalf("%v, not %v, of %v", got, want, list)
		}
	})
}
