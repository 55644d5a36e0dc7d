package main

import (
	"slices"
	"testing"

	"socialekaart/search"
)

// TestReasons: a reason names the idea, and not the sign by which the index knows it.
func TestReasons(t *testing.T) {
	got := reasons(search.Treffer{Waarom: []search.Reden{
		{Woord: "koffie", Term: "koffie"}, {Woord: "weduwe", Term: "rouw:"}, {Woord: "na het werk", Term: "avond;"},
	}})
	if want := []string{"koffie", "weduwe → rouw", "na het werk → avond"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
