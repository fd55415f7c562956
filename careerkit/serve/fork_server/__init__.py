"""Kernels that are forked: a single-threaded process with everything imported, and its children."""
