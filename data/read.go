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
	"slices"
	"strings"
	"syscall"
)

// MaxFile is the most bytes that a file of a dossier, or a source's text, may
// have. It is far beyond what people write by hand; it keeps a wrong file from
// filling the memory.
const MaxFile = 32 << 20

// MaxDossier is the most bytes that the files of a folder may have together. A
// hundred thousand ties take some 70 MB.
const MaxDossier = 128 << 20

// ReadFile gives the bytes of a file, which may have [MaxFile] of them: a larger
// one isn't read at all. What is no file, such as a pipe or a device, is refused
// too, since nobody knows whether it ever ends. Its errors tell a person what to
// do; they are made for the files that a user names.
func ReadFile(name string) ([]byte, error) {
	// A pipe that nobody writes to must not keep the open from returning.
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0) //nolint:gosec // the user names the file, and reads it with their own rights
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close() //nolint:errcheck // nothing was written
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is %s and can't be read as a file; name a file, or give a dossier to standard input, as -", Safe(name), sortOf(info.Mode()))
	case info.Size() > MaxFile:
		return nil, tooLarge(name)
	}
	return readAll(name, f, int(info.Size()))
}

// readAll reads a stream to its end. What is known of its size spares it the copies
// of a growing text; a file may have grown since, and a stream tells none.
func readAll(name string, stream io.Reader, size int) ([]byte, error) {
	var text bytes.Buffer
	text.Grow(size + bytes.MinRead) // room to see the end in
	_, err := text.ReadFrom(io.LimitReader(stream, MaxFile+1))
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case text.Len() > MaxFile:
		return nil, tooLarge(name)
	}
	return text.Bytes(), nil
}

func tooLarge(name string) error {
	return fmt.Errorf("%s is larger than %d MiB; name a file that people wrote, or share a dossier out over the files of a folder", Safe(name), MaxFile>>20)
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
	entries, err := os.ReadDir(name)
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
		return nil, fmt.Errorf("the folder %s holds no dossier; name one that has .yaml or .yml files in it", Safe(name))
	}
	slices.Sort(names)
	return names, nil
}

// unreadable tells an error of the system without the name that it repeats,
// which could hold anything.
func unreadable(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no file %s (%w); check the name", Safe(name), fs.ErrNotExist)
	}
	return fmt.Errorf("%s can't be read (%w); check that it is a file or a folder that you may read", Safe(name), cause(err))
}

// cause gives an error of the system without the names that it repeats.
func cause(err error) error {
	if inner, ok := errors.AsType[*fs.PathError](err); ok {
		return inner.Err
	}
	if inner, ok := errors.AsType[*os.LinkError](err); ok {
		return inner.Err
	}
	return err
}
