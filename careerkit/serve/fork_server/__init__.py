"""Kernels that are forked: a single-threaded process with everything imported, and its children.

It imports nothing else of careerkit, and works in any Jupyter application. Begin with
``provisioner.py``, which Jupyter calls; ``forking.py`` is the server's side, ``zygote.py`` the
process itself, which ``preparing.py`` starts ahead.
"""
