"""What a text is, before anything is made of it: a cry for help, grief, no answer, or ordinary."""
