package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// ops is everything this package asks of the machine. Tests put in its place
// one in which the n-th call fails.
type ops struct {
	lstat     func(path string) (fs.FileInfo, error)
	obstacle  func(dir string) error       // why nothing can be renamed in dir, if so
	mounted   func(dir, above string) bool // whether dir, a folder in above, is a mount point
	readDir   func(dir string) ([]fs.DirEntry, error)
	readFile  func(path string) ([]byte, error)
	mkdir     func(path string, mode fs.FileMode) error
	chmod     func(path string, mode fs.FileMode) error
	create    func(path string) (*os.File, error) // a new file; fs.ErrExist if it is there
	write     func(f *os.File, data []byte) (int, error)
	close     func(f *os.File) error
	lock      func(path string) (*os.File, error) // *LockedError if another process has it; freed by close
	sync      func(dir string) error              // everything written to the file system of dir
	link      func(from, to string) error
	rename    func(from, to string) error
	exchange  func(a, b string) error // in one step; errors.ErrUnsupported if that cannot be
	remove    func(path string) error // a file or an empty folder
	removeAll func(path string) error

	wait time.Duration // how long Open waits for the lock
}

var disk = ops{
	lstat:    os.Lstat,
	obstacle: obstacle,
	mounted:  mounted,
	readDir:  os.ReadDir,
	readFile: os.ReadFile,
	mkdir:    os.Mkdir,
	chmod:    os.Chmod,
	create: func(path string) (*os.File, error) {
		return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	},
	write:     (*os.File).Write,
	close:     (*os.File).Close,
	lock:      lock,
	sync:      syncFS,
	link:      os.Link,
	rename:    os.Rename,
	exchange:  exchange,
	remove:    os.Remove,
	removeAll: os.RemoveAll,
	wait:      10 * time.Second, // longer than publishing 10 000 files takes
}

// writeFile writes a new file. It does not sync it; Commit syncs all at once.
func (o ops) writeFile(path string, data []byte) error {
	f, err := o.create(path)
	if err != nil {
		return err
	}
	n, err := o.write(f, data)
	if err == nil && n < len(data) {
		err = io.ErrShortWrite
	}
	return errors.Join(err, o.close(f))
}

// swap exchanges two folders. Where the system cannot do so in one step it
// goes through the name via, and live is missing for a moment; recover knows
// what to do if the process dies then.
func (o ops) swap(stage, live, via string) error {
	err := o.exchange(stage, live)
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := o.rename(live, via); err != nil {
		return err
	}
	if err := o.rename(stage, live); err != nil {
		return errors.Join(err, o.rename(via, live))
	}
	_ = o.rename(via, stage) // the new site is live; recover removes what stays at via
	return nil
}

// lock opens the lock file and locks it. The lock is the kernel's and goes
// when its holder does, so there is no stale lock; the pid in the file is only
// for the message.
func lock(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	free, err := tryLock(f)
	switch {
	case err == nil && !free:
		busy := &LockedError{}
		_, _ = fmt.Fscan(f, &busy.PID) // none yet, if its holder is about to write it
		err = busy
	case err == nil:
		if err = f.Truncate(0); err == nil {
			_, err = fmt.Fprintln(f, os.Getpid())
		}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}
