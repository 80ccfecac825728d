package model_test

import (
	"testing"

	"entente/model"
)

// strongestFirst has the scale in the order of data.md, so that a swap in the scale
// itself is noticed.
var strongestFirst = []model.Standing{
	model.Confirmed, model.Stated, model.Assessed, model.Believed, model.Alleged, model.Perceived,
	model.SelfDescribed, model.Possible, model.Debated, model.Historical, model.Unsupported,
}

// tieWith gives the only tie of a dossier, with those claims.
func tieWith(t tester, claims ...model.Claim) (*model.Dossier, *model.Tie) {
	t.Helper()
	actors := append(states("a", "b", "c"), person("office", "a"))
	d := must(t, records(actors, directed("tie", "arms", "a", "b", claims...)))
	return d, d.TieByID("tie")
}

func confirms(by string, certainty model.Standing) model.Claim {
	c := asserts(by, certainty)
	c.Stance = model.Confirms
	return c
}

func TestStanding(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		claims []model.Claim
		want   model.Standing
	}{
		"one claim":                        {[]model.Claim{asserts("a", model.Alleged)}, model.Alleged},
		"the strongest of several":         {[]model.Claim{asserts("a", model.Possible), asserts("paper", model.Believed), asserts("b", model.Historical)}, model.Believed},
		"a weak word confirmed":            {[]model.Claim{confirms("c", model.Possible)}, model.Confirmed},
		"stated and confirmed":             {[]model.Claim{asserts("paper", model.Stated), confirms("c", model.Stated)}, model.Confirmed},
		"denied all the same":              {[]model.Claim{asserts("paper", model.Stated), takes("a", model.Denies)}, model.Stated},
		"only denied":                      {[]model.Claim{takes("a", model.Denies)}, model.Unsupported},
		"only qualified":                   {[]model.Claim{takes("a", model.Qualifies)}, model.Unsupported},
		"only declined":                    {[]model.Claim{takes("a", model.Declines)}, model.Unsupported},
		"a qualification weakens nothing":  {[]model.Claim{asserts("paper", model.Assessed), takes("b", model.Qualifies)}, model.Assessed},
		"nobody named is a claimant too":   {[]model.Claim{asserts(model.Unattributed, model.Perceived)}, model.Perceived},
		"its own word is the weaker voice": {[]model.Claim{asserts("a", model.SelfDescribed), asserts("b", model.Alleged)}, model.Alleged},
	} {
		if _, tie := tieWith(t, c.claims...); tie.Standing() != c.want {
			t.Errorf("%s: %s, want %s", name, tie.Standing(), c.want)
		}
	}
}

func TestStandingScale(t *testing.T) {
	t.Parallel()
	for i, strong := range strongestFirst[1:10] {
		for _, weak := range strongestFirst[i+1 : 10] {
			if _, tie := tieWith(t, asserts("a", weak), asserts("b", strong)); tie.Standing() != strong {
				t.Errorf("%s and %s: %s", weak, strong, tie.Standing())
			}
		}
	}
	for i, word := range model.Words[model.Standing]() {
		s, ok := model.Parse[model.Standing](word)
		if !ok || s != strongestFirst[i] || s.String() != word {
			t.Errorf("the word %q reads as %v, want %v", word, s, strongestFirst[i])
		}
		if s.Meaning() == "" {
			t.Errorf("%s means nothing", word)
		}
		if _, ok := model.ParseCertainty(word); ok == (s == model.Confirmed || s == model.Unsupported) {
			t.Errorf("%s as a claim's certainty: %v", word, ok)
		}
	}
}

func TestContested(t *testing.T) {
	t.Parallel()
	held := asserts("paper", model.Stated)
	for name, c := range map[string]struct {
		claims  []model.Claim
		denials int
	}{
		"nobody denies":             {[]model.Claim{held}, 0},
		"declining isn’t denying":   {[]model.Claim{held, takes("a", model.Declines)}, 0},
		"qualifying isn’t denying":  {[]model.Claim{held, takes("a", model.Qualifies)}, 0},
		"one denies":                {[]model.Claim{held, takes("a", model.Denies)}, 1},
		"one denies twice":          {[]model.Claim{held, takes("a", model.Denies), takes("a", model.Denies)}, 1},
		"two deny":                  {[]model.Claim{held, takes("a", model.Denies), takes("b", model.Denies)}, 2},
		"denies and qualifies":      {[]model.Claim{takes("a", model.Denies), takes("a", model.Qualifies), held}, 1},
		"a holder who denies later": {[]model.Claim{asserts("a", model.Stated), takes("a", model.Denies)}, 1},
	} {
		d, tie := tieWith(t, c.claims...)
		if tie.Denials() != c.denials || tie.Contested() != (c.denials > 0) || len(d.DeniersOf(tie)) != c.denials {
			t.Errorf("%s: %d denials, contested %v, by %v; want %d", name, tie.Denials(), tie.Contested(), d.DeniersOf(tie), c.denials)
		}
	}
}

func TestClaimsInOrder(t *testing.T) {
	t.Parallel()
	at := func(c model.Claim, paragraph int) model.Claim {
		c.Paragraph = paragraph
		return c
	}
	_, tie := tieWith(t,
		at(takes("a", model.Declines), 1),
		at(takes("a", model.Denies), 2),
		at(takes("b", model.Qualifies), 9),
		at(asserts("b", model.Possible), 1),
		at(asserts("b", model.Stated), 8),
		at(confirms("c", model.Debated), 30),
		at(takes("b", model.Qualifies), 3),
		at(asserts("c", model.Stated), 4),
		at(asserts("paper", model.Stated), 8),
	)
	want := []int{5, 7, 4, 8, 3, 6, 2, 1, 0}
	if got := tie.ClaimsInOrder(); !equal(got, want) {
		t.Errorf("claims stand as %v, want %v", got, want)
	}
}

func TestClaimWord(t *testing.T) {
	t.Parallel()
	said, denied, sure, open := asserts("a", model.Believed), takes("a", model.Denies), confirms("a", model.Believed), takes("a", model.Declines)
	if said.Word() != "believed" || open.Word() != "leaves it open" || denied.Word() != "denies" || sure.Word() != "confirms" {
		t.Errorf("words: %q, %q, %q", said.Word(), denied.Word(), sure.Word())
	}
}
