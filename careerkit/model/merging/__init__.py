"""How two versions of a workbook become one, and what is told of it before a file is added."""
