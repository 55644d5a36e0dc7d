package generator

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// parallel calls f for 0 … n-1 on all processors and gives the error of the
// lowest i, so that the same trouble is told each time. A panic in f becomes an
// error that says what it was at work on: waarmee(i).
func parallel(ctx context.Context, n int, waarmee func(i int) string, f func(i int) error) error {
	errs := make([]error, runtime.GOMAXPROCS(0))
	at := make([]int, len(errs))
	var next atomic.Int64
	var stop atomic.Bool
	var wg sync.WaitGroup
	for w := range errs {
		wg.Go(func() {
			for !stop.Load() && ctx.Err() == nil {
				i := int(next.Add(1) - 1)
				if i >= n {
					return
				}
				if err := guarded(i, waarmee, f); err != nil {
					errs[w], at[w] = err, i
					stop.Store(true)
				}
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	first := -1
	for w, err := range errs {
		if err != nil && (first < 0 || at[w] < at[first]) {
			first = w
		}
	}
	if first < 0 {
		return nil
	}
	return errs[first]
}

// werk is something to do, and what it is called when it goes wrong.
type werk struct {
	naam string
	doe  func() error
}

// samen does everything in ws at the same time, with the promises of parallel.
func samen(ctx context.Context, ws ...werk) error {
	return parallel(ctx, len(ws), func(i int) string { return ws[i].naam }, func(i int) error { return ws[i].doe() })
}

func guarded(i int, waarmee func(i int) string, f func(i int) error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("dit is een fout in het programma zelf, bij %s. Meld dit aan de makers (%v)\n%s", waarmee(i), x, stack())
		}
	}()
	return f(i)
}

func stack() []byte {
	b := make([]byte, 4096)
	return slices.Clip(b[:runtime.Stack(b, false)])
}
