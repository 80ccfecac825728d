package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"entente/data/safe"
	"entente/data/safefile"
)

// ReadFile returns the bytes of a file, which may have [MaxFile] of them: a larger
// one isn't read at all. What is no file, such as a pipe or a device, is refused
// too, since nobody knows whether it ever ends. Its errors say what to do,
// to the user who named the file.
func ReadFile(name string) ([]byte, error) { return Limits{}.readFile(name) }

func (l Limits) readFile(name string) ([]byte, error) {
	f, size, err := openFile(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // nothing was written
	if size > l.file() {
		return nil, l.tooLarge(name)
	}
	return l.readAll(name, awaited{f, patience}, size)
}

// openFile opens a file, and returns how many bytes it has. Its errors are as those of
// [ReadFile].
func openFile(name string) (f *os.File, size int64, err error) {
	// A pipe that nobody writes to must not keep the open from returning.
	f, err = os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) //nolint:gosec // the user names the file, and reads it with their own rights
	if err != nil {
		return nil, 0, unreadable(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = unreadable(name, err)
	case !info.Mode().IsRegular():
		err = fmt.Errorf("%s is %s and can’t be read as a file; name a file, or give a dossier to standard input, as -", safe.Clean(name), sortOf(info.Mode()))
	default:
		return f, info.Size(), nil
	}
	f.Close() //nolint:errcheck,gosec // nothing was written
	return nil, 0, err
}

// patience is how long a file may take until more of it comes. One on a disk or a
// network takes as long as it takes; what the system shows as a file without an end,
// such as /proc/kmsg, would keep the reader for ever.
const patience = 2 * time.Second

// An awaited file ends in an error where nothing of it comes for a while.
type awaited struct {
	*os.File

	patience time.Duration
}

// Read reads on.
func (f awaited) Read(into []byte) (int, error) {
	f.SetReadDeadline(time.Now().Add(f.patience)) //nolint:errcheck,gosec // most files have none, and don't wait
	n, err := f.File.Read(into)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = errWaiting
	}
	return n, err
}

// errWaiting is the error of a file from which nothing comes any more.
var errWaiting = errors.New("nothing comes from it")

// readAll reads a stream to its end, of which that size is known; 0 where it isn't.
func (l Limits) readAll(name string, stream io.Reader, size int64) ([]byte, error) {
	var text bytes.Buffer
	text.Grow(int(size) + bytes.MinRead) // which the end, too, is met in
	_, err := text.ReadFrom(io.LimitReader(stream, l.file()+1))
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case int64(text.Len()) > l.file():
		return nil, l.tooLarge(name)
	}
	return text.Bytes(), nil
}

func (l Limits) tooLarge(name string) error {
	return fmt.Errorf("%s is larger than %d MiB; name a file that people wrote, share a dossier out over the files of a folder, or %s", safe.Clean(name), l.file()>>20, raise(l.file()))
}

// sortOf says what something is that isn't a file.
func sortOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "no file"
}

func dossierFiles(name string) ([]string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	if !info.IsDir() {
		return []string{name}, nil
	}
	entries, err := os.ReadDir(name) // in the order of their names
	if err != nil {
		return nil, unreadable(name, err)
	}
	var names []string
	for _, e := range entries {
		ext := path.Ext(e.Name())
		if !e.IsDir() && !strings.HasPrefix(e.Name(), ".") && (ext == ".yaml" || ext == ".yml") {
			names = append(names, filepath.Join(name, e.Name()))
		}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("the folder %s holds no dossier; name one that has .yaml or .yml files in it", safe.Clean(name))
	}
	return names, nil
}

// A missingError is the name of a file that doesn't exist.
type missingError string

// Error returns the name, made safe, and what to do.
func (e missingError) Error() string {
	return "there is no file " + safe.Clean(string(e)) + "; check the name"
}

// Is reports whether kind is [fs.ErrNotExist].
func (missingError) Is(kind error) bool { return kind == fs.ErrNotExist }

// unreadable returns an error of the system without the name that it repeats, which
// could hold anything.
func unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return missingError(name)
	}
	return fmt.Errorf("%s can’t be read (%w); check that it is a file or a folder that you may read", safe.Clean(name), safefile.Reason(err))
}
