//go:build unix

package main

import (
	"syscall"
	"time"
)

// cpuTijd gives the time that all processors together have worked for this
// process, in the program and in the kernel.
func cpuTijd() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
