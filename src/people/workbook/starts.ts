/** How .xlsx (a zip) and .xls files begin. */
const workbookStarts = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/** Whether bytes are those of a workbook, of whichever kind. */
export const isWorkbook = (bytes: Uint8Array): boolean =>
  workbookStarts.some((start) => start.every((byte, i) => bytes[i] === byte));
