package model

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// longestLink is the most bytes of an address that is opened: what RFC 9110 (4.1)
// asks every program to take.
const longestLink = 8000

// LinkFault returns, as the end of a sentence, why a browser should not open an
// address, or "" if it may. It may if the address is one of http or https, names a host
// and no user, who could pass for one, and has only characters that RFC 3986 allows, or
// letters of other scripts. So it never begins with -.
func LinkFault(address string) string {
	if len(address) > longestLink {
		return "it is longer than " + strconv.Itoa(longestLink) + " bytes"
	}
	if strings.ContainsFunc(address, strange) {
		return "it has a character that no address may have; write that percent-encoded"
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return "it can’t be understood as an address"
	case u.Scheme != "http" && u.Scheme != "https":
		return "it is neither of http nor of https"
	case u.User != nil:
		return "it names a user, who can pass for a host"
	case u.Hostname() == "":
		return "it names no host"
	case strings.HasPrefix(u.Host, "-"):
		return "its host begins with -"
	case badPort(u.Port()):
		return "it has no port from 1 to 65535"
	}
	return ""
}

// strange reports whether a character may not be in an address, or can't be seen.
func strange(r rune) bool {
	return r <= ' ' || r == 0x7f || r == unicode.ReplacementChar || strings.ContainsRune("\"<>\\^`{|}", r) ||
		r >= 0x80 && (unicode.IsSpace(r) || !unicode.IsGraphic(r))
}

func badPort(port string) bool {
	n, err := strconv.Atoi(port)
	return port != "" && (err != nil || n < 1 || n > 65535)
}

// LinkHost returns the offsets in bytes of an address's host; both are 0 if it has
// none.
func LinkHost(address string) (from, to int) {
	u, err := url.Parse(address)
	at := strings.Index(address, "//") + len("//")
	if err != nil || u.Host == "" || at < len("//") {
		return 0, 0
	}
	host := strings.Index(address[at:], u.Host)
	if host < 0 { // it is written with escapes
		return 0, 0
	}
	return at + host, at + host + len(u.Host)
}
