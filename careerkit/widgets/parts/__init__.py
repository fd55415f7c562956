"""What steps are made of: lists of records, charts, sentences, and a few of their own.

Parts show what they are told by ``show(...)`` or observe a session; they know no step. Begin with
``records/record_list.py``, the editor of nearly everything, and ``charts/chart_view.py``.
"""
