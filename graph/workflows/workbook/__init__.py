"""The workbook that people take away: the tables of the data as one file for a spreadsheet."""
