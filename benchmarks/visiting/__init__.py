"""The parts of ``benchmarks/visit.py``."""
