package data

import (
	"errors"

	"go.yaml.in/yaml/v4"
)

// errSecond is the error of a stream with more than one document.
var errSecond = errors.New("a second YAML document starts here")

const secondFix = "put each into a file of its own"

// oneDocument has the parser stop where a second document starts, and where something stands
// far too deep. Aliases lead to nothing: they are refused, and never followed.
type oneDocument struct{}

// errDeep is the error of a file whose lists and fields stand too deep in each other for the
// parser.
var errDeep = errors.New(tooDeep)

const (
	tooDeep = "lists and fields stand too deep in each other"
	deepFix = "a dossier needs a handful of levels"
)

// deepestParsed is how deep the parser goes: it takes its time for what stands deeper. What
// isn't as deep, and is too deep for a dossier all the same, is told of each record.
const deepestParsed = 100

// CheckDepth returns [errDeep] for what stands deeper than that.
func (oneDocument) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > deepestParsed {
		return errDeep
	}
	return nil
}

// CheckAlias does nothing: no alias is followed.
func (oneDocument) CheckAlias(int, int) error { return nil }

// isDeep reports whether an error of the parser is [errDeep], of which it keeps the words.
func isDeep(err *yaml.LoadError) bool { return err.Message == tooDeep }

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
