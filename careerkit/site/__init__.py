"""The kit as a site without a server: files for any host, and Python in the visitor's browser.

Begin with ``builder.py``. What runs in the browser is ``kernel.py``, in a worker of the page
(``widgets/front_end/site/worker.js``).
"""
