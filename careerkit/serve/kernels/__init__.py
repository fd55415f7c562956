"""A visitor's kernel: what it loads, what it may take, how long it lives and what it may log.

Looks at the fork server and at settings; knows no page. Begin with ``visit_kernels.py``.
"""
