package cli

import (
	"errors"
	"strconv"

	"entente/data"
)

// mebibytes are the value of --max-size, in bytes.
type mebibytes int64

// String returns nothing: the help shows no default.
func (*mebibytes) String() string { return "" }

// Type is what the value is called where it is wrong.
func (*mebibytes) Type() string { return "size" }

// Set takes a number of MiB.
func (m *mebibytes) Set(value string) error {
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil || n < 1 || n > data.MostSize>>20 {
		return errSize
	}
	*m = mebibytes(n << 20)
	return nil
}

var errSize = errors.New("it is no size")
