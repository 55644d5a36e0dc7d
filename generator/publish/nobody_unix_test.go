//go:build unix

package publish

import "syscall"

// becomeNobody gives up root, for which no folder is read-only.
func becomeNobody() error {
	if syscall.Getuid() != 0 {
		return nil
	}
	if err := syscall.Setgid(65534); err != nil {
		return err
	}
	return syscall.Setuid(65534)
}
