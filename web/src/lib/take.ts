// Saving something as a file on the reader's machine. Nothing leaves it.

import { sheet, type Table } from './table'

export function save(name: string, content: Blob | string, type = 'text/plain;charset=utf-8'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** The table as a workbook; what writes it is loaded when it is first asked for. */
export async function xlsx(table: Table, name: string): Promise<Blob> {
  const { default: write } = await import('write-excel-file/universal')
  return write(sheet(table), { sheet: name.slice(0, 31), stickyRowsCount: 1 }).toBlob()
}

/** A file's name of anything: `Teodar Vasklin: fire` as `teodar-vasklin-fire`. */
export function fileName(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return plain.slice(0, 60).replace(/^-+|-+$/g, '') || 'onrecord'
}
