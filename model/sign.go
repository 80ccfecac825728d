package model

// A Sign tells how firm something is, or what a party does with it.
type Sign struct {
	Text string
	Tone Tone // which the sign's colour tells too
}

// A Tone is what signs of a colour have in common.
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

// Sign returns the claim's sign: of its stance, or of the standing that it makes.
func (c *Claim) Sign() Sign {
	if own := c.Stance.Sign(); own != (Sign{}) {
		return own
	}
	return c.strength().Sign()
}
