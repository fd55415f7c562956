"""The kit as a web app: Voila in this process, with pages, kernels and errors of our own.

It may look at everything below it but is needed by none of it: a notebook runs without. Begin
with ``supervisor.py`` (the process that stays) and ``app.py`` (what is put together, and the
routes); then ``pages/notebook_page.py``, the way of one visit.
"""
