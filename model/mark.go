package model

// A Mark is a sign that tells how firm something is, or what a party does with it.
type Mark struct {
	Sign string
	Tone Tone // which the sign's colour tells too
}

// A Tone is what marks of a colour have in common.
type Tone uint8

// The tones.
const (
	ToneStated Tone = iota // that of any text
	ToneConfirmed
	ToneBetween // alleged, believed and what else lies between
	ToneOpen    // possible, debated
	ToneDenied
	ToneBeside // neither for it nor against it, now
)

// Mark returns the claim's mark: of its stance, or of the standing that it makes.
func (c *Claim) Mark() Mark {
	if m := c.Stance.Mark(); m != (Mark{}) {
		return m
	}
	return c.strength().Mark()
}
