package foreign

// drawnArrows takes in which way an edge leads by the arrows at its ends, where it doesn't say
// it itself: yEd writes that all its edges are directed, and readers see its arrows.
func (g *graph) drawnArrows(p *part, drawn []*element) {
	arrows := elementIn(drawn, "Arrows")
	if arrows == nil || p.says {
		return
	}
	from, to := arrows.attr("source"), arrows.attr("target")
	if from == "" || to == "" {
		return
	}
	directed := (from == "none") != (to == "none")
	reversed := directed && to == "none"
	if directed != p.directed || reversed {
		g.arrowed++
	}
	if p.directed = directed; reversed {
		p.source, p.target = p.target, p.source
	}
}

// elementIn returns the first element of that name among some, or within them; nil if there is
// none.
func elementIn(elements []*element, name string) *element {
	for _, e := range elements {
		if e.name == name {
			return e
		}
		if inner := elementIn(e.inner, name); inner != nil {
			return inner
		}
	}
	return nil
}
