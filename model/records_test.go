package model_test

import (
	"encoding/json"
	"testing"

	"entente/model"
)

// In JSON a record has the format's names, and lacks what it doesn't have.
func TestRecordsInJSON(t *testing.T) {
	t.Parallel()
	date, err := model.ParseDate("2019/..")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		record any
		want   string
	}{
		{model.Head{ID: "d", AsOf: date}, `{"id":"d","title":"","as_of":"2019/.."}`},
		{model.Head{}, `{"id":"","title":""}`},
		{model.Source{Type: "report", ContainerTitle: "CNN", URL: "https://example.org"}, `{"id":"","type":"report","title":"","container_title":"CNN","url":"https://example.org"}`},
		{model.Actor{Type: model.Person, SpeaksFor: "a"}, `{"id":"","name":"","type":"person","speaks_for":"a"}`},
		{model.TieType{Letter: "A"}, `{"id":"","label":"","letter":"A","definition":"","family":""}`},
		{model.Tie{From: []string{"a"}, To: []string{"b"}, Date: date, DateDerived: true, Claims: []model.Claim{}}, `{"id":"","from":["a"],"to":["b"],"type":"","summary":"","date":"2019/..","date_derived":true,"claims":[]}`},
		{model.Sides{{"a", "b"}}, `["a","b"]`},
		{model.Sides{{"a"}, {"b", "c"}}, `[["a"],["b","c"]]`},
		{model.Claim{Stance: model.Denies, Locator: model.Locator{Paragraph: 3}}, `{"by":"","stance":"denies","source":"","paragraph":3}`},
		{model.Claim{Stance: model.Asserts, Certainty: model.SelfDescribed, Said: date}, `{"by":"","stance":"asserts","certainty":"self-described","source":"","said":"2019/.."}`},
		{model.Quote{Kind: model.Term}, `{"id":"","text":"","source":"","kind":"term"}`},
	} {
		text, err := json.Marshal(c.record)
		if err != nil || string(text) != c.want {
			t.Errorf("%+v is written as %s, %v", c.record, text, err)
		}
	}
}
