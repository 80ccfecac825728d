package foreign

import (
	"strings"

	"entente/model"
)

// bibNames takes names apart as BibTeX does: "von Last, Jr, First" or "First von Last".
// One in braces is whole.
func bibNames(field string) []model.Name {
	var names []model.Name
	for _, one := range splitNames(field) {
		one = strings.TrimSpace(one)
		if strings.EqualFold(one, "others") {
			one = "{and others}"
		}
		if one == "" {
			continue
		}
		if n := bibName(one); n.String() != "" {
			names = append(names, n)
		}
	}
	return names
}

func bibName(one string) model.Name {
	parts, groups := splitParts(one)
	if len(parts) == 1 && groups == 1 && one[0] == '{' && one[len(one)-1] == '}' {
		return model.Name{Literal: text(fromTeX(one))}
	}
	for i := range parts {
		parts[i] = text(fromTeX(parts[i]))
	}
	var n model.Name
	switch len(parts) {
	case 1:
		return firstLast(strings.Fields(parts[0]))
	case 2:
		n.Family, n.Given = parts[0], parts[1]
	default:
		n.Family, n.Suffix, n.Given = parts[0], parts[1], strings.Join(parts[2:], " ")
	}
	words := strings.Fields(n.Family)
	small := 0
	for small < len(words)-1 && words[small] == strings.ToLower(words[small]) {
		small++
	}
	n.NonDroppingParticle, n.Family = strings.Join(words[:small], " "), strings.Join(words[small:], " ")
	return n
}

// splitParts splits a name at commas that aren't within braces, and returns how many
// groups of braces it has.
func splitParts(one string) (parts []string, groups int) {
	depth, start := 0, 0
	for i := range len(one) {
		switch one[i] {
		case '{':
			if depth++; depth == 1 {
				groups++
			}
		case '}':
			depth--
		case ',':
			if depth <= 0 {
				parts = append(parts, one[start:i])
				start = i + 1
			}
		}
	}
	return append(parts, one[start:]), groups
}

// splitNames splits at the word and, but not within braces.
func splitNames(field string) []string {
	var list []string
	depth, start := 0, 0
	for i := 0; i < len(field); i++ {
		switch field[i] {
		case '{':
			depth++
		case '}':
			depth--
		case ' ', '\t', '\n', '\r':
			rest := strings.TrimLeft(field[i:], " \t\r\n")
			if depth == 0 && len(rest) > 3 && strings.EqualFold(rest[:3], "and") && strings.IndexByte(" \t\r\n", rest[3]) >= 0 {
				list = append(list, field[start:i])
				start = len(field) - len(rest) + 3
			}
			i = len(field) - len(rest) - 1
		}
	}
	return append(list, field[start:])
}

func firstLast(words []string) model.Name {
	if len(words) < 2 {
		return model.Name{Literal: strings.Join(words, "")}
	}
	last := len(words) - 1
	von := last
	for von > 1 && words[von-1] == strings.ToLower(words[von-1]) {
		von--
	}
	return model.Name{Given: strings.Join(words[:von], " "), NonDroppingParticle: strings.Join(words[von:last], " "), Family: words[last]}
}
