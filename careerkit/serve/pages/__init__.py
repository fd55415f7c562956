"""What a browser is shown: pages that are run for a visitor, and the files that a page loads."""
