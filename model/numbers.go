package model

import (
	"hash/maphash"
	"math/bits"
)

// numbers find records by their ids: the indexes of the records in their list, by the
// hashes of the ids alone. A map would hold the ids of millions once more, in four times
// the room.
type numbers struct {
	seed  maphash.Seed // its own, so that nobody can make many ids of one hash
	slots []uint64     // by the lower half of a hash: its upper half, and the number counted from 1; 0 for none
	idOf  func(n int) string
}

// newNumbers returns numbers with room for so many records, of which none is added yet.
func newNumbers(records int, idOf func(n int) string) numbers {
	return numbers{maphash.MakeSeed(), make([]uint64, 1<<bits.Len(uint(records+records/3))), idOf}
}

// find returns the number of the record with that id; ok reports whether there is one.
func (x *numbers) find(id string) (n int, ok bool) {
	if x.slots == nil {
		return 0, false
	}
	slot, _ := x.slot(id)
	if *slot == 0 {
		return 0, false
	}
	return numberOf(*slot), true
}

// number returns the number of the record with that id, or 0 where there is none.
func (x *numbers) number(id string) int {
	n, _ := x.find(id)
	return n
}

// add adds a record, unless there is one with its id: then it returns that one's number,
// and is not ok.
func (x *numbers) add(n int) (other int, ok bool) {
	slot, hash := x.slot(x.idOf(n))
	if *slot != 0 {
		return numberOf(*slot), false
	}
	*slot = hash&^lowerHalf | uint64(n+1) //nolint:gosec // it counts upwards
	return n, true
}

const lowerHalf = 1<<32 - 1

func numberOf(slot uint64) int { return int(slot&lowerHalf) - 1 }

// slot returns where the record with that id stands, or is to stand, and the id's hash.
func (x *numbers) slot(id string) (slot *uint64, hash uint64) {
	hash = maphash.String(x.seed, id)
	for at := hash; ; at++ {
		slot = &x.slots[at&uint64(len(x.slots)-1)] //nolint:gosec // there are slots
		if *slot == 0 || (*slot^hash)&^lowerHalf == 0 && x.idOf(numberOf(*slot)) == id {
			return slot, hash
		}
	}
}

// ids returns the ids of the records, in no order.
func (x *numbers) ids() []string {
	var list []string
	for _, slot := range x.slots {
		if slot != 0 {
			list = append(list, x.idOf(numberOf(slot)))
		}
	}
	return list
}
