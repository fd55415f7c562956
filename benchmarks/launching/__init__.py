"""What ``benchmarks/ways.py`` measures, and how each way is started."""
