"""What steps are made of: lists of records, charts, sentences, and a few of their own."""
