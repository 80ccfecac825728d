package data

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"entente/data/safe"
	"entente/data/safefile"
	"entente/data/schema"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// TiesAFile is how many ties a file that is written has, unless somebody says so. A
// file of them opens in an editor without a wait.
const TiesAFile = 1000

// Write writes records as a dossier into a folder, which must not exist or hold
// nothing: YAML as people write it, with as many ties a file as said, and the schema.
// The folder is there as a whole or not at all. What these limits would refuse to read
// isn't written.
func Write(folder string, r model.Records, ties int, limits Limits) error {
	files, err := filesOf(r, ties, limits)
	if err != nil {
		return fmt.Errorf("the dossier can’t be written: %w", err)
	}
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s has %s in it already; name a folder that is new or empty", safe.Clean(folder), safe.Clean(entries[0].Name()))
	}
	err = safefile.WriteFolder(folder, false, files...)
	if errors.Is(err, safefile.ErrNoFolder) || errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; name a folder that is new", safe.Clean(folder))
	}
	if err != nil {
		return unwritable(filepath.Clean(folder), err)
	}
	return nil
}

// mostWritten is how large a file becomes that is written, if its records are smaller.
const mostWritten = MaxFile / 4

// filesOf returns the files of a dossier, of whose lists each has its own.
func filesOf(r model.Records, ties int, limits Limits) ([]safefile.File, error) {
	head, err := written([]section{{"dossier", r.Head, 1}, {"tie_types", r.Types, len(r.Types)}})
	files := []safefile.File{{Name: schemaFile, Text: []byte(schema.Text())}, {Name: startFile, Text: head}}
	const many = 10_000
	for i := range recordLists {
		l, each := &recordLists[i], many
		switch l.name {
		case "tie_types": // which stand with the head
			continue
		case "ties":
			each = ties
		}
		more, failed := l.files(&r, each)
		files, err = append(files, more...), cmp.Or(err, failed)
	}
	if err == nil {
		err = limits.let(files)
	}
	return files, err
}

// let returns an error if the files of a dossier are more than may be read.
func (l Limits) let(files []safefile.File) error {
	size := int64(0)
	for _, f := range files {
		if size += int64(len(f.Text)); int64(len(f.Text)) > l.file() {
			return fmt.Errorf("one record would have more than %d MiB; %s", l.file()>>20, raise(l.file()))
		}
	}
	if size > l.dossier() {
		return fmt.Errorf("it would have more than %d MiB; %s, or take a part of it", l.dossier()>>20, raise(max(l.dossier(), size/2+1<<20)))
	}
	return nil
}

// files returns the files of a list, with so many records each: one that bears the list's
// name, or several with numbers.
func (l *recordList) files(r *model.Records, each int) (files []safefile.File, err error) {
	var texts [][]byte
	for from := 0; from < l.size(r); from += each {
		more, failed := l.texts(r, from, min(from+each, l.size(r)))
		texts, err = append(texts, more...), cmp.Or(err, failed)
	}
	for n, text := range texts {
		file := l.name + ".yaml"
		if len(texts) > 1 {
			file = fmt.Sprintf("%s-%0*d.yaml", l.name, len(strconv.Itoa(len(texts))), n+1)
		}
		files = append(files, safefile.File{Name: file, Text: text})
	}
	return files, err
}

// texts returns some records as the text of one file, or of several where it is too large.
func (l *recordList) texts(r *model.Records, from, to int) ([][]byte, error) {
	text, err := written([]section{{l.name, l.some(r, from, to), to - from}})
	if err != nil || len(text) <= mostWritten || to-from < 2 {
		return [][]byte{text}, err
	}
	half := (from + to) / 2
	first, err := l.texts(r, from, half)
	if err != nil {
		return nil, err
	}
	rest, err := l.texts(r, half, to)
	return append(first, rest...), err
}

// A section is a field of a dossier's file, and how many records it has.
type section struct {
	name  string
	value any
	count int
}

// written returns sections as YAML, or nil where they hold nothing. The records' JSON
// is YAML already, and only has to be laid out as people write it.
func written(sections []section) ([]byte, error) {
	var text bytes.Buffer
	text.WriteString("# yaml-language-server: $schema=" + schemaFile + "\n")
	empty := true
	for _, s := range sections {
		if s.count == 0 {
			continue
		}
		empty = false
		block, err := asYAML(map[string]any{s.name: s.value})
		if err != nil {
			return nil, err
		}
		text.WriteByte('\n')
		text.Write(block)
	}
	if empty {
		return nil, nil
	}
	return text.Bytes(), nil
}

func asYAML(value any) ([]byte, error) {
	n, err := asNodes(value)
	if err != nil {
		return nil, err
	}
	layOut(n)
	var text bytes.Buffer
	e := yaml.NewEncoder(&text)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return nil, err
	}
	return text.Bytes(), e.Close()
}

// layOut takes the style of JSON from a node and what is below it. Short lists of
// plain texts stay in brackets.
func layOut(n *yaml.Node) {
	n.Style = 0
	for _, c := range n.Content {
		layOut(c)
	}
	if n.Kind == yaml.SequenceNode && len(n.Content) <= 4 && allScalars(n.Content) {
		n.Style = yaml.FlowStyle
	}
}

func allScalars(nodes []*yaml.Node) bool {
	for _, n := range nodes {
		if n.Kind != yaml.ScalarNode || len(n.Value) > 40 {
			return false
		}
	}
	return true
}
