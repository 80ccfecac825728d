package model

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
)

// As of a day is what can have been said by then. The dossier of that day is one in
// which only those claims are, as they then were: what was withdrawn, retracted or
// printed elsewhere later isn't yet. All that a view gives is derived from it, as it is
// from the whole dossier without such a filter.

// asOf returns the dossier as it was by the end of that date. Ids, the numbers of ties
// and claims and the order of Countries are those of the whole dossier. The last one
// is kept.
func (d *Dossier) asOf(e *Errand, date Date) *Dossier {
	return d.whole.past.get(date.latest(), func() *Dossier { return d.newPast(e, date) })
}

// newPast goes on from the day that was asked for last, or from now: between two days that
// follow on each other little changes.
func (d *Dossier) newPast(e *Errand, date Date) *Dossier {
	d.courses()
	from := d
	if last, ok := d.whole.past.any(); ok {
		from = last
	}
	p := *d
	p.day, p.Ties, p.Sources = date, nil, slices.Clone(d.Sources)
	p.then = slices.AppendSeq(make([]*Tie, 0, d.TieCount()), from.EachTie())
	for i := range p.Sources {
		p.Sources[i].recall(date)
	}
	p.retracted, p.cards = nil, newMemo[string, *Card](0)
	p.findRetracted()
	p.indexPast(from, p.recallTies(e, from))
	return &p
}

// recallTies gives each tie only the claims made by the dossier's day. It returns the
// indexes of the ties whose claims differ from those on from's day.
func (d *Dossier) recallTies(e *Errand, from *Dossier) (changed []int32) {
	half := len(d.then) / 2
	var later []int32
	wait := e.beside(func() { later = d.recallTiesAt(e, from, half, len(d.then)) })
	changed = d.recallTiesAt(e, from, 0, half)
	wait()
	return append(changed, later...)
}

// recallTiesAt is recallTies of those from one index on up to another.
func (d *Dossier) recallTiesAt(e *Errand, from *Dossier, start, end int) (changed []int32) {
	first, last := from.lastDay(), d.lastDay()
	first, last = min(first, last), max(first, last)
	by := scale{Dossier: d}
	nothing := by.weigh(new(Tie))
	var buffer []*Claim
	for i := start; i < end; i++ {
		e.goOn()
		now := &d.whole.d.Ties[i]
		if now.at.steady(first, last) {
			continue
		}
		then := *now
		t := &then
		d.then[i], changed = t, append(changed, t.at.index)
		if d.lastDay() < t.at.begun() {
			t.Claims, t.at.weight = nil, nothing
			continue
		}
		buffer = d.recall(t, buffer[:0], &by)
	}
	return changed
}

// lastDay returns the last of the days as of which the dossier is.
func (d *Dossier) lastDay() int {
	if d.day.IsZero() {
		return math.MaxInt
	}
	return d.day.latest()
}

// indexPast tells parties and quotes the ties that name them as of the dossier's day, which
// are some of those that do in the whole one: in those lists that the changed ties are in,
// or quotes that come or go.
func (d *Dossier) indexPast(from *Dossier, changed []int32) {
	whole := d.whole.d
	d.saidOf, d.Quotes, d.quotesOf = slices.Clone(from.saidOf), slices.Clone(from.Quotes), slices.Clone(from.quotesOf)
	other := newSet(len(d.then))
	for _, n := range changed {
		other.add(int(n))
	}
	for party, now := range d.naming(changed, (*resolved).speakers) {
		d.saidOf[party] = replaced(d.saidOf[party], other, now)
	}
	for q, now := range d.naming(changed, (*resolved).quotes) {
		d.Quotes[q].ties = replaced(d.Quotes[q].ties, other, now)
	}
	speakers := newSet(len(d.quotesOf))
	for n := range d.Quotes {
		if q := &d.Quotes[n]; d.quoted(q) != from.quoted(&from.Quotes[n]) {
			for _, by := range q.By {
				speakers.add(d.party(by))
			}
		}
	}
	for speaker := range speakers.all() {
		for _, party := range d.voiceOf[speaker] {
			d.quotesOf[party] = without(whole.quotesOf[party], func(n int) bool { return !d.quoted(&d.Quotes[n]) })
		}
	}
}

// naming returns the changed ties by the things that they have in a list, also those of the
// whole dossier that none has any more.
func (d *Dossier) naming(changed []int32, list func(*resolved) []int) map[int][]int32 {
	now := map[int][]int32{}
	for _, n := range changed {
		for _, thing := range list(&d.whole.d.Ties[n].at) {
			if _, ok := now[thing]; !ok {
				now[thing] = nil // a key also for what nothing names any more
			}
		}
		for _, thing := range list(&d.then[n].at) {
			now[thing] = append(now[thing], n)
		}
	}
	return now
}

// replaced returns a list in order without what is other, and with what there is of that now.
func replaced(list []int32, other set, now []int32) []int32 {
	all := make([]int32, 0, len(list)+len(now))
	for _, n := range list {
		for len(now) > 0 && now[0] < n {
			all, now = append(all, now[0]), now[1:]
		}
		if !other.has(int(n)) {
			all = append(all, n)
		}
	}
	return append(all, now...)
}

// without returns what of a list isn't gone: the list itself where that is all of it.
func without(list []int, gone func(int) bool) []int {
	if !slices.ContainsFunc(list, gone) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), gone)
}

// A course tells when what is said of a tie changed.
type course struct {
	days     []int // on which something may have, in order
	timeless int32 // claims that nothing says the date of: they are there at any
}

// begun returns the day until which nothing had been said.
func (c *course) begun() int {
	if c.timeless > 0 || len(c.days) == 0 {
		return math.MinInt
	}
	return c.days[0]
}

// steady reports whether by one day all was as by another, the later one.
func (c *course) steady(first, last int) bool {
	for _, day := range c.days {
		if first < day && day <= last {
			return false
		}
	}
	return true
}

// findCourses works out the courses of all ties; those that share their claims share theirs.
func (d *Dossier) findCourses() {
	var last *weight
	var days []int
	for i := range d.Ties {
		if at := &d.Ties[i].at; at.weight != last {
			last = at.weight
			before := len(days)
			days = d.addDays(days, &d.Ties[i], &at.timeless)
			at.days = days[before:len(days):len(days)]
			slices.Sort(at.days)
		}
	}
}

// addDays adds the days on which a tie's claims may have changed, and counts those that are
// there at any.
func (d *Dossier) addDays(days []int, t *Tie, timeless *int32) []int {
	add := func(date Date) {
		if !date.IsZero() {
			days = append(days, date.begin().first)
		}
	}
	if len(t.at.claimants()) == 0 {
		days = append(days, math.MaxInt) // it is there without a claim that counts, as of no day
	}
	for i := range t.Claims {
		c := &t.Claims[i]
		since := d.since(c)
		add(since)
		*timeless += int32(truth(since.IsZero())) //nolint:gosec // it is 0 or 1
		if c.Withdrawn != nil {
			add(*c.Withdrawn)
		}
		add(d.SourceByID(c.Source).Retracted)
		for n := range c.AlsoIn {
			source := d.SourceByID(c.AlsoIn[n].Source)
			add(source.Issued)
			add(source.Retracted)
		}
		if len(c.AlsoIn) > 0 {
			add(d.SourceByID(c.Source).Issued)
		}
	}
	return days
}

// recall takes back what became of a source later.
func (s *Source) recall(date Date) {
	if !s.Retracted.BegunBy(date) {
		s.Retracted = Date{}
	}
	if !s.Corrected.BegunBy(date) {
		s.Corrected = Date{}
	}
}

// recall gives a tie only the claims made by the dossier's day, or none where none of
// them counts: such a tie isn't there.
func (d *Dossier) recall(t *Tie, buffer []*Claim, by *scale) []*Claim {
	timeless := t.at.timeless
	for i := range t.Claims {
		buffer = append(buffer, d.claimBy(&t.Claims[i], d.day))
	}
	t.Claims = nil
	if slices.ContainsFunc(buffer, func(c *Claim) bool { return c != nil && d.Counts(c) }) {
		t.Claims = make([]Claim, 0, len(buffer))
		for i, c := range buffer {
			if c != nil {
				t.Claims, by.lists[numbersOfClaims] = append(t.Claims, *c), append(by.lists[numbersOfClaims], i+1)
			}
		}
	}
	if t.at.weight = by.weigh(t); t.Told() {
		t.at.timeless = timeless
	}
	return buffer
}

// claimBy returns a claim as it was by the end of that date, nil where it can't have
// been made by then. Where nothing says when it was, it is there at any date.
func (d *Dossier) claimBy(c *Claim, date Date) *Claim {
	if since := d.since(c); !since.IsZero() && !since.BegunBy(date) {
		return nil
	}
	taken := c.Withdrawn != nil && !c.Withdrawn.BegunBy(date)
	later := func(p Passage) bool {
		issued := d.SourceByID(p.Source).Issued
		return !issued.IsZero() && !issued.BegunBy(date)
	}
	printed := c.Said.IsZero() && len(c.AlsoIn) > 0 && slices.ContainsFunc(c.Passages(), later)
	if !taken && !printed {
		return c
	}
	then := *c
	if taken {
		then.Withdrawn, then.WithdrawnIn = nil, nil
	}
	if printed {
		p := slices.DeleteFunc(c.Passages(), later)
		then.Source, then.Locator, then.Wording, then.Quote, then.AlsoIn = p[0].Source, p[0].Locator, p[0].Wording, p[0].Quote, p[1:]
	}
	return &then
}

// since returns from when on a claim counts: when it was said, else when the first of
// its sources that have a date was issued. It is zero where nothing says it.
func (d *Dossier) since(c *Claim) Date {
	if !c.Said.IsZero() {
		return c.Said
	}
	first := d.SourceByID(c.Source).Issued
	for i := range c.AlsoIn {
		if issued := d.SourceByID(c.AlsoIn[i].Source).Issued; first.IsZero() || !issued.IsZero() && issued.begin().first < first.begin().first {
			first = issued
		}
	}
	return first
}

// saidOn returns when a quote was said, else when its source was issued.
func (d *Dossier) saidOn(q *Quote) Date {
	if !q.Said.IsZero() {
		return q.Said
	}
	return d.SourceByID(q.Source).Issued
}

// quoted reports whether a quote was there as of the dossier's day.
func (d *Dossier) quoted(q *Quote) bool {
	since := d.saidOn(q)
	return d.day.IsZero() || len(q.ties) > 0 || since.IsZero() || since.BegunBy(d.day)
}

// Told reports whether anything had been said of the tie as of the day from which its
// dossier is seen. Of the whole dossier's ties it always has.
func (t *Tie) Told() bool { return len(t.Claims) > 0 }

// ClaimNumber returns the number, from 1, that the claim at an index in Claims has in
// the whole dossier, where there are others as of another day.
func (t *Tie) ClaimNumber(index int) int {
	if numbers := t.at.numbers(); len(numbers) > 0 {
		return numbers[index]
	}
	return index + 1
}

// ClaimByNumber returns the claim with a number of the whole dossier, or nil.
func (t *Tie) ClaimByNumber(number int) *Claim {
	index := number - 1
	if numbers := t.at.numbers(); len(numbers) > 0 {
		index = slices.Index(numbers, number)
	}
	if index < 0 || index >= len(t.Claims) {
		return nil
	}
	return &t.Claims[index]
}

// AsOf steps to the n-th day on at which anything changed, seen from the one that the
// filter has, or from now. The last such day is now, and nothing is set aside.
func (s Scene) AsOf(n int) Selection {
	moments := s.view.Whole().moments()
	last := max(0, len(moments)-1)
	at := last
	if values := s.requested.Filter.Values(AsOf); len(values) > 0 {
		index, found := slices.BinarySearch(moments, latest(values).latest())
		at = min(index-truth(!found), last) // what has changed by then
		if at < 0 && n > 0 {
			at, n = 0, n-1
		}
	}
	if at = further(max(at, 0), n, last+1); at == last {
		return s.WithFilter(s.requested.Filter.With(AsOf))
	}
	return s.WithFilter(s.requested.Filter.With(AsOf, dayEDTF(moments[at])))
}

// During steps to the n-th date on that a tie has; beyond the last, and before the first,
// nothing is set aside.
func (s Scene) During(n int) Selection {
	dates := s.view.Whole().dates()
	at := len(dates)
	if values := s.requested.Filter.Values(During); len(values) > 0 {
		index, found := slices.BinarySearchFunc(dates, latest(values), Date.Compare)
		if at = index; !found && n > 0 {
			n-- // the next date is already one on
		}
	}
	if at = ((at+n)%(len(dates)+1) + len(dates) + 1) % (len(dates) + 1); at == len(dates) {
		return s.WithFilter(s.requested.Filter.With(During))
	}
	return s.WithFilter(s.requested.Filter.With(During, dates[at].EDTF()))
}

func (d *Dossier) findDates() []Date {
	var dates []Date
	for _, n := range d.byDate() {
		if date := d.Ties[n].Date; len(dates) == 0 || date != dates[len(dates)-1] && date.Compare(dates[len(dates)-1]) != 0 {
			dates = append(dates, date)
		}
	}
	return dates
}

// orderDates returns the ties with a date by that, those of one as the dossier has them.
func (d *Dossier) orderDates() []int32 {
	counts, all := map[Date]int{}, 0 // of ties: many have the same date
	for i := range d.Ties {
		if date := d.Ties[i].Date; !date.IsZero() {
			counts[date]++
			all++
		}
	}
	dates := slices.Collect(maps.Keys(counts))
	sort.Slice(dates, func(i, j int) bool { return dates[i].Compare(dates[j]) < 0 })
	next := make(map[Date]*int, len(dates)) // where the next tie of a date stands; written otherwise, it may be the same date
	for i, at := 0, 0; i < len(dates); i++ {
		if i > 0 && dates[i].Compare(dates[i-1]) == 0 {
			next[dates[i]] = next[dates[i-1]]
		} else {
			place := at
			next[dates[i]] = &place
		}
		at += counts[dates[i]]
	}
	numbers := make([]int32, all)
	for i := range d.Ties {
		if at := next[d.Ties[i].Date]; at != nil {
			numbers[*at] = d.Ties[i].at.index
			*at++
		}
	}
	return numbers
}

// dayEDTF returns a day as EDTF. Of years that have no months there it is the year.
func dayEDTF(day int) string {
	t := timeOf(day)
	year := YearEDTF(t.Year())
	if year[0] == 'Y' {
		return year
	}
	return year + t.Format("-01-02")
}

// Timeless counts the claims without any date on the ties that pass: as of whatever
// day, they stay.
func (v *View) Timeless() int { return v.timeless }

// findMoments returns the days at which what had been said changed, in order.
func (d *Dossier) findMoments() []int {
	var days []int
	for i := range d.Ties {
		if i == 0 || d.Ties[i].at.weight != d.Ties[i-1].at.weight { // else they share their claims
			days = d.addMoments(days, &d.Ties[i])
		}
	}
	for i := range d.Quotes {
		if since := d.saidOn(&d.Quotes[i]); len(d.Quotes[i].By) > 0 && !since.IsZero() {
			days = append(days, since.begin().first)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// addMoments adds the days at which a tie's claims changed. Claims that nothing has
// become of are there from their first day on; else each day is tried.
func (d *Dossier) addMoments(days []int, t *Tie) []int {
	first := len(days)
	add := func(date Date) {
		if !date.IsZero() {
			days = append(days, date.begin().first)
		}
	}
	plain := true
	for i := range t.Claims {
		c := &t.Claims[i]
		add(d.since(c))
		s := d.SourceByID(c.Source)
		if c.Withdrawn == nil && len(c.AlsoIn) == 0 && s.Retracted.IsZero() && s.Corrected.IsZero() {
			continue
		}
		plain = false
		if c.Withdrawn != nil {
			add(*c.Withdrawn)
		}
		for _, p := range c.Passages() {
			s = d.SourceByID(p.Source)
			add(s.Issued)
			add(s.Retracted)
			add(s.Corrected)
		}
	}
	if plain {
		return days
	}
	tried := days[first:]
	slices.Sort(tried)
	days, before := days[:first], d.stood(t, Date{})
	for _, n := range tried {
		if now := d.stood(t, dateOf(n)); now != before {
			days, before = append(days, n), now
		}
	}
	return days
}

// dateOf returns a day as a date.
func dateOf(n int) Date {
	p := point{text: dayEDTF(n), first: n, grain: day}
	return ends{start: p, end: p}.date()
}

// stood tells in a line which of a tie's claims were there by that date, and in what
// state; it is empty where the tie wasn't. By the zero Date, only the timeless were.
func (d *Dossier) stood(t *Tie, by Date) string {
	var line []byte
	told := false
	for i := range t.Claims {
		c := d.claimBy(&t.Claims[i], by)
		if c == nil {
			continue
		}
		line = fmt.Appendf(line, " %d %t", i, c.Withdrawn != nil)
		for _, p := range c.Passages() {
			s := *d.SourceByID(p.Source)
			s.recall(by)
			line = fmt.Appendf(line, " %s %t %t", s.ID, s.Retracted.IsZero(), s.Corrected.IsZero())
			told = told || c.Withdrawn == nil && s.Retracted.IsZero()
		}
	}
	if !told {
		return ""
	}
	return string(line)
}

// latest returns the latest of the dates that can be read, or none.
func latest(values []string) Date {
	var last Date
	for _, v := range values {
		if date, err := ParseDate(v); err == nil && (last.IsZero() || date.latest() > last.latest()) {
			last = date
		}
	}
	return last
}
