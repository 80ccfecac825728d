package model_test

import (
	"reflect"
	"testing"

	"entente/model"
)

// What is chosen in any field tells two Selections apart, a field of tomorrow's too.
func TestSelectionsDifferInEachField(t *testing.T) {
	t.Parallel()
	changed := 0
	var change func(s *model.Selection, name string, field reflect.Value)
	change = func(s *model.Selection, name string, field reflect.Value) {
		switch field.Kind() {
		case reflect.Struct:
			if f, ok := field.Addr().Interface().(*model.Filter); ok {
				*f = filter("type", "arms")
				break
			}
			for i := range field.NumField() {
				change(s, name+"."+field.Type().Field(i).Name, field.Field(i))
			}
			return
		case reflect.String:
			field.SetString("x")
		case reflect.Bool:
			field.SetBool(true)
		case reflect.Int:
			field.SetInt(1)
		default:
			field.SetUint(1)
		}
		changed++
		if zero := (model.Selection{}); s.Equal(zero) || zero.Equal(*s) || !s.Equal(*s) {
			t.Errorf("a Selection with another %s equals one without", name[1:])
		}
		*s = model.Selection{}
	}
	var s model.Selection
	change(&s, "", reflect.ValueOf(&s).Elem())
	if fields := reflect.TypeFor[model.Selection]().NumField(); changed < fields {
		t.Errorf("%d fields were changed of %d", changed, fields)
	}
}
