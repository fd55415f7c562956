"""The six kinds of interests: scores and what they say."""
