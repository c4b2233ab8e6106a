#!/bin/sh
# Records on standard input, answers on standard output, in the same order, on all processors of the machine.
# Further words go to `rubdown stream`: parallel.sh -f ics,json < records.ndjson
set -eu
exec parallel --will-cite --pipe --block 256k --keep-order rubdown stream --quiet "$@"
