package model_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"entente/model"

	"pgregory.net/rapid"
)

// TestPropertyPrints holds that the order of claims changes no print, that every edit of
// a claim changes that of the claim and of its tie, and that each claim has a name of
// its own.
func TestPropertyPrints(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		r := dossiers().Filter(func(r model.Records) bool { return len(r.Ties) > 0 }).Draw(t, "dossier")
		n := rapid.IntRange(0, len(r.Ties)-1).Draw(t, "tie")
		for i := range r.Ties[n].Claims { // or their order would tell equal ones apart
			r.Ties[n].Claims[i].Paragraph = i + 1
			r.Ties[n].Claims[i].Quote = ""
		}
		d := must(t, r)
		id := r.Ties[n].ID
		refs := map[model.Ref]string{}
		for i := range r.Ties[n].Claims {
			ref, ok := d.RefOf(model.Item{Tie: id, Claim: i + 1})
			if _, taken := refs[ref]; taken || !ok {
				t.Fatalf("claim %d is %+v, as another is", i+1, ref)
			}
			refs[ref] = d.Print(ref)
		}
		of := model.Ref{Tie: id}
		claims := slices.Clone(r.Ties[n].Claims)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0)).Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
		r.Ties = slices.Clone(r.Ties)
		r.Ties[n].Claims = claims
		shuffled := must(t, r)
		for ref, print := range refs {
			if shuffled.Print(ref) != print || shuffled.Print(of) != d.Print(of) {
				t.Fatalf("%+v: %s, and %s in another order", ref, print, shuffled.Print(ref))
			}
		}
		claims = slices.Clone(claims)
		claims[0].Note += "!"
		r.Ties[n].Claims = claims
		if must(t, r).Print(of) == d.Print(of) {
			t.Fatal("a claim changed, and the print of its tie didn't")
		}
	})
}

func TestChecks(t *testing.T) {
	t.Parallel()
	r := records(states("iran", "russia"), directed("drones", "arms", "iran", "russia", asserts("russia", model.Alleged)),
		directed("oil", "arms", "russia", "iran"))
	d := must(t, r)
	tie, claim := model.Ref{Tie: "drones"}, model.Ref{Tie: "drones", By: "russia", Source: "paper", Nth: 1}
	notes := model.Notes{tie: {Checked: d.Print(tie)}, claim: {Text: "see page 3", Checked: d.Print(claim)}, {Tie: "away"}: {Text: "kept", Checked: "x"}}
	passes := func(d *model.Dossier, value string) int {
		return d.Filter(model.Filter{}.With(model.ByCheck, value)).Passed()
	}
	d = d.WithNotes(notes)
	if d.Checked() != 1 || passes(d, "checked") != 1 || passes(d, "unchecked") != 1 || passes(d, "noted") != 1 || passes(d, "stale") != 0 {
		t.Errorf("checked %d; %d checked, %d unchecked, %d noted, %d stale", d.Checked(), passes(d, "checked"), passes(d, "unchecked"), passes(d, "noted"), passes(d, "stale"))
	}
	r.Ties[0].Claims[0].Wording = "it seems"
	d = must(t, r).WithNotes(notes)
	if _, check := d.NoteOn(claim); check != model.Stale || d.Checked() != 0 || passes(d, "stale") != 1 || passes(d, "checked") != 0 {
		t.Errorf("after the claim changed it is %d, and %d ties are checked", check, d.Checked())
	}
	if got, want := d.RefInWords(model.Ref{Tie: "away"}), "tie away, which is gone"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestPropertyNotesMerge holds that no words are lost, whoever edits in which order.
func TestPropertyNotesMerge(t *testing.T) {
	t.Parallel()
	ref := model.Ref{Tie: "a"}
	for _, c := range []struct{ there, was, now, want string }{
		{"", "", "mine", "mine"},
		{"old", "old", "mine", "mine"},
		{"theirs", "", "mine", "theirs / mine"},
		{"theirs", "old", "mine", "theirs / mine"},
		{"theirs", "old", "old", "theirs"},
		{"old", "old", "", ""},
		{"theirs", "old", "", "theirs"},
	} {
		n := model.Notes{ref: {Text: c.there}}.Edit(ref, model.Note{Text: c.was}, model.Note{Text: c.now})
		if n[ref].Text != c.want {
			t.Errorf("%q, edited from %q to %q: %q, want %q", c.there, c.was, c.now, n[ref].Text, c.want)
		}
	}
	ours := model.Notes{ref: {Text: "ours", Checked: "1"}}
	theirs := model.Notes{ref: {Text: "theirs", Checked: "2"}, {Quote: "q"}: {Text: "only theirs"}}
	merged := ours.Merge(theirs, func(_ model.Ref, stamp string) bool { return stamp == "2" })
	if merged[ref] != (model.Note{Text: "ours / theirs", Checked: "2"}) || len(merged) != 2 || ours[ref].Text != "ours" {
		t.Errorf("%+v", merged)
	}
	if again := merged.Merge(theirs, func(model.Ref, string) bool { return true }); again[ref] != merged[ref] {
		t.Errorf("merged again: %+v", again)
	}
}
