// Package schema holds the format as a JSON Schema, for editors. It is a package
// of its own so that the validator its tests need stays out of data's.
package schema

import _ "embed" // the schema

//go:embed schema.json
var text string

// Text gives the JSON Schema (2020-12) of a dossier's file. Its fields and words
// are those of model/records.go, which a test holds. What a schema can't say, such
// as that a reference leads somewhere, data.Reading tells.
func Text() string { return text }
