"""The steps of the journey, each made of parts and of what insight says."""
