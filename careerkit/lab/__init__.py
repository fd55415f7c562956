"""JupyterLab and Notebook 7 as a workbook: an extension that needs no build, and its start.

It looks at the journey and at sentences. Begin with ``book.js`` in
``share/jupyter/labextensions/careerkit/static``, which is one notebook; ``facts.py`` says what the
extension has to know of all of them.
"""
