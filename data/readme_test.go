package data_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/data"
	"entente/model"

	gocmp "github.com/google/go-cmp/cmp"
)

// A figure is a number in the README's argument about the “axis”, and the words that
// it stands in.
type figure struct {
	Of string
	N  int
}

// TestReadmeArgument holds every number of the README's argument about the “axis”, in
// their order, against the dossier that is built in.
func TestReadmeArgument(t *testing.T) {
	t.Parallel()
	d, prose := axis(t), argument(t)
	want := slices.Concat(rungFigures(d), denialFigures(d), cellFigures(d), wholeFigures(d), narrowFigures(d))
	got := numbersIn(prose)
	for i := range max(len(want), len(got)) {
		switch {
		case i >= len(want):
			t.Fatalf("%d is one number more than the dossier gives", got[i])
		case i >= len(got):
			t.Fatalf("no number tells %s: %d", want[i].Of, want[i].N)
		case got[i] != want[i].N:
			t.Errorf("the README has %d of %s, the dossier %d", got[i], want[i].Of, want[i].N)
		}
	}
}

// TestReadmeArgumentNames holds whom and what the argument names beside its numbers.
func TestReadmeArgumentNames(t *testing.T) {
	t.Parallel()
	d, prose := axis(t), argument(t)
	for name, pair := range map[string][2][]string{
		"who denies": {
			{"china", "iran", "north-korea"},
			claimants(every(d), denies),
		},
		"who denies on a day": {nil, claimants(every(d), func(c *model.Claim) bool { return denies(c) && !c.Said.IsZero() })},
		"who states":          {{"cnn-new-axis"}, claimants(where(undenied(d), narrow(d), stands(model.Stated)), func(c *model.Claim) bool { return c.Certainty == model.Stated })},
		"who confirms":        {{"austin"}, claimants(every(d), func(c *model.Claim) bool { return c.Stance == model.Confirms })},
		"what the sentence takes away": {
			{"iran-drones-russia", "north-korea-artillery-russia", "north-korea-missiles-russia", "north-korea-troops-russia", "russia-weapons-partnerships"},
			ids(where(firm(d), (*model.Tie).Contested)),
		},
		"who speaks of all four": {
			{"commission-national-defense-strategy", "gabuev", "observers", "some-experts", "zhao"},
			claimants(where(undenied(d), joinsAll(d)), func(c *model.Claim) bool { return c.Certainty == model.Assessed }),
		},
	} {
		if diff := gocmp.Diff(pair[0], pair[1]); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if told := typesInWords(d, where(undenied(d), narrow(d))); !strings.Contains(prose, told) {
		t.Errorf("the README doesn't tell the types of the narrower ties: %s", told)
	}
}

func axis(t *testing.T) *model.Dossier {
	t.Helper()
	l, err := data.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return l.Dossier
}

var (
	picture = regexp.MustCompile(`(?s)<picture>.*?</picture>`)
	fenced  = regexp.MustCompile("(?s)```.*?```")
	number  = regexp.MustCompile(`[0-9]+|(?i:\b(?:none|one|two|three|four|five|six|seven|eight|nine)\b)`)
)

// argument returns the prose of the README's section on the “axis”.
func argument(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(text), "\n### What is left of the “axis”\n")
	if !ok {
		t.Fatal("the README has no section on what is left of the “axis”")
	}
	section, _, _ := strings.Cut(rest, "\n#")
	return fenced.ReplaceAllString(picture.ReplaceAllString(section, ""), "")
}

func numbersIn(prose string) []int {
	words := strings.Fields("none one two three four five six seven eight nine")
	var numbers []int
	for _, found := range number.FindAllString(prose, -1) {
		n, err := strconv.Atoi(found)
		if err != nil {
			n = slices.Index(words, strings.ToLower(found))
		}
		numbers = append(numbers, n)
	}
	return numbers
}

func rungFigures(d *model.Dossier) []figure {
	core := ends(where(every(d), amongCore(d)))
	return []figure{
		{"protagonists", len(core)},
		{"ties among the four", len(where(every(d), amongCore(d)))},
		{"protagonists", len(core)},
		{"those firmer than possible", len(where(every(d), amongCore(d), firmerThan(model.Possible)))},
		{"those firmer than alleged", len(firm(d))},
		{"those that nobody denies", len(undenied(d))},
		{"those that are confirmed", len(where(undenied(d), confirmed))},
		{"ties of the dossier that are confirmed", len(where(every(d), confirmed))},
		{"ties of the dossier", len(d.Ties)},
	}
}

func denialFigures(d *model.Dossier) []figure {
	denials := claims(every(d), denies)
	sentences := map[string]bool{}
	for _, c := range denials {
		sentences[fmt.Sprint(c.Source, c.Locator, c.Wording, c.Said.EDTF())] = true
	}
	return []figure{
		{"denials", len(denials)},
		{"ties that are denied", len(where(every(d), (*model.Tie).Contested))},
		{"sentences that deny", len(sentences)},
		{"the sentence's paragraph", denials[0].Paragraph},
		{"the paragraph of the artillery", paragraph(d, "north-korea-artillery-russia")},
		{"the paragraph of the weapons partnerships", paragraph(d, "russia-weapons-partnerships")},
		{"ties that the sentence takes away", len(firm(d)) - len(undenied(d))},
	}
}

func cellFigures(d *model.Dossier) []figure {
	korea, iran := gives("north-korea", "russia"), gives("iran", "russia")
	given := func(tie *model.Tie) bool { return korea(tie) || iran(tie) }
	korean, iranian := where(undenied(d), between("north-korea", "russia")), where(undenied(d), between("russia", "iran"))
	return []figure{
		{"ties from North Korea to Russia", len(where(every(d), korea))},
		{"ties from Iran to Russia", len(where(every(d), iran))},
		{"those of them that nobody denies", len(where(undenied(d), given))},
		{"marks that stay in each cell", max(len(korean), len(iranian))},
		{"the paragraph of the military partnership", paragraph(d, korean[0].ID)},
		{"the paragraph of the alignment", paragraph(d, iranian[0].ID)},
	}
}

func wholeFigures(d *model.Dossier) []figure {
	whole, core := where(undenied(d), joinsAll(d)), len(ends(where(every(d), amongCore(d))))
	return []figure{
		{"ties of all four", len(whole)},
		{"ties that nobody denies", len(undenied(d))},
		{"protagonists", core},
		{"ties of all four that are assessed", len(where(whole, stands(model.Assessed)))},
		{"ties of all four that are stated", len(where(whole, stands(model.Stated)))},
		{"ties of each with each", len(where(whole, sided(core)))},
		{"protagonists", core},
		{"ties of one with the others", len(where(whole, sided(1, core-1)))},
		{"others than one", core - 1},
		{"ties of two with two", len(where(whole, sided(2, 2)))},
		{"the one side", 2},
		{"the other side", core - 2},
		{"ties of all four that are of distance", len(where(whole, ofType("distance")))},
		{"ties of all four", len(whole)},
	}
}

func narrowFigures(d *model.Dossier) []figure {
	rest := where(undenied(d), narrow(d))
	fewest, most := len(d.Actors), 0
	for _, tie := range rest {
		fewest, most = min(fewest, len(d.EndsOf(tie))), max(most, len(d.EndsOf(tie)))
	}
	figures := []figure{{"narrower ties", len(rest)}, {"the fewest ends", fewest}, {"the most ends", most}}
	for _, n := range numbersIn(typesInWords(d, rest)) {
		figures = append(figures, figure{"narrower ties of a type", n})
	}
	return append(figures,
		figure{"narrower ties that are stated", len(where(rest, stands(model.Stated)))},
		figure{"narrower ties", len(rest)},
		figure{"ties of Iran and North Korea alone", len(where(every(d), func(tie *model.Tie) bool {
			return slices.Equal(ends([]*model.Tie{tie}), []string{"iran", "north-korea"})
		}))})
}

// typesInWords counts the ties by type, the most frequent first.
func typesInWords(d *model.Dossier, ties []*model.Tie) string {
	types := slices.Clone(d.Types)
	count := func(typ model.TieType) int { return len(where(ties, ofType(typ.ID))) }
	slices.SortStableFunc(types, func(a, b model.TieType) int { return cmp.Compare(count(b), count(a)) })
	var words []string
	for _, typ := range types {
		if n := count(typ); n > 0 {
			words = append(words, fmt.Sprintf("%d of %s", n, typ.Label))
		}
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

func every(d *model.Dossier) (ties []*model.Tie) {
	for i := range d.Ties {
		ties = append(ties, &d.Ties[i])
	}
	return ties
}

// where returns the ties that are all of that.
func where(ties []*model.Tie, is ...func(*model.Tie) bool) (left []*model.Tie) {
	for _, tie := range ties {
		if !slices.ContainsFunc(is, func(is func(*model.Tie) bool) bool { return !is(tie) }) {
			left = append(left, tie)
		}
	}
	return left
}

// firm returns the ties among the protagonists that are firmer than alleged, and
// undenied those of them that nobody denies: the third rung and the fourth.
func firm(d *model.Dossier) []*model.Tie {
	return where(every(d), amongCore(d), firmerThan(model.Alleged))
}

func undenied(d *model.Dossier) []*model.Tie {
	return where(firm(d), func(tie *model.Tie) bool { return !tie.Contested() })
}

func amongCore(d *model.Dossier) func(*model.Tie) bool {
	return func(tie *model.Tie) bool {
		return !slices.ContainsFunc(d.EndsOf(tie), func(a *model.Actor) bool { return !a.Core })
	}
}

func joinsAll(d *model.Dossier) func(*model.Tie) bool {
	core := len(ends(where(every(d), amongCore(d))))
	return func(tie *model.Tie) bool { return len(d.EndsOf(tie)) == core }
}

func narrow(d *model.Dossier) func(*model.Tie) bool {
	all := joinsAll(d)
	return func(tie *model.Tie) bool { return !all(tie) }
}

func firmerThan(s model.Standing) func(*model.Tie) bool {
	return func(tie *model.Tie) bool { return tie.Standing() < s }
}

func stands(s model.Standing) func(*model.Tie) bool {
	return func(tie *model.Tie) bool { return tie.Standing() == s }
}

func confirmed(tie *model.Tie) bool { return tie.Standing() == model.Confirmed }

func denies(c *model.Claim) bool { return c.Stance == model.Denies }

func ofType(id string) func(*model.Tie) bool {
	return func(tie *model.Tie) bool { return tie.Type == id }
}

func gives(from, to string) func(*model.Tie) bool {
	return func(tie *model.Tie) bool {
		return slices.Equal(tie.From, []string{from}) && slices.Equal(tie.To, []string{to})
	}
}

func between(a, b string) func(*model.Tie) bool {
	pair := []string{a, b}
	slices.Sort(pair)
	return func(tie *model.Tie) bool { return !tie.Directed() && slices.Equal(ends([]*model.Tie{tie}), pair) }
}

// sided reports of a tie whether it has sides of these sizes.
func sided(sizes ...int) func(*model.Tie) bool {
	return func(tie *model.Tie) bool {
		var of []int
		for _, side := range append(slices.Clone(tie.Between), tie.From, tie.To) {
			if len(side) > 0 {
				of = append(of, len(side))
			}
		}
		return slices.Equal(of, sizes)
	}
}

// ends returns the ids of all ends, each once, in order.
func ends(ties []*model.Tie) (ids []string) {
	for _, tie := range ties {
		ids = slices.Concat(append([][]string{ids, tie.From, tie.To}, tie.Between...)...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

func ids(ties []*model.Tie) (ids []string) {
	for _, tie := range ties {
		ids = append(ids, tie.ID)
	}
	slices.Sort(ids)
	return ids
}

func claims(ties []*model.Tie, is func(*model.Claim) bool) (found []*model.Claim) {
	for _, tie := range ties {
		for i := range tie.Claims {
			if is(&tie.Claims[i]) {
				found = append(found, &tie.Claims[i])
			}
		}
	}
	return found
}

// claimants returns who makes such claims, each once, in order.
func claimants(ties []*model.Tie, is func(*model.Claim) bool) (ids []string) {
	for _, c := range claims(ties, is) {
		ids = append(ids, c.By)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// paragraph returns the first paragraph that carries the tie.
func paragraph(d *model.Dossier, tie string) int {
	var told []int
	for _, c := range claims([]*model.Tie{d.TieByID(tie)}, func(c *model.Claim) bool { return c.Stance.Positive() }) {
		told = append(told, c.Paragraph)
	}
	return slices.Min(told)
}
