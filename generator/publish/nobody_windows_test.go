package publish

func becomeNobody() error { return nil }
