package data

import (
	"bytes"
	"errors"
	"hash/maphash"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"entente/data/internal/once"
	"entente/model"

	"go.yaml.in/yaml/v4"
)

// A fileText is a file that is read, and what is known of it before it is parsed.
type fileText struct {
	name  string // as it is shown
	text  []byte // without a byte order mark
	whole bool   // it isn't cut into parts
	each  int    // bytes that a part has
	most  int    // values that a record may have

	declared *declarations // of all files

	parts  []part
	large  Location            // of the first record with more
	met    map[string]Location // the fields of the dossier that were read
	twice  bool                // one of them stands in several parts
	broken atomic.Bool         // it isn't YAML, and the rest isn't looked at
}

// tools are what each of those who read parts has for itself, from one part to the next.
type tools struct {
	fields map[reflect.Type][]field // by the type of the record, for fieldsOf
	texts  once.Texts               // what repeats is kept once
}

func newTools() *tools {
	return &tools{fields: map[reflect.Type][]field{}}
}

// prepare reads a file as far as it is read as a whole, and cuts the rest into parts. A
// panic is kept for who takes what was read.
func (f *fileText) prepare(r *Reading) {
	defer func() {
		if p := model.Caught(recover()); p != nil {
			f.parts = []part{{of: f, done: &decoder{panicked: p}}}
		}
	}()
	begun := func() *decoder {
		d := newDecoder(r, nil)
		d.file, d.at, d.declared = f.name, newSource(f.text), f.declared
		return d
	}
	f.parts = nil
	before, d := begun(), begun()
	var stopped *jsonReader
	if !f.whole {
		p, understood, read := before.json()
		if read {
			before.parsed = understood
			f.parts = []part{{of: f, done: before}}
			return
		}
		stopped = p
	}
	if p, what, fix := illegible(f.text); what != "" {
		p.File = f.name
		d.wrongAt(p, fix, "%s", what)
		f.parts = []part{{of: f, done: d}}
		return
	}
	if stopped != nil {
		if f.parts = cutBehind(f, before, stopped); f.parts == nil {
			r.parsed.Add(int64(-stopped.told))
		}
	}
	if f.parts == nil {
		f.parts = cut(f)
	}
	if f.large != (Location{}) {
		d.tooLarge(f.large, f.most)
		f.parts = []part{{of: f, done: d}}
	}
}

// read reads files into records, in their order, and reports whether all of them could
// be understood.
func (d *decoder) read(files []*fileText) bool {
	var all sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var parts []part
	for _, f := range files {
		if len(files) == 1 {
			f.prepare(d.far)
			break
		}
		slots <- struct{}{}
		all.Go(func() {
			f.prepare(d.far)
			<-slots
		})
	}
	all.Wait()
	for _, f := range files {
		parts = append(parts, f.parts...)
	}
	return d.readParts(parts)
}

// readParts reads parts on all cores, and takes what they hold over in their order.
func (d *decoder) readParts(parts []part) bool {
	c := newCrew(d.far, parts)
	defer c.dismiss()
	d.ids, d.seed = map[string]map[uint64]struct{}{}, maphash.MakeSeed()
	understood := true
	for at := 0; at < len(parts); {
		of, got := parts[at].of, c.take(at)
		small := got.doubtful(&parts[at]) && len(of.parts) > 1 && of.most >= values(of.text)
		used := 1
		if got.short && !small {
			got, used = d.grown(parts[at:])
		}
		if understood = d.add(got) && understood; len(parts) > 1 {
			d.soundIDs(&got.records)
		}
		if small || of.twice && len(of.parts) > 1 && of.most >= values(of.text) {
			d.uncut = of // it is read again, as a whole
			return false
		}
		// It was told.
		of.twice = false
		if got.broken { // who knows what the rest of the file is
			of.broken.Store(true)
			used = 1 + leading(parts[at+1:], func(p *part) bool { return p.of == of })
		}
		for range used - 1 {
			at++
			c.take(at)
		}
		at++
		if d.endsBefore(parts[at:]) {
			return false
		}
	}
	return understood
}

// doubtful reports whether what was read of a part may be told otherwise once its file is
// read as a whole.
func (d *decoder) doubtful(p *part) bool { return d.short || d.broken && !p.torn || d.twice }

// endsBefore ends the reading before what is left, if there are too many mistakes.
func (d *decoder) endsBefore(left []part) bool {
	if d.ended == (Location{}) && d.full() && len(left) > 0 {
		d.ended = Location{left[0].of.name, left[0].line, left[0].column}
	}
	return d.ended != (Location{})
}

// grown reads a part that may have been cut where it shouldn't with those that follow
// it: with more and more of its list, or with the rest of the file. It returns how many
// were read.
func (d *decoder) grown(parts []part) (got *decoder, used int) {
	p := parts[0].listed()
	most := leading(parts[1:], func(next *part) bool { return next.of == p.of && (p.list == "" || next.list == p.list) })
	n := most
	if p.list != "" {
		n = min(1, most)
	}
	for {
		grown := p
		if n > 0 {
			grown = p.with(parts[1 : 1+n])
		}
		if got = d.far.read(&grown, newTools()); !got.short || n == most {
			return got, 1 + n
		}
		n = min(2*n, most)
	}
}

// A crew reads parts on all cores, not much further ahead than what was taken.
type crew struct {
	got   []chan *decoder
	ahead chan struct{}
	over  chan struct{}
	hands sync.WaitGroup
}

func newCrew(r *Reading, parts []part) *crew {
	hands := min(runtime.GOMAXPROCS(0), len(parts))
	c := &crew{got: make([]chan *decoder, len(parts)), ahead: make(chan struct{}, 2*hands), over: make(chan struct{})}
	for i := range parts {
		c.got[i] = make(chan *decoder, 1)
	}
	next := make(chan int)
	for range hands {
		c.hands.Go(func() {
			t := newTools()
			for i := range next {
				c.got[i] <- r.guarded(&parts[i], t)
			}
		})
	}
	go func() {
		defer close(next)
		for i := range parts {
			select {
			case c.ahead <- struct{}{}:
			case <-c.over:
				return
			}
			select {
			case next <- i:
			case <-c.over:
				return
			}
		}
	}()
	return c
}

// dismiss waits until nobody reads any more: the files may be cut and read again.
func (c *crew) dismiss() {
	close(c.over)
	c.hands.Wait()
}

// take waits for what was read of a part. It panics where reading it did.
func (c *crew) take(i int) *decoder {
	got := <-c.got[i]
	<-c.ahead
	if got.panicked != nil {
		panic(got.panicked)
	}
	return got
}

// guarded reads a part. A panic is kept for who takes it.
func (r *Reading) guarded(p *part, t *tools) (d *decoder) {
	defer func() {
		if caught := model.Caught(recover()); caught != nil {
			d = &decoder{panicked: caught}
		}
	}()
	return r.read(p, t)
}

// read reads the records of a part.
func (r *Reading) read(p *part, t *tools) *decoder {
	if p.done != nil {
		return p.done
	}
	d := newDecoder(r, nil)
	d.tools, d.file, d.part, d.declared = t, p.of.name, p, p.of.declared
	if p.of.broken.Load() {
		return d
	}
	d.at = p.source()
	root, err := d.parsePart(p)
	if root != nil && empty(root) && len(p.of.parts) > 1 {
		root = nil // nothing but the mark of a document
	}
	d.short = d.endsEarly(p, root, err)
	switch {
	case err != nil:
		d.broken = true
		d.syntax(err)
		return d
	case p.second != (Location{}):
		d.broken = true
		d.wrongAt(p.second, secondFix, "%s", errSecond)
		return d
	}
	d.parsed = root == nil || d.plain(root, 0)
	if r.nodes {
		d.locations.roots = []*yaml.Node{root}
	}
	if root != nil && !d.short {
		d.contents(root)
		d.sound(d.records)
		d.guessesIn(root, p.of.text[p.start:p.end])
		d.parsed = d.parsed && (p.list != "" || root.Kind == yaml.MappingNode)
	}
	p.flawed = len(d.flawed) > 0
	return d
}

// endsEarly reports whether a part may have been cut where it shouldn't: it isn't what
// was expected, or breaks YAML's rules at its end.
func (d *decoder) endsEarly(p *part, root *yaml.Node, err error) bool {
	if broken, ok := errors.AsType[*yaml.LoadError](err); ok {
		return !p.torn && !isDeep(broken) && p.reaches(broken.Mark)
	}
	switch {
	case err != nil:
		return false
	case p.list != "":
		return root == nil || root.Kind != yaml.SequenceNode
	case p.leaves != "" && !endsWith(root, p.leaves): // a quotation mark took that field in
		return true
	}
	return p.start > 0 && root != nil && root.Kind != yaml.MappingNode
}

// reaches reports whether what the parser met at a mark may go on behind the part: on the last
// line, and in brackets where none of the signs follows that end whatever begins there.
func (p *part) reaches(mark yaml.Mark) bool {
	text := p.of.text[p.start:p.end]
	if mark.Line < p.line+lineBreaks(text) {
		return false
	}
	return p.before == "" || !bytes.ContainsAny(text[skip(text, max(0, mark.Index-len(p.before))):], ",[]{}")
}

// endsWith reports whether that field is the last of a node's.
func endsWith(n *yaml.Node, field string) bool {
	return n != nil && n.Kind == yaml.MappingNode && len(n.Content) > 1 && n.Content[len(n.Content)-2].Value == field
}

// add takes over what was read of a part, and reports whether it could be understood.
func (d *decoder) add(got *decoder) bool {
	d.taken = append(d.taken, got.records)
	switch {
	case got.head == nil:
	case d.head == nil:
		d.head, d.records.Head = got.head, got.records.Head
	case got.repeats("dossier"): // which is told below
	default:
		d.wrongAt(got.head.location(), "keep one of them", "a dossier has one head, and the first is at %s", d.head.location())
	}
	for list, spots := range got.locations.records {
		d.locations.records[list] = append(d.locations.records[list], spots...)
	}
	d.locations.claims = append(d.locations.claims, got.locations.claims...)
	d.locations.roots = append(d.locations.roots, got.locations.roots...)
	for _, name := range slices.Sorted(maps.Keys(got.met)) {
		first, ok := got.part.of.met[name]
		if ok {
			got.part.of.twice = true
			d.wrongAt(got.met[name], "keep one of them", "%s has %s twice, first at %s", "a dossier", name, first)
			continue
		}
		got.part.of.met[name] = got.met[name]
	}
	maps.Copy(d.flaws, got.flaws)
	for n := range got.flawed {
		d.flaws[got.location(n)] = true
	}
	d.broke, d.ended = d.broke+got.broke, got.ended
	d.mistakes.take(got.mistakes)
	d.hidden.take(got.hidden)
	d.guesses.take(got.guesses)
	return got.parsed
}

// repeats reports whether the part has a field of the dossier that one before it has.
func (d *decoder) repeats(name string) bool {
	_, here := d.met[name]
	if !here {
		return false
	}
	_, before := d.part.of.met[name]
	return before
}

// together puts the records of all parts together.
func (d *decoder) together() {
	for i := range recordLists {
		recordLists[i].join(&d.records, d.taken)
	}
	d.taken = nil
}
