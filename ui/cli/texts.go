package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"entente/data"
	"entente/data/article"
	"entente/data/charset"
	"entente/data/safe"
	"entente/model"
)

// texts reads the texts that --text gives, and returns their paragraphs by source.
func (r *run) texts(d *model.Dossier) (map[string][]safe.Text, error) {
	texts := map[string][]safe.Text{}
	for _, value := range r.flags.texts {
		source, file, err := textOf(d, value)
		if err != nil {
			return nil, err
		}
		if texts[source] != nil {
			return nil, misuse(fmt.Sprintf("--text gives the source %s two texts; leave one out", quoted(source)))
		}
		text, err := r.readText(file)
		if err != nil {
			return nil, err
		}
		if texts[source] = article.Paragraphs(text); len(texts[source]) == 0 {
			return nil, fmt.Errorf("%s is empty; --text takes the text of a source", quoted(file))
		}
	}
	return texts, nil
}

// textOf returns which source a value of --text gives the text of, and its file: it
// says so (SOURCE=FILE), the file is called as the source is, or there is only one.
func textOf(d *model.Dossier, value string) (source, file string, err error) {
	if id, rest, ok := strings.Cut(value, "="); ok && d.SourceByID(id) != nil {
		return id, rest, nil
	}
	if source = sourceNamed(d, value); source != "" {
		return source, value, nil
	}
	if len(d.Sources) == 1 {
		return d.Sources[0].ID, value, nil
	}
	ids := make([]string, len(d.Sources))
	for i := range d.Sources {
		ids[i] = d.Sources[i].ID
	}
	return "", "", misuse(fmt.Sprintf("--text %s: the dossier has several sources; say whose text this is: --text SOURCE=FILE, with one of %s", quoted(value), strings.Join(ids, ", ")))
}

// sourceNamed returns the source whose id a file is called by, as draft has it; empty
// where there is none.
func sourceNamed(d *model.Dossier, file string) string {
	id := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	if d.SourceByID(id) == nil {
		return ""
	}
	return id
}

// wherever returns a value of --text with a path that works from anywhere.
func wherever(d *model.Dossier, value string) string {
	if source, file, err := textOf(d, value); err == nil && file != value {
		return source + "=" + absolute(file)
	}
	return absolute(value)
}

// readText returns the text of a source as UTF-8, and tells where that was something
// else.
func (r *run) readText(file string) ([]byte, error) {
	text, err := data.ReadFile(file)
	if err != nil {
		return nil, err
	}
	text, was := charset.Text(text)
	if was != "" {
		r.remark(safe.Shownf("%s is written in %s, and was read as that", file, was))
	}
	return text, nil
}
