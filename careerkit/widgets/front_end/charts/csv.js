// A chart's table as a CSV file that a spreadsheet opens.

import { saveFile } from "../page/saving.js";

/** A cell. A text that a spreadsheet would take for a formula stays a text. */
export function csvCell(value) {
  if (typeof value === "number") return String(value);
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The whole file. The mark in front lets spreadsheets read accents and emoji. */
export function csvText(columns, rows) {
  const lines = [columns, ...rows].map((row) => row.map(csvCell).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** Let the browser save a table. */
export function saveCsv(name, columns, rows) {
  saveFile(name, csvText(columns, rows), "text/csv;charset=utf-8");
}
