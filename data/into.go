package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/data/foreign"
	"entente/data/safe"
	"entente/data/safefile"
	"entente/model"
)

// Into adds sources from files of other forms to the dossier in a folder, as one new
// file beside those that are there, none of which is touched. What the dossier has
// already, under the same id and title, address or DOI, is left out. The whole is
// checked before anything is written. It returns the name of the new file, empty where
// there was nothing to add, and how many sources it has.
func (r *Reading) Into(folder string, o foreign.Options, names ...string) (file string, added int, report *foreign.Report, err error) {
	info, err := os.Stat(folder)
	switch {
	case err != nil:
		return "", 0, nil, unreadable(folder, err)
	case !info.IsDir():
		return "", 0, nil, fmt.Errorf("%s is a file; --into takes the folder of a dossier, in which the sources become a new file", safe.Clean(folder))
	}
	files, err := r.readFiles(folder)
	if err != nil {
		return "", 0, nil, err
	}
	there, err := (&Reading{Limits: r.Limits}).decode(files...)
	if err != nil {
		return "", 0, nil, err
	}
	o.Taken, o.Has = idsOf(there.Records), has(there.Records.Sources)
	im, err := r.gather(o, names)
	if err != nil {
		return "", 0, nil, err
	}
	records := im.Records("", "")
	if len(records.Actors) > 0 {
		return "", 0, nil, fmt.Errorf("%s has more than sources, and --into takes these alone; make a dossier of it: entente import FILE -o DIR", safe.Clean(names[0]))
	}
	if len(records.Sources) == 0 {
		return "", 0, &im.Report, nil
	}
	shorten(&records, im.Cut)
	text, err := written([]section{{"sources", records.Sources, len(records.Sources)}})
	if err != nil {
		return "", 0, nil, fmt.Errorf("the sources can’t be written: %w", err)
	}
	file, err = r.addFile(folder, names[0], text, files)
	return file, len(records.Sources), &im.Report, err
}

// addFile writes a new file into the folder of a dossier, which must hold with it.
func (r *Reading) addFile(folder, from string, text []byte, files []File) (string, error) {
	for n := 1; ; n++ {
		name := filepath.Join(folder, nameOf(from, n))
		if _, err := (&Reading{Limits: r.Limits}).decode(append(slices.Clone(files), File{name, text})...); err != nil {
			return "", err
		}
		err := safefile.Create(0o644, safefile.File{Name: name, Text: text})
		if errors.Is(err, fs.ErrExist) && n < 1000 {
			continue
		}
		if err != nil {
			return "", unwritable(folder, err)
		}
		return name, nil
	}
}

// nameOf returns the nth name for a file that sources from another come into.
func nameOf(from string, n int) string {
	base := filepath.Base(from)
	name := "sources-" + idFrom(strings.TrimSuffix(base, filepath.Ext(base)))
	if n > 1 {
		name += fmt.Sprintf("-%d", n)
	}
	return name + ".yaml"
}

// idsOf returns the ids that sources can't have any more.
func idsOf(r model.Records) []string {
	var ids []string
	for i := range r.Actors {
		ids = append(ids, r.Actors[i].ID)
	}
	for i := range r.Sources {
		ids = append(ids, r.Sources[i].ID)
	}
	return ids
}

// has returns what reports whether a source is among those. One that came before under an id
// that others had then has a number behind its own.
func has(sources []model.Source) func(id string, s model.Source) bool {
	there := map[string]bool{}
	for i := range sources {
		s := &sources[i]
		for _, key := range keysOf(s.ID, *s) {
			there[key] = true
		}
		if stem := strings.TrimRight(s.ID, "0123456789"); stem != s.ID && strings.HasSuffix(stem, "-") {
			there[twin(strings.TrimSuffix(stem, "-"), *s)] = true
		}
	}
	return func(id string, s model.Source) bool {
		return slices.ContainsFunc(append(keysOf(id, s), twin(id, s)), func(key string) bool { return there[key] })
	}
}

// twin returns what two sources have in common of which one has the other's id with a number
// behind it, which alone may be that of another volume.
func twin(id string, s model.Source) string {
	return fmt.Sprintf("twin %q %q %q %q %q %q", id, s.Type, s.Title, s.ContainerTitle, s.Issued.EDTF(), s.Author)
}

// keysOf returns what tells a source from others.
func keysOf(id string, s model.Source) []string {
	keys := []string{"title " + s.Title + " " + id}
	if s.URL != "" {
		keys = append(keys, "address "+s.URL)
	}
	if doi := s.VariableInWords("DOI"); doi != "" {
		keys = append(keys, "doi "+strings.ToLower(doi))
	}
	return keys
}
