"""Speed, memory, tokens and scale, measured: `make bench`."""
