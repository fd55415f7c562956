"""The front end: ES modules and style sheets in folders by subject, and what brings them to a page.

``kit.js`` is the module that exports every widget, ``first.js`` has those that a page begins with.
``modules.py`` puts it and what it imports into one text, or into two files, ``kit.py`` lets a page
load that once, ``vega.py`` makes the bundle that draws charts, and ``guard.py`` answers a mistake
of ours with a sentence. Below them nothing of the package but its sentences and its theme.
"""
