# The program and nothing else: no shell, no libraries, no /etc. The time zones of
# Europe are in the program; the search index is made in TMPDIR, and an image from
# scratch has no /tmp.
#
#   CGO_ENABLED=0 go build -trimpath -buildvcs=false ./cmd/socialekaart
#   docker build -t socialekaart .
#   docker run --rm -v "$PWD:/kaart" socialekaart build --source /kaart --output /kaart/public
FROM scratch
ENV TMPDIR=/
COPY socialekaart /socialekaart
ENTRYPOINT ["/socialekaart"]
