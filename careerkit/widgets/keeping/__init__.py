"""How answers are kept: the vault in the browser, the file, what is pending, what waits."""
