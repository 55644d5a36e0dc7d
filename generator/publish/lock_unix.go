//go:build unix

package publish

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

var systemRemedies []remedy

// tryLock takes the lock on f, or says that another process has it.
func tryLock(f *os.File) (bool, error) {
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil || errors.Is(err, unix.EWOULDBLOCK) {
			return err == nil, nil
		}
		if !errors.Is(err, unix.EINTR) {
			return false, &os.PathError{Op: "flock", Path: f.Name(), Err: err}
		}
	}
}

// obstacle asks for the right to write in dir: to exchange two folders one
// needs it in both, and in the folders above them.
func obstacle(dir string) error {
	if err := unix.Access(dir, unix.W_OK|unix.X_OK); err != nil {
		return &os.PathError{Op: "access", Path: dir, Err: err}
	}
	return nil
}

// otherDevice says whether two folders lie on different file systems.
func otherDevice(a, b string) bool {
	var sa, sb unix.Stat_t
	return unix.Lstat(a, &sa) == nil && unix.Stat(b, &sb) == nil && sa.Dev != sb.Dev
}
