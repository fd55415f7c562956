"""The app as a service of a JupyterHub: its login in front, and a folder of answers for each user.

Begin with ``passes.py``, which knows who is logged in.
"""
