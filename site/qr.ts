import encodeQR from 'qr'

/** A code to scan, drawn as one path of squares with sides of one; three more of the light border go around it. */
export type ScanCode = { readonly size: number; readonly path: string }

/** Survives a crease or a stain: a sixth of it may be missing. */
export function scanCode(text: string): ScanCode {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
  return {
    size: rows.length,
    path: rows
      .map((row, y) =>
        runsIn(row)
          .map(run => drawn(run, y))
          .join(''),
      )
      .join(''),
  }
}

type Run = { readonly from: number; readonly length: number }

/** Dark squares beside each other are one rectangle. */
function runsIn(row: readonly boolean[]): readonly Run[] {
  const starts = row.flatMap((isDark, x) => (isDark && !row[x - 1] ? [x] : []))
  return starts.map(from => {
    const end = row.indexOf(false, from)
    return { from, length: (end === -1 ? row.length : end) - from }
  })
}

const drawn = ({ from, length }: Run, y: number): string => `M${from} ${y}h${length}v1h-${length}z`
