package publish

import (
	"errors"
	"os"
	"path/filepath"
)

// tempSlot is the file in a temporary folder that its process holds locked.
const tempSlot = "slot"

// TempDir makes an empty folder in the temporary folder of the system, for as
// long as this process lives, and a function that removes it. A process that is
// killed cannot clean up, so the next one does: folders of this prefix whose
// lock is free are removed first. The folder holds one file of ours; what the
// caller puts in has another name than "slot".
func TempDir(prefix string) (dir string, remove func() error, err error) {
	sweep(prefix)
	if dir, err = os.MkdirTemp("", prefix); err != nil {
		return "", nil, err
	}
	// Locked before it has its name, so that nobody takes it for an old one.
	f, err := os.OpenFile(filepath.Join(dir, tempSlot+".new"), os.O_CREATE|os.O_RDWR, 0o600)
	if err == nil {
		_, err = tryLock(f)
	}
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, tempSlot))
	}
	remove = func() error { return errors.Join(f.Close(), os.RemoveAll(dir)) }
	if err != nil {
		return "", nil, errors.Join(err, remove())
	}
	return dir, remove, nil
}

// sweep removes the folders of processes that are gone. What it may not open or
// remove is somebody else's.
func sweep(prefix string) {
	slots, _ := filepath.Glob(filepath.Join(os.TempDir(), prefix+"*", tempSlot)) // the pattern is ours
	for _, name := range slots {
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		free, err := tryLock(f)
		f.Close()
		if free && err == nil {
			_ = os.RemoveAll(filepath.Dir(name))
		}
	}
}
