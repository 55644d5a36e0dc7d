package main

import "time"

// cpuTijd is not known here: the bench says so.
func cpuTijd() time.Duration { return 0 }
