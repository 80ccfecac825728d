package model_test

import (
	"strings"
	"testing"

	"entente/model"
)

func TestLinkFault(t *testing.T) {
	t.Parallel()
	const (
		character = "no address may have"
		web       = "neither of http nor of https"
		user      = "names a user"
		host      = "names no host"
		port      = "no port"
		unread    = "can’t be understood"
	)
	for _, c := range []struct{ address, want string }{
		{"http://example.org", ""},
		{"https://example.org/a/b.html?c=d&e=f#g", ""},
		{"HTTPS://EXAMPLE.ORG/", ""},
		{"https://example.org:8443/a", ""},
		{"https://example.org:/a", ""},
		{"http://127.0.0.1:80/", ""},
		{"http://[2001:db8::1]/", ""},
		{"http://[2001:db8::1]:8080/a", ""},
		{"https://müller.example/straße", ""},
		{"https://пример.example/", ""},
		{"https://\u4f8b\u3048.example/\u5f15", ""},
		{"https://xn--mller-kva.example/", ""},
		{"https://example.org/%20a%00", ""},
		{"https://example.org/$(touch);&&a'*", ""}, // no shell reads it
		{"https://example.org/a@b", ""},            // no user: it stands in the path
		{"https://example.org/" + strings.Repeat("a", 7980), ""},
		{"", web},
		{"javascript:alert(1)", web},
		{"JaVaScRiPt://example.org/%0aalert(1)", web},
		{"file:///etc/passwd", web},
		{"data:text/html,hello", web},
		{"ftp://example.org/", web},
		{"mailto:a@example.org", web},
		{"vscode://file/etc/passwd", web},
		{"example.org", web},
		{"//example.org/", web},
		{"-x", web},
		{"--help", web},
		{"-http://example.org/", unread},
		{"http:", host},
		{"http:example.org", host},
		{"http:/example.org", host},
		{"http://", host},
		{"http:///", host},
		{"http:///etc/passwd", host},
		{"http://:80/", host},
		{"http://?a", host},
		{"http://#a", host},
		{"http://user@example.org/", user},
		{"http://user:word@example.org/", user},
		{"http://@example.org/", user},
		{"http://example.org:80@evil.example/", user},
		{"https://example.org%40evil.example/", unread},
		{"http://example.org\\@evil.example/", character},
		{"http://example.org/\n", character},
		{"http://example.org/\r\nX: y", character},
		{"http://example.org/\x1b]0;a\x07", character},
		{"http://example.org/\x00", character},
		{"http://example.org/\x7f", character},
		{"http://example.org/\u0085", character},
		{"http://example.org/a b", character},
		{" http://example.org/", character},
		{"http://example.org/ ", character},
		{"http://example.org/\u00a0", character},
		{"http://example.org/\u202egro.live", character},
		{"http://exam\u200bple.org/", character},
		{"http://example.org/\ufffd", character},
		{"http://example.org/\xff", character},
		{`http://example.org/"`, character},
		{"http://example.org/`a`", character},
		{"http://example.org/<a>", character},
		{"http://example.org/{a|b}", character},
		{"http://example.org:0/", port},
		{"http://example.org:65536/", port},
		{"http://example.org:99999999999999999999/", port},
		{"http://example.org:a/", unread},
		{"http://example.org:-1/", unread},
		{"http://-x/", "begins with -"},
		{"http://-oProxyCommand=a:22/", "begins with -"},
		{"http://[::1", unread},
		{"http://[nonsense]/", unread},
		{"http://[127.0.0.1:80]/", unread},
		{"http://example.org/%zz", unread},
		{"https://example.org/" + strings.Repeat("a", 8000), "longer than 8000 bytes"},
	} {
		got := model.LinkFault(c.address)
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%.60q: %q, want %q", c.address, got, c.want)
		}
	}
}

func TestLinkHost(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"https://example.org/example.org": "example.org",
		"http://[::1]:80/":                "[::1]:80",
		"https://müller.example":          "müller.example",
		"javascript:a":                    "",
		"http://http/":                    "http",
		"http://me@example.org/":          "example.org",
		"%":                               "",
	} {
		from, to := model.LinkHost(address)
		if got := address[from:to]; got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}
