package data

import (
	"reflect"
	"strings"

	"entente/model"
)

// lacks reports whether a record lacks what it can't be without. The model tells what
// that is, once all records are in memory: that a million of them do is known before.
func lacks(record reflect.Value, fields []field) bool {
	switch r := record.Addr().Interface().(type) {
	case *model.Tie:
		if len(r.Between) == 0 && (len(r.From) == 0 || len(r.To) == 0) {
			return true
		}
	case *model.Claim:
		if r.Stance.Positive() && r.Certainty == model.NoStanding {
			return true
		}
	case *model.Quote:
		if r.Kind != model.Term && len(r.By) == 0 {
			return true
		}
	}
	for i := range fields {
		if fields[i].must && missing(record.FieldByIndex(fields[i].index)) {
			return true
		}
	}
	return false
}

func missing(value reflect.Value) bool {
	if value.Kind() == reflect.String {
		return strings.TrimSpace(value.String()) == ""
	}
	return value.IsZero()
}
