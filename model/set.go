package model

import (
	"iter"
	"math/bits"
)

// A set is a set of numbers below the size that it was made for, a bit each.
type set []uint64

func newSet(size int) set { return make(set, (size+63)/64) }

// has reports whether n is in the set; of the nil set nothing is.
func (s set) has(n int) bool { return s != nil && s[n/64]&(1<<(n%64)) != 0 }

func (s set) add(n int) { s[n/64] |= 1 << (n % 64) }

func (s set) take(n int) { s[n/64] &^= 1 << (n % 64) }

func (s set) count() int {
	n := 0
	for _, word := range s {
		n += bits.OnesCount64(word)
	}
	return n
}

// keep takes out what isn't in the other set, of the same size.
func (s set) keep(other set) {
	for i := range s {
		s[i] &= other[i]
	}
}

// join adds what is in the other set, of the same size.
func (s set) join(other set) {
	for i := range s {
		s[i] |= other[i]
	}
}

// remove takes out what is in the other set, of the same size.
func (s set) remove(other set) {
	for i := range s {
		s[i] &^= other[i]
	}
}

// all returns the numbers in order.
func (s set) all() iter.Seq[int] { return s.from(0) }

// from returns the numbers that aren't less than n, in order.
func (s set) from(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := n / 64; i < len(s); i++ {
			word := s[i]
			if i == n/64 {
				word &= ^uint64(0) << (n % 64)
			}
			for ; word != 0; word &= word - 1 {
				if !yield(i*64 + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// rank returns how many numbers in the set are less than n.
func (s set) rank(n int) int {
	return s[:n/64].count() + bits.OnesCount64(s[n/64]&(1<<(n%64)-1))
}

// at returns the number of that rank, which the set must have.
func (s set) at(rank int) int {
	for i, word := range s {
		n := bits.OnesCount64(word)
		if rank >= n {
			rank -= n
			continue
		}
		for ; rank > 0; rank-- {
			word &= word - 1
		}
		return i*64 + bits.TrailingZeros64(word)
	}
	panic("model: no number of that rank")
}
