package paint

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// What a reader sees as one character may be several: a letter and its marks, an
// Indic conjunct, a family of emoji. Such a cluster is never taken apart here, but
// how wide it is depends on the terminal: one with mode 2027 draws a family in two
// columns, one without adds up its members'. Bubble Tea lays a frame out as the
// terminal says, so the frame has to be measured in the same way, or the rules
// between the panes step aside.

// Columns returns how many columns text takes as the terminal will draw it.
func (t *Theme) Columns(text string) int {
	for i := range len(text) {
		if text[i] >= 0x80 || text[i] < ' ' {
			return t.Method.StringWidth(text)
		}
	}
	return len(text)
}

// Cut shortens text to at most n columns, with an ellipsis where anything goes.
// ansi.Truncate takes a keycap apart, and makes it wider than it was told.
func (t *Theme) Cut(text string, n int) string {
	text, _ = t.fitted(text, "", n)
	return text
}

// fitted cuts text, or what is short for it, and measures what is left: measuring is a
// third of a frame's time, so it is done once.
func (t *Theme) fitted(text, short string, n int) (string, int) {
	size := t.Columns(text)
	if size > n && short != "" {
		text, size = short, t.Columns(short)
	}
	if size <= n {
		return text, size
	}
	if n <= 0 {
		return "", 0
	}
	text = text[:t.fit(text, n-1)] + "…"
	return text, t.Columns(text)
}

// fit returns how many bytes of text stand in n columns, in whole clusters.
func (t *Theme) fit(text string, n int) int {
	at := 0
	for at < len(text) {
		cluster, size := ansi.FirstGraphemeCluster(text[at:], t.Method)
		if n -= size; n < 0 {
			break
		}
		at += len(cluster)
	}
	return at
}

// Fits reports whether a text stands in n columns. It reads no more of the text than
// these hold.
func (t *Theme) Fits(text string, n int) bool { return t.fit(text, n) == len(text) }

// Tail returns the end of a text that stands in n columns, in whole clusters.
func (t *Theme) Tail(text string, n int) string {
	for over := t.Columns(text) - n; over > 0 && text != ""; {
		cluster, size := ansi.FirstGraphemeCluster(text, t.Method)
		text = text[len(cluster):]
		over -= size
	}
	return text
}

// Clusters returns what a reader sees as the characters of a text.
func (t *Theme) Clusters(text string) []string {
	var clusters []string
	for text != "" {
		cluster, _ := ansi.FirstGraphemeCluster(text, t.Method)
		clusters = append(clusters, cluster)
		text = text[len(cluster):]
	}
	return clusters
}

// whole widens a span to the clusters that it touches: colours that change within
// one take it apart.
func whole(text string, from, to int) (start, end int) {
	if from >= to {
		return from, to
	}
	for end = 0; end < to; {
		n := clusterAt(text, end)
		if end+n <= from {
			start = end + n
		}
		end += n
	}
	return start, end
}

// clusterAt is the length of the cluster at an offset, which has to begin one.
func clusterAt(text string, at int) int {
	if at+1 == len(text) || text[at] < 0x80 && text[at+1] < 0x80 {
		return 1
	}
	cluster, _ := ansi.FirstGraphemeCluster(text[at:], ansi.GraphemeWidth)
	return len(cluster)
}

// gapAt reports whether a blank stands at an offset, on which nothing is drawn: an
// accent that is shown for itself stands on one.
func gapAt(text string, at int) bool {
	return text[at] == ' ' && clusterAt(text, at) == 1
}

// wordAt is the length of what stands at an offset before the next gap.
func wordAt(text string, at int) int {
	end := at
	for end < len(text) {
		i := strings.IndexByte(text[end:], ' ')
		if i < 0 {
			return len(text) - at
		}
		if end += i; gapAt(text, end) {
			break
		}
		end++
	}
	return end - at
}
