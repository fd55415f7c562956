"""What a browser is shown: pages that are run for a visitor, and the files that a page loads.

Looks at guard, kernels and what is below. Begin with ``handlers.py``; ``page_run.py`` is one
visit, ``page_queue.py`` those that are begun ahead, ``assets.py`` the files.
"""
