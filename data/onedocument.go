package data

import (
	"errors"

	"go.yaml.in/yaml/v4"
)

// errSecond is the error of a stream with more than one document.
var errSecond = errors.New("a second YAML document starts here")

const secondFix = "put each into a file of its own"

// oneDocument has the parser stop where a second document starts. Aliases lead to
// nothing: they are refused, and never followed.
type oneDocument struct{}

// NewAliasDataContext returns what the parser asks about one stream.
func (oneDocument) NewAliasDataContext(yaml.AliasDataServices) (yaml.AliasDataContext, error) {
	return new(documentCount), nil
}

// A documentCount is how many documents of a stream have begun.
type documentCount int

// BeginDocument returns [errSecond] for another document than the first.
func (c *documentCount) BeginDocument() error {
	if *c++; *c > 1 {
		return errSecond
	}
	return nil
}

// DefineAnchor does nothing.
func (*documentCount) DefineAnchor(string, *yaml.Node) error { return nil }

// ResolveAlias returns an empty text, whatever the alias.
func (*documentCount) ResolveAlias(string) (*yaml.Node, bool, error) {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str"}, true, nil
}

// EndDocument does nothing.
func (*documentCount) EndDocument() error { return nil }
