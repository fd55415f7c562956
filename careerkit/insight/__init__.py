"""What the answers say: pure functions from a workbook to what can be read in it."""
